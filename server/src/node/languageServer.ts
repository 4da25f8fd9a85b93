import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from '../lsp/server';
import { VERSION } from '../version';
import { createBackgroundLoader } from './background';
import { nodeFileSystem } from './fileSystem';

/** Starts the language server on the transport that the process's arguments name: `--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`. */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  const rulePages = findRulePages();
  serve(connection, {
    fs: nodeFileSystem,
    loader: createBackgroundLoader(),
    version: VERSION,
    ...(rulePages && { rulePages }),
  });
}

/** The rules' pages as they ship: beside `dist/server/main.js` and `dist/cli.js`. A program that was copied away alone has none. */
function findRulePages(): string | undefined {
  const folder = ['../docs/rules', '../../docs/rules']
    .map((path) => join(__dirname, path))
    .find((path) => existsSync(join(path, 'unused-ignore.md')));
  return folder === undefined ? undefined : `${pathToFileURL(folder).href}/`;
}
