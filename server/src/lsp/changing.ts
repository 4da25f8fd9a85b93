import {
  type ClientCapabilities,
  type Connection,
  type FileOperationRegistrationOptions,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Answer } from './answering';
import type { OpenDocuments } from './documents';
import { toWorkspaceEdit } from './workspaceEdit';

/** Files that have links or that links lead to, and folders. */
const LINKED: FileOperationRegistrationOptions = {
  filters: [
    {
      pattern: {
        glob: '**/*.{yaml,yml,mdx,md,bib,json,png,jpg,jpeg,gif,svg,webp,pdf}',
        matches: 'file',
        options: { ignoreCase: true },
      },
    },
    { pattern: { glob: '**', matches: 'folder' } },
  ],
};

/** What the server announces of changing things; a client that does not ask first is not told that it can. */
export function changingCapabilities(client: ClientCapabilities): ServerCapabilities {
  return { renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true };
}

export const fileOperations = { willRename: LINKED, didRename: LINKED };

/** Renaming. What cannot be renamed, or not so, is refused with a reason that is for people to read. */
export function serveChanging(
  connection: Connection,
  answer: Answer,
  client: () => ClientCapabilities,
  documents: OpenDocuments,
  changed: (uris: readonly string[]) => Promise<void>,
): void {
  connection.onPrepareRename(async ({ textDocument, position }, token) => {
    const found = await answer(token, (known) => known.prepareRename(textDocument.uri, position));
    if (found && 'refused' in found) throw refusal(found.refused);
    return found ? { range: found.range, placeholder: found.placeholder } : null;
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const edits = await answer(token, (known) => known.rename(textDocument.uri, position, newName));
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if (edits && 'refused' in edits) throw refusal(edits.refused);
    return edits ? toWorkspaceEdit(edits, client(), documents) : null;
  });
  connection.workspace.onWillRenameFiles(async ({ files }, token) => {
    const edits = await answer(token, (known) => known.moveFiles(files));
    return edits.length > 0 ? toWorkspaceEdit(edits, client(), documents) : null;
  });
  connection.workspace.onDidRenameFiles(async ({ files }) => {
    await changed(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
  });
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
