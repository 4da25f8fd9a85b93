import { sentenceStarts } from '../atlas/referenceText';
import type { Block } from '../syntax/markdown';
import { type Component, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { sectionEnd } from './foldText';
import type { Take } from './selection';

/** Blocks around a place, and within them sections, items, cells, sentences, inlines. `end`: where what holds the blocks ends. */
export function spansInBlocks(blocks: readonly Block[], end: number, offset: number, take: Take): void {
  blocks.forEach((block, index) => {
    if (block.kind === 'heading') take({ from: block.span.from, to: sectionEnd(blocks, index, end) });
    if (offset < block.span.from || offset > block.span.to) return;
    take(block.span);
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        spansInProse(block.prose, offset, take);
        break;
      case 'list':
        for (const { span, blocks: inner } of block.items) {
          take(span);
          if (span.from <= offset && offset <= span.to) spansInBlocks(inner, span.to, offset, take);
        }
        break;
      case 'component':
        spansOfTag(block.component, take);
        takeAll(block.blocks, take);
        spansInBlocks(block.blocks, block.blocks.at(-1)?.span.to ?? end, offset, take);
        break;
      case 'quote':
      case 'footnote':
        spansInBlocks(block.blocks, block.span.to, offset, take);
        break;
      case 'table':
        for (const row of [block.header, ...block.rows]) {
          takeAll(row, take);
          for (const cell of row) spansInProse(cell, offset, take);
        }
        break;
      case 'code':
        take(block.content);
        break;
      default:
    }
  });
}

function spansInProse(prose: Prose, offset: number, take: Take): void {
  const { text, inlines, span } = prose;
  if (offset < span.from || offset > span.to) return;
  take(span);
  for (const inline of inlines) {
    take(inline.span);
    // Its words, without the marks around them.
    if (inline.to > inline.from) take(sourceSpan(prose, inline.from, inline.to));
    if (inline.kind === 'component') spansOfTag(inline, take);
    else if (inline.kind === 'link' || inline.kind === 'image') take(inline.hrefSpan);
    else if (inline.kind === 'citation')
      for (const { span, keySpan } of inline.items) {
        take(span);
        take(keySpan);
      }
  }
  const starts = [0, ...sentenceStarts(text), text.length];
  for (let at = 0; at + 1 < starts.length; at++) {
    const to = starts[at]! + text.slice(starts[at], starts[at + 1]).trimEnd().length;
    if (to > starts[at]!) take(sourceSpan(prose, starts[at]!, to));
  }
}

function spansOfTag({ nameSpan, attributes }: Component, take: Take): void {
  take(nameSpan);
  for (const { span, valueSpan } of attributes) {
    take(span);
    if (valueSpan) take(valueSpan);
  }
}

/** From the first to the last. */
function takeAll(parts: readonly { readonly span: Span }[], take: Take): void {
  const [first] = parts;
  if (first) take({ from: first.span.from, to: parts.at(-1)!.span.to });
}
