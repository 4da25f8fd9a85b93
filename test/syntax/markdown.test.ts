import { describe, expect, it } from 'vitest';
import type { Block } from '../../server/src/syntax/markdown';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import { OBJECT, type Prose, sourceSpan } from '../../server/src/syntax/prose';
import { readText } from './textOf';

const markdown = (source: string): readonly Block[] => readText(source, false).blocks;

/** The prose of the only paragraph. */
function proseOf(source: string): Prose {
  const [block] = markdown(source);
  if (block?.kind !== 'paragraph') throw new Error(`no paragraph but ${block?.kind}`);
  return block.prose;
}

/** Inlines as `kind:words`. */
const inlinesOf = (prose: Prose): string[] =>
  prose.inlines.map((inline) => `${inline.kind}:${prose.text.slice(inline.from, inline.to)}`);
/** Block kinds, nested in brackets. */
const outline = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'list') return `list(${block.items.map((item) => outline(item.blocks)).join('; ')})`;
      if (block.kind === 'paragraph' || block.kind === 'heading') return `${block.kind}:${block.prose.text}`;
      return 'blocks' in block ? `${block.kind}(${outline(block.blocks)})` : block.kind;
    })
    .join(', ');

describe('prose', () => {
  it('is what a reader sees, with every inline at its place', () => {
    const prose = proseOf('A *b **c*** ~~d~~ `e` [f *g*](h "t") &amp; \\* &ndash;');
    expect(prose.text).toBe(`A b c d ${OBJECT} f g & * –`);
    expect(inlinesOf(prose)).toEqual([
      'emphasis:b c',
      'strong:c',
      'strike:d',
      `code:${OBJECT}`,
      'link:f g',
      'emphasis:g',
    ]);
  });

  it('maps words back to the fewest source characters', () => {
    const source = 'One &amp; **two** [@key] three\n  four.';
    const prose = proseOf(source);
    const at = (words: string): string => {
      const from = prose.text.indexOf(words);
      const span = sourceSpan(prose, from, from + words.length);
      return source.slice(span.from, span.to);
    };
    expect(at('&')).toBe('&amp;');
    expect(at('two')).toBe('two');
    expect(at(OBJECT)).toBe('[@key]');
    expect(at('three\nfour')).toBe('three\n  four');
  });

  it.each([
    ['a\nb', 'a\nb'],
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a  \nb', 'a\nb'],
    ['a\\\nb', 'a\nb'],
    ['a\n   b', 'a\nb'],
    ['a<br>b', 'a\nb'],
    ['a<br/>\nb', 'a\nb'],
  ])('has one line break for %j', (source, text) => {
    expect(proseOf(source).text).toBe(text);
  });

  it('tells hard breaks from soft ones, also before CRLF', () => {
    const breaks = (source: string): number =>
      proseOf(source).inlines.filter((inline) => inline.kind === 'break').length;
    expect([
      breaks('a  \nb'),
      breaks('a\nb'),
      breaks('a  \r\nb'),
      breaks('a \r\nb'),
      breaks('a\r\nb'),
    ]).toEqual([1, 0, 1, 0, 0]);
  });

  it('leaves out the marks of quotes and the indentation of lists', () => {
    expect(outline(markdown('> a\n> b\nc'))).toBe('quote(paragraph:a\nb\nc)');
    expect(outline(markdown('- a\n  b\n  > c\n  > d'))).toBe('list(paragraph:a\nb, quote(paragraph:c\nd))');
  });

  it('has an object for what is no text', () => {
    const prose = proseOf(
      'See https://x.org/a. Write me@x.org, <https://y.org>, ![](i.png) and ![alt](j.png) [^n].',
    );
    expect(prose.text).toBe(`See ${OBJECT}. Write ${OBJECT}, ${OBJECT}, ${OBJECT} and alt ${OBJECT}.`);
    expect(prose.inlines.map((inline) => ('href' in inline ? inline.href : inline.kind))).toEqual([
      'https://x.org/a',
      'mailto:me@x.org',
      'https://y.org',
      'i.png',
      'j.png',
      'footnote',
    ]);
  });

  it('reads no HTML tag as text', () => {
    const prose = proseOf('H<sub>2</sub>O <!-- note --> x');
    expect(prose.text).toBe('H2O  x');
    expect(prose.inlines.map((inline) => inline.kind)).toEqual(['html', 'html', 'comment']);
  });
});

