import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { startWireClient, type WireClient } from './client';

const FILES: Readonly<Record<string, string>> = {
  'atlas/atlas.yaml':
    'format: 1\ntitle: Bad input\ngroups:\n  - { id: A, title: First }\nbibliography: [refs.bib]\n',
  'atlas/refs.bib': '@book{ada2020, title = {Notes}, year = {2020}}\n',
  'atlas/slots/a1.yaml':
    'slot: A1\ntitle: Data\nrelated: [A2]\ndefinition: See A2 [@ada2020].\nendpoints: [One, Two]\n',
  'atlas/slots/a2.yaml': 'slot: A2\ntitle: More\n',
  'atlas/topics/one.mdx':
    '---\ntopic: one\ntitle: One\n---\n\n# Words\n\nSee A2 and <Slot id="A1" />. The atlas has two slots.\n',
  'outside/page.mdx': '# Elsewhere\n\nSee A2.\n',
  'outside/data.yaml': 'slot: A1\ntitle: Nobody\n',
};

/** Documents that are no sound documents of an atlas, as an editor has them open. */
const BROKEN: readonly (readonly [string, string, string])[] = [
  [
    'a slot with an open quote',
    'atlas/slots/a1.yaml',
    'slot: A1\ntitle: "Data\nrelated: [A2\nendpoints:\n  - id: A1.1\n   title',
  ],
  ['a manifest that is no mapping', 'atlas/atlas.yaml', '- format\n- [\n'],
  ['an empty manifest', 'atlas/atlas.yaml', ''],
  [
    'a page with an open tag',
    'atlas/topics/one.mdx',
    '---\ntopic: one\ntitle: [\n---\n\n# Words\n\nSee <Slot id="A1\n\n<Count of="slots" {\n',
  ],
  [
    'an entry of a bibliography that ends nowhere',
    'atlas/refs.bib',
    '@book{ada2020, title = {Notes, year = ',
  ],
  ['a page of no atlas', 'outside/page.mdx', FILES['outside/page.mdx']!],
  ['data of no atlas', 'outside/data.yaml', FILES['outside/data.yaml']!],
  ['a text with nothing but a carriage return', 'atlas/topics/one.mdx', '\r'],
  ['a lone surrogate', 'atlas/topics/one.mdx', '# \ud800\n\nSee A2 \udc00\n'],
];

let folder: string;
let client: WireClient;
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;

/** Every request that the server announces, for a place in a document. */
function requests(
  path: string,
  position: { line: number; character: number },
): readonly (readonly [string, object])[] {
  const textDocument = { uri: uri(path) };
  const at = { textDocument, position };
  const range = { start: position, end: position };
  const item = {
    name: 'x',
    kind: 5,
    uri: textDocument.uri,
    range,
    selectionRange: range,
    data: { kind: 'slot', key: 'A1' },
  };
  return [
    ['textDocument/hover', at],
    ['textDocument/completion', at],
    ['textDocument/signatureHelp', at],
    ['textDocument/definition', at],
    ['textDocument/declaration', at],
    ['textDocument/typeDefinition', at],
    ['textDocument/implementation', at],
    ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', at],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/prepareCallHierarchy', at],
    ['callHierarchy/incomingCalls', { item }],
    ['callHierarchy/outgoingCalls', { item }],
    ['textDocument/prepareTypeHierarchy', at],
    ['typeHierarchy/supertypes', { item }],
    ['typeHierarchy/subtypes', { item }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['codeAction/resolve', { title: 'x', data: { uri: textDocument.uri, name: { does: 'sort' } } }],
    [
      'codeAction/resolve',
      { title: 'x', data: { uri: textDocument.uri, name: { does: 'move', key: 'A1.1', by: 1 } } },
    ],
    ['textDocument/codeLens', { textDocument }],
    ['codeLens/resolve', { range, data: { uri: textDocument.uri, about: { kind: 'slot', key: 'A1' } } }],
    ['textDocument/inlayHint', { textDocument, range: { start: { line: 0, character: 0 }, end: position } }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/semanticTokens/range', { textDocument, range }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/selectionRange', { textDocument, positions: [position] }],
    ['textDocument/linkedEditingRange', at],
    ['textDocument/prepareRename', at],
    ['textDocument/rename', { ...at, newName: 'A7' }],
    ['textDocument/diagnostic', { textDocument }],
    ['workspace/symbol', { query: 'a' }],
    ['workspace/executeCommand', { command: 'atlas.fixAll', arguments: [textDocument.uri] }],
    ['workspace/executeCommand', { command: 'atlas.noSuch' }],
    ['completionItem/resolve', { label: 'x', data: { uri: textDocument.uri, kind: 'slot', key: 'A1' } }],
    [
      'workspace/willRenameFiles',
      { files: [{ oldUri: textDocument.uri, newUri: `${textDocument.uri}.mdx` }] },
    ],
  ];
}

/** Asks, and tells whatever is no answer and no refusal that LSP has. */
async function wrongAnswers(
  path: string,
  position: { line: number; character: number },
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [method, params] of requests(path, position)) {
    try {
      const answer = await client.connection.sendRequest(method, params);
      if (answer === undefined) wrong.push(`${method}: no answer`);
      for (const edit of editsIn(answer))
        if (!isInside(edit)) wrong.push(`${method}: ${JSON.stringify(edit)}`);
    } catch (error) {
      const { code, message } = error as { readonly code: number; readonly message: string };
      if (!REFUSALS.has(code)) wrong.push(`${method}: ${code} ${message}`);
    }
  }
  return wrong;
}

