import { FileSystemError, type FileType, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, LSPErrorCodes, ResponseError } from 'vscode-languageclient';

interface UriParams {
  readonly uri: string;
}

/**
 * Lends the server `vscode.workspace.fs`, for workspaces it cannot read itself: those on the web and on virtual file systems.
 * What is not there is `null`, an empty list for a folder; any other failure rejects the request with the editor's words.
 */
export function answerFileSystemRequests(client: BaseLanguageClient): void {
  client.onRequest('atlas/fs/readDirectory', ({ uri }: UriParams) => readDirectory(Uri.parse(uri)));
  client.onRequest('atlas/fs/readFile', ({ uri }: UriParams) => readFile(Uri.parse(uri)));
  client.onRequest('atlas/fs/stat', ({ uri }: UriParams) => stat(Uri.parse(uri)));
}

/** Names with `vscode.FileType` numbers: 1 a file, 2 a folder, 64 added for a symbolic link. */
async function readDirectory(uri: Uri): Promise<[string, FileType][]> {
  return (await unlessMissing(workspace.fs.readDirectory(uri))) ?? [];
}

/** UTF-8, without a byte order mark, as the editor gives the text of an open document. Bytes that are no UTF-8 are refused as `encoding`. */
async function readFile(uri: Uri): Promise<{ content: string } | null> {
  const bytes = await unlessMissing(workspace.fs.readFile(uri));
  if (bytes === null) return null;
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'encoding');
  }
}

/** `size` in bytes, `mtime` in milliseconds since 1970. */
async function stat(uri: Uri): Promise<{ type: FileType; size: number; mtime: number } | null> {
  const found = await unlessMissing(workspace.fs.stat(uri));
  return found && { type: found.type, size: found.size, mtime: found.mtime };
}

async function unlessMissing<T>(result: Thenable<T>): Promise<T | null> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}
