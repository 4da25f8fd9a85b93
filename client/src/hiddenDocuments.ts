import { type Disposable, TabInputText, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Tells the server which documents are in no tab any more. The client library drops what it pulled for a document when its last tab closes and pulls only
 * for documents in tabs, but VS Code may keep the document itself open for minutes (after a search or a peek): without this its findings would be gone.
 */
export function reportHiddenDocuments(client: BaseLanguageClient): Disposable {
  return window.tabGroups.onDidChangeTabs(({ closed }) => {
    const remaining = new Set(
      window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => documentOf(input))),
    );
    const uris = closed
      .map(({ input }) => documentOf(input))
      .filter((uri) => uri !== undefined && !remaining.has(uri));
    if (uris.length > 0 && client.isRunning()) void client.sendNotification('atlas/hidden', { uris });
  });
}

function documentOf(input: unknown): string | undefined {
  return input instanceof TabInputText ? input.uri.toString() : undefined;
}
