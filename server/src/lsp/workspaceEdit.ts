import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  CreateFile,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Range } from '../syntax/position';
import { canonicalUri } from '../syntax/uri';
import type { OpenDocuments } from './documents';

/** An edit as features make it. */
export interface PlacedEdit {
  readonly uri: string;
  readonly range: Range;
  readonly newText: string;
  readonly confirm?: keyof typeof ANNOTATIONS;
}

/** What a client has to say yes to before it is done. */
const ANNOTATIONS = {
  doubtful: {
    label: 'Words that may mean something else',
    description: 'They name this thing or something else that is called like it.',
    needsConfirmation: true,
  },
  rewritten: {
    label: 'Words that are put another way',
    description: 'With the new name the words as they are would not be right.',
    needsConfirmation: true,
  },
} satisfies Record<string, ChangeAnnotation>;

/**
 * Edits as the client takes them: by document and version where it can, with what is inexact marked where it can be asked about it. To other clients
 * doubtful hits are not told at all.
 */
export function toWorkspaceEdit(
  edits: readonly PlacedEdit[],
  client: ClientCapabilities,
  documents: OpenDocuments,
  created: readonly { readonly uri: string }[] = [],
): WorkspaceEdit {
  const { documentChanges, changeAnnotationSupport } = client.workspace?.workspaceEdit ?? {};
  const asks = documentChanges === true && changeAnnotationSupport !== undefined;
  const kept = asks ? edits : edits.filter(({ confirm }) => confirm !== 'doubtful');
  const open = new Map([...documents.all()].map((document) => [canonicalUri(document.uri), document]));
  const byUri = new Map<string, PlacedEdit[]>();
  for (const edit of kept) byUri.set(edit.uri, [...(byUri.get(edit.uri) ?? []), edit]);
  if (!documentChanges) {
    const changes = [...byUri].map(([uri, all]) => [
      open.get(uri)?.uri ?? uri,
      all.map(({ range, newText }) => ({ range, newText })),
    ]);
    return { changes: Object.fromEntries(changes) };
  }
  const made: (CreateFile | TextDocumentEdit)[] = created.map(({ uri }) => ({
    kind: 'create',
    uri,
    options: { overwrite: false, ignoreIfExists: false },
  }));
  for (const [uri, all] of byUri) {
    const document = open.get(uri);
    made.push({
      textDocument: { uri: document?.uri ?? uri, version: document?.version ?? null },
      edits: all.map(({ range, newText, confirm }): AnnotatedTextEdit | TextDocumentEdit['edits'][number] =>
        confirm && asks ? { range, newText, annotationId: confirm } : { range, newText },
      ),
    });
  }
  const used = new Set(kept.flatMap(({ confirm }) => confirm ?? []));
  return {
    documentChanges: made,
    ...(asks &&
      used.size > 0 && {
        changeAnnotations: Object.fromEntries([...used].map((confirm) => [confirm, ANNOTATIONS[confirm]])),
      }),
  };
}

/** Whether the client makes files in an edit. */
export function createsFiles({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes('create') === true;
}
