import { describe, expect, it } from 'vitest';
import { ROOT } from '../memoryFiles';
import { GROVE, type GrovePath, pathOf, pointed, typed } from './grove';
import { bracketed, textIn } from './marks';

describe('references', () => {
  const places = async (path: GrovePath, words: string, declaration = false): Promise<readonly string[]> => {
    const { service, uri, position } = await pointed(path, words);
    return service
      .references(uri, position, declaration)
      .map((place) => `${pathOf(place.uri)}:${place.range.start.line}:${place.range.start.character}`);
  };

  it('include the ranges that cover a slot, front matter among them', async () => {
    expect(await places('slots/a3.yaml', 'slot: A‸3', true)).toEqual([
      'slots/a3.yaml:0:6',
      'slots/b1.mdx:6:12',
      'topics/rain.mdx:3:13',
      'topics/rain.mdx:16:10',
    ]);
    expect(await places('slots/a2.yaml', 'slot: A‸2')).toEqual([
      'chapters/35.mdx:7:0',
      'slots/a1.yaml:4:35',
      'topics/rain.mdx:3:13',
      'topics/rain.mdx:16:7',
    ]);
  });

  it('leave out ranges of other kinds and those that run elsewhere', async () => {
    const { service } = await typed(
      'notes.mdx',
      'Endpoints A1.1–A1.3, A2.1–A2.3, slots A3–A1, groups A–B.\n',
    );
    const of = (path: string, line: number, character: number): readonly string[] =>
      service
        .references(ROOT + path, { line, character }, false)
        .map((place) => pathOf(place.uri))
        .filter((found) => found === 'notes.mdx');
    expect(of('slots/a1.yaml', 10, 5)).toEqual(['notes.mdx']); // Clay, A1.2
    expect(of('slots/a1.yaml', 9, 18)).toEqual([]); // Grain, A1.1.1
    expect(of('slots/a2.yaml', 0, 7)).toEqual([]); // backwards
  });

  it('of a total are the places that claim it', async () => {
    expect(await places('atlas.yaml', 'slots: ‸4')).toEqual([
      'topics/rain.mdx:8:14',
      'topics/rain.mdx:12:10',
    ]);
    expect(await places('topics/rain.mdx', 'has thr‸ee')).toEqual(['topics/rain.mdx:8:69']);
  });
});

describe('highlights', () => {
  const shown = async (path: string, marked: string): Promise<string> => {
    const { service, uri, text, position } = await typed(path, marked);
    const found = service.highlights(uri, position);
    return bracketed(
      text,
      found.map(({ range }) => range),
      (index) => (found[index]!.kind === 'write' ? '!' : ''),
    );
  };

  it.each([
    [
      'a slot, with the ranges that cover it',
      'n.mdx',
      'A‸2, A1–A3, <Slot id="A2" />, A1 and A2.',
      '«A2», «A1–A3», <Slot id="«A2»" />, A1 and «A2».',
    ],
    ['an end of a range once', 'n.mdx', 'A‸1 and A1–A3.', '«A1» and «A1»–A3.'],
    [
      'a citation',
      'n.mdx',
      'So [@ada‸2020; @bob2021] and @ada2020.',
      'So [@«ada2020»; @bob2021] and @«ada2020».',
    ],
    [
      'where it is declared',
      'slots/a1.yaml',
      'slot: A‸1\ntitle: Soil\ndefinition: A1 is A1.\n',
      'slot: «A1!»\ntitle: Soil\ndefinition: «A1» is «A1».\n',
    ],
    [
      'from its title',
      'slots/a1.yaml',
      'slot: A1\ntitle: So‸il\ndefinition: A1.\n',
      'slot: «A1!»\ntitle: «Soil!»\ndefinition: «A1».\n',
    ],
    [
      'a heading and the links to it',
      'n.mdx',
      '# Te‸n\n\n[a](#ten) [b](#ten) [c](#eleven)\n',
      '# «Ten!»\n\n[a](«#ten») [b](«#ten») [c](#eleven)\n',
    ],
    [
      'a file',
      'n.mdx',
      '[a](topics/ra‸in.mdx), [b](./topics/rain.mdx), [c](topics/rain.mdx#x)',
      '[a](«topics/rain.mdx»), [b](«./topics/rain.mdx»), [c](topics/rain.mdx#x)',
    ],
    [
      'numbers that count the same',
      'n.mdx',
      'There are fo‸ur slots, 4 slots in all, and two groups.',
      'There are «four» slots, «4» slots in all, and two groups.',
    ],
    [
      'half-typed input',
      'n.mdx',
      '<Callout kind="\n\nA‸1 { and A1 <Slot id="',
      '<Callout kind="\n\n«A1» { and «A1» <Slot id="',
    ],
    ['nothing where nothing is', 'n.mdx', 'w‸ords A1', 'words A1'],
  ])('are of %s', async (_name, path, marked, expected) => {
    expect(await shown(path, marked)).toBe(expected);
  });

  it('leave out declarations that a broken document no longer spells', async () => {
    const { service, uri } = await typed('slots/a1.yaml', 'slot: A1\ntitle: Soil\n');
    service.change(uri, 'slot: A1\ntitle: "Soil\ndefinition: see A1\nrelated: [A1\n');
    expect(() => service.highlights(uri, { line: 0, character: 7 })).not.toThrow();
  });
});

