import { describe, expect, it } from 'vitest';
import { ROOT } from '../memoryFiles';
import { typed } from './grove';
import { bracketed, textIn } from './marks';

describe('folding', () => {
  /** `first–last kind` of each fold, lines from zero. */
  const folds = async (path: string, text: string): Promise<readonly string[]> => {
    const { service, uri } = await typed(path, text);
    return service
      .folding(uri)
      .map(({ startLine, endLine, kind }) => `${startLine}–${endLine}${kind ? ` ${kind}` : ''}`);
  };

  it('goes by front matter, sections, components, lists, tables, code', async () => {
    const text = [
      '---', // 0
      'topic: x',
      '---',
      'import A from "a"', // 3
      'import B from "b"',
      '',
      '# One', // 6
      '',
      '- a', // 8
      '- b',
      '  more', // 10
      '  - c',
      '',
      '## Two', // 13
      '',
      '<Box', // 15
      '  kind="x">',
      '',
      '## Inside', // 18
      '',
      'Words', // 20
      '',
      '</Box>',
      '',
      '| a |', // 24
      '| - |',
      '| b |',
      '',
      '```js', // 28
      'code',
      '```',
      '', // 31
      '> quoted', // 32
      '> more',
      '',
      '# Three', // 35
      'End',
      '',
      '',
    ];
    for (const newline of ['\n', '\r\n'])
      expect(await folds('n.mdx', text.join(newline))).toEqual([
        '0–2',
        '3–4 imports',
        '6–33',
        '8–11',
        '9–11',
        '13–33',
        '15–21',
        '18–20',
        '24–26',
        '28–30',
        '32–33',
        '35–36',
      ]);
  });

  it('goes by comments and regions', async () => {
    const text =
      '{/* one\ntwo */}\n\n{/* atlas:begin counts */}\n\n| a |\n| - |\n\n{/* atlas:end */}\n\n{/* #region x */}\n\nWords\n\n{/* #endregion */}\n';
    expect(await folds('n.mdx', text)).toEqual(['0–1 comment', '3–8 region', '5–6', '10–14 region']);
    expect(await folds('n.md', '<!-- region -->\n\nA\n\n<!-- endregion -->\n')).toEqual(['0–4 region']);
  });

  it('goes by entries and items in YAML', async () => {
    const text = [
      '# one', // 0
      '# two',
      'slot: A1', // 2
      'definition: |', // 3
      '  Words',
      '  more',
      '',
      'position: {', // 7
      '  level: strong',
      '}',
      '# region tree', // 10
      'endpoints:',
      '  - id: A1.1', // 12
      '    title: Sand',
      '    endpoints:', // 14
      '      - Grain',
      '  - Clay # no fold',
      '# endregion', // 17
      '',
    ];
    for (const newline of ['\n', '\r\n'])
      expect(await folds('slots/a1.yaml', text.join(newline))).toEqual([
        '0–1 comment',
        '3–5',
        '7–8',
        '10–17 region',
        '11–16',
        '12–15',
        '14–15',
      ]);
  });

  it('goes by entries in BibTeX', async () => {
    expect(await folds('references.bib', '@misc{a,\n  title = {T}\n}\n@misc{b, title = {U}}\n')).toEqual([
      '0–1',
    ]);
  });

  it.each([
    ['n.mdx', '# One\n\n<Box\n\n## Two\n\nA {\n\nB\n', ['0–8', '4–8']],
    ['n.mdx', '---\ntopic: [x\n\n# One\n\nWords\n', ['3–5']],
    ['n.mdx', '```\nnever closed\n# no heading\n', ['0–2']],
    ['slots/a1.yaml', 'slot: A1\ntitle: "x\nendpoints:\n  - a\n  - b\n', ['2–4']],
    ['slots/a1.yaml', 'slot: A1\nkey without colon\nendpoints:\n  - a\n', ['2–3']],
    ['slots/a1.yaml', '', []],
    ['n.mdx', '', []],
  ])('holds on half-typed input (%s %j)', async (path, text, expected) => {
    expect(await folds(path, text)).toEqual(expected);
  });
});