describe('links', () => {
  const links = (source: string): string[] => {
    const found: string[] = [];
    for (const block of markdown(source)) {
      if (block.kind !== 'paragraph') continue;
      for (const inline of block.prose.inlines)
        if (inline.kind === 'link')
          found.push(
            `${block.prose.text.slice(inline.from, inline.to)} → ${inline.href} (${source.slice(inline.hrefSpan.from, inline.hrefSpan.to)})`,
          );
    }
    return found;
  };

  it.each([
    ['[a](b)', ['a → b (b)']],
    ['[a](<b c> "t")', ['a → b c (b c)']],
    ['[a](b\\)c)', ['a → b)c (b\\)c)']],
    ['[a](b&amp;c)', ['a → b&c (b&amp;c)']],
    ['[a]()', ['a →  ()']],
    ['[text][Ref]\n\n[ref]: ./x.md', ['text → ./x.md (./x.md)']],
    ['[ref]\n\n[REF]: ./x.md#h\n[ref]: ./other.md', ['ref → ./x.md#h (./x.md#h)']],
    ['[ref][]\n\n[ref]: u', ['ref → u (u)']],
    ['[append(a [, b [, c]])](u)', ['append(a [, b [, c]]) → u (u)']],
    ['[undefined] and [x][y]', []],
    ['`[a](b)` \\[a](b)', []],
  ])('%j', (source, expected) => {
    expect(links(source)).toEqual(expected);
  });

  it('keeps brackets that are no link as text', () => {
    expect(proseOf('[not a link] and [x][y] and [*z*]').text).toBe('[not a link] and [x][y] and [z]');
  });
});

describe('citations', () => {
  const cited = (source: string): unknown[] =>
    proseOf(source).inlines.flatMap((inline) =>
      inline.kind === 'citation'
        ? [
            [
              inline.narrative,
              ...inline.items.map((item) =>
                item.locator === undefined ? item.key : `${item.key} | ${item.locator}`,
              ),
            ],
          ]
        : [],
    );

  it.each([
    ['[@a]', [[false, 'a']]],
    ['[@a; @b, p. 3]', [[false, 'a', 'b | p. 3']]],
    ['[see @a, sec. 2; also -@b]', [[false, 'a | sec. 2', 'b']]],
    ['[-@a]', [[false, 'a']]],
    [
      '[@a][@b]',
      [
        [false, 'a'],
        [false, 'b'],
      ],
    ],
    ['As @smith_2020 says', [[true, 'smith_2020']]],
    [
      '@a: yes. (@b, @c).',
      [
        [true, 'a'],
        [true, 'b'],
        [true, 'c'],
      ],
    ],
    [
      '@a.b:c-d. @e',
      [
        [true, 'a.b:c-d'],
        [true, 'e'],
      ],
    ],
    ['[@DBLP:conf/nips/X17]', [[false, 'DBLP:conf/nips/X17']]],
    [
      '*@a*, _@b_, **[@c]**',
      [
        [true, 'a'],
        [true, 'b'],
        [false, 'c'],
      ],
    ],
    ['[@a;\n@b]', [[false, 'a', 'b']]],
    ['@Müller2020', [[true, 'Müller2020']]],
  ])('%j', (source, expected) => {
    expect(cited(source)).toEqual(expected);
  });

  it.each([
    'me@example.org',
    'npm i @scope/package',
    '[@scope/package]',
    'a@b',
    '`@a`',
    '\\@a',
    '[@user](https://example.org)',
    'https://medium.com/@user',
    'example.org/@user',
    '@',
    '@ a',
    '[a @ b]',
    'semver@0.6.3',
  ])('are none in %j', (source) => {
    expect(cited(source)).toEqual([]);
  });

  it('have spans for the key and the key with its mark', () => {
    const source = 'x [see @a, p. 3]';
    const [citation] = proseOf(source).inlines;
    if (citation?.kind !== 'citation') throw new Error('no citation');
    const [item] = citation.items;
    expect(source.slice(citation.span.from, citation.span.to)).toBe('[see @a, p. 3]');
    expect([item?.span, item?.keySpan]).toEqual([
      { from: 7, to: 9 },
      { from: 8, to: 9 },
    ]);
  });
});

