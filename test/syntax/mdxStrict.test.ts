import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import { mdxErrors, needsStrict } from '../../server/src/syntax/mdxStrict';

const errorsIn = (text: string): string[] =>
  mdxErrors(text).map(({ span }) => text.slice(span.from, span.to));

describe('mdxErrors', () => {
  it.each([
    ['a <5', ['<']],
    ['Text { here\n\nmore', ['{']],
    ['a {b {c', ['{', '{']],
    ['# H\n\nSee <Slot id="\n\n## I\n\nSee <Slot id="A" />\n', ['<Slot id="']],
    ['<Note kind="x" foo={bar>\n\ntext\n\n</Note>', ['<Note kind="x" foo={']],
    ['<Callout kind="note">\n\na\n\n# H', ['<Callout']],
    ['<A>a\n</A>\n\nb', ['<A']],
    ['<Note>\n\na\n\n</Nota>', ['</Nota>']],
    ['- <C>\n- d\n', ['<C']],
    ['*<A>b*</A>', ['<A']],
    ['a <br> b', ['<br']],
    ['a </B> c', ['</B>']],
    ['a <!-- b --> c', ['<!--']],
    ['<!-- a\n\nb -->', ['<!--']],
    ['see <http://x.org>', ['<http://x.org>']],
    ['{1 +} and {see A2}', ['{1 +}', '{see A2}']],
    ['<A b={1 +} />', ['b={1 +}']],
    ['import duties rise.', ['import']],
    ['x { y\n\nz <Slot id="\n\nfoo {1 +} bar', ['{', '<Slot id="', '{1 +}']],
    ['\uFEFF# a {', ['{']],
    ['| a |\n| - |\n| <x |\n', ['<x']],
    ['# H {#id}\n\nfine < 6 and }', []],
    ['', []],
  ])('%j', (source, expected) => {
    expect(errorsIn(source)).toEqual(expected);
    expect(errorsIn(source.replaceAll('\n', '\r\n'))).toEqual(expected);
    if (expected.length > 0)
      expect(needsStrict(readMarkdown(source, { mdx: true, frontMatter: true }))).toBe(true);
  });

  it('says what is wrong, why, and what to do', () => {
    const [error] = mdxErrors('a {b');
    expect(error?.message).toBe(
      '"{" starts an expression in MDX that is never closed, so the page does not compile. Close it with "}", or write \\{ for a brace.',
    );
  });

  it.each([
    'a <5 and x {y z',
    'a <Slot id="A2" more words',
    '<!-- a -->\n\nb <!-- c --> d',
    'see <http://x.org> and <me@x.org>',
    'a <br> b <img src="x">',
    'a </B> c',
    '<Note>\n\na\n\n</Nota>',
    'import duties rise.',
    'set {1, 2 and 3} of {see A2}',
    'if a<b and c>d',
    'a <> b',
    '<Callout kind="note">\n\na',
    '| a |\n| - |\n| <5 {x |\n',
  ])('%j compiles once every first fix is applied', (source) => {
    let text = source;
    for (let round = 0; round < 5; round++) {
      const edits = mdxErrors(text).flatMap((error) => error.fixes?.[0]?.edits ?? []);
      for (const { span, newText } of edits.toSorted((a, b) => b.span.from - a.span.from))
        text = text.slice(0, span.from) + newText + text.slice(span.to);
    }
    expect(text).not.toBe(source);
    expect(mdxErrors(text)).toEqual([]);
  });

  it('finds one fault in a long chapter where it is', () => {
    const chapter = Array.from(
      { length: 60 },
      (_, index) =>
        `## Section ${index}\n\nWords [@key${index}] with <Slot id="A${index}" /> and it's "quoted".\n\n- item\n\n`,
    ).join('');
    for (const typed of ['<Slot id="', '{', '<5', '<Callout>']) {
      const at = chapter.indexOf('Words [@key30]');
      const text = chapter.slice(0, at) + typed + chapter.slice(at);
      const errors = mdxErrors(text);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.span.from).toBe(at);
    }
  });
});
