import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const CLI = resolve(__dirname, '../../dist/cli.js');

export interface WireClient {
  /** What the server said of itself. */
  readonly initialized: { readonly capabilities: Readonly<Record<string, unknown>> };
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** Published diagnostics by URI: the last of each. */
  readonly published: Map<
    string,
    readonly {
      readonly code?: unknown;
      readonly codeDescription?: { readonly href: string };
      readonly message: string;
      readonly range: unknown;
    }[]
  >;
  readonly refreshes: () => number;
  readonly exitCode: Promise<number | null>;
  /** Until a published set satisfies the condition. */
  readonly until: (satisfied: () => boolean) => Promise<void>;
}

/** Starts the built server over standard input and output, as any editor would. */
export async function startWireClient(
  root: string,
  capabilities: object,
  initializationOptions?: object,
): Promise<WireClient> {
  const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  const published: WireClient['published'] = new Map();
  const waiting = new Set<() => void>();
  let refreshes = 0;
  const look = (): void => {
    for (const check of [...waiting]) check();
  };
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: [] }) => {
    published.set(params.uri, params.diagnostics);
    look();
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    look();
    return null;
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  const exitCode = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  const initialized = await connection.sendRequest<WireClient['initialized']>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: root, name: 'atlas' }],
    capabilities,
    ...(initializationOptions && { initializationOptions }),
  });
  await connection.sendNotification('initialized', {});
  return {
    initialized,
    connection,
    process: child,
    published,
    refreshes: () => refreshes,
    exitCode,
    until: (satisfied) =>
      new Promise((done) => {
        const check = (): void => {
          if (!satisfied()) return;
          waiting.delete(check);
          done();
        };
        waiting.add(check);
        check();
      }),
  };
}