describe('selection', () => {
  /** What is selected at the cursor, step by step. */
  const steps = async (path: string, marked: string): Promise<readonly string[]> => {
    const { service, uri, text, position } = await typed(path, marked);
    const [ranges] = service.selection(uri, [position]);
    return ranges!.map((range) => textIn(text, range));
  };

  it('grows from word to inline, sentence, block, section and document', async () => {
    expect(
      await steps('n.mdx', '# One\n\nFirst. Some **bold po‸st-training words** here. Last.\n\n# Two\n'),
    ).toEqual([
      'post',
      'post-training',
      'bold post-training words',
      '**bold post-training words**',
      'Some **bold post-training words** here.',
      'First. Some **bold post-training words** here. Last.',
      '# One\n\nFirst. Some **bold post-training words** here. Last.\n\n',
      '# One\n\nFirst. Some **bold post-training words** here. Last.\n\n# Two\n',
    ]);
  });

  it('knows keys, attributes, items and cells', async () => {
    expect((await steps('n.mdx', 'So [@a; @ad‸a2020, p. 3].')).slice(0, 4)).toEqual([
      'ada2020',
      '@ada2020',
      '[@a; @ada2020, p. 3]',
      'So [@a; @ada2020, p. 3].',
    ]);
    expect((await steps('n.mdx', 'See <Slot id="A‸1" />.')).slice(0, 3)).toEqual([
      'A1',
      'id="A1"',
      '<Slot id="A1" />',
    ]);
    expect((await steps('n.mdx', '- one\n- two thr‸ee\n')).slice(0, 4)).toEqual([
      'three',
      'two three',
      '- two three',
      '- one\n- two three',
    ]);
    expect((await steps('n.mdx', '| a | b |\n| - | - |\n| c d | e‸ f |\n')).slice(0, 3)).toEqual([
      'e',
      'e f',
      'c d | e f',
    ]);
  });

  it('goes from scalar to entry and mapping in YAML, and reads its texts', async () => {
    expect(await steps('slots/a1.yaml', 'slot: A1\nposition: { level: st‸rong }\n')).toEqual([
      'strong',
      'level: strong',
      '{ level: strong }',
      'position: { level: strong }',
      'slot: A1\nposition: { level: strong }',
      'slot: A1\nposition: { level: strong }\n',
    ]);
    expect(
      (
        await steps(
          'slots/a1.yaml',
          'slot: A1\ndefinition: |\n  One two. Th‸ree four.\n\n  Five.\ntitle: x\n',
        )
      ).slice(0, 3),
    ).toEqual(['Three', 'Three four.', 'One two. Three four.']);
    expect((await steps('slots/a1.yaml', 'slot: A1\ntitle: "So‸il and sand"\n')).slice(0, 4)).toEqual([
      'Soil',
      'Soil and sand',
      '"Soil and sand"',
      'title: "Soil and sand"',
    ]);
    expect((await steps('n.mdx', '---\ntopic: x\nrelevant_to: [A1, A‸2]\n---\nWords\n')).slice(0, 3)).toEqual(
      ['A2', '[A1, A2]', 'relevant_to: [A1, A2]'],
    );
    expect((await steps('references.bib', '@misc{a,\n  title = {A ti‸tle}\n}\n')).slice(0, 3)).toEqual([
      'title',
      'A title',
      'title = {A title',
    ]);
  });

  it.each([
    ['n.mdx', '# One\n<Box a="‸\n{'],
    ['n.mdx', '---\ntopic: [‸'],
    ['n.mdx', '‸'],
    ['slots/a1.yaml', 'slot: A1\ntitle: "‸x\nrelated: [A1\n'],
    ['slots/a1.yaml', 'slot: A1\n  - x: |‸'],
    ['references.bib', '@misc{‸'],
  ])('nests on half-typed input (%s %j)', async (path, marked) => {
    const { service, uri, text } = await typed(path, marked);
    const lines = text.split('\n');
    const positions = [
      ...lines.flatMap((line, at) => [...line, ''].map((_, character) => ({ line: at, character }))),
      { line: lines.length + 5, character: 3 },
      { line: 0, character: 500 },
    ];
    const found = service.selection(uri, positions);
    expect(found).toHaveLength(positions.length);
    for (const ranges of found) {
      expect(ranges.length).toBeGreaterThan(0);
      ranges.reduce((inner, outer) => {
        expect(textIn(text, outer)).toContain(textIn(text, inner));
        expect(outer).not.toEqual(inner);
        return outer;
      });
    }
  });
});

