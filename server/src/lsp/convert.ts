import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CompletionEntry } from '../features/completion';
import type { Diagnostic, DiagnosticFix } from '../features/diagnostics';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const KINDS = {
  thing: CompletionItemKind.Reference,
  citation: CompletionItemKind.Reference,
  component: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
};

/** `pages`: where the rules' pages are, a URI ending in `/`, for a client that links codes to them. */
export function toLspDiagnostic(diagnostic: Diagnostic, pages: string | undefined): LspDiagnostic {
  return {
    range: diagnostic.range,
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
    ...(pages !== undefined && { codeDescription: { href: `${pages}${diagnostic.code}.md` } }),
    source: 'atlas',
    message: diagnostic.message,
    ...(diagnostic.code === 'unused-reference' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(diagnostic.related.length > 0 && {
      relatedInformation: diagnostic.related.map(({ uri, range, message }) => ({
        location: { uri, range },
        message,
      })),
    }),
  };
}

/** The fixes of a finding. The one that needs no look, if there is one, is what an editor applies by its key for that. */
export function toQuickFixes(diagnostic: Diagnostic, pages: string | undefined): CodeAction[] {
  const preferred = diagnostic.fixes.find(({ safe }) => safe);
  return diagnostic.fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(diagnostic, pages)],
    edit: toWorkspaceEdit([fix]),
    ...(fix === preferred && { isPreferred: true }),
  }));
}

/** What *fix all* and saving offer: all that is safe, in one edit. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.atlas`;

export function toFixAll(fixes: readonly Pick<DiagnosticFix, 'edits'>[]): CodeAction {
  return { title: 'Fix all that is safe to fix (Atlas)', kind: FIX_ALL, edit: toWorkspaceEdit(fixes) };
}

/** Whether a client that wants these kinds of actions wants this one; kinds have parts with points between. */
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function toWorkspaceEdit(fixes: readonly Pick<DiagnosticFix, 'edits'>[]): WorkspaceEdit {
  const changes: Record<string, { range: Diagnostic['range']; newText: string }[]> = {};
  for (const { edits } of fixes)
    for (const { uri, range, newText } of edits) (changes[uri] ??= []).push({ range, newText });
  return { changes };
}

/** `uri` goes along for the preview, which is made when the item is looked at. */
export function toCompletionItem(entry: CompletionEntry, uri: string): CompletionItem {
  return {
    label: entry.label,
    kind: KINDS[entry.kind],
    labelDetails: { description: entry.detail },
    detail: entry.detail,
    filterText: entry.filter,
    sortText: entry.sort,
    textEdit: { range: entry.insert.range, newText: entry.insert.newText },
    ...(entry.thing && { data: { uri, ...entry.thing } }),
  };
}
