import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import { firstMdxFault } from '../../server/src/syntax/mdxParser';
import { needsStrict } from '../../server/src/syntax/mdxStrict';

const doubtful = (text: string): boolean => needsStrict(readMarkdown(text, { mdx: true, frontMatter: true }));

/** Inline pieces, sound and broken, that meet in every order. */
const INLINE = [
  'words',
  ' ',
  '\n',
  '*em*',
  '**',
  '_',
  '`code <A>`',
  '`',
  '``',
  '<Slot id="A2" />',
  "<Slot id='A2'/>",
  '<Count of="slots">one</Count>',
  '<B>',
  '</B>',
  '<br/>',
  '<>',
  '</>',
  '<Slot id="',
  '<',
  '< ',
  '<5',
  '{',
  '}',
  '{"A2"}',
  '{/* note */}',
  '{1 +}',
  '{props.x}',
  '[@key]',
  '[link](u)',
  '[link](<u v>)',
  '[',
  ']',
  '](',
  ')',
  '!',
  '\\',
  '\\<',
  '\\{',
  '&lt;',
  'https://x.org/{a}',
  'https://x.org',
  'www.x.org<A/>',
  'a@b.org',
  '|',
  '"',
  "'",
  '~~',
  '[^1]',
  '<!-- c -->',
  '<A b={"c"} d="e" f>',
  '</A>',
  '<A b={[1, {c: "}"}]} {...d}>',
  '<A b={} />',
  '<A b={1,} />',
  '{[1, 2].length}',
  '{a b}',
  '{["a}/<b>", \'`\'][0]}',
  '<A b={["}\\"<", \'/*\']}/>',
  '{"a\nb"}',
  '{a /* } */}',
  '\t',
  '  \n',
  'é😀',
];

/** Starts of lines. */
const PREFIX = [
  '',
  '',
  '',
  '',
  '# ',
  '- ',
  '  ',
  '    ',
  '> ',
  '1. ',
  '| ',
  '```\n',
  '~~~\n',
  '---\n',
  '[^1]: ',
  '[a]: ',
  '***\n',
  '===\n',
  'import ',
  'export ',
  '- - ',
  '\t',
];

const block = fc
  .tuple(
    fc.constantFrom(...PREFIX),
    fc.array(fc.constantFrom(...INLINE), { minLength: 0, maxLength: 6 }),
    fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\n\n'),
  )
  .map(([prefix, inlines, end]) => prefix + inlines.join('') + end);

/** Blocks that are sound in themselves. */
const SOUND = [
  '<Note kind="aside">\n\n',
  '</Note>\n\n',
  '<Note>\n',
  '<Slot id="A2" />\n\n',
  '{/* a comment */}\n\n',
  '{/* over\n\nblocks <A */}\n\n',
  'Text with <Slot id="A2" /> and {/* c */} words.\n\n',
  '| a | b |\n| - | - |\n| <Slot id="A1" /> | {"x"} |\n\n',
  '- one <Slot id="A1" />\n- two\n\n',
  '# Heading <Slot id="A1" />\n\n',
  '# Heading {#an-id}\n\n',
  '> quote <Count of="slots">one</Count>\n\n',
  '```js\nconst a = {\n```\n\n',
  '1. x\n\n   y <A/>\n\n',
  '[^1]: note <Slot id="A1" />\n\n',
  '---\nslot: A1\n---\n\n',
  "import A from './a'\n\n",
  'import A from \'./a\'\nimport { B, C } from "c";\n\n',
  "import { A, class } from './a'\n\n",
  'export const a = 1\n\n',
  '    code {x\n\n',
  '<A /> <B />\n\n',
  '<A\n  b="c"\n  d={[\n    { e: "f" },\n\n    1,\n  ]}\n/>\n',
  '<Slot id="A2" />\n',
  '  <Tab>\n  text\n  </Tab>\n',
  '{[1, 2].join()}\n',
  '- item\n',
  '> quote\n',
  'words\n',
  '<A b="\nc" />\n',
  '<A>\n\n<B>\n\n</B>\n\n</A>\n\n',
];

describe('needsStrict', () => {
  it.each([
    '',
    'Plain words, 5 < 6 and a } brace.',
    '<Note>\n\nText.\n\n</Note>\n',
    'See <Slot id="A2" /> and <Count of="slots">twenty-one</Count> slots. {/* why */}',
    '{/* over\n\nblocks */}\n\n# Heading {#id}\n',
    '<Slot id={"A2"} />\n',
    '---\ntopic: x\n---\n\n# Title\n\n{"A2"} and `{` and `<b`.\n',
    'import A from \'./a\'\nimport { B, C } from "c";\n\n# Title\n',
  ])('has no doubt about %j', (text) => {
    expect(doubtful(text)).toBe(false);
    expect(firstMdxFault(text.replace('{#id}', ''))).toBeUndefined();
  });

  it.each([
    '<Slot id="',
    'a {',
    '<A>',
    'x <5',
    '<!-- c -->',
    '*<A>b*</A>',
    'import duties',
    '<A>x\n</A>',
    '{1 +}',
    '<A b={c d} />',
  ])('asks about %j', (text) => {
    expect(doubtful(text)).toBe(true);
  });

  it('never lets a fault pass', () => {
    const text = fc
      .array(fc.oneof(block, fc.constantFrom(...SOUND)), { minLength: 1, maxLength: 8 })
      .map((blocks) => blocks.join(''));
    let judged = 0;
    fc.assert(
      fc.property(text, (source) => {
        if (doubtful(source)) return;
        judged++;
        const view = source.replace(/[ \t]*\\?\{#[^\s{}]+\}(?=[ \t]*(?:#+[ \t]*)?\r?\n)/g, '');
        expect(firstMdxFault(view)).toBeUndefined();
      }),
      { numRuns: Number(process.env.SCREEN_RUNS ?? 2000) },
    );
    expect(judged).toBeGreaterThan(200);
  });
});
