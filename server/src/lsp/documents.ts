import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The documents that are open in the editor, as its notifications leave them. Keys are URIs as the client spells them. */
export interface OpenDocuments {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => Iterable<TextDocument>;
}

interface Listener {
  readonly changed: (document: TextDocument) => void;
  readonly opened: (document: TextDocument) => void;
  readonly closed: (uri: string) => void;
}

/** Changes to documents that are not open, and changes older than what is known, are a client's slip: they are passed over. */
export function trackDocuments(connection: Connection, listener: Listener): OpenDocuments {
  const open = new Map<string, TextDocument>();
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    open.set(uri, document);
    listener.opened(document);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = open.get(uri);
    if (!document || version <= document.version) return;
    const next = TextDocument.update(document, contentChanges, version);
    open.set(uri, next);
    listener.changed(next);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (open.delete(uri)) listener.closed(uri);
  });
  return { get: (uri) => open.get(uri), all: () => open.values() };
}
