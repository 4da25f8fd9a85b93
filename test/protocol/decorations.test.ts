import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWireClient, type WireClient } from './client';

const FILES: Readonly<Record<string, string>> = {
  'atlas.yaml':
    'format: 1\ntitle: Wire\ngroups:\n  - { id: A, title: First }\ncounts: { slots: 2 }\nbibliography: [references.bib]\n',
  'slots/a1.yaml':
    'slot: A1\ntitle: Data\nposition: { level: strong, summary: Reviewed }\nreferences: [ada2020]\nendpoints: [Crawl, Filter]\n',
  'slots/a2.yaml': 'slot: A2\ntitle: Tokenizer\nposition: { level: gap }\nreferences: [ada2020]\n',
  'topics/one.mdx':
    '---\ntopic: one\ntitle: One\nrelevant_to: [A1]\n---\n\n## Start\n\nA1 and A2 are here [@ada2020].\n',
  'references.bib':
    '@misc{ada2020, author = {Lovelace, Ada}, title = {Notes}, year = {2020}, doi = {10.1000/182}}\n',
};
const CAPABILITIES = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 1 },
  },
  workspace: {
    semanticTokens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
};

let folder: string;
let client: WireClient;
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
const ask = <Answer>(method: string, path: string, params: object = {}): Promise<Answer> =>
  client.connection.sendRequest(method, { textDocument: { uri: uri(path) }, ...params });
const open = (path: string, text = FILES[path]!): Promise<void> =>
  client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uri(path), languageId: 'mdx', version: 1, text },
  });
const retype = (path: string, text: string, version: number): Promise<void> =>
  client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri(path), version },
    contentChanges: [{ text }],
  });

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-wire-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  client = await startWireClient(pathToFileURL(folder).href, CAPABILITIES);
});
afterEach(() => {
  client.process.kill();
  rmSync(folder, { recursive: true, force: true });
});

interface Tokens {
  readonly resultId: string;
  readonly data?: readonly number[];
  readonly edits?: readonly {
    readonly start: number;
    readonly deleteCount: number;
    readonly data: readonly number[];
  }[];
}

