import { describe, expect, it } from 'vitest';
import type { Outline } from '../../server/src/features/documentSymbols';
import { openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { GROVE, type GrovePath, pathOf, typed } from './grove';
import { textIn } from './marks';

const drawn = (symbols: readonly Outline[], indent = ''): readonly string[] =>
  symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail ? ` (${detail})` : ''}`,
    ...drawn(children, `${indent}  `),
  ]);
const outline = async (path: string, text: string) => {
  const { service, uri } = await typed(path, text);
  return service.documentSymbols(uri);
};

describe('document symbols', () => {
  it('of a slot are its sections, and under endpoints their tree', async () => {
    expect(drawn(await outline('slots/a1.yaml', GROVE['slots/a1.yaml']))).toEqual([
      'slot A1 Soil (Strong Evidence)',
      '  section Position',
      '  section Definition',
      '  section References',
      '  section Endpoints',
      '    endpoint A1.1 Sand',
      '      endpoint A1.1.1 Grain',
      '      endpoint A1.1.2 Dune',
      '    endpoint A1.2 Clay',
      '    endpoint A1.3 Silt',
    ]);
  });

  it('the last section keeps its last line, with or without a line end behind it', async () => {
    const text = 'slot: A1\ntitle: Soil\nendpoints:\n  - Sand\n  - Dune';
    for (const end of ['', '\n', '\n\n'])
      expect(drawn(await outline('slots/a1.yaml', text + end))).toEqual([
        'slot A1 Soil',
        '  section Endpoints',
        '    endpoint A1.1 Sand',
        '    endpoint A1.2 Dune',
      ]);
  });

  it('of a text are its headings', async () => {
    const text = '# One\n\n### 1.1 Deep\n\n## Two\n\n<Box>\n\n## In a box\n\n</Box>\n\n##\n\n# Three\n';
    expect(drawn(await outline('n.mdx', text))).toEqual([
      'heading One',
      '  heading 1.1 Deep',
      '  heading Two',
      '  heading In a box',
      '  heading ##',
      'heading Three',
    ]);
  });

  it('of a manifest are its keys, with what they declare', async () => {
    expect(drawn(await outline('atlas.yaml', GROVE['atlas.yaml']))).toEqual([
      'field format (1)',
      'field title (Grove)',
      'field groups',
      '  group A Roots',
      '  group B Crown',
      'field counts',
      '  count slots (4)',
      '  count endpoints (5)',
      '  count slots A (3)',
      '  count slots B (1)',
      'field retired',
      'field outline',
      '  chapter Chapter 19: Bark',
      'field bibliography',
    ]);
  });

  it('of a bibliography are its works', async () => {
    expect(drawn(await outline('references.bib', GROVE['references.bib']))).toEqual([
      'reference ada2020 (Lovelace, A. (2020). Notes on Water. https://doi.org/10.1000/182)',
      'reference bob2021 (Builder, B. (2021). Leaf. https://arxiv.org/abs/2203.15556)',
    ]);
  });

  it.each([
    ['slots/a1.yaml', 'slot: A1\ntitle: "Soil\nendpoints:\n  - a: [\n  - - x\n'],
    ['slots/a1.yaml', '{slot: A1, title: Soil, definition: x, endpoints: [a, {id: A1.2, endpoints: [b]}]}'],
    [
      'slots/a1.yaml',
      'slots:\n  - slot: A1\n    endpoints: [a\n  - slot: A7\n    title: T\n    definition: |\n      x\n',
    ],
    [
      'slots/a1.yaml',
      'slot: A1\nendpoints:\n  - { id: A1.1, title: x, endpoints: [y] }\n  - { id: A1.1, endpoints: [z] }\n',
    ],
    ['atlas.yaml', 'format: 1\ngroups:\n  - { id: A, title: \n  - id\ncounts: { slots: 4\n'],
    ['n.mdx', '---\ntopic: [\n---\n# One\n<Box>\n## Two {\n'],
    ['references.bib', '@misc{ada2020,\n  title = {Open\n@misc{b'],
  ])('of a half-typed document lie in it and in one another (%s)', async (path, text) => {
    const check = (symbols: readonly Outline[], within?: Outline['range']): void => {
      for (const { name, range, selection, children } of symbols) {
        const places = [range.start, selection.start, selection.end, range.end].map(
          ({ line, character }) => line * 1000 + character,
        );
        expect(name).not.toBe('');
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(range.end.line).toBeLessThan(text.split('\n').length);
        if (within) expect(range.start.line).toBeGreaterThanOrEqual(within.start.line);
        check(children, range);
      }
    };
    check(await outline(path, text));
  });

  it('are none of a file of no atlas, nor of one that is gone', async () => {
    const { service } = await typed('n.mdx', '# One\n');
    expect(service.documentSymbols('file:///elsewhere/a1.yaml')).toEqual([]);
    expect(service.documentSymbols(`${ROOT}gone.mdx`)).toEqual([]);
    expect(await outline('config.yaml', 'key: value\n')).toEqual([]);
  });

  it('select the key', async () => {
    const text = GROVE['slots/a1.yaml'];
    const [slot] = await outline('slots/a1.yaml', text);
    expect(textIn(text, slot!.selection)).toBe('A1');
    const definition = slot!.children.find(({ name }) => name === 'Definition');
    expect(textIn(text, definition!.range)).toBe('definition: |\n  Soil holds water [@ada2020]. See A2.');
  });
});

describe('workspace symbols', () => {
  const found = async (query: string): Promise<readonly string[]> => {
    const service = await openAtlas(GROVE);
    return service.workspaceSymbols(query).map(({ name }) => name);
  };

  it.each([
    ['A1', ['A1 Soil', 'A1.1 Sand', 'A1.2 Clay', 'A1.3 Silt', 'A1.1.1 Grain', 'A1.1.2 Dune'].sort()],
    ['a1.1', ['A1.1 Sand', 'A1.1.1 Grain', 'A1.1.2 Dune']],
    ['rain', ['Rain and shade', 'A1.1.1 Grain']],
    ['group b', ['B Crown']],
    ['shade rai', ['Rain and shade']],
    ['timber', ['Chapter 35: Timber']],
    ['Chapter 35', ['Chapter 35: Timber']],
    ['lovelace', ['ada2020']],
    ['@ada', ['ada2020']],
    ['water notes 2020', ['ada2020']],
    ['ro', ['A Roots']],
    ['A2 Seeds', ['A2 Seeds']],
    ['zzz', []],
  ])('of %s', async (query, expected) => {
    const names = await found(query);
    expect(query === 'A1' ? [...names].sort() : names).toEqual(expected);
    if (query === 'A1') expect(names[0]).toBe('A1 Soil');
  });

  it('of nothing typed are groups, slots, topics and chapters', async () => {
    expect(await found(' ')).toEqual([
      'A Roots',
      'B Crown',
      'A1 Soil',
      'A2 Seeds',
      'A3 Fungi',
      'B1 Leaves',
      'Rain and shade',
      'Chapter 19: Bark',
      'Chapter 35: Timber',
    ]);
  });

  it('are capped, and stand where they are declared', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `  - slot: A${i + 1}\n    title: Same\n`).join('');
    const service = await openAtlas({ 'atlas.yaml': GROVE['atlas.yaml'], 'many.yaml': `slots:\n${many}` });
    const names = service.workspaceSymbols('same');
    expect(names).toHaveLength(200);
    expect(names[0]).toMatchObject({
      name: 'A1 Same',
      container: 'Roots',
      selection: { start: { line: 1, character: 10 } },
    });
    expect(pathOf(names[0]!.uri)).toBe('many.yaml' satisfies string as GrovePath);
  });
});
