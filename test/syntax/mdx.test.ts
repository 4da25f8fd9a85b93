import { describe, expect, it } from 'vitest';
import type { Block } from '../../server/src/syntax/markdown';
import { OBJECT, type Prose } from '../../server/src/syntax/prose';
import { readText } from './textOf';

const outline = (blocks: readonly Block[]): string =>
  blocks
    .map((block): string => {
      if (block.kind === 'list') return `list(${block.items.map((item) => outline(item.blocks)).join('; ')})`;
      if (block.kind === 'paragraph' || block.kind === 'heading') return `${block.kind}:${block.prose.text}`;
      if (block.kind === 'component')
        return `${block.component.name}${block.component.closed ? '' : '!'}(${outline(block.blocks)})`;
      if (block.kind === 'comment') return `comment:${block.text}`;
      return 'blocks' in block ? `${block.kind}(${outline(block.blocks)})` : block.kind;
    })
    .join(', ');

function proseOf(source: string): Prose {
  const [block] = readText(source).blocks;
  if (block?.kind !== 'paragraph') throw new Error(`no paragraph but ${block?.kind}`);
  return block.prose;
}

describe('components', () => {
  it.each([
    ['<Note>\n\na\n\n</Note>', 'Note(paragraph:a)'],
    ['<Note>\na\n</Note>\nb', 'Note(paragraph:a), paragraph:b'],
    ['a\n<Note />\nb', 'paragraph:a, Note(), paragraph:b'],
    ['<Tabs>\n    <Tab>\n    a\n    b\n    </Tab>\n</Tabs>', 'Tabs(Tab(paragraph:a\nb))'],
    ['<A><B/></A>', 'A(B())'],
    ['<A.B c="d">\n\n- x\n\n</A.B>', 'A.B(list(paragraph:x))'],
    ['<>\n\na\n\n</>', '(paragraph:a)'],
    ['- a\n\n  <Note>\n\n  b\n\n  </Note>\n- c', 'list(paragraph:a, Note(paragraph:b); paragraph:c)'],
    ['> <Note>\n> a\n> </Note>', 'quote(Note(paragraph:a))'],
    ['<Chart\n  kind="x"\n  data={[\n    1,\n\n    2,\n  ]}\n/>\n\na', 'Chart(), paragraph:a'],
    ['<A>one</A>', 'paragraph:one'],
    ['a\n<section>b</section> c', 'paragraph:a\nb c'],
    // Never closed: it holds nothing, and what follows stands beside it.
    ['<Note>\n\n# H\n\na', 'Note!(), heading:H, paragraph:a'],
    ['<A>\n\n<B>\n\na\n\n</A>\n\nb', 'A(B!(), paragraph:a), paragraph:b'],
    ['</A>\n\na', 'paragraph:a'],
  ])('%j', (source, expected) => {
    expect(outline(readText(source).blocks)).toBe(expected);
    expect(outline(readText(source.replaceAll('\n', '\r\n')).blocks)).toBe(expected);
  });

  it('stand in running text as objects, or cover what they hold', () => {
    const prose = proseOf('See <Slot id="A2" />, <Count of="slots">*twenty*-one</Count>, <B>x and<br/>y.');
    expect(prose.text).toBe(`See ${OBJECT}, twenty-one, ${OBJECT}x and\ny.`);
    expect(
      prose.inlines.map((inline) => [
        inline.kind,
        'name' in inline && inline.name,
        'closed' in inline && inline.closed,
        prose.text.slice(inline.from, inline.to),
      ]),
    ).toEqual([
      ['component', 'Slot', true, OBJECT],
      ['component', 'Count', true, 'twenty-one'],
      ['emphasis', false, false, 'twenty'],
      ['component', 'B', false, OBJECT],
      ['break', false, false, '\n'],
    ]);
  });

  it('have attributes with spans', () => {
    const source = `<A id="x &amp; y" b={"c"} d={'e'} f={\`g\`} h={i} j {...k} l:m='n' o={\`p\${q}\`} />`;
    const [block] = readText(source).blocks;
    if (block?.kind !== 'component') throw new Error('no component');
    expect(
      block.component.attributes.map(({ name, value, valueSpan }) => [
        name,
        value,
        valueSpan && source.slice(valueSpan.from, valueSpan.to),
      ]),
    ).toEqual([
      ['id', 'x & y', 'x &amp; y'],
      ['b', 'c', 'c'],
      ['d', 'e', 'e'],
      ['f', 'g', 'g'],
      ['h', undefined, undefined],
      ['j', undefined, undefined],
      ['l:m', 'n', 'n'],
      ['o', undefined, undefined],
    ]);
    expect(source.slice(block.component.nameSpan.from, block.component.nameSpan.to)).toBe('A');
  });

  it('are no HTML: lower-case tags too are components, and `<` elsewhere is text', () => {
    const prose = proseOf('5 < 6, H<sub>2</sub>O, `<b>` and \\<c>');
    expect(prose.text).toBe(`5 < 6, H2O, ${OBJECT} and <c>`);
    expect(readText('5 < 6').suspects).toEqual([]);
  });
});

