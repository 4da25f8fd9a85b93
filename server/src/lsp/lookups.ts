import {
  type CallHierarchyItem,
  type Connection,
  DocumentHighlightKind,
  type MarkupContent,
  MarkupKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Item } from '../features/item';
import type { ItemName } from '../service';
import { type Answer, quietly } from './answering';
import { SYMBOL_KINDS } from './symbolKinds';

export const lookupCapabilities = {
  declarationProvider: true,
  typeDefinitionProvider: true,
  implementationProvider: true,
  // Behind a component's name, and from one attribute to the next.
  signatureHelpProvider: { triggerCharacters: [' '], retriggerCharacters: ['=', '"', "'"] },
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  callHierarchyProvider: true,
  typeHierarchyProvider: true,
} satisfies ServerCapabilities;

/** Where things lead, and who refers to whom. */
export function serveLookups(connection: Connection, answer: Answer): void {
  const quiet = quietly(connection, answer);
  connection.onDeclaration(({ textDocument, position }, token) =>
    quiet(token, [], (known) =>
      known.definition(textDocument.uri, position).map(({ uri, range }) => ({ uri, range })),
    ),
  );
  connection.onTypeDefinition(({ textDocument, position }, token) =>
    quiet(token, [], (known) =>
      known.typeDefinition(textDocument.uri, position).map(({ uri, range }) => ({ uri, range })),
    ),
  );
  connection.onImplementation(({ textDocument, position }, token) =>
    quiet(token, [], (known) =>
      known.implementation(textDocument.uri, position).map(({ uri, range }) => ({ uri, range })),
    ),
  );
  connection.onSignatureHelp(({ textDocument, position }, token) =>
    quiet(token, null, (known) => {
      const found = known.signatureHelp(textDocument.uri, position);
      if (!found) return null;
      const markdown = (value: string): MarkupContent => ({ kind: MarkupKind.Markdown, value });
      return {
        signatures: [
          {
            label: found.label,
            documentation: markdown(found.documentation),
            parameters: found.parameters.map(({ label: [from, to], documentation }) => ({
              label: [from, to],
              documentation: markdown(documentation),
            })),
          },
        ],
        activeSignature: 0,
        // Behind the last one none is meant.
        activeParameter: found.active ?? found.parameters.length,
      };
    }),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    quiet(token, [], (known) =>
      known.highlights(textDocument.uri, position).map(({ range, kind }) => ({
        range,
        kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    quiet(token, [], (known) => [...known.documentLinks(textDocument.uri)]),
  );
  serveCalls(connection, answer);
  serveTypes(connection, answer);
}

function serveCalls(connection: Connection, answer: Answer): void {
  const quiet = quietly(connection, answer);
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(({ textDocument, position }, token) =>
    quiet(token, [], (known) => known.prepareCalls(textDocument.uri, position).map(toHierarchyItem)),
  );
  callHierarchy.onIncomingCalls(({ item }, token) =>
    quiet(token, [], (known) =>
      known
        .incomingCalls(nameOf(item))
        .map((call) => ({ from: toHierarchyItem(call.item), fromRanges: [...call.ranges] })),
    ),
  );
  callHierarchy.onOutgoingCalls(({ item }, token) =>
    quiet(token, [], (known) =>
      known
        .outgoingCalls(nameOf(item))
        .map((call) => ({ to: toHierarchyItem(call.item), fromRanges: [...call.ranges] })),
    ),
  );
}

function serveTypes(connection: Connection, answer: Answer): void {
  const quiet = quietly(connection, answer);
  const { typeHierarchy } = connection.languages;
  typeHierarchy.onPrepare(({ textDocument, position }, token) =>
    quiet(token, [], (known) => known.prepareTypes(textDocument.uri, position).map(toHierarchyItem)),
  );
  typeHierarchy.onSupertypes(({ item }, token) =>
    quiet(token, [], (known) => known.supertypes(nameOf(item)).map(toHierarchyItem)),
  );
  typeHierarchy.onSubtypes(({ item }, token) =>
    quiet(token, [], (known) => known.subtypes(nameOf(item)).map(toHierarchyItem)),
  );
}

/** The same shape in both hierarchies. */
function toHierarchyItem({ kind, key, name, detail, uri, range, selection }: Item): CallHierarchyItem {
  return {
    name,
    kind: SYMBOL_KINDS[kind],
    ...(detail && { detail }),
    uri,
    range,
    selectionRange: selection,
    data: { kind, key },
  };
}

/** What an item names; one that a client has made up, or stripped of its data, names nothing. */
function nameOf({ uri, data }: { readonly uri: string; readonly data?: unknown }): ItemName {
  const { kind, key } = (data ?? {}) as { readonly kind?: unknown; readonly key?: unknown };
  return typeof kind === 'string' && typeof key === 'string' && Object.hasOwn(SYMBOL_KINDS, kind)
    ? { uri, kind: kind as Item['kind'], key }
    : { uri, kind: 'document', key: '' };
}
