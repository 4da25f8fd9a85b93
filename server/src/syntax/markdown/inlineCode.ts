import type { InlineContext, MarkdownConfig } from '@lezer/markdown';

/** Code in running text. lezer's own takes a backtick behind an escaped one for the rest of a longer mark, and so mistakes text for code. */
export const inlineCode: MarkdownConfig = { parseInline: [{ name: 'InlineCode', parse: parseInlineCode }] };

function parseInlineCode(cx: InlineContext, next: number, start: number): number {
  if (next !== BACKTICK) return -1;
  const open = markEnd(cx, start);
  const size = open - start;
  for (let pos = open; pos < cx.end; pos++) {
    if (cx.char(pos) !== BACKTICK) continue;
    const close = markEnd(cx, pos);
    if (close - pos === size) {
      const marks = [cx.elt('CodeMark', start, open), cx.elt('CodeMark', pos, close)];
      return cx.addElement(cx.elt('InlineCode', start, close, marks));
    }
    pos = close;
  }
  // Never closed, the whole of the mark is text.
  return open;
}

function markEnd(cx: InlineContext, from: number): number {
  let pos = from;
  while (cx.char(pos) === BACKTICK) pos++;
  return pos;
}

const BACKTICK = 96;