describe('expressions and ESM', () => {
  it.each([
    ['{/* one */}\n\n{/* two\n\nparts */}', 'comment:one, comment:two\n\nparts'],
    ['{\n  [1].map((x) => <li>{x}</li>)\n}', 'expression'],
    ['import A from "a"\nimport {B} from "b"\n\na', 'esm, paragraph:a'],
    ['export const a = {\n  b: 1,\n\n  c: "}",\n}\n\nd', 'esm, paragraph:d'],
    ['a\n{/* c */}\nb', 'paragraph:a, comment:c, paragraph:b'],
    ['    four spaces\n\n    # heading', 'paragraph:four spaces, heading:heading'],
    ['import duties rise.\n\nexport is down.', 'paragraph:import duties rise., paragraph:export is down.'],
    ['<!-- c -->\n\na', 'comment:c, paragraph:a'],
  ])('%j', (source, expected) => {
    expect(outline(readText(source).blocks)).toBe(expected);
    expect(outline(readText(source.replaceAll('\n', '\r\n')).blocks).replaceAll('\r', '')).toBe(expected);
  });

  it('stand in running text', () => {
    const prose = proseOf(`a {"A2"} {b ? \`}\${c}\` : "}"} {/* d */} \\{e} {'f\\'g'}`);
    expect(prose.text).toBe(`a ${OBJECT} ${OBJECT}  {e} ${OBJECT}`);
    expect(
      prose.inlines.map((inline) => [
        inline.kind,
        'value' in inline ? inline.value : 'text' in inline ? inline.text : undefined,
      ]),
    ).toEqual([
      ['expression', 'A2'],
      ['expression', undefined],
      ['comment', 'd'],
      ['expression', "f'g"],
    ]);
  });
});

describe('what does not parse', () => {
  const suspects = (source: string): string[] =>
    readText(source).suspects.map((span) => source.slice(span.from, span.to));

  it.each([
    ['a <Slot id="\n\nb', ['<Slot id="']],
    ['a <Slot id="A2" and then more words', ['<Slot id="A2"']],
    ['a <Slot and then more words', ['<Slot']],
    ['a { b\n\nc', ['{']],
    ['{/* never\n\nclosed', ['{']],
    ['x <5 and <= 6', ['<', '<']],
    ['<Callout kind="note">\n\na', ['<Callout']],
    ['a <B>c', ['<B']],
    ['a</B> c', ['</B']],
    ['<http://x.org>', ['<http']],
    ['<!-- c --> a', ['<!--']],
    ['import duties', ['import']],
    ['{a} `{` \\{ <b/> } \\<', []],
  ])('%j', (source, expected) => {
    expect(suspects(source)).toEqual(expected);
  });

  it('is plain text', () => {
    expect(proseOf('See <Slot id=" and A2 <Slot id="A3" /> { more.').text).toBe(
      `See <Slot id=" and A2 ${OBJECT} { more.`,
    );
    expect(outline(readText('<Slot id="\n\n## Next\n\n[@a]').blocks)).toBe(
      `paragraph:<Slot id=", heading:Next, paragraph:${OBJECT}`,
    );
  });

  it('takes neither long nor deep', () => {
    for (const text of [
      '{'.repeat(5000),
      '<a b="'.repeat(5000),
      '> '.repeat(20000),
      '<A>\n\n'.repeat(2000),
      `${'!['.repeat(20000)}a${'](b)'.repeat(20000)}`,
      '*a _b '.repeat(3000),
      '[@a] '.repeat(5000),
    ]) {
      expect(() => readText(text)).not.toThrow();
      expect(() => readText(text, false)).not.toThrow();
    }
  });
});
