import { describe, expect, it } from 'vitest';
import { openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { GROVE, type GrovePath, typed } from './grove';
import { bracketed, textIn } from './marks';

describe('semantic tokens', () => {
  const told = async (path: string, text: string): Promise<readonly string[]> => {
    const { service, uri } = await typed(path, text);
    return service
      .semanticTokens(uri)
      .map(({ range, kind, modifiers }) => [textIn(text, range), kind, ...modifiers].join(' '));
  };

  it('tell what words name, and which name nothing', async () => {
    expect(
      await told(
        'n.mdx',
        'A1, A1.1 and A7 with A9, group B, Chapter 19, Chapter 99.\n\nTake vitamin B6 [@ada2020; @nobody] <Slot id="A2" /> <Level id="gap" /> [x](atlas:topic/rain).\n',
      ),
    ).toEqual([
      'A1 slot',
      'A1.1 endpoint',
      'A7 slot unresolved',
      'A9 slot deprecated',
      'group B group',
      'Chapter 19 chapter',
      'Chapter 99 chapter unresolved',
      '@ada2020 reference',
      '@nobody reference unresolved',
      'A2 slot',
      'gap level',
      'rain topic',
    ]);
  });

  it('tell numbers that are checked from those that are none of the atlas', async () => {
    expect(await told('n.mdx', 'The atlas has five slots and 12 pages; the 90 slots of a rack.\n')).toEqual([
      'five count checked',
    ]);
  });

  it('tell declarations in every kind of file', async () => {
    expect(await told('slots/a2.yaml', GROVE['slots/a2.yaml'])).toEqual([
      'A2 slot declaration',
      'gap level',
      'ada2020 reference',
      'A1 slot',
      'A1.1 endpoint',
    ]);
    expect(await told('references.bib', GROVE['references.bib'])).toEqual([
      'ada2020 reference declaration',
      'bob2021 reference declaration',
    ]);
    expect((await told('atlas.yaml', GROVE['atlas.yaml'])).slice(0, 3)).toEqual([
      'A group declaration',
      'B group',
      'B group declaration',
    ]);
  });

  it.each([
    ['n.mdx', '---\ntopic: [\n---\nA1 <Slot id="A2" { and A1–A3 Chapter\n19 [@ada2020'],
    ['slots/a1.yaml', 'slot: A1\ntitle: "x\nrelated: [A2, A3\ndefinition: |\n  A1 A1\n'],
    ['atlas.yaml', `${GROVE['atlas.yaml']}vocabulary: { slots: [a\n`],
  ])('lie in order, none over another, on half-typed input (%s)', async (path, text) => {
    const { service, uri } = await typed(path, text);
    const tokens = service.semanticTokens(uri);
    expect(tokens.length).toBeGreaterThan(0);
    let end = -1;
    for (const { range } of tokens) {
      expect(range.start.line).toBe(range.end.line);
      expect(range.start.line * 1000 + range.start.character).toBeGreaterThanOrEqual(end);
      expect(range.end.character).toBeGreaterThan(range.start.character);
      end = range.end.line * 1000 + range.end.character;
    }
  });

  it('of a range are those in it', async () => {
    const { service, uri } = await typed('n.mdx', 'A1\n\nA2\n\nA3\n');
    const within = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
    expect(service.semanticTokens(uri, within).map(({ range }) => range.start.line)).toEqual([2]);
  });
});

describe('inlay hints', () => {
  const ALL = new Set(['titles', 'totals', 'ids'] as const);
  const hinted = async (path: string, text: string, wanted: typeof ALL = ALL): Promise<string> => {
    const { service, uri } = await typed(path, text);
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    const hints = service.inlayHints(uri, range, wanted);
    const shown = hints.map(({ position }) => ({ start: position, end: position }));
    return bracketed(text, shown, (index) => hints[index]!.label);
  };

  it.each([
    ['titles behind bare ids', 'n.mdx', 'See A1 and A1.2.\n', 'See A1«Soil» and A1.2«Clay».\n'],
    ['once a section', 'n.mdx', 'A1 A1\n\n## A1\n\nA1\n', 'A1«Soil» A1\n\n## A1«Soil»\n\nA1\n'],
    [
      'none where the title stands',
      'n.mdx',
      '| A1 | Soil |\n| --- | --- |\n| A2 | Fungi |\n\nA3 (Fungi), A2\n',
      '| A1 | Soil |\n| --- | --- |\n| A2«Seeds» | Fungi |\n\nA3 (Fungi), A2\n',
    ],
    [
      'none in ranges, links and components',
      'n.mdx',
      'A1–A3, [x](atlas:A2), <Slot id="B1" />\n',
      'A1–A3, [x](atlas:A2), <Slot id="B1" />\n',
    ],
    [
      'totals behind counts',
      'n.mdx',
      '<Count of="slots" /> and <Count of="slots" group="A" /> <Count of="slots">4</Count>\n\n<Count of="endpoints" />\n',
      '<Count of="slots" />«4» and <Count of="slots" group="A" />«3» <Count of="slots">4</Count>\n\n<Count of="endpoints" />«5»\n',
    ],
    [
      'ids of endpoints without one',
      'slots/a1.yaml',
      'slot: A1\ntitle: Soil\nendpoints:\n  - Sand\n  - id: A1.2\n    title: Clay\n  - title: "Silt"\n',
      'slot: A1\ntitle: Soil\nendpoints:\n  - Sand«A1.1»\n  - id: A1.2\n    title: Clay\n  - title: "Silt"«A1.3»\n',
    ],
    [
      'half-typed input',
      'n.mdx',
      '<Count of="slots" /> A1 { <Count of="\n\n<Count of="slots" / A2\n',
      '<Count of="slots" />«4» A1«Soil» { <Count of="\n\n<Count of="slots" / A2«Seeds»\n',
    ],
    ['no unknown total', 'n.mdx', '<Count of="nothing" /> <Count />\n', '<Count of="nothing" /> <Count />\n'],
  ])('are %s', async (_name, path, text, expected) => {
    expect(await hinted(path, text)).toBe(expected);
  });

  it('are those that are wanted, in the range that is asked for', async () => {
    expect(
      await hinted('n.mdx', 'A1 <Count of="slots" />\n', new Set(['totals'] as const) as typeof ALL),
    ).toBe('A1 <Count of="slots" />«4»\n');
    const { service, uri } = await typed('n.mdx', 'A1\n\nA2\n');
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 9 } };
    expect(service.inlayHints(uri, range, ALL).map(({ label }) => label)).toEqual(['Seeds']);
  });

  it('are short', async () => {
    const { service } = await typed('slots/a2.yaml', `slot: A2\ntitle: ${'A long title '.repeat(10)}\n`);
    service.change(`${ROOT}n.mdx`, 'A2\n');
    await service.settled();
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const [hint] = service.inlayHints(`${ROOT}n.mdx`, range, ALL);
    expect(hint?.label).toBe('A long title A long title A long title…');
  });
});

