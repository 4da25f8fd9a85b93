import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import { soundBlocks } from '../../server/src/syntax/markdown/soundBlocks';
import { viewOf } from '../../server/src/syntax/markdown/view';

/** What a plain page is made of, and what makes it less than plain. */
const WORDS = [
  'words',
  'more',
  'A2',
  'See',
  '12',
  '1.3B',
  '2024.',
  '7)',
  'snake_case',
  'a * b',
  'x < 5',
  'AT&T',
  'é',
  '“so”',
  '(',
  ')',
  ',',
  '.',
  ':',
  '"',
  "'",
  '-',
  '–',
  '|',
  '#',
  '>',
  '+',
  '=',
  '~',
  '!',
  '$',
];
const INLINES = [
  '*one*',
  '**two words**',
  '_three_',
  '__four__',
  '*(in)*',
  '*a*b',
  '_a_b',
  '***',
  '*',
  '_',
  '`code`',
  '`a b`',
  '``',
  '`',
  '[@key]',
  '[@a; @b-c, p. 3]',
  '[see @a]',
  '@key',
  'me@x.org',
  '-@key',
  '[words]',
  '[ ]',
  '[x](y.mdx#z)',
  '[x](atlas:A2)',
  '[x](https://x.org/y_z)',
  '[x y]( )',
  '[a *b*](c)',
  '[',
  ']',
  '](',
  '![a](b)',
  'https://x.org',
  'www.x.org',
  '<Slot id="A2" />',
  '<Slot id={"A2"} />',
  '<Count of="slots">21</Count>',
  '<B>x</C>',
  '<br/>',
  '<',
  '</B>',
  '{',
  '}',
  '{/* c */}',
  '\\*',
  '&amp;',
  '^',
  '[^1]',
];
const LINES = [
  '',
  '',
  '',
  '   ',
  '# ',
  '## Two ',
  '###',
  '- ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '-',
  '  ',
  '    ',
  '> ',
  '| ',
  '| - | - |',
  '| :-: |',
  '---',
  '***',
  '===',
  '```',
  '```yaml',
  '~~~',
  '<Note kind="x">',
  '</Note>',
  '<Slot id="A1" />',
  '{/* note */}',
  '{/* a "b" */}',
  '{a}',
  'import A from "b"',
  'importance',
  '[a]: b',
];

const inline = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...INLINES)), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((parts) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', ' ', ' ', ''), {
        minLength: parts.length,
        maxLength: parts.length,
      })
      .map((gaps) =>
        parts
          .map((part, index) => part + gaps[index])
          .join('')
          .trim(),
      ),
  );
const line = fc.tuple(fc.oneof(fc.constant(''), fc.constantFrom(...LINES)), inline).map(([a, b]) => a + b);
const row = fc.array(inline, { minLength: 1, maxLength: 3 }).map((cells) => `| ${cells.join(' | ')} |`);
const table = fc
  .tuple(
    row,
    fc.constantFrom('| - |', '| - | - |', '|:-|-:|', '| --- | --- | --- |'),
    fc.array(row, { maxLength: 2 }),
  )
  .map(([head, marks, rows]) => [head, marks, ...rows].join('\n'));
const list = fc
  .tuple(
    fc.constantFrom('- ', '* ', '1. ', '3) '),
    fc.array(inline, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('\n', '\n\n'),
  )
  .map(([mark, items, gap]) => items.map((item) => mark + item).join(gap));
const block = fc.oneof(
  { weight: 4, arbitrary: line },
  table,
  list,
  fc.constantFrom('```yaml\nslot: A1\n```', '```\n\n```'),
);
const page = fc
  .array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n\n', '\n \n')), { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.map(([text, gap]) => text + gap).join(''));

const RUNS = Number(process.env.RUNS ?? 8000);

describe('plainly laid out pages', () => {
  it.each([true, false])('are read as the grammar reads them (MDX: %s)', (mdx) => {
    let sound = 0;
    fc.assert(
      fc.property(page, (text) => {
        const blocks = soundBlocks(text, viewOf(text, false).text, 0, mdx);
        if (!blocks) return;
        if (blocks.length > 0) sound++;
        const parsed = readMarkdown(text, { mdx, frontMatter: false, edited: true });
        expect(blocks).toEqual(parsed.tree.blocks);
        expect([parsed.doubtful, parsed.tree.suspects, parsed.tree.anchors]).toEqual([false, [], undefined]);
      }),
      { numRuns: RUNS },
    );
    // A reader that never reads would agree with everything.
    expect(sound).toBeGreaterThan(RUNS / 12);
  });
});
