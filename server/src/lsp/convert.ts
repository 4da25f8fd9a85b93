import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
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

export function toLspDiagnostic(diagnostic: Diagnostic): LspDiagnostic {
  return {
    range: diagnostic.range,
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
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

export function toQuickFix(diagnostic: Diagnostic, fix: DiagnosticFix, preferred: boolean): CodeAction {
  const changes: Record<string, { range: Diagnostic['range']; newText: string }[]> = {};
  for (const { uri, range, newText } of fix.edits) (changes[uri] ??= []).push({ range, newText });
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(diagnostic)],
    edit: { changes },
    ...(preferred && { isPreferred: true }),
  };
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
