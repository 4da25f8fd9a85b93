import { InlineContext, type MarkdownConfig } from '@lezer/markdown';

/**
 * Brackets in a link's words: `[append(a [, b])](url)`. lezer takes each `[…]` for a link, and since links do not nest, the outer one would be
 * lost; it cannot know yet that nothing defines the inner one.
 */
export const nestedBrackets: MarkdownConfig = {
  parseInline: [{ name: 'NestedBrackets', before: 'LinkEnd', parse: closeInner }],
};

function closeInner(cx: InlineContext, next: number, pos: number): number {
  if (next !== 93) return -1;
  const after = cx.char(pos + 1);
  if (after === 40 || after === 91) return -1;
  const inner = cx.findOpeningDelimiter(InlineContext.linkStart);
  const image = cx.findOpeningDelimiter(InlineContext.imageStart);
  if (inner === null || (image !== null && image > inner)) return -1;
  const words = cx.slice(cx.getDelimiterAt(inner)?.to ?? pos, pos);
  // A footnote's mark and a citation are no link's words.
  if (words.startsWith('^') || words.includes('@') || !closesAsLink(cx, pos + 1, linksBelow(cx, inner)))
    return -1;
  for (const element of cx.takeContent(inner)) cx.addElement(element);
  return pos + 1;
}

function linksBelow(cx: InlineContext, index: number): number {
  let count = 0;
  for (let below = index - 1; below >= 0; below--)
    if (cx.getDelimiterAt(below)?.type === InlineContext.linkStart) count++;
  return count;
}

/** Whether one of the `open` brackets around `pos` closes with a destination behind it. */
function closesAsLink(cx: InlineContext, pos: number, open: number): boolean {
  let depth = open;
  for (let at = pos; at < Math.min(cx.end, pos + FARTHEST) && depth > 0; at++) {
    const code = cx.char(at);
    if (code === 92) at++;
    else if (code === 91) depth++;
    else if (code === 93 && --depth < open && cx.char(at + 1) === 40) return true;
  }
  return false;
}

const FARTHEST = 1000;