describe('code lenses', () => {
  const lenses = async (
    path: GrovePath,
    files: Readonly<Record<string, string>> = GROVE,
  ): Promise<readonly string[]> => {
    const service = await openAtlas(files);
    const uri = ROOT + path;
    return service.codeLenses(uri).map(({ range, about }) => {
      const text = service.lensText(uri, about);
      return `${range.start.line} ${text?.title ?? '–'} [${text?.places.length ?? 0}]`;
    });
  };

  it('of a slot, a topic and a chapter count who refers to it, ranges included', async () => {
    expect(await lenses('slots/a1.yaml')).toEqual(['0 7 references · 5 endpoints [7]']);
    expect(await lenses('slots/a2.yaml')).toEqual(['0 4 references · 0 endpoints [4]']);
    expect(await lenses('topics/rain.mdx')).toEqual(['1 1 reference [1]']);
    expect(await lenses('chapters/35.mdx')).toEqual(['1 0 references [0]']);
  });

  it('of a manifest tell what depends on it', async () => {
    expect(await lenses('atlas.yaml')).toEqual([
      '3 3 slots · 5 endpoints · 2 references · 1 count depends on this [3]',
      '4 1 slot · 0 endpoints · 2 references [2]',
      '6 1 count and 1 table depend on this [2]',
    ]);
  });

  it('follow what is typed', async () => {
    const service = await openAtlas(GROVE);
    const about = { kind: 'slot', key: 'A2' } as const;
    const title = (): string | undefined => service.lensText(`${ROOT}atlas.yaml`, about)?.title;
    expect(title()).toBe('4 references · 0 endpoints');
    const before = service.revision();
    service.change(`${ROOT}notes.mdx`, 'A2 and A2, A1–A3.\n');
    expect(title()).toBe('7 references · 0 endpoints');
    expect(service.revision()).not.toBe(before);
    const then = service.revision();
    service.change(`${ROOT}notes.mdx`, 'A2 and A2, A1–A3, and some words.\n');
    expect(service.revision()).toBe(then);
    service.change(`${ROOT}notes.mdx`, 'A2.\n');
    expect(title()).toBe('5 references · 0 endpoints');
  });
});
