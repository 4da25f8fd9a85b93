import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { scalarPieces } from '../../server/src/syntax/sourceMap';
import { readYaml, type YamlNode, yamlEntry } from '../../server/src/syntax/yaml';

/** Plain values, `source` for scalars; of a key that stands twice the first counts. */
function plain(node: YamlNode | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.source;
  if (node.kind === 'list') return node.items.map((item) => plain(item.node));
  return Object.fromEntries(
    [...node.entries].reverse().map((entry) => [entry.key.source, plain(entry.value)]),
  );
}

function value(node: YamlNode | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item) => value(item.node));
  return Object.fromEntries(node.entries.map((entry) => [entry.key.source, value(entry.value)]));
}

function nodes(node: YamlNode | undefined): YamlNode[] {
  if (!node) return [];
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'list') return [node, ...node.items.flatMap((item) => nodes(item.node))];
  return [node, ...node.entries.flatMap((entry) => [entry.key, ...nodes(entry.value)])];
}

const SLOT = `slot: A1
title: Data
position: { level: strong, summary: Consent-first product data }
definition: |
  Corpus engineering sets the ceiling [@hoffmann2022].
decisions:
  - Crawl, license, or both?
numbers:
  - text: FineWeb-Edu keeps 1.3T tokens
    cite: [penedo2024]
references: [hoffmann2022, penedo2024]
endpoints:
  - id: A1.1
    title: Acquisition
    endpoints:
      - Web crawl
      - title: User data
        note: Consent records
`;

