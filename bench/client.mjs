import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');

/**
 * A language server as an editor has it: spoken to over standard input and output. Diagnostics of open documents are pulled where the server offers that, as VS Code
 * does, and waited for where it pushes them.
 *
 * @param {{ command: string, args: readonly string[], folder: string, options?: object, languages?: (path: string) => string,
 *   settings?: Record<string, unknown>, requests?: Record<string, (params: any) => unknown> }} server `settings` by section; `requests` are what the server asks of its client beyond the protocol
 */
export async function startServer({
  command,
  args,
  folder,
  options,
  languages = languageOf,
  settings,
  requests = {},
}) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], cwd: folder });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = (path) => pathToFileURL(join(folder, path)).href;
  const texts = new Map();
  const versions = new Map();
  /** By URI: what was pushed last, and when. */
  const pushed = new Map();
  const pulled = new Map();
  let waiting = [];
  connection.onNotification('textDocument/publishDiagnostics', ({ uri: of, version, diagnostics }) => {
    pushed.set(of, { version, diagnostics, at: performance.now() });
    waiting = waiting.filter((check) => !check());
  });
  connection.onRequest((method, params) =>
    method === 'workspace/configuration'
      ? params.items.map(({ section }) => settings?.[section] ?? null)
      : (requests[method]?.(params) ?? null),
  );
  connection.listen();
  const started = performance.now();
  const { capabilities } = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'atlas' }],
    capabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        diagnostic: {},
        rename: { prepareSupport: true },
        completion: { completionItem: { snippetSupport: true } },
      },
      workspace: {
        workspaceFolders: true,
        configuration: true,
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true },
      },
    },
    ...(options && { initializationOptions: options }),
  });
  connection.sendNotification('initialized', {});
  if (settings) connection.sendNotification('workspace/didChangeConfiguration', { settings });

  const until = (satisfied, limit = 120_000) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server said nothing of it')), limit);
      const check = () => {
        if (!satisfied()) return false;
        clearTimeout(timer);
        resolve();
        return true;
      };
      if (!check()) waiting.push(check);
    });

  return {
    connection,
    child,
    started,
    pushed,
    uri,
    until,
    text: (path) => texts.get(path),
    open: (path, text = readFileSync(join(folder, path), 'utf8')) => {
      texts.set(path, text);
      versions.set(path, 1);
      return connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: languages(path), version: 1, text },
      });
    },
    /** Replaces part of an open document, offsets in UTF-16. Returns the version that it has then. */
    edit: (path, from, to, newText) => {
      const before = texts.get(path);
      const version = versions.get(path) + 1;
      versions.set(path, version);
      texts.set(path, before.slice(0, from) + newText + before.slice(to));
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version },
        contentChanges: [
          { range: { start: positionAt(before, from), end: positionAt(before, to) }, text: newText },
        ],
      });
      return version;
    },
    /** Until diagnostics of this version, or a later one, have come; of servers that push, and send no versions, any that come. */
    fresh: async (path, version, since) => {
      if (capabilities.diagnosticProvider) {
        const textDocument = { uri: uri(path) };
        const { items } = await connection.sendRequest('textDocument/diagnostic', { textDocument });
        pulled.set(uri(path), items);
        return;
      }
      await until(() => {
        const last = pushed.get(uri(path));
        return last !== undefined && (last.version === undefined ? last.at > since : last.version >= version);
      });
    },
    /** How many findings the documents have that were asked for or pushed. */
    findings: () => {
      let count = 0;
      for (const items of pulled.values()) count += items.length;
      for (const [of, { diagnostics }] of pushed) if (!pulled.has(of)) count += diagnostics.length;
      return count;
    },
    /** These findings themselves, each with its document's address. */
    all: () => {
      const found = [];
      for (const [of, items] of pulled) found.push(...items.map((one) => ({ ...one, uri: of })));
      for (const [of, { diagnostics }] of pushed)
        if (!pulled.has(of)) found.push(...diagnostics.map((one) => ({ ...one, uri: of })));
      return found;
    },
    at: (path, offset) => ({
      textDocument: { uri: uri(path) },
      position: positionAt(texts.get(path), offset),
    }),
    stop: async () => {
      await connection.sendRequest('shutdown').catch(() => undefined);
      connection.sendNotification('exit').catch(() => undefined);
      await new Promise((resolve) => {
        const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        if (child.exitCode !== null) resolve();
      });
    },
  };
}

function languageOf(path) {
  return path.endsWith('.mdx')
    ? 'mdx'
    : path.endsWith('.md')
      ? 'markdown'
      : path.endsWith('.bib')
        ? 'bibtex'
        : 'yaml';
}

function positionAt(text, offset) {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  let number = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < line; at = text.indexOf('\n', at + 1)) number++;
  return { line: number, character: offset - line };
}
