import type { Connection, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Service } from '../service';
import { canonicalUri } from '../syntax/uri';
import { toLspDiagnostic } from './convert';
import type { OpenDocuments } from './documents';

/** How diagnostics reach a client: each address on one road only. */
export interface Publisher {
  /** Findings of these documents may be others now. */
  readonly changed: (uris: Iterable<string>) => void;
  readonly opened: (document: TextDocument) => void;
  readonly closed: (uri: string) => void;
  /** Still open, but shown in no tab any more: the client has thrown away what it pulled and will not pull again until there is one. */
  readonly hidden: (uri: string) => void;
  readonly pull: (uri: string, previous: string | undefined) => DocumentDiagnosticReport;
}

/** Milliseconds that publishing of closed documents may hold the message loop at a time: who asks for open ones comes in between. */
const SLICE = 3;

/**
 * A client that pulls is pushed what it has not pulled: closed documents, and open ones that it shows nowhere (opened for a moment by a search or a
 * peek). Those it has pulled it is told to pull again when another document changed them. Every other client is pushed all. What is open goes first; the rest goes in slices between messages.
 */
export function createPublisher(
  connection: Connection,
  service: Service,
  documents: () => OpenDocuments,
  pulls: boolean,
  pages: string | undefined,
): Publisher {
  const waiting = new Set<string>();
  const shown = new Set<string>();
  const results = new Map<string, { readonly id: string; readonly json: string }>();
  let scheduled = false;
  let count = 0;

  const found = (uri: string): Diagnostic[] =>
    service.diagnostics(uri).map((diagnostic) => toLspDiagnostic(diagnostic, pages));
  const openByCanonical = (): Map<string, TextDocument> =>
    new Map([...documents().all()].map((document) => [canonicalUri(document.uri), document]));
  const push = (uri: string, document: TextDocument | undefined): void => {
    const diagnostics = found(uri);
    if (diagnostics.length === 0 && !shown.has(uri)) return;
    if (diagnostics.length === 0) shown.delete(uri);
    else shown.add(uri);
    void connection.sendDiagnostics({
      uri: document?.uri ?? uri,
      diagnostics,
      ...(document && { version: document.version }),
    });
  };
  const work = (): void => {
    scheduled = false;
    const open = openByCanonical();
    let refresh = false;
    for (const uri of [...waiting]) {
      const document = open.get(uri);
      if (!document) continue;
      waiting.delete(uri);
      if (pulls && results.has(uri)) refresh ||= isStale(uri);
      else push(uri, document);
    }
    if (refresh) connection.languages.diagnostics.refresh().catch(() => undefined);
    const until = performance.now() + SLICE;
    for (const uri of waiting) {
      if (performance.now() > until) break;
      waiting.delete(uri);
      push(uri, undefined);
    }
    if (waiting.size > 0) schedule();
  };
  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setTimeout(work, 0);
  };
  /** Whether a pulled answer is no longer what would be answered. */
  const isStale = (uri: string): boolean => {
    const known = results.get(uri);
    return known !== undefined && known.json !== JSON.stringify(found(uri));
  };

  return {
    changed: (uris) => {
      for (const uri of uris) waiting.add(uri);
      schedule();
    },
    opened: (document) => {
      if (pulls) return;
      waiting.add(canonicalUri(document.uri));
      schedule();
    },
    closed: (uri) => {
      results.delete(canonicalUri(uri));
      waiting.add(canonicalUri(uri));
      schedule();
    },
    hidden: (uri) => {
      results.delete(canonicalUri(uri));
      waiting.add(canonicalUri(uri));
      schedule();
    },
    pull: (uri, previous) => {
      const known = results.get(canonicalUri(uri));
      const items = found(uri);
      const json = JSON.stringify(items);
      if (known && known.id === previous && known.json === json)
        return { kind: 'unchanged', resultId: known.id };
      const id = String(++count);
      results.set(canonicalUri(uri), { id, json });
      // From here on it takes the other road.
      if (shown.delete(canonicalUri(uri))) void connection.sendDiagnostics({ uri, diagnostics: [] });
      return { kind: 'full', resultId: id, items };
    },
  };
}
