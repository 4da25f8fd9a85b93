import { workspace } from 'vscode';
import type { TextDocumentFilter } from 'vscode-languageclient';

/** Where atlases are known to live. `git:` and its like are left out: an old revision beside the file would report everything twice. */
const knownSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/** File name endings of what an atlas is made of, whatever language the user maps them to. */
const pattern = '**/*.{yaml,yml,mdx,md,bib,json}';

/** The documents that are sent to the server; which of them belong to an atlas is for the server to say. */
export function documentSelector(): TextDocumentFilter[] {
  const opened = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...knownSchemes, ...opened])].map((scheme) => ({ scheme, pattern }));
}
