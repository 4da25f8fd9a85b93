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
    'slot: A1\ntitle: Data\nposition: { level: strong, summary: Reviewed }\ndefinition: The first slot.\nreferences: [ada2020]\nendpoints: [Crawl, Filter]\n',
  'slots/a2.yaml': 'slot: A2\ntitle: Tokenizer\nposition: { level: gap }\nreferences: [ada2020]\n',
  'topics/one.mdx': '---\ntopic: one\ntitle: One\nrelevant_to: [A1]\n---\n\nA1 and A2 are here [@ada2020].\n',
  'topics/two.mdx': '---\ntopic: two\ntitle: Two\n---\n\nSee A1 and A3.\n',
  'references.bib':
    '@article{ada2020,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  year = {2020}\n}\n',
};
const PULLS = {
  textDocument: { diagnostic: {}, publishDiagnostics: {} },
  workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true },
};
const PUSHED = { textDocument: { publishDiagnostics: {} }, workspace: { workspaceFolders: true } };

let folder: string;
let client: WireClient;
const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
const open = (path: string, text = FILES[path]!, version = 1): Promise<void> =>
  client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: uri(path), languageId: 'mdx', version, text },
  });
const retype = (path: string, text: string, version: number): Promise<void> =>
  client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri(path), version },
    contentChanges: [{ text }],
  });
const pull = (
  path: string,
  previousResultId?: string,
): Promise<{ kind: string; resultId?: string; items?: { code: string }[] }> =>
  client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: uri(path) },
    ...(previousResultId && { previousResultId }),
  });
const codes = (path: string): unknown[] => (client.published.get(uri(path)) ?? []).map((found) => found.code);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-wire-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => {
  client.process.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('a client that is pushed to', () => {
  beforeEach(async () => {
    client = await startWireClient(pathToFileURL(folder).href, PUSHED);
  });

  it('is told of documents that nobody opened', async () => {
    await client.until(() => codes('topics/two.mdx').length > 0);
    expect(codes('topics/two.mdx')).toEqual(['unknown-slot']);
  });

  it('sees what is typed before it is saved, and no longer once it is mended', async () => {
    await open('topics/one.mdx');
    await retype('topics/one.mdx', `${FILES['topics/one.mdx']}\nSee A9.\n`, 2);
    await client.until(() => codes('topics/one.mdx').includes('unknown-slot'));
    await retype('topics/one.mdx', FILES['topics/one.mdx']!, 3);
    await client.until(() => codes('topics/one.mdx').length === 0);
  });

  it('is told when a change in one document mends another', async () => {
    await client.until(() => codes('topics/two.mdx').length > 0);
    await open('slots/a3.yaml', 'slot: A3\ntitle: Third\nreferences: [ada2020]\n');
    await client.until(() => codes('topics/two.mdx').length === 0);
    await client.until(() => codes('atlas.yaml').includes('declared-count'));
  });

  it('has old versions passed over', async () => {
    await open('topics/one.mdx', FILES['topics/one.mdx'], 5);
    await retype('topics/one.mdx', 'See A9.\n', 4);
    await retype('topics/one.mdx', 'See A8.\n', 6);
    await client.until(() => codes('topics/one.mdx').length > 0);
    expect(client.published.get(uri('topics/one.mdx'))?.[0]?.message).toContain('A8');
  });
});

describe('a client that pulls', () => {
  beforeEach(async () => {
    client = await startWireClient(pathToFileURL(folder).href, PULLS);
  });

  it('gets open documents when it asks, and closed ones pushed', async () => {
    await client.until(() => codes('topics/two.mdx').length > 0);
    await open('topics/two.mdx');
    const first = await pull('topics/two.mdx');
    await client.until(() => codes('topics/two.mdx').length === 0);
    expect(first.items?.map((item) => item.code)).toEqual(['unknown-slot']);
    const again = await pull('topics/two.mdx', first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  it('is pushed an open document that it shows nowhere, until it pulls', async () => {
    await open('topics/two.mdx');
    await pull('topics/two.mdx');
    await client.connection.sendNotification('atlas/hidden', { uris: [uri('topics/two.mdx')] });
    await client.until(() => codes('topics/two.mdx').length > 0);
    await pull('topics/two.mdx');
    await client.until(() => codes('topics/two.mdx').length === 0);
  });

  it('is asked to pull again when another document changed an open one', async () => {
    await client.until(() => codes('topics/two.mdx').length > 0);
    await open('topics/two.mdx');
    await pull('topics/two.mdx');
    await open('slots/a3.yaml', 'slot: A3\ntitle: Third\nreferences: [ada2020]\n');
    await client.until(() => client.refreshes() > 0);
    expect((await pull('topics/two.mdx')).items).toEqual([]);
  });

  it('hovers, defines, refers and completes', async () => {
    await open('topics/one.mdx');
    const at = { textDocument: { uri: uri('topics/one.mdx') }, position: { line: 6, character: 1 } };
    const hover = await client.connection.sendRequest<{ contents: { value: string } }>(
      'textDocument/hover',
      at,
    );
    expect(hover.contents.value).toContain('Strong Evidence');
    const definition = await client.connection.sendRequest<{ uri: string; range: { start: unknown } }[]>(
      'textDocument/definition',
      at,
    );
    expect(definition).toMatchObject([
      { uri: uri('slots/a1.yaml'), range: { start: { line: 0, character: 6 } } },
    ]);
    const references = await client.connection.sendRequest<{ uri: string }[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    expect(references.map((place) => place.uri)).toEqual(
      ['slots/a1.yaml', 'topics/one.mdx', 'topics/one.mdx', 'topics/two.mdx'].map(uri),
    );
    await retype('topics/one.mdx', `${FILES['topics/one.mdx']}\nSee A`, 2);
    const items = await client.connection.sendRequest<{ label: string }[]>('textDocument/completion', {
      ...at,
      position: { line: 8, character: 5 },
    });
    expect(items.map((item) => item.label)).toEqual(['A1', 'A2']);
  });

  it('is refused after shutdown, and ends with 0', async () => {
    await client.connection.sendRequest('shutdown');
    await expect(pull('topics/one.mdx')).rejects.toThrow();
    await client.connection.sendNotification('exit');
    expect(await client.exitCode).toBe(0);
  });

  it('ends with 1 when it is told to exit without shutdown', async () => {
    await client.connection.sendNotification('exit');
    expect(await client.exitCode).toBe(1);
  });

  it('answers every request, cancelled ones included', async () => {
    await open('topics/one.mdx');
    const answers = Array.from({ length: 200 }, (_, i) =>
      client.connection
        .sendRequest('textDocument/hover', {
          textDocument: { uri: uri('topics/one.mdx') },
          position: { line: 6, character: i % 8 },
        })
        .then(() => 'answered'),
    );
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['answered']));
  });
});
