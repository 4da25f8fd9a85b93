import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type RunningClient, startClient } from './start';

let running: RunningClient | undefined;

/** Entry point of the web extension host: the server is a web worker that reads the workspace through this client. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  running = startClient(context, {
    fileSystem: () => 'client',
    create: (id, name, options) => {
      const worker = new Worker(script);
      // The worker itself, not a function that makes one: VS Code's web host wraps the class, and the client would not know it again.
      return { client: new LanguageClient(id, name, worker, options), dispose: () => worker.terminate() };
    },
  });
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