describe('over the wire', () => {
  it('tokens come whole, then as what has changed, which adds up', async () => {
    await open('topics/one.mdx');
    const first = await ask<Tokens>('textDocument/semanticTokens/full', 'topics/one.mdx');
    expect(first.data!.length).toBe(5 * 5);
    const text = FILES['topics/one.mdx']!.replace('A1 and', 'So A1, A9 and');
    await retype('topics/one.mdx', text, 2);
    const next = await ask<Tokens>('textDocument/semanticTokens/full/delta', 'topics/one.mdx', {
      previousResultId: first.resultId,
    });
    const data = [...first.data!];
    for (const edit of next.edits!) data.splice(edit.start, edit.deleteCount, ...edit.data);
    const again = await ask<Tokens>('textDocument/semanticTokens/full', 'topics/one.mdx');
    expect(data).toEqual(again.data);
    expect(again.data!.length).toBe(6 * 5);
    const unknown = await ask<Tokens>('textDocument/semanticTokens/full/delta', 'topics/one.mdx', {
      previousResultId: 'made up',
    });
    expect(unknown.data).toEqual(again.data);
  });

  it('a lens says what it counts when it is looked at, and names no command that the client has not', async () => {
    const lenses = await ask<{ command?: unknown }[]>('textDocument/codeLens', 'slots/a1.yaml');
    expect(lenses).toHaveLength(1);
    expect(lenses[0]!.command).toBeUndefined();
    const lens = await client.connection.sendRequest<{ command: unknown }>('codeLens/resolve', lenses[0]);
    expect(lens.command).toEqual({ title: '2 references · 2 endpoints', command: '' });
  });

  it('outlines, folds, selects, highlights, links', async () => {
    await open('topics/one.mdx');
    expect(await ask('textDocument/documentSymbol', 'topics/one.mdx')).toMatchObject([
      { name: 'Start', kind: 15 },
    ]);
    expect(await ask('textDocument/foldingRange', 'topics/one.mdx')).toEqual([{ startLine: 0, endLine: 4 }]);
    expect(
      await ask('textDocument/selectionRange', 'topics/one.mdx', { positions: [{ line: 8, character: 1 }] }),
    ).toMatchObject([{ range: { start: { line: 8, character: 0 } }, parent: { parent: {} } }]);
    expect(
      await ask('textDocument/documentHighlight', 'topics/one.mdx', { position: { line: 8, character: 1 } }),
    ).toHaveLength(2);
    expect(await ask('textDocument/documentLink', 'references.bib')).toMatchObject([
      { target: 'https://doi.org/10.1000/182' },
    ]);
    expect(
      await ask('textDocument/declaration', 'topics/one.mdx', { position: { line: 8, character: 1 } }),
    ).toMatchObject([{ uri: uri('slots/a1.yaml') }]);
    await retype('topics/one.mdx', '<Box>\n\na\n\n</Box>\n', 2);
    expect(
      await ask('textDocument/linkedEditingRange', 'topics/one.mdx', { position: { line: 0, character: 3 } }),
    ).toMatchObject({ ranges: [{ start: { line: 0, character: 1 } }, { start: { line: 4, character: 2 } }] });
    expect(await client.connection.sendRequest('workspace/symbol', { query: 'tok' })).toMatchObject([
      { name: 'A2 Tokenizer', containerName: 'First · Gap' },
    ]);
  });

  it('goes along both hierarchies', async () => {
    const position = { line: 0, character: 7 };
    const [item] = await ask<object[]>('textDocument/prepareCallHierarchy', 'slots/a1.yaml', { position });
    expect(await client.connection.sendRequest('callHierarchy/incomingCalls', { item })).toMatchObject([
      { from: { name: 'One' }, fromRanges: [{ start: { line: 3 } }, { start: { line: 8 } }] },
    ]);
    expect(await client.connection.sendRequest('callHierarchy/outgoingCalls', { item })).toMatchObject([
      { to: { name: 'ada2020' } },
    ]);
    const [type] = await ask<object[]>('textDocument/prepareTypeHierarchy', 'slots/a1.yaml', { position });
    const [group] = await client.connection.sendRequest<{ name: string }[]>('typeHierarchy/supertypes', {
      item: type,
    });
    expect(group?.name).toBe('A First');
    expect(await client.connection.sendRequest('typeHierarchy/subtypes', { item: type })).toHaveLength(2);
    const bare = { name: 'x', kind: 1, uri: uri('slots/a1.yaml'), range: {}, selectionRange: {} };
    expect(await client.connection.sendRequest('callHierarchy/incomingCalls', { item: bare })).toEqual([]);
  });

  it('hints are drawn anew when another document has changed what they say', async () => {
    let asked = 0;
    let told: () => void = () => undefined;
    const refreshed = new Promise<void>((done) => {
      told = done;
    });
    client.connection.onRequest('workspace/inlayHint/refresh', () => {
      asked++;
      if (asked > 0) told();
      return null;
    });
    client.connection.onRequest('workspace/semanticTokens/refresh', () => null);
    client.connection.onRequest('workspace/codeLens/refresh', () => null);
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const labels = async (): Promise<readonly string[]> =>
      (await ask<{ label: string }[]>('textDocument/inlayHint', 'topics/one.mdx', { range })).map(
        ({ label }) => label,
      );
    await open('topics/one.mdx');
    expect(await labels()).toEqual(['Data', 'Tokenizer']);
    await open('slots/a2.yaml', FILES['slots/a2.yaml']!.replace('Tokenizer', 'Tokens'));
    await refreshed;
    expect(await labels()).toEqual(['Data', 'Tokens']);
  });

  it('answers everything asked of documents that are gone, empty or of no atlas', async () => {
    const position = { line: 99, character: 99 };
    const range = { start: { line: 0, character: 0 }, end: position };
    await open('slots/a2.yaml', '');
    for (const path of ['slots/a2.yaml', 'gone.mdx', '../elsewhere.mdx', 'references.bib']) {
      const params = { position, positions: [position], range, context: { includeDeclaration: true } };
      for (const method of [
        'declaration',
        'documentHighlight',
        'references',
        'documentLink',
        'documentSymbol',
        'foldingRange',
        'selectionRange',
        'linkedEditingRange',
        'semanticTokens/full',
        'semanticTokens/range',
        'inlayHint',
        'codeLens',
        'prepareCallHierarchy',
        'prepareTypeHierarchy',
      ])
        await expect(ask(`textDocument/${method}`, path, params)).resolves.toBeDefined();
    }
  });
});
