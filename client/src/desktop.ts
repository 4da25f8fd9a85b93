import { type ExtensionContext, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type RunningClient, startClient } from './start';

let running: RunningClient | undefined;

/** Entry point of the Node extension host: the server is a process of its own, spoken to over Node's IPC. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server/main.js');
  const server = { module, transport: TransportKind.ipc };
  running = startClient(context, {
    // A folder on a virtual file system (a remote repository, say) cannot be read by Node.
    fileSystem: () =>
      (workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme === 'file') ? 'node' : 'client',
    create: (id, name, options) => {
      const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
      return {
        client: new LanguageClient(id, name, { run: server, debug }, options),
        dispose: () => undefined,
      };
    },
  });
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
