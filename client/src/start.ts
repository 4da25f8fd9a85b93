import { commands, type ExtensionContext, Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { documentSelector } from './documentSelector';
import { answerFileSystemRequests } from './fileSystemRequests';
import { reportHiddenDocuments } from './hiddenDocuments';
import { registerShowReferences, SHOW_REFERENCES } from './showReferences';
import { ignoreUnwatched, watchFiles } from './watchedFiles';
import { yamlSyntax } from './yamlSyntax';

/** What differs between the two hosts. */
export interface Host {
  /** Who reads the disk: the server itself, or this client on its behalf. Asked at every start. */
  readonly fileSystem: () => 'node' | 'client';
  readonly create: (id: string, name: string, options: LanguageClientOptions) => CreatedClient;
}

export interface CreatedClient {
  readonly client: BaseLanguageClient;
  /** Ends what `create` started beside the client. */
  readonly dispose: () => void;
}

export interface RunningClient {
  readonly stop: () => Promise<void>;
}

/**
 * Starts the language server and registers the commands. Returns without waiting for the server: one that does not come up is reported by the client
 * itself, and the command that restarts it has to be there then.
 */
export function startClient(context: ExtensionContext, host: Host): RunningClient {
  const watchers = watchFiles();
  context.subscriptions.push(...watchers);

  const start = (): CreatedClient => {
    const created = host.create('atlas', 'Atlas', {
      documentSelector: documentSelector(),
      initializationOptions: {
        fileSystem: host.fileSystem(),
        rulePages: Uri.joinPath(context.extensionUri, 'docs/rules').toString(),
        showReferences: SHOW_REFERENCES,
      },
      synchronize: { fileEvents: [...watchers] },
      middleware: { ...yamlSyntax, workspace: { didChangeWatchedFile: ignoreUnwatched } },
    });
    const { client, dispose } = created;
    answerFileSystemRequests(client);
    const hidden = reportHiddenDocuments(client);
    client
      .start()
      .catch((error: unknown) => client.error('The language server did not start.', error, false));
    return {
      client,
      dispose: () => {
        hidden.dispose();
        dispose();
      },
    };
  };

  let current = start();
  context.subscriptions.push(
    commands.registerCommand('atlas.restartServer', async () => {
      const previous = current;
      await stop(previous);
      // Given twice in a row, the command restarts once.
      if (current === previous) current = start();
    }),
    registerShowReferences(),
    commands.registerCommand('atlas.showOutput', () => current.client.outputChannel.show()),
  );
  return { stop: () => stop(current) };
}

async function stop({ client, dispose }: CreatedClient): Promise<void> {
  // A client that never came up, or is coming up again after a crash, refuses to be stopped.
  await client
    .dispose()
    .catch((error: unknown) => client.error('The language server did not stop in order.', error, false));
  dispose();
}
