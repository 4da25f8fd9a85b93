import type {
  ClientCapabilities,
  Connection,
  DocumentSymbol,
  SelectionRange,
  ServerCapabilities,
  SymbolInformation,
} from 'vscode-languageserver';
import type { Outline } from '../features/documentSymbols';
import type { Range } from '../syntax/position';
import { type Answer, quietly } from './answering';
import { SYMBOL_KINDS } from './symbolKinds';

export const structureCapabilities = {
  documentSymbolProvider: { label: 'Atlas' },
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  linkedEditingRangeProvider: true,
} satisfies ServerCapabilities;

/** What documents and workspaces are made of. `client` tells how much of it an editor can show. */
export function serveStructure(
  connection: Connection,
  answer: Answer,
  client: () => ClientCapabilities,
): void {
  const quiet = quietly(connection, answer);
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    quiet<DocumentSymbol[] | SymbolInformation[]>(token, [], (known) => {
      const outline = known.documentSymbols(uri);
      return client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport
        ? outline.map(toDocumentSymbol)
        : outline.flatMap((symbol) => flattened(symbol, uri));
    }),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    quiet(token, [], (known) =>
      known.workspaceSymbols(query).map(({ name, kind, uri, selection, container }) => ({
        name,
        kind: SYMBOL_KINDS[kind],
        location: { uri, range: selection },
        ...(container && { containerName: container }),
      })),
    ),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    quiet(token, [], (known) =>
      known
        .folding(textDocument.uri)
        .slice(0, client().textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY)
        .map((fold) => ({ ...fold })),
    ),
  );
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    quiet<SelectionRange[]>(token, [], (known) =>
      known.selection(textDocument.uri, positions).flatMap((ranges) => chained(ranges) ?? []),
    ),
  );
  connection.languages.onLinkedEditingRange(({ textDocument, position }, token) =>
    quiet(token, undefined, (known) => {
      const linked = known.linkedEditing(textDocument.uri, position);
      return linked && { ranges: [...linked.ranges], wordPattern: linked.words };
    }),
  );
}

function toDocumentSymbol({ name, detail, kind, range, selection, children }: Outline): DocumentSymbol {
  return {
    name,
    ...(detail && { detail }),
    kind: SYMBOL_KINDS[kind],
    range,
    selectionRange: selection,
    ...(children.length > 0 && { children: children.map(toDocumentSymbol) }),
  };
}

function flattened({ name, kind, range, children }: Outline, uri: string, within = ''): SymbolInformation[] {
  return [
    {
      name,
      kind: SYMBOL_KINDS[kind],
      location: { uri, range },
      ...(within && { containerName: within }),
    },
    ...children.flatMap((child) => flattened(child, uri, name)),
  ];
}

/** Each with the next wider one as its parent. */
function chained(ranges: readonly Range[]): SelectionRange | undefined {
  return ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range, ...(parent && { parent }) }),
    undefined,
  );
}
