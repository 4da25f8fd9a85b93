import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Piece } from '../../server/src/syntax/prose';
import { composePieces, encodeForScalar, mapSpan, scalarPieces } from '../../server/src/syntax/sourceMap';
import { readYaml, type ScalarStyle, type YamlNode, type YamlScalar } from '../../server/src/syntax/yaml';
import { parseYaml } from '../../server/src/syntax/yamlParse';

const bits = fc.constantFrom(
  ...[
    'a',
    'bc',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    '\n  ',
    '\n   ',
    '\n\t',
    '.',
    'é',
    '😀',
    '-',
    'A1',
    '\\',
    '#x',
    ':y',
    ' \n',
    '\n \n',
  ],
);
const rawText = fc.array(bits, { maxLength: 14 }).map((parts) => parts.join(''));
const newline = fc.constantFrom('\n', '\r\n', '\r');

/** Documents with one scalar of a style, as it may be written; those that do not parse are left out. */
const documents = {
  plain: rawText.map((text) => `k: p${text}\n`),
  'plain in flow': rawText.map((text) => `k: [p${text}]\n`),
  single: fc
    .array(fc.oneof(bits, fc.constant("''")), { maxLength: 14 })
    .map((parts) => `k: '${parts.join('')}'\n`),
  double: fc
    .array(
      fc.oneof(
        bits,
        fc.constantFrom(
          '\\n',
          '\\"',
          '\\\\',
          '\\x41',
          '\\u00e9',
          '\\U0001F600',
          '\\\n',
          '\\\n  ',
          '\\ ',
          '\\t',
          '\\_',
          '\\\t',
        ),
      ),
      { maxLength: 14 },
    )
    .map((parts) => `k: "${parts.join('').replace(/\\$/, '')}"\n`),
  block: fc
    .record({
      mode: fc.constantFrom('|', '>'),
      chomp: fc.constantFrom('', '-', '+'),
      indicator: fc.constantFrom('', '', '1', '2'),
      nested: fc.boolean(),
      lines: fc.array(
        fc.constantFrom(
          '  a',
          '  b c ',
          '',
          ' ',
          '   ',
          '    more',
          '  \ttab',
          '     ',
          '  # no comment',
          '\t',
          '  é😀',
        ),
        { maxLength: 8 },
      ),
      end: fc.constantFrom('\n', '', '\nafter: 1\n', '\n\n\n', '\n# comment\n'),
    })
    .map(({ mode, chomp, indicator, nested, lines, end }) => {
      const header = `${mode}${indicator}${chomp}`;
      return nested
        ? `- k: ${header}\n${lines.map((line) => (line.trim() ? `  ${line}` : line)).join('\n')}${end.replace('after', '- after')}`
        : `k: ${header}\n${lines.join('\n')}${end}`;
    }),
};

function scalars(node: YamlNode | undefined): YamlScalar[] {
  if (!node) return [];
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'list') return node.items.flatMap((item) => scalars(item.node));
  return node.entries.flatMap((entry) => [entry.key, ...scalars(entry.value)]);
}

function check(source: string): void {
  // What does not parse is another test's matter, and takes longer to read.
  fc.pre(parseYaml(source.replace(/\r(?!\n)/g, '\n')).errors.length === 0);
  const tree = readYaml(source);
  expect(tree.errors).toEqual([]);
  for (const node of scalars(tree.root)) {
    const { text, pieces } = scalarPieces(source, node);
    expect(text).toBe(node.source);
    let at = 0;
    let place = node.span.from;
    for (const piece of pieces) {
      expect(piece.at).toBe(at);
      expect(piece.source).toBeGreaterThanOrEqual(place);
      at += piece.length;
      place = piece.source + piece.sourceLength;
      if (piece.length === piece.sourceLength && piece.length > 1)
        expect(source.slice(piece.source, place).replace(/\s/g, ' ')).toBe(
          text.slice(piece.at, at).replace(/\s/g, ' '),
        );
    }
    expect(at).toBe(text.length);
    expect(place).toBeLessThanOrEqual(node.span.to);
  }
}

describe('the map of a scalar says what the parser says', () => {
  for (const [style, document] of Object.entries(documents))
    test(style, () => {
      fc.assert(
        fc.property(document, newline, (source, eol) => check(source.replaceAll('\n', eol))),
        { numRuns: 300, maxSkipsPerRun: 50 },
      );
    });
});

