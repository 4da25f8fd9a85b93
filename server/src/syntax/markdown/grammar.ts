import {
  type BlockContext,
  GFM,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  type MarkdownParser,
  parser,
} from '@lezer/markdown';
import { footnotes } from './footnotes';
import { countMark } from './inlineBudget';
import { inlineCode } from './inlineCode';
import { mdxBlocks } from './mdxBlocks';
import { mdxInlines } from './mdxInlines';
import { nestedBrackets } from './nestedBrackets';
import { sourceAccess } from './parseSource';

/** Deeper than any author nests quotes and lists; what lies deeper is one paragraph a line. */
const MOST_CONTAINERS = 200;

const depthLimit: MarkdownConfig = {
  parseBlock: [
    {
      name: 'DepthLimit',
      before: 'LinkReference',
      parse(cx: BlockContext, line: Line) {
        if (cx.depth <= MOST_CONTAINERS || line.pos >= line.text.length) return false;
        const from = cx.lineStart + line.pos;
        const to = cx.lineStart + line.text.length;
        cx.nextLine();
        cx.addElement(cx.elt('Paragraph', from, to));
        return true;
      },
    },
  ],
};

/** Skips runs of plain words at once; lezer would offer every character to every inline parser. */
const plainWords: MarkdownConfig = {
  parseInline: [{ name: 'PlainWords', before: 'Escape', parse: skipPlainWords }],
};

/** GitHub-flavored Markdown with footnotes. */
export const markdownGrammar: MarkdownParser = parser.configure([
  GFM,
  footnotes,
  inlineCode,
  nestedBrackets,
  depthLimit,
  sourceAccess,
  plainWords,
]);

/** The same with JSX, expressions and ESM in place of HTML and indented code. */
export const mdxGrammar: MarkdownParser = withoutHtmlInterruption(
  parser.configure([
    GFM,
    footnotes,
    inlineCode,
    nestedBrackets,
    mdxInlines,
    mdxBlocks,
    depthLimit,
    sourceAccess,
    plainWords,
  ]),
);

/**
 * `remove: ['HTMLBlock']` leaves its rule in place that ends a paragraph before a line with an HTML block tag, which in MDX would cut
 * `<section>words` off the paragraph it continues. lezer has no public way to remove it: it is the last of the seven built-in ones.
 */
function withoutHtmlInterruption(grammar: MarkdownParser): MarkdownParser {
  const { endLeafBlock } = grammar as unknown as { readonly endLeafBlock?: unknown[] };
  if (endLeafBlock) endLeafBlock[6] = () => false;
  return grammar;
}

function skipPlainWords(cx: InlineContext, next: number, pos: number): number {
  if (next < 128 && STOP[next] !== 0) return next === 32 || next === 10 || countMark(cx) ? -1 : cx.end;
  const { text } = cx;
  const start = pos - cx.offset;
  let word = start;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128) continue;
    const stop = STOP[code];
    if (stop === 0) {
      // `www.` begins an address only where a word begins.
      if (code === 119 && text.startsWith('www.', at) && !WORD_BEFORE.test(text.slice(at - 1, at))) break;
      continue;
    }
    if (code === 32) {
      const after = text.charCodeAt(at + 1);
      if (after === 32 || after === 10) break;
      word = at + 1;
      continue;
    }
    // An address may have begun with the word that this character is in: then it is offered from that word's start.
    if (code === 58 && !SCHEME_BEFORE.test(text.slice(Math.max(word, at - 6), at))) continue;
    if (code === 58 || code === 64) at = Math.max(word, at - LONGEST_LOCAL_PART);
    if (code === 95 && ADDRESS_REST.test(text.slice(at, at + LONGEST_LOCAL_PART)))
      at = Math.max(word, at - LONGEST_LOCAL_PART);
    break;
  }
  if (at > start) return at + cx.offset;
  return countMark(cx) ? -1 : cx.end;
}

/** Characters at which some inline construct may begin, or which tell that one began before. */
const STOP = new Uint8Array(128);
for (const character of '\n\\&`<{*_[]!~@: ') STOP[character.charCodeAt(0)] = 1;

/** As lezer's `Autolink` has it. */
const LONGEST_LOCAL_PART = 100;
const SCHEME_BEFORE = /(?:https?|mailto|xmpp)$/i;
const ADDRESS_REST = /^[\w.+-]*@/;
const WORD_BEFORE = /\w/;
