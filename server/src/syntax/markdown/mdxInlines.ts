import type { InlineContext, MarkdownConfig } from '@lezer/markdown';
import { scanBraces } from './expression';
import { scanTag } from './jsxTag';

/** JSX tags and expressions in running text. What does not work out is left as text. */
export const mdxInlines: MarkdownConfig = {
  defineNodes: ['MdxTag', 'MdxExpression'],
  parseInline: [
    { name: 'MdxTag', parse: parseTag, before: 'Emphasis' },
    { name: 'MdxExpression', parse: parseExpression, before: 'Emphasis' },
  ],
};

function parseTag(cx: InlineContext, next: number, pos: number): number {
  if (next !== 60) return -1;
  const at = pos - cx.offset;
  if (cx.text.startsWith('!--', at + 1)) {
    const close = cx.text.indexOf('-->', at + 4);
    return close < 0 ? -1 : cx.addElement(cx.elt('Comment', pos, cx.offset + close + 3));
  }
  if (spent(cx)) return -1;
  const tag = scanTag(cx.text, at, cx.text.length);
  return tag.form === 'none' ? fail(cx) : cx.addElement(cx.elt('MdxTag', pos, cx.offset + tag.to));
}

function parseExpression(cx: InlineContext, next: number, pos: number): number {
  if (next !== 123 || spent(cx)) return -1;
  const to = scanBraces(cx.text, pos - cx.offset, cx.text.length);
  return to < 0 ? fail(cx) : cx.addElement(cx.elt('MdxExpression', pos, cx.offset + to));
}

// Each failure may have read the paragraph to its end: after that many the rest of it is text, or `{{{{…` would take quadratic time.
const MOST_FAILURES = 100;
let current: InlineContext | undefined;
let failures = 0;

function fail(cx: InlineContext): -1 {
  if (current !== cx) failures = 0;
  current = cx;
  failures++;
  return -1;
}

function spent(cx: InlineContext): boolean {
  return current === cx && failures > MOST_FAILURES;
}
