import type { InlineContext, MarkdownConfig } from '@lezer/markdown';
import { scanBraces } from './expression';
import { countFailure, failedOften } from './inlineBudget';
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
  if (next !== 60 || failedOften(cx)) return -1;
  const at = pos - cx.offset;
  if (cx.text.startsWith('!--', at + 1)) {
    const close = cx.text.indexOf('-->', at + 4);
    return close < 0 ? countFailure(cx) : cx.addElement(cx.elt('Comment', pos, cx.offset + close + 3));
  }
  const tag = scanTag(cx.text, at, cx.text.length);
  return tag.form === 'none' ? countFailure(cx) : cx.addElement(cx.elt('MdxTag', pos, cx.offset + tag.to));
}

function parseExpression(cx: InlineContext, next: number, pos: number): number {
  if (next !== 123 || failedOften(cx)) return -1;
  const to = scanBraces(cx.text, pos - cx.offset, cx.text.length);
  return to < 0 ? countFailure(cx) : cx.addElement(cx.elt('MdxExpression', pos, cx.offset + to));
}