describe('blocks', () => {
  it.each([
    ['# A\n\nB\n===\n\nC', 'heading:A, heading:B, paragraph:C'],
    ['- a\n- b\n  - c\n\n1. d', 'list(paragraph:a; paragraph:b, list(paragraph:c)), list(paragraph:d)'],
    ['> * a\n> * b', 'quote(list(paragraph:a; paragraph:b))'],
    ['- [x] done\n- [ ] open', 'list(paragraph:done; paragraph:open)'],
    ['    indented\n\n```js\n# no heading\n```\n***', 'code, code, rule'],
    [
      'a[^1]\n\n[^1]: note\n\n    more\n[^2]: two',
      `paragraph:a${OBJECT}, footnote(paragraph:note, paragraph:more), footnote(paragraph:two)`,
    ],
    ['<div>\nraw\n</div>\n\n<!-- c -->\ntext', 'html, comment, paragraph:text'],
    ['[ref]: http://x.org\n\na', 'paragraph:a'],
    ['', ''],
  ])('%j', (source, expected) => {
    expect(outline(markdown(source))).toBe(expected);
    expect(outline(markdown(source.replaceAll('\n', '\r\n')))).toBe(expected);
  });

  it('say how they are written', () => {
    const [list, code, comment] = markdown(
      '3. a\n4. b\n\n```js title="x"\nlet a\n```\n\n<!-- atlas-ignore x: why -->',
    );
    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 });
    expect(code).toMatchObject({ kind: 'code', info: 'js title="x"', content: { from: 27, to: 32 } });
    expect(comment).toMatchObject({ kind: 'comment', text: 'atlas-ignore x: why' });
  });

  it('reads the text behind a comment on its line', () => {
    expect(outline(markdown('<!-- a --> <!-- b --> See A9.'))).toBe('comment, comment, paragraph:See A9.');
  });

  it.each(['\n', '\r\n'])('reads tables whose lines end in %j', (newline) => {
    const source = ['| a | b |  ', '| --- | :-: | ', '| 1 | `x` |', '|  | 2 | 3 |', '| 4', ''].join(newline);
    const [table] = markdown(source);
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.header.map((cell) => cell.text)).toEqual(['a', 'b']);
    expect(table.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['1', OBJECT],
      ['', '2'],
      ['4', ''],
    ]);
  });

  it('has front matter at the very start only', () => {
    const source = '---\r\ntopic: x\r\n---\r\n# T';
    const { frontMatter, blocks } = readText(source);
    expect(frontMatter).toEqual({ text: 'topic: x\r\n', span: { from: 5, to: 15 } });
    expect(outline(blocks)).toBe('heading:T');
    expect(readText('\uFEFF---\na: 1\n---\n').frontMatter?.text).toBe('a: 1\n');
    expect(readText('---\n---\n').frontMatter?.text).toBe('');
    expect(readText(' ---\na: 1\n---\n').frontMatter).toBeUndefined();
    expect(readText('---\na: 1\n').frontMatter).toBeUndefined();
    expect(
      readMarkdown('---\na: 1\n---\n', { mdx: true, frontMatter: false }).tree.frontMatter,
    ).toBeUndefined();
  });
});

describe('heading ids', () => {
  const slugs = (source: string): string[] =>
    readText(source).blocks.flatMap((block) =>
      block.kind === 'heading' ? [`${block.slug}: ${block.prose.text}`] : [],
    );

  it('are GitHub’s, or the ones written', () => {
    expect(
      slugs(
        '# Model *merging*, part 2\n\n## Model merging, part 2\n\n## Using `npm ci` & co.\n\nHead {#own}\n---\n\n### Closed {#c} ###\n\n### Über uns',
      ),
    ).toEqual([
      'model-merging-part-2: Model merging, part 2',
      'model-merging-part-2-1: Model merging, part 2',
      `using-npm-ci--co: Using ${OBJECT} & co.`,
      'own: Head',
      'c: Closed',
      'über-uns: Über uns',
    ]);
  });

  it('point at the id written', () => {
    const source = '## Head \\{#own}';
    const [heading] = readText(source).blocks;
    expect(heading).toMatchObject({
      kind: 'heading',
      slug: 'own',
      slugSpan: { from: 11, to: 14 },
      prose: { text: 'Head' },
    });
  });
});
