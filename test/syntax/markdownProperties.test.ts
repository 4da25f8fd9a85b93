import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, TextTree } from '../../server/src/syntax/markdown';
import { type Parsed, readMarkdown } from '../../server/src/syntax/markdown/read';
import { OBJECT, type Prose, sourceSpan } from '../../server/src/syntax/prose';

const FRAGMENTS = [
  'words and more',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '\t',
  '# ',
  '## Heading\n',
  '- ',
  '  - ',
  '1. ',
  '> ',
  '    ',
  '```\n',
  '~~~',
  '---\n',
  '===\n',
  '| a | b |\n',
  '| - | - |\n',
  '|',
  '*',
  '**',
  '_',
  '`',
  '``',
  '[',
  ']',
  '(',
  ')',
  '](u)',
  '![alt](x.png)',
  '[^1]',
  '[^1]: note\n',
  '[a]: http://x.org\n',
  '[a]',
  '[@key]',
  '[see @a; -@b, p. 3]',
  '@key',
  'me@example.org',
  '@scope/name',
  'https://x.org/y',
  'www.x.org',
  '<',
  '>',
  '<Slot id="A2" />',
  '<Slot id="',
  '<Note kind="x">\n',
  '</Note>\n',
  '<B>',
  '</B>',
  '<>',
  '{',
  '}',
  '{/* c */}',
  '{/*',
  '*/}',
  '{"A2"}',
  `{a ? \`x\${y}\` : "z"}`,
  '<!-- c -->',
  '<!--',
  '-->',
  '<br/>',
  '<div>',
  '&amp;',
  '&#8211;',
  '\\',
  '\\{',
  '{#id}',
  'import A from "b"\n',
  'export const a = {\n',
  'A2',
  '😀',
  'é',
  '\uFEFF',
  '\0',
  '\uD800',
  '[x] ',
  '~~',
  '$',
  '"',
  "'",
  '  \n',
  ':',
  '&',
];

const source = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(''));
const anything = fc.oneof(
  source,
  source.map((text) => `---\ntitle: x\n---\n${text}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('readMarkdown on any text', () => {
  it.each([true, false])('gives spans inside the text and pieces that map it (mdx: %s)', (mdx) => {
    fc.assert(
      fc.property(anything, (text) => {
        checkTree(text, readMarkdown(text, { mdx, frontMatter: true }).tree);
      }),
      { numRuns: 800 },
    );
  });

  it.each([true, false])('reads an edited text as it would read it anew (mdx: %s)', (mdx) => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 30 }),
      insert: fc.oneof(fc.constant(''), fc.constantFrom(...FRAGMENTS)),
    });
    fc.assert(
      fc.property(anything, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let text = start;
        let previous: Parsed = readMarkdown(text, { mdx, frontMatter: true });
        for (const { at, remove, insert } of edits) {
          const from = text.length === 0 ? 0 : at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          previous = readMarkdown(text, { mdx, frontMatter: true, previous });
          const anew = readMarkdown(text, { mdx, frontMatter: true });
          expect(previous.tree).toEqual(anew.tree);
          expect(previous.doubtful).toBe(anew.doubtful);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('reads plain texts as the grammar does', () => {
    const plain = [
      'Words',
      'a',
      ' ',
      '  ',
      '\n',
      ' \n',
      '.',
      ',',
      ' - ',
      '-',
      '1.',
      '1) ',
      '5',
      '+',
      '=',
      ':',
      '(',
      ')',
      '?',
      '!',
      '"',
      "'",
      '–',
      'é',
      '/',
      '%',
      '$',
      ';',
      'A2',
      '^',
      '\n\n',
      '---',
      '===',
      ' ~ ',
      'import ',
      '\u00a0',
      '\f',
      '[@key]',
      ' [@key]',
      '[@a; @b_1]',
      '[-@a:2-b;@c]',
      '[@a, p. 3]',
      '[see @a]',
      '[@',
      ']',
      '@key',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...plain), { maxLength: 12 }), fc.boolean(), (parts, mdx) => {
        const text = parts.join('');
        const quick = readMarkdown(text, { mdx, frontMatter: false }).tree.blocks;
        // A definition that nothing refers to keeps the text from being plain, and makes no block.
        const full = readMarkdown(`${text}\n\n[unused]: x`, { mdx, frontMatter: false }).tree.blocks;
        expect(quick).toEqual(full);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a half-typed construct', () => {
  const PAGE = [
    '---\nchapter: 35\n---\n\n# First\n\nText [@one] with <Slot id="A1" />.\n\n- item [@two]\n\n',
    '## Second\n\nMore words [@three] and a [link](x.mdx).\n\n<Note>\n\nInside [@four].\n\n</Note>\n\n',
    '| a | b |\n| - | - |\n| [@five] | <Slot id="A2" /> |\n\n## Third\n\nEnd [@six] it\'s "quoted" text.\n',
  ].join('');
  const before = survey(readMarkdown(PAGE, { mdx: true, frontMatter: true }).tree);

  it.each([
    '<Slot id="',
    '<Slot id=',
    '<Slot ',
    '<',
    '<Callout kind="note">',
    '{',
    '{/*',
    '{1 +',
    '{`',
    "{'",
    '</Note>',
    '<>',
    '`',
    '[@',
    '[',
    '**',
    '<5',
    '<!--',
  ])('%s hides nothing but what it is typed into', (typed) => {
    for (let at = PAGE.indexOf('# First'); at < PAGE.length; at++) {
      const edited = PAGE.slice(PAGE.lastIndexOf('\n', at - 1) + 1, PAGE.indexOf('\n', at));
      const text = PAGE.slice(0, at) + typed + PAGE.slice(at);
      const after = survey(readMarkdown(text, { mdx: true, frontMatter: true }).tree);
      const missing = before.filter((each) => !after.includes(each) && !edited.includes(each));
      expect(missing, text.slice(Math.max(0, at - 30), at + 30)).toEqual([]);
    }
  });
});

