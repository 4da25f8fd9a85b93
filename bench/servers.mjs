import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from './client.mjs';
import { median } from './processes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const inPeers = (path) => join(here, 'peers/node_modules', path);

/**
 * The language servers on the same edits: letters typed one after another into the end of a paragraph, each waited for until its diagnostics are there. Every server gets
 * what it needs to do its work: the schema, the folder's files, the parser that it expects of its client; diagnostics are pulled where it offers that, and waited for where
 * it pushes them. Ours has the whole atlas read and checked, and is measured on both files.
 *
 * @param {string} folder of the atlas
 * @param {string} page relative
 * @param {string} slot relative
 */
export function languageServers(folder, page, slot) {
  const node = (name, args, rest) => ({ name, command: process.execPath, args, folder, ...rest });
  const schema = pathToFileURL(join(here, '../schemas/slot.schema.json')).href;
  const ours = [join(here, '../dist/cli.js'), 'lsp', '--stdio'];
  return [
    node('atlas, page', ours, { ready: allRead, path: page, road: 'pulled', place: endOfParagraph }),
    node('atlas, slot file', ours, { ready: allRead, path: slot, road: 'pulled', place: endOfDefinition }),
    node(
      'vscode-markdown-languageserver',
      [inPeers('vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
      {
        path: page,
        road: 'pulled',
        place: endOfParagraph,
        languages: () => 'markdown',
        options: { markdownFileExtensions: ['md', 'mdx'] },
        settings: { markdown: markdownSettings },
        requests: markdownRequests(folder),
      },
    ),
    node('@mdx-js/language-server', [inPeers('@mdx-js/language-server/lib/index.js'), '--stdio'], {
      path: page,
      road: 'pulled',
      place: endOfParagraph,
      // Without types it has less to do, offers its diagnostics for pulling and sits on no timer.
      options: { typescript: { enabled: false, tsdk: inPeers('typescript/lib') } },
      settings: { 'mdx.validate': markdownSettings.validate },
    }),
    node('yaml-language-server', [inPeers('yaml-language-server/bin/yaml-language-server'), '--stdio'], {
      path: slot,
      road: 'pushed',
      place: endOfDefinition,
      settings: {
        yaml: { schemas: { [schema]: ['slots/*.yaml'] }, validate: true, schemaStore: { enable: false } },
      },
    }),
  ];
}

/**
 * Starts one server and types; milliseconds from a letter to its diagnostics, and processor milliseconds of the server for each letter (where the system tells).
 *
 * @returns {Promise<{ median: number, p99: number, cpu?: number }>}
 */
export async function typeInto(kind, edits) {
  const server = await startServer(kind);
  const { path, place } = kind;
  server.open(path);
  await server.fresh(path, 1, 0);
  await kind.ready?.(server);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await server.fresh(path, 1, 0);
  const from = place(server.text(path));
  const letters = 'and so the words go on from here ';
  const times = [];
  let cpu;
  const settling = Math.min(30, edits);
  for (let typed = -settling; typed < edits; typed++) {
    if (typed === 0) cpu = processorTime(server.child.pid);
    const at = from + typed + settling;
    const since = performance.now();
    const version = server.edit(path, at, at, letters[(typed + settling) % letters.length]);
    await server.fresh(path, version, since);
    if (typed >= 0) times.push(performance.now() - since);
  }
  const used = cpu === undefined ? undefined : (processorTime(server.child.pid) - cpu) / edits;
  await server.stop();
  const sorted = times.sort((a, b) => a - b);
  return { median: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)], cpu: used };
}

/** Milliseconds, in steps of ten, that a process has run so far. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Symbols of the workspace are answered when the atlas has been read; then until what was found in it has been pushed. */
async function allRead({ connection, pushed }) {
  await connection.sendRequest('workspace/symbol', { query: 'zzzzzz' });
  const last = () => Math.max(0, ...[...pushed.values()].map(({ at }) => at));
  for (let before = -1; before !== last(); ) {
    before = last();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const markdownSettings = {
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'hint' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
  suggest: { paths: { enabled: true } },
  occurrencesHighlight: { enabled: true },
  server: { log: 'off' },
};

/** What this server asks of VS Code: its parser, and its view of the files. */
function markdownRequests(folder) {
  const markdownIt = createRequire(inPeers('x.js'))('markdown-it')({ html: true });
  const pathOf = ({ uri }) => fileURLToPath(uri);
  const orNothing = (work) => {
    try {
      return work();
    } catch {
      return undefined;
    }
  };
  return {
    'markdown/parse': ({ uri, text }) =>
      markdownIt.parse(text ?? readFileSync(fileURLToPath(uri), 'utf8'), {}),
    'markdown/fs/readFile': (params) => [...readFileSync(pathOf(params))],
    'markdown/fs/readDirectory': (params) =>
      readdirSync(pathOf(params), { withFileTypes: true }).map((entry) => [
        entry.name,
        { isDirectory: entry.isDirectory() },
      ]),
    'markdown/fs/stat': (params) =>
      orNothing(() => ({ isDirectory: statSync(pathOf(params)).isDirectory() })),
    'markdown/findMarkdownFilesInWorkspace': () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.mdx?$/.test(name))
        .map((name) => pathToFileURL(join(folder, name)).href),
  };
}

function endOfParagraph(text) {
  const body = text.indexOf('\n---', 3);
  return body + /[a-z]\.\n\n/.exec(text.slice(body)).index + 2;
}

function endOfDefinition(text) {
  const from = text.indexOf('definition:');
  return from + /[a-z]\. /.exec(text.slice(from)).index + 2;
}
