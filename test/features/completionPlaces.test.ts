import { describe, expect, it } from 'vitest';
import type { CompletionEntry } from '../../server/src/features/completion';
import { typed } from './grove';
import { textIn } from './marks';

async function offered(
  path: string,
  marked: string,
): Promise<readonly (CompletionEntry & { readonly replaces: string })[]> {
  const { service, uri, text, position } = await typed(path, marked);
  return service
    .completion(uri, position)
    .map((entry) => ({ ...entry, replaces: textIn(text, entry.insert.range) }));
}

const labels = async (path: string, marked: string): Promise<readonly string[]> =>
  (await offered(path, marked)).map(({ label }) => label);

describe('completion at places with words of their own', () => {
  it('offers rule codes in comments that silence rules', async () => {
    for (const [path, marked] of [
      ['notes.mdx', '{/* atlas-ignore prose-‸count: the licence */}\n'],
      ['slots/a2.yaml', 'slot: A2\n# atlas-ignore schema, prose-‸count\ntitle: Seeds\n'],
    ] as const) {
      const found = await offered(path, marked);
      expect(found.map(({ label }) => label)).toContain('unknown-slot');
      expect(found[0]!.replaces).toBe('prose-count');
    }
  });

  it('offers headings behind a #, of this text and of others', async () => {
    expect(await labels('notes.mdx', '# Notes\n\n[a](#‸)\n')).toEqual(['notes']);
    const found = await offered('notes.mdx', '[a](topics/rain.mdx#sta‸rt-here)\n');
    expect(found.map(({ label }) => label)).toEqual(['start-here', 'further']);
    expect(found[0]!.replaces).toBe('start-here');
    expect(await labels('notes.mdx', '[a](gone.mdx#‸)\n')).toEqual([]);
  });

  it('offers files and folders in the address of a link', async () => {
    expect(await labels('notes.mdx', '[a](‸)\n')).toEqual([
      'atlas.yaml',
      'chapters/',
      'references.bib',
      'slots/',
      'topics/',
    ]);
    const found = await offered(
      'chapters/35.mdx',
      '---\nchapter: 35\ntitle: Timber\n---\n\n[a](../topics/ra‸in.mdx)\n',
    );
    expect(found).toMatchObject([{ label: 'rain.mdx', detail: 'Rain and shade', replaces: 'rain.mdx' }]);
    expect(await labels('notes.mdx', '[a](/topics/‸)\n')).toEqual(['rain.mdx']);
    expect(await labels('notes.mdx', '[a](https://‸)\n')).toEqual([]);
  });

  it('offers ids that are free where one is declared', async () => {
    expect(await labels('slots/a4.yaml', 'slot: ‸\ntitle: New\n')).toEqual(['A4', 'B2']);
    expect(await labels('slots/a2.yaml', 'slot: A‸2\ntitle: Seeds\n')).toEqual(['A2', 'B2']);
    expect(
      await labels(
        'slots/a2.yaml',
        'slot: A2\ntitle: Seeds\nendpoints:\n  - id: A2.1\n    title: One\n  - title: Two\n    id: ‸\n',
      ),
    ).toEqual(['A2.2']);
  });

  it('offers whole entries where they begin', async () => {
    const snippets = async (path: string, marked: string): Promise<readonly string[]> =>
      (await offered(path, marked)).flatMap(({ kind, label }) => (kind === 'snippet' ? [label] : []));
    expect(await snippets('slots/a2.yaml', 'slot: A2\ntitle: Seeds\nendpoints:\n  - ‸\n')).toEqual([
      'endpoint',
    ]);
    expect(await snippets('slots/a2.yaml', 'slot: A2\ntitle: Seeds\nnumbers:\n  - nu‸\n')).toEqual([
      'number',
    ]);
    expect(await snippets('slots/a2.yaml', 'slot: A2\ntitle: Seeds\nnumbers:\n  - text: x\n    ‸\n')).toEqual(
      [],
    );
    expect(await snippets('slots/new.yaml', 'sl‸')).toEqual(['slot']);
    expect(await snippets('topics/new.mdx', '‸')).toEqual(['topic', 'chapter', 'slot text']);
    expect(await snippets('references.bib', '@mi‸')).toContain('@misc');
    expect(await snippets('notes.mdx', 'Words and ‸\n')).toEqual([]);
  });
});