/** Headings and citation keys, also bare ones in what became text. */
function survey(tree: TextTree): string[] {
  const found: string[] = [];
  visitProse(tree.blocks, (prose, block) => {
    if (block.kind === 'heading') found.push(prose.text);
    for (const inline of prose.inlines)
      if (inline.kind === 'citation') found.push(...inline.items.map((item) => `@${item.key}`));
  });
  return found;
}

function visitProse(blocks: readonly Block[], visit: (prose: Prose, block: Block) => void): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'heading') visit(block.prose, block);
    else if (block.kind === 'table')
      for (const cell of [...block.header, ...block.rows.flat()]) visit(cell, block);
    else if (block.kind === 'list') for (const item of block.items) visitProse(item.blocks, visit);
    else if ('blocks' in block) visitProse(block.blocks, visit);
  }
}

function checkTree(text: string, tree: TextTree): void {
  const inside = ({ from, to }: { from: number; to: number }): void => {
    if (!(from >= 0 && from <= to && to <= text.length))
      throw new Error(`span ${from}–${to} of ${text.length}`);
  };
  const blocks = (all: readonly Block[], outer: { from: number; to: number }): void => {
    let last = outer.from;
    for (const block of all) {
      inside(block.span);
      if (block.span.from < last || block.span.to > outer.to)
        throw new Error(`${block.kind} at ${block.span.from}–${block.span.to} is out of order`);
      last = block.span.to;
      if (block.kind === 'list') {
        for (const item of block.items) {
          inside(item.span);
          blocks(item.blocks, item.span);
        }
      } else if ('blocks' in block) blocks(block.blocks, block.span);
    }
  };
  blocks(tree.blocks, { from: 0, to: text.length });
  tree.suspects.forEach(inside);
  if (tree.frontMatter) inside(tree.frontMatter.span);
  visitProse(tree.blocks, (prose) => {
    inside(prose.span);
    let at = 0;
    let source = 0;
    for (const piece of prose.pieces) {
      if (piece.at !== at || piece.source < source || piece.length < 1)
        throw new Error('pieces do not follow each other');
      at += piece.length;
      source = piece.source + piece.sourceLength;
      if (source > text.length) throw new Error('piece behind the end');
      const words = prose.text.slice(piece.at, at);
      if (piece.length === piece.sourceLength && words !== OBJECT && words !== '\n')
        expect(text.slice(piece.source, source).replace(/\r/g, '\n')).toBe(words);
    }
    expect(at).toBe(prose.text.length);
    let from = 0;
    for (const inline of prose.inlines) {
      inside(inline.span);
      if (inline.from < from || inline.to < inline.from || inline.to > prose.text.length)
        throw new Error(`inline ${inline.kind} out of order`);
      from = inline.from;
    }
    for (let index = 0; index < prose.text.length; index++) inside(sourceSpan(prose, index, index + 1));
  });
}