describe('the tree', () => {
  test('spans are the words as written', () => {
    const text = `${SLOT}# a comment\nempty:\n`;
    const { root, errors, comments, whole } = readYaml(text);
    expect(errors).toEqual([]);
    expect(whole).toBe(true);
    const said = (key: string) => {
      const entry = yamlEntry(root, key);
      return (
        entry && [
          text.slice(entry.span.from, entry.span.to),
          entry.value && text.slice(entry.value.span.from, entry.value.span.to),
        ]
      );
    };
    expect(said('slot')).toEqual(['slot: A1', 'A1']);
    expect(said('position')?.[1]).toBe('{ level: strong, summary: Consent-first product data }');
    expect(said('definition')?.[1]).toBe('|\n  Corpus engineering sets the ceiling [@hoffmann2022].');
    expect(said('decisions')?.[1]).toBe('- Crawl, license, or both?');
    expect(said('endpoints')?.[1]?.endsWith('note: Consent records')).toBe(true);
    expect(said('empty')).toEqual(['empty:', undefined]);
    expect(comments.map(({ span, text: words }) => [text.slice(span.from, span.to), words])).toEqual([
      ['# a comment', 'a comment'],
    ]);
  });

  test('numbers and versions keep their digits', () => {
    const { root } = readYaml(
      'a: 2310.06820\nb: 35.10\nc: 1E4\nd: 012\ne: 0o17\nf: "5"\ng: ~\nh: yes\ni: True\n',
    );
    expect(plain(root)).toEqual({
      a: '2310.06820',
      b: '35.10',
      c: '1E4',
      d: '012',
      e: '0o17',
      f: '5',
      g: '~',
      h: 'yes',
      i: 'True',
    });
    expect(value(root)).toEqual({
      a: 2310.0682,
      b: 35.1,
      c: 10000,
      d: 12,
      e: 15,
      f: '5',
      g: null,
      h: 'yes',
      i: true,
    });
  });

  test('aliases stand for a copy at their own place', () => {
    const text = 'a: &x { k: [v] }\nb: *x\nc: &y 1\nd: [*y, *y]\n';
    const { root, errors } = readYaml(text);
    expect(errors).toEqual([]);
    expect(plain(root)).toEqual({ a: { k: ['v'] }, b: { k: ['v'] }, c: '1', d: ['1', '1'] });
    const copies = nodes(yamlEntry(root, 'b')?.value);
    expect(new Set(copies.map(({ span }) => text.slice(span.from, span.to)))).toEqual(new Set(['*x']));
    const scalar = copies.find((node) => node.kind === 'scalar');
    expect(scalar?.kind === 'scalar' && scalarPieces(text, scalar).text).toBe('k');
  });

  test('line ends, a byte order mark and a marker line change no place', () => {
    for (const text of [
      SLOT.replaceAll('\n', '\r\n'),
      SLOT.replaceAll('\n', '\r'),
      `\uFEFF${SLOT}`,
      `---\n${SLOT}`,
      `# first\n---\n${SLOT}...\n`,
      `---\n${SLOT}---\n`,
    ]) {
      const { root, errors } = readYaml(text);
      expect(errors).toEqual([]);
      expect(plain(root)).toEqual(plain(readYaml(SLOT).root));
      const title = yamlEntry(root, 'title')?.value;
      expect(title && text.slice(title.span.from, title.span.to)).toBe('Data');
    }
  });

  test('nothing is a tree without root', () => {
    for (const text of ['', '\n\n', '# only\n', '---\n', '---\n...\n'])
      expect(readYaml(text)).toMatchObject({ errors: [], whole: true });
    expect(readYaml('').root).toBeUndefined();
  });

  test('it says what the parser says', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'a: b',
        '# x',
        '- y',
        '*z',
        '@k',
        "it's",
        '"q"',
        'x\ny',
        ' lead',
        'true',
        '012',
        '{',
        '',
      ),
    );
    const json = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('any'), { maxLength: 4 }),
      map: fc.dictionary(text, tie('any'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(
        json.map,
        fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'),
        fc.boolean(),
        (data, style, flow) => {
          const written = stringify(data, {
            defaultStringType: style as 'PLAIN',
            collectionStyle: flow ? 'flow' : 'any',
            lineWidth: 30,
          });
          const { root, errors } = readYaml(written);
          expect(errors).toEqual([]);
          expect(value(root)).toEqual(parse(written) ?? null);
          for (const node of nodes(root))
            if (node.kind === 'scalar') expect(scalarPieces(written, node).text).toBe(node.source);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** 37 items; `change` edits the lines of the nineteenth. */
function landscape(change: (lines: string[]) => void): string {
  const items = Array.from({ length: 37 }, (_, i) => {
    const lines = [
      `  - id: item-${i}`,
      `    title: Item number ${i}`,
      `    positions: [A${i}, B${i}]`,
      '    note: "Some note"',
      '    endpoints:',
      `      - first ${i}`,
      `      - second ${i}`,
      `      - id: x${i}`,
      '        title: Third',
    ];
    if (i === 18) change(lines);
    return lines.join('\n');
  });
  return `items:\n${items.join('\n')}\n`;
}

describe('one fault leaves the rest of the file, and is one error', () => {
  const at = (line: number, text: string) => (lines: string[]) => {
    lines[line] = text;
  };
  type Item = { readonly title?: unknown; readonly note?: unknown; readonly positions?: unknown };
  /** The fault, the words it is told at, what the item then holds. */
  const faults: readonly (readonly [string, (lines: string[]) => void, string, Item])[] = [
    ['an open quote', at(3, '    note: "Some note'), '"Some note', { note: 'Some note' }],
    ['an open quote that a later one closes', at(1, '    title: "Item'), '"Item', { title: 'Item' }],
    [
      'an open quote before a colon',
      at(1, '    title: "Agents: a survey'),
      '"Agents: a survey',
      { title: 'Agents: a survey' },
    ],
    [
      'an open quote in a flow list',
      at(2, '    positions: ["A18, B18]'),
      '"A18',
      { positions: ['A18', 'B18'] },
    ],
    [
      'an open quote in a flow mapping',
      at(2, '    positions: { text: "abc, cite: ["x"] }'),
      '"abc',
      { positions: { text: 'abc', cite: ['x'] } },
    ],
    ['an apostrophe in single quotes', at(3, "    note: 'It's here'"), "'", { note: "It's here" }],
    ['quotes in double quotes', at(3, '    note: "The "best" one"'), '"', { note: 'The "best" one' }],
    ['text behind a quote', at(3, '    note: "Data" and more'), 'and more', { note: '"Data" and more' }],
    ['a key without colon', at(1, '    title Item number 18'), 'title', { title: 'Item number 18' }],
    ['an equals sign', at(1, '    title = Item'), 'title =', { title: 'Item' }],
    ['a parent without colon', at(4, '    endpoints'), 'endpoints', {}],
    ['a colon without space', at(1, '    title:Item'), ':', { title: 'Item' }],
    ['an unclosed [', at(2, '    positions: [A18, B18'), '[', { positions: ['A18', 'B18'] }],
    [
      'an unclosed [ in {',
      at(2, '    positions: { text: abc, cite: [x }'),
      '[',
      { positions: { text: 'abc', cite: ['x'] } },
    ],
    ['a ] too many', at(2, '    positions: [A18, B18]]'), ']', { positions: ['A18', 'B18'] }],
    [
      'a comma missing',
      at(2, '    positions: { id: A title: x }'),
      'A',
      { positions: { id: 'A', title: 'x' } },
    ],
    [
      'a comma missing between quotes',
      at(2, '    positions: ["A18" "B18"]'),
      '"A18"',
      { positions: ['A18', 'B18'] },
    ],
    ['indented too little', at(2, '   positions: [A18, B18]'), 'positions:', { positions: ['A18', 'B18'] }],
    ['indented too little by a level', at(4, '  endpoints:'), 'endpoints:', {}],
    ['a list item indented too little', at(5, '   - first 18'), '- first', {}],
    ['indented too much', at(2, '     positions: [A18, B18]'), 'positions:', { positions: ['A18', 'B18'] }],
    ['indented too much by a level', at(1, '      title: Item'), 'title:', { title: 'Item' }],
    ['a tab', at(2, '\tpositions: [A18, B18]'), '\t', { positions: ['A18', 'B18'] }],
    [
      'tabs',
      (lines) => {
        lines[1] = '\ttitle: Item';
        lines[2] = '\tpositions: [A18, B18]';
      },
      '\t',
      { title: 'Item' },
    ],
    ['a tab behind a dash', at(0, '  -\tid: item-18'), '\t', {}],
    [
      'a duplicate key',
      (lines) => lines.splice(2, 0, '    title: again'),
      'title',
      { title: 'Item number 18' },
    ],
    ['@foo', at(3, '    note: @foo'), '@foo', { note: '@foo' }],
    ['a backtick', at(3, '    note: `foo` bar'), '`foo', { note: '`foo` bar' }],
    ['a: b: c', at(3, '    note: a: b: c'), ':', { note: 'a: b: c' }],
    [
      'a colon in text that goes on',
      at(3, '    note: some long text that goes\n      on here: with colon\n      and more'),
      ':',
      { note: 'some long text that goes on here: with colon and more' },
    ],
    ['an unknown alias', at(3, '    note: *nope'), '*nope', { note: '*nope' }],
    ['bold text', at(3, '    note: **Bold** words'), '*', { note: '**Bold** words' }],
    ['a citation first', at(3, '    note: [@key] says more'), '[', { note: '[@key] says more' }],
    ['a > first', at(3, '    note: > 5% of all'), '>', { note: '> 5% of all' }],
    ['an exclamation mark first', at(3, '    note: !important thing'), '!', { note: '!important thing' }],
    ['an unknown escape', at(3, '    note: "a \\d b"'), '\\d', { note: 'a \\d b' }],
    ['a comment without space', at(3, '    note: "foo"#bar'), '#', { note: 'foo' }],
    ['a dash missing', at(6, '      second 18'), 'second', {}],
    ['a first dash missing', at(5, '      first 18'), 'first', {}],
    ['a dash without space', at(5, '      -first 18'), '-', {}],
    [
      'a block text indented too little',
      at(3, '    note: |\n      some text\nthat goes on here\n      and more'),
      'that',
      { note: 'some text\nthat goes on here\nand more\n' },
    ],
    ['a half-typed key', (lines) => lines.splice(2, 0, '    rel'), 'rel', {}],
    [
      'a merge conflict',
      (lines) =>
        lines.splice(
          1,
          1,
          '<<<<<<< HEAD',
          '    title: ours',
          '=======',
          '    title: theirs',
          '>>>>>>> other',
        ),
      '<<<<<<< HEAD',
      { title: 'ours' },
    ],
  ];
  for (const eol of ['\n', '\r\n'])
    for (const [name, change, words, item] of faults)
      test(`${name}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const text = landscape(change).replaceAll('\n', eol);
        const { root, errors, whole } = readYaml(text);
        expect(errors.map(({ span }) => text.slice(span.from, span.to))).toEqual([words]);
        const items = (plain(root) as { items: (Item & { id?: unknown; endpoints?: readonly unknown[] })[] })
          .items;
        expect(items.length).toBe(37);
        for (const one of items)
          expect([typeof one.id, typeof one.positions, one.endpoints?.length]).toEqual([
            'string',
            'object',
            3,
          ]);
        expect(items[18]).toMatchObject(item);
        expect(whole).toBe(!['a half-typed key', 'a merge conflict'].includes(name));
        // A fix leaves no error.
        const fix = errors[0]?.fix;
        if (fix && whole) {
          const edits = [...fix.edits].sort((a, b) => b.span.from - a.span.from);
          const fixed = edits.reduce(
            (said, edit) => said.slice(0, edit.span.from) + edit.newText + said.slice(edit.span.to),
            text,
          );
          expect(readYaml(fixed).errors).toEqual([]);
          expect(plain(readYaml(fixed).root)).toEqual(plain(root));
        }
      });

  test('a value that is not written yet is none', () => {
    const { root, errors } = readYaml(landscape(at(3, '    note:')));
    expect(errors).toEqual([]);
    expect((plain(root) as { items: { note: unknown }[] }).items[18]?.note).toBeNull();
  });

  test('the shortest one', () => {
    const text = 'slot: "A4\ntitle: Training\n';
    const { root, errors, whole } = readYaml(text);
    expect(errors.map(({ span }) => text.slice(span.from, span.to))).toEqual(['"A4']);
    expect(plain(root)).toEqual({ slot: 'A4', title: 'Training' });
    expect(whole).toBe(true);
  });

  test('several faults are several errors', () => {
    const text = SLOT.replace('title: Data', 'title: "Data')
      .replace('[penedo2024]', '[penedo2024')
      .replace('note: Consent', ' note: Consent');
    const { root, errors } = readYaml(text);
    expect(errors.map(({ span }) => text.slice(span.from, span.to))).toEqual(['"Data', '[', 'note:']);
    expect(plain(root)).toEqual(plain(readYaml(SLOT).root));
  });

  test('a second document is told, and not read', () => {
    const text = `${SLOT}---\nslot: B1\n`;
    const { root, errors, whole } = readYaml(text);
    expect(errors.map(({ span }) => text.slice(span.from, span.to))).toEqual(['---']);
    expect(plain(root)).toEqual(plain(readYaml(SLOT).root));
    expect(whole).toBe(false);
  });

  test('every line cut short', () => {
    for (let end = 0; end < SLOT.length; end += 3) {
      const text = SLOT.slice(0, end);
      const { errors, root } = readYaml(text);
      expect(errors.length).toBeLessThan(2);
      // What stands above the line that is being typed is there.
      if (end > 'slot: A1\ntitle'.length)
        expect(yamlEntry(root, 'slot')?.value).toMatchObject({ source: 'A1' });
    }
  });
});

describe('nothing throws, and every place is in the text', () => {
  const check = (text: string): void => {
    const tree = readYaml(text);
    const places = [
      ...nodes(tree.root).map(({ span }) => span),
      ...tree.errors.map(({ span }) => span),
      ...tree.comments.map(({ span }) => span),
    ];
    for (const { from, to } of places) expect(from >= 0 && from <= to && to <= text.length).toBe(true);
    for (const { fix } of tree.errors)
      for (const edit of fix?.edits ?? []) expect(edit.newText).not.toMatch(/\uE000/);
    if (!tree.whole) expect(tree.errors.length).toBeGreaterThan(0);
    for (const node of nodes(tree.root)) if (node.kind === 'scalar') scalarPieces(text, node);
  };

  test('whatever is typed', () => {
    const bit = fc.constantFrom(
      ...'a|b |  |\t|\n|\n  |:|: |- |"|\'|[|]|{|}|, |*a|&a |!x |>|? |@|`|%|---\n|...\n|\r|\r\n|<<<<<<< x\n|=======\n|>>>>>>> y\n|\uFEFF|\u0001|😀|#|\\|\uD83D'.split(
        '|',
      ),
      '|',
      '|\n',
    );
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 25 }), (bits) => check(bits.join(''))),
      { numRuns: 300 },
    );
  });

  test('whatever is done to a slot', () => {
    fc.assert(
      fc.property(
        fc.nat(SLOT.length),
        fc.nat(6),
        fc.constantFrom('', '"', "'", '\n', ' ', '\t', ':', '- ', '[', '}', '*', '#', '---\n', '|'),
        fc.nat(SLOT.length),
        fc.constantFrom('', '"', ': ', '{', '\n'),
        (a, gone, put, b, also) => {
          const once = SLOT.slice(0, a) + put + SLOT.slice(a + gone);
          check(once.slice(0, b) + also + once.slice(b));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('hostile files, one after the other in one process', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`).join('\n')}\n`;
    const depths = [100, 255, 257, 1000, 5000, 20_000, 100_000];
    const shapes: readonly ((depth: number) => string)[] = [
      (depth) => '['.repeat(depth) + ']'.repeat(depth),
      (depth) => '{a: '.repeat(depth) + '}'.repeat(depth),
      (depth) => `${'- '.repeat(depth)}x`,
      (depth) => `${'? '.repeat(depth)}x`,
    ];
    for (const depth of depths)
      for (const shape of shapes) {
        const { errors, root } = readYaml(shape(depth));
        if (depth < 200) continue;
        if (depth > 257)
          expect(errors.map(({ message }) => message)).toEqual([
            'This file is nested too deeply to be read.',
          ]);
        if (depth > 257) expect(root).toBeUndefined();
      }
    expect(readYaml(bomb).errors).toHaveLength(1);
    expect(readYaml(`base: &b x\nlist:\n${'  - *b\n'.repeat(2000)}`).errors).toEqual([]);
    expect(readYaml(Array.from({ length: 5000 }, (_, i) => `key${i}: ${i}`).join('\n')).errors).toEqual([]);
    expect(readYaml(`k: "${'word '.repeat(50_000)}"\n`).errors).toEqual([]);
    expect(readYaml(`a: &a [*a]\n`).errors).toHaveLength(1);
    for (const text of [
      '\0',
      'a\0b: c\n',
      '\uD83D: \uDE00\n',
      '"'.repeat(2000),
      "'".repeat(2001),
      '\\'.repeat(5000),
      '"\n'.repeat(300),
      '[\n'.repeat(200),
      ': '.repeat(500),
      '- \n'.repeat(2000),
      '&a '.repeat(300),
      '<<<<<<< a\n'.repeat(50),
    ])
      check(text);
  });

  test('a prototype is a key', () => {
    const { root } = readYaml('a:\n  __proto__: { polluted: true }\n');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(yamlEntry(yamlEntry(root, 'a')?.value, '__proto__')?.value?.kind).toBe('map');
  });
});