describe('linked editing', () => {
  const linked = async (marked: string): Promise<string | undefined> => {
    const { service, uri, text, position } = await typed('n.mdx', marked);
    const found = service.linkedEditing(uri, position);
    return found && bracketed(text, found.ranges);
  };

  it.each([
    ['an opening name', '<Bo‸x>a</Box>', '<«Box»>a</«Box»>'],
    ['a closing name', '<Box>a</Bo‸x>', '<«Box»>a</«Box»>'],
    ['the inner of two', '<A>\n\n<A‸>x</A>\n\n</A>', '<A>\n\n<«A»>x</«A»>\n\n</A>'],
    ['the outer of two', '<A>\n\n<A>x</A>\n\n</A‸>', '<«A»>\n\n<A>x</A>\n\n</«A»>'],
    ['a fragment that gets a name', '<‸>a</>', '<«»>a</«»>'],
    [
      'a name with points',
      '<Box.I‸tem kind="a">\n\nx\n\n</Box.Item>',
      '<«Box.Item» kind="a">\n\nx\n\n</«Box.Item»>',
    ],
    ['half-typed attributes', '<Bo‸x kind= >\n\na\n\n</Box>', '<«Box» kind= >\n\na\n\n</«Box»>'],
    ['an open quote', '<Box kind="a>\n\na\n\n</Bo‸x>', '<«Box» kind="a>\n\na\n\n</«Box»>'],
    ['a closing tag without its end', '<Box>\n\na\n\n</Box‸', '<«Box»>\n\na\n\n</«Box»'],
    ['a stray brace before', 'A { b\n\n<Bo‸x>a</Box>', 'A { b\n\n<«Box»>a</«Box»>'],
    ['an unclosed tag between', '<Bo‸x>\n\n<Other>\n\n</Box>', '<«Box»>\n\n<Other>\n\n</«Box»>'],
    [
      'code and comments between',
      '<Bo‸x>\n\n`</Box>` {/* </Box> */}\n\n</Box>',
      '<«Box»>\n\n`</Box>` {/* </Box> */}\n\n</«Box»>',
    ],
    ['nothing: closes itself', '<Bo‸x />\n\n</Box>', undefined],
    ['nothing: an attribute', '<Box ki‸nd="a">a</Box>', undefined],
    ['nothing: no partner', '<Bo‸x>', undefined],
    ['nothing: less than', 'a <‸ b </b>', undefined],
    ['nothing: code', '```\n<Bo‸x></Box>\n```', undefined],
  ])('of %s', async (_name, marked, expected) => {
    expect(await linked(marked)).toBe(expected);
  });
});

describe('what is read from the text', () => {
  it('is nothing of documents that are not open, gone or of no atlas', async () => {
    const { service, uri } = await typed('n.mdx', '# One\n\nx\n');
    for (const other of [
      `${ROOT}slots/a1.yaml`,
      `${ROOT}gone.mdx`,
      'file:///elsewhere/a.mdx',
      'untitled:a',
    ]) {
      expect(service.folding(other)).toEqual([]);
      expect(service.selection(other, [{ line: 0, character: 0 }])).toEqual([]);
      expect(service.linkedEditing(other, { line: 0, character: 0 })).toBeUndefined();
    }
    await service.close(uri);
    expect(service.folding(uri)).toEqual([]);
  });
});
