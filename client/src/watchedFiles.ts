import { type FileSystemWatcher, workspace } from 'vscode';
import type { DidChangeWatchedFileSignature, FileEvent } from 'vscode-languageclient';

const contents = '**/{*.yaml,*.yml,*.mdx,*.md,*.bib,*.json,.gitignore}';
const notOurs = /\/(?:node_modules|\.git)(?:\/|$)/;

/**
 * Changes of the files an atlas is made of; appearance and disappearance of any file, since a link may point to it, and of any folder,
 * since VS Code reports a folder that is moved or removed without naming the files in it.
 */
export function watchFiles(): readonly FileSystemWatcher[] {
  return [
    workspace.createFileSystemWatcher(contents, true, false, true),
    workspace.createFileSystemWatcher('**/*', false, true, false),
  ];
}

/** An installation of packages is thousands of events that concern no atlas. */
export async function ignoreUnwatched(event: FileEvent, next: DidChangeWatchedFileSignature): Promise<void> {
  if (!notOurs.test(event.uri)) await next(event);
}
