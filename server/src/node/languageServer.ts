import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server';
import { VERSION } from '../version';
import { nodeFileSystem } from './fileSystem';

/** Starts the language server on the transport that the process's arguments name: `--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`. */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  serve(connection, { fs: nodeFileSystem, version: VERSION });
}