describe('words put into a scalar come back when it is decoded', () => {
  const word = fc.array(
    fc.constantFrom(
      'a',
      'b ',
      "'",
      '"',
      '\\',
      '\n',
      '\n\n',
      ': ',
      ' #',
      ',',
      '[',
      '}',
      '-',
      '😀',
      'é',
      '\t',
      '\u0001',
      '\u2028',
      '@',
      '*',
      '%',
    ),
    { minLength: 1, maxLength: 8 },
  );
  const cases: readonly {
    readonly name: string;
    readonly source: string;
    readonly style: ScalarStyle;
    readonly flow: boolean;
  }[] = [
    { name: 'plain', source: 'k: some words, here\n', style: 'plain', flow: false },
    { name: 'plain in flow', source: 'k: [some words here]\n', style: 'plain', flow: true },
    { name: 'single', source: "k: 'some words here'\n", style: 'single', flow: false },
    { name: 'double', source: 'k: "some words here"\n', style: 'double', flow: false },
    { name: 'literal', source: '- k: |\n    some words\n    here\n', style: 'literal', flow: false },
    {
      name: 'folded',
      source: '- k: >-\n    some words\n    here\n\n    again\n',
      style: 'folded',
      flow: false,
    },
  ];
  for (const { name, source, style, flow } of cases)
    test(name, () => {
      const node = scalars(readYaml(source).root).find(
        (scalar) => scalar.style === style && scalar.source !== 'k',
      );
      if (!node) throw new Error('no scalar');
      const { text, pieces } = scalarPieces(source, node);
      let encoded = 0;
      fc.assert(
        fc.property(word, fc.nat(), fc.nat(), (parts, a, b) => {
          const said = parts.join('').replace(/^[ \t\n]+|[ \t\n]+$/g, '');
          fc.pre(said !== '');
          // In the middle of a word, so that no line break stands beside it, or in the place of some words.
          const places = [...text.matchAll(/\w(?=\w)/g)].map((match) => match.index + 1);
          const [from, to] = [places[a % places.length]!, places[b % places.length]!].sort(
            (x, y) => x - y,
          ) as [number, number];
          const newText = encodeForScalar(style, said, {
            flow,
            ...(node.indent === undefined ? {} : { indent: node.indent }),
          });
          fc.pre(newText !== undefined);
          encoded++;
          const at = mapSpan(pieces, { from, to });
          const edited = source.slice(0, at.from) + newText + source.slice(at.to);
          const tree = readYaml(edited);
          expect(tree.errors).toEqual([]);
          expect(scalars(tree.root).map((scalar) => scalar.source)).toContain(
            text.slice(0, from) + said + text.slice(to),
          );
        }),
        { numRuns: 150, maxSkipsPerRun: 100 },
      );
      expect(encoded).toBeGreaterThan(100);
    });

  test('a plain scalar is left alone where its words would mean something else', () => {
    for (const text of [
      'a: b',
      'a #b',
      'ends:',
      '- a',
      '@key',
      '[a',
      '*a',
      '? a',
      '#a',
      '"a"',
      'two\nlines',
      '%a',
      '> a',
      '---',
    ])
      expect(encodeForScalar('plain', text, { flow: false })).toBeUndefined();
    for (const text of ['a, b', 'a]', '{a'])
      expect(encodeForScalar('plain', `x${text}`, { flow: true })).toBeUndefined();
    for (const text of ['twenty-one', 'a:b', 'x#y', '21 slots', 'A1–A4', '-a'])
      expect(encodeForScalar('plain', text, { flow: true })).toBe(text);
    expect(encodeForScalar('double', 'any', { flow: false, alias: true })).toBeUndefined();
  });
});

describe('two maps in a row', () => {
  test('pieces lead through a folded scalar into the document', () => {
    const source = 'definition: >\n  Some *folded*\n  words here.\n';
    const node = readYaml(source).root;
    const value = node?.kind === 'map' ? node.entries[0]?.value : undefined;
    if (value?.kind !== 'scalar') throw new Error('no scalar');
    const { text, pieces } = scalarPieces(source, value);
    expect(text).toBe('Some *folded* words here.\n');
    // What a Markdown reader makes of it: the asterisks are gone.
    const inner: Piece[] = [
      { at: 0, length: 5, source: 0, sourceLength: 5 },
      { at: 5, length: 6, source: 6, sourceLength: 6 },
      { at: 11, length: 12, source: 13, sourceLength: 12 },
    ];
    const composed = composePieces(pieces, inner);
    const place = (from: number, to: number) => {
      const span = mapSpan(composed, { from, to });
      return source.slice(span.from, span.to);
    };
    expect(place(0, 4)).toBe('Some');
    expect(place(5, 11)).toBe('folded');
    expect(place(12, 17)).toBe('words');
    expect(place(5, 17)).toBe('folded*\n  words');
    expect(composed.reduce((at, piece) => (piece.at === at ? at + piece.length : Number.NaN), 0)).toBe(23);
  });

  test('every character of the composed map is that of the two maps one after the other', () => {
    const lengths = fc.array(
      fc.record({
        length: fc.integer({ min: 1, max: 4 }),
        sourceLength: fc.integer({ min: 1, max: 4 }),
        gap: fc.nat(2),
      }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    const asPieces = (parts: readonly { length: number; sourceLength: number; gap: number }[]): Piece[] => {
      let at = 0;
      let source = 0;
      return parts.map(({ length, sourceLength, gap }) => {
        const piece = { at, length, source: source + gap, sourceLength };
        at += length;
        source += gap + sourceLength;
        return piece;
      });
    };
    fc.assert(
      fc.property(lengths, lengths, (first, second) => {
        const inner = asPieces(first);
        const end = inner.at(-1)!.source + inner.at(-1)!.sourceLength;
        const outer = [...asPieces(second)];
        const last = outer.at(-1)!;
        const missing = end - (last.at + last.length);
        if (missing > 0)
          outer.push({
            at: last.at + last.length,
            length: missing,
            source: last.source + last.sourceLength,
            sourceLength: missing,
          });
        const composed = composePieces(outer, inner);
        for (const piece of inner)
          for (let i = 0; i < piece.length; i++) {
            const through = mapSpan(inner, { from: piece.at + i, to: piece.at + i + 1 });
            const direct = mapSpan(composed, { from: piece.at + i, to: piece.at + i + 1 });
            const both = mapSpan(outer, through);
            if (piece.length === piece.sourceLength) expect(direct).toEqual(both);
            else {
              expect(direct.from).toBeGreaterThanOrEqual(both.from);
              expect(direct.to).toBeLessThanOrEqual(both.to);
            }
          }
      }),
      { numRuns: 300 },
    );
  });
});