describe('document links', () => {
  const links = async (path: string, text: string): Promise<readonly string[]> => {
    const { service, uri } = await typed(path, text);
    return service
      .documentLinks(uri)
      .map(
        ({ range, target, tooltip }) => `${textIn(text, range)} → ${target.replace(ROOT, '')} (${tooltip})`,
      );
  };

  it('lead to files, headings, works and chapters kept elsewhere', async () => {
    expect(
      await links(
        'n.mdx',
        'See [a](topics/rain.mdx#start-here), ![b](gone.png), [c](topics/rain.mdx), Chapter 19, doi:10.1000/182, arXiv:2203.15556, <https://example.org/a>.\n',
      ),
    ).toEqual([
      'topics/rain.mdx#start-here → topics/rain.mdx#L7 (Open “Start here” in topics/rain.mdx)',
      'topics/rain.mdx → topics/rain.mdx (Open topics/rain.mdx)',
      'Chapter 19 → https://example.org/19 (Open chapter 19, “Bark”: https://example.org/19)',
      'doi:10.1000/182 → https://doi.org/10.1000/182 (Open https://doi.org/10.1000/182)',
      'arXiv:2203.15556 → https://arxiv.org/abs/2203.15556 (Open https://arxiv.org/abs/2203.15556)',
      'https://example.org/a → https://example.org/a (Open https://example.org/a)',
    ]);
  });

  it('find pages whose ending is left out, as the definition of such a link does', async () => {
    expect(await links('n.mdx', '[a](topics/rain#start-here)')).toEqual([
      'topics/rain#start-here → topics/rain.mdx#L7 (Open “Start here” in topics/rain.mdx)',
    ]);
    const { service, uri, position } = await typed('n.mdx', '[a](topics/ra‸in#start-here)');
    expect(service.definition(uri, position)).toMatchObject([{ range: { start: { line: 6 } } }]);
  });

  it('are in bibliographies and manifests too', async () => {
    const { service } = await typed('atlas.yaml', GROVE['atlas.yaml']);
    expect(service.documentLinks(`${ROOT}references.bib`).map(({ target }) => target)).toEqual([
      'https://doi.org/10.1000/182',
      'https://arxiv.org/abs/2203.15556',
    ]);
    expect(service.documentLinks(`${ROOT}atlas.yaml`).map(({ target }) => target)).toEqual([
      'https://example.org/19',
      `${ROOT}references.bib`,
    ]);
  });

  it('are never commands, scripts or addresses that do not parse', async () => {
    const text =
      'format: 1\ntitle: T\ngroups: []\noutline:\n  - { chapter: 1, title: X, url: "command:evil" }\n  - { chapter: 2, url: "javascript:alert(1)" }\n  - { chapter: 3, url: "https://" }\n';
    expect(await links('atlas.yaml', text)).toEqual([]);
    expect(await links('n.mdx', '[a](command:evil) [b](javascript:x) [c](file:///etc/passwd) [d](<')).toEqual(
      [],
    );
  });
});
