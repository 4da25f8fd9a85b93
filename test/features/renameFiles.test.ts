import { describe, expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { type Living, living } from './living';

const FILES = {
  'atlas.yaml':
    'format: 1\ntitle: Moved\ngroups:\n  - { id: A, title: First }\nbibliography: [lists/refs.bib]\nexclude: ["drafts/**", notes/old.mdx, "*.tmp"]\n',
  'slots/a1.yaml':
    'slot: A1\ntitle: Data\ndefinition: See [one](../topics/one.mdx#start) and [@ada2020].\nreferences: [ada2020]\n',
  'topics/one.mdx':
    '---\ntopic: one\ntitle: One\n---\n\n## Start\n\n[Two](two.mdx), [two](./two.mdx#more), ![figure](../img/a%20b.png), [self](#start), [me](one.mdx), [root](/index.mdx), [no](gone.mdx).\n',
  'topics/two.mdx':
    '---\ntopic: two\ntitle: Two\n---\n\n## More\n\n[One](one.mdx#start) and [web](https://example.org/one.mdx).\n',
  'index.mdx': 'Read [one](topics/one.mdx), [two](<topics/two.mdx>) and [all](topics/).\n',
  'lists/refs.bib': '@misc{ada2020,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  year = {2020}\n}\n',
  'img/a b.png': '',
};

/** The atlas after moves of files or folders, its edits made before; what is then found in it, by a server that knows nothing of before. */
async function moved(
  moves: Readonly<Record<string, string>>,
): Promise<{ atlas: Living; texts: Record<string, string>; found: string[] }> {
  const atlas = await living(FILES);
  const before = atlas.findings();
  const uri = (path: string): string => ROOT + path.split('/').map(encodeURIComponent).join('/');
  const edits = await atlas.service.moveFiles(
    Object.entries(moves).map(([from, to]) => ({ oldUri: uri(from), newUri: uri(to) })),
  );
  await atlas.apply(edits);
  const texts = Object.fromEntries(
    Object.entries(atlas.texts()).map(([path, text]) => {
      const [from, to] = Object.entries(moves).find(
        ([old]) => path === old || path.startsWith(`${old}/`),
      ) ?? ['', ''];
      return [from === '' ? path : to + path.slice(from.length), text];
    }),
  );
  const after = allDiagnostics(await openAtlas(texts)).map(({ code, message }) => `${code} ${message}`);
  expect(after.length).toBe(before.length);
  return { atlas, texts, found: after };
}

describe('when a file moves', () => {
  it('links to it and links in it follow', async () => {
    const { texts } = await moved({ 'topics/one.mdx': 'deep/er/uno.mdx' });
    expect(texts['deep/er/uno.mdx']).toContain(
      '[Two](../../topics/two.mdx), [two](../../topics/two.mdx#more), ![figure](../../img/a%20b.png), [self](#start), [me](uno.mdx), [root](/index.mdx), [no](gone.mdx).',
    );
    expect(texts['topics/two.mdx']).toContain(
      '[One](../deep/er/uno.mdx#start) and [web](https://example.org/one.mdx)',
    );
    expect(texts['slots/a1.yaml']).toContain('[one](../deep/er/uno.mdx#start)');
    expect(texts['index.mdx']).toContain('[one](deep/er/uno.mdx), [two](<topics/two.mdx>)');
  });

  it('nothing is edited that still leads where it did', async () => {
    const { texts } = await moved({ topics: 'themes' });
    expect(texts['themes/one.mdx']).toBe(FILES['topics/one.mdx']);
    expect(texts['themes/two.mdx']).toBe(FILES['topics/two.mdx']);
    expect(texts['index.mdx']).toBe(
      'Read [one](themes/one.mdx), [two](<themes/two.mdx>) and [all](themes/).\n',
    );
  });

  it('its name is written as addresses are', async () => {
    const { texts } = await moved({ 'topics/two.mdx': 'topics/über (2).mdx' });
    expect(texts['topics/one.mdx']).toContain('[Two](über%20%282%29.mdx), [two](./über%20%282%29.mdx#more)');
    const { texts: figure } = await moved({ 'img/a b.png': 'img/c.png' });
    expect(figure['topics/one.mdx']).toContain('![figure](../img/c.png)');
    expect((await moved({ 'index.mdx': 'start.mdx' })).texts['topics/one.mdx']).toContain(
      '[root](/start.mdx)',
    );
  });

  it('several at once lead to where all of them are then', async () => {
    const { texts } = await moved({ 'topics/one.mdx': 'x/one.mdx', 'topics/two.mdx': 'x/y/two.mdx' });
    expect(texts['x/one.mdx']).toContain('[Two](y/two.mdx), [two](./y/two.mdx#more)');
    expect(texts['x/y/two.mdx']).toContain('[One](../one.mdx#start)');
  });

  it('the manifest names it by its new path', async () => {
    const { texts } = await moved({ lists: 'bib', drafts: 'old drafts', 'notes/old.mdx': 'notes/a.mdx' });
    expect(texts['atlas.yaml']).toContain(
      'bibliography: [bib/refs.bib]\nexclude: ["old drafts/**", notes/a.mdx, "*.tmp"]',
    );
  });

  it('of another atlas, or of none, nothing is edited', async () => {
    const { service } = await living(FILES);
    expect(await service.moveFiles([{ oldUri: 'file:///else/a.mdx', newUri: 'file:///else/b.mdx' }])).toEqual(
      [],
    );
    expect(await service.moveFiles([{ oldUri: 'no uri', newUri: '' }])).toEqual([]);
  });
});