const REFUSALS: ReadonlySet<number> = new Set([
  LSPErrorCodes.RequestFailed,
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.ServerCancelled,
  ErrorCodes.InvalidParams,
  ErrorCodes.InvalidRequest,
]);

interface WireEdit {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** The edits of a workspace edit anywhere in an answer. */
function editsIn(answer: unknown): readonly WireEdit[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) return answer.flatMap(editsIn);
  const { documentChanges, changes, edit } = answer as Record<string, never>;
  return [
    ...Object.entries((changes ?? {}) as Record<string, { range: WireEdit['range'] }[]>).flatMap(
      ([of, edits]) => edits.map(({ range }) => ({ uri: of, range })),
    ),
    ...(
      (documentChanges ?? []) as { textDocument?: { uri: string }; edits?: { range: WireEdit['range'] }[] }[]
    ).flatMap(({ textDocument, edits }) =>
      (edits ?? []).map(({ range }) => ({ uri: textDocument?.uri ?? '', range })),
    ),
    ...editsIn(edit),
  ];
}

/** The texts as the editor has them now. */
const open = new Map<string, string>();

function isInside({ uri: of, range }: WireEdit): boolean {
  const text = open.get(of) ?? Object.entries(FILES).find(([path]) => uri(path) === of)?.[1];
  const line = text?.split('\n')[range.start.line];
  return line !== undefined && range.start.character <= line.length;
}

let version = 0;

async function having(path: string, text: string, body: () => Promise<void>): Promise<void> {
  const textDocument = { uri: uri(path) };
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: {
      ...textDocument,
      languageId: path.endsWith('yaml') ? 'yaml' : 'mdx',
      version: ++version,
      text,
    },
  });
  open.set(textDocument.uri, text);
  try {
    await body();
  } finally {
    open.delete(textDocument.uri);
    await client.connection.sendNotification('textDocument/didClose', { textDocument });
  }
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-bad-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  client = await startWireClient(pathToFileURL(folder).href, {
    textDocument: {
      rename: { prepareSupport: true },
      codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    },
    workspace: {
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    },
  });
});
afterAll(() => {
  client.process.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(BROKEN)('%s', (_, path, text) => {
  it('is answered anywhere in it', async () => {
    const places = text
      .split('\n')
      .flatMap((line, number) =>
        [0, Math.floor(line.length / 2), line.length].map((character) => ({ line: number, character })),
      );
    await having(path, text, async () => {
      for (const place of places) expect(await wrongAnswers(path, place)).toEqual([]);
    });
  });

  it('is answered past its end', async () => {
    await having(path, text, async () => {
      for (const place of [
        { line: 999, character: 0 },
        { line: 0, character: 9999 },
        { line: 2 ** 31 - 1, character: 2 ** 31 - 1 },
      ])
        expect(await wrongAnswers(path, place)).toEqual([]);
    });
  });
});

describe('a document that is not there', () => {
  it.each(['atlas/slots/gone.yaml', 'atlas/topics/gone.mdx', 'nowhere/page.mdx'])(
    '%s is answered',
    async (path) => {
      expect(await wrongAnswers(path, { line: 1, character: 3 })).toEqual([]);
    },
  );

  it('is answered after it was deleted while it was open', async () => {
    const path = 'atlas/topics/short.mdx';
    const text = '---\ntopic: short\ntitle: Short\n---\n\nSee A2.\n';
    writeFileSync(join(folder, path), text);
    await having(path, text, async () => {
      rmSync(join(folder, path));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uri(path), type: 3 }],
      });
      expect(await wrongAnswers(path, { line: 5, character: 5 })).toEqual([]);
    });
    expect(await wrongAnswers(path, { line: 5, character: 5 })).toEqual([]);
  });
});

describe('what is asked for and then not wanted', () => {
  it('is refused as cancelled, or answered where that was sooner', async () => {
    const path = 'atlas/topics/one.mdx';
    await having(path, FILES[path]!, async () => {
      const outcomes = await Promise.all(
        requests(path, { line: 7, character: 5 }).map(async ([method, params]) => {
          const source = new CancellationTokenSource();
          const answer = client.connection.sendRequest(method, params, source.token);
          source.cancel();
          return answer.then(
            () => 'answered',
            (error: { readonly code: number }) =>
              error.code === LSPErrorCodes.RequestCancelled
                ? 'cancelled'
                : REFUSALS.has(error.code)
                  ? 'answered'
                  : `${method}: ${error.code}`,
          );
        }),
      );
      expect(outcomes.filter((outcome) => outcome !== 'answered' && outcome !== 'cancelled')).toEqual([]);
      expect(outcomes).toContain('cancelled');
    });
  });

  it('leaves the server as it was', async () => {
    const hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: uri('atlas/slots/a1.yaml') },
      position: { line: 0, character: 7 },
    });
    expect(JSON.stringify(hover)).toContain('Data');
  });
});
