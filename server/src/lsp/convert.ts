import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import type { CompletionEntry } from '../features/completion';
import type { Diagnostic } from '../features/diagnostics';

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
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  snippet: CompletionItemKind.Snippet,
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

/** What a client is offered: snippets only if it has them, and word of it where there may be more. */
export function toCompletionList(
  entries: readonly CompletionEntry[],
  uri: string,
  { textDocument }: ClientCapabilities,
  isLoading = false,
): CompletionItem[] | CompletionList {
  const snippets = textDocument?.completion?.completionItem?.snippetSupport === true;
  const items = entries
    .filter(({ kind }) => snippets || kind !== 'snippet')
    .map((entry) => toCompletionItem(entry, uri));
  // The client asks again as more is typed.
  const isIncomplete = isLoading || entries.some(({ narrowed }) => narrowed);
  return isIncomplete ? { isIncomplete, items } : items;
}

/** `uri` goes along for the preview, which is made when the item is looked at. */
function toCompletionItem(entry: CompletionEntry, uri: string): CompletionItem {
  return {
    label: entry.label,
    kind: KINDS[entry.kind],
    labelDetails: { description: entry.detail },
    detail: entry.detail,
    filterText: entry.filter,
    sortText: entry.sort,
    textEdit: { range: entry.insert.range, newText: entry.insert.newText },
    ...(entry.kind === 'snippet' && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(entry.thing && { data: { uri, ...entry.thing } }),
  };
}
