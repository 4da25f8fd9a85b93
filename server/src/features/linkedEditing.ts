import type { Block } from '../syntax/markdown';
import { scanTag } from '../syntax/markdown/jsxTag';
import { readMarkdown } from '../syntax/markdown/read';
import { lineStartsOf, offsetAt, type Position, type Range, rangeOf } from '../syntax/position';
import type { Prose } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';

/** The names of an opening and a closing tag, which are typed together. `words`: what a name may be, as a pattern. */
export interface LinkedNames {
  readonly ranges: readonly [Range, Range];
  readonly words: string;
}

/**
 * The tag name under the cursor and that of its partner, in an MDX document. Tags are told from the text itself, so that one whose attributes are
 * half typed has its partner all the same.
 */
export function linkedEditing(
  atlas: Atlas,
  uri: string,
  position: Position,
  text: string,
): LinkedNames | undefined {
  if (!/\.mdx$/i.test(uri) || !atlas.tables.documents.has(uri)) return undefined;
  const lineStarts = lineStartsOf(text);
  if (position.line >= lineStarts.length) return undefined;
  const offset = offsetAt(lineStarts, position);
  // Nearly every cursor is somewhere else: nothing is parsed for it.
  if (!/<\/?[\p{L}\p{N}_$.:-]*$/u.test(text.slice(Math.max(0, offset - LONGEST), offset))) return undefined;
  const over = (span: Span): boolean => span.from <= offset && offset <= span.to;
  const pair = pairsOf(text).find(({ open, close }) => over(open) || over(close));
  return pair && { ranges: [rangeOf(lineStarts, pair.open), rangeOf(lineStarts, pair.close)], words: NAME };
}

const LONGEST = 200;
const NAME = '[A-Za-z_$][\\w$.:-]*';
const TAG = /<(\/?)([\p{L}_$][\p{L}\p{N}_$.:-]*)?/gu;

interface Pair {
  readonly open: Span;
  readonly close: Span;
}

function pairsOf(text: string): readonly Pair[] {
  const masks = masksOf(text);
  const pairs: Pair[] = [];
  const open: { readonly name: string; readonly span: Span }[] = [];
  let mask = 0;
  let broken = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(text); match; match = TAG.exec(text)) {
    const at = match.index;
    while (mask < masks.length && masks[mask]!.to <= at) mask++;
    if (mask < masks.length && masks[mask]!.from <= at) {
      TAG.lastIndex = Math.max(at + 1, masks[mask]!.to);
      continue;
    }
    const name = match[2] ?? '';
    const from = at + 1 + match[1]!.length;
    const span = { from, to: from + name.length };
    if (match[1]) {
      const partner = open.findLastIndex((other) => other.name === name);
      if (partner < 0) continue;
      pairs.push({ open: open[partner]!.span, close: span });
      open.length = partner;
    } else if (name !== '' || text[from] === '>') {
      const end = openingEnd(text, at, span.to);
      if (end.broken && ++broken > MOST_BROKEN) break;
      if (end.opens) open.push({ name, span });
      TAG.lastIndex = Math.max(TAG.lastIndex, end.to);
    }
  }
  return pairs;
}

/** Nobody types at so many tags at once: a text of nothing but `<a` would be searched over and over. */
const MOST_BROKEN = 500;

/** Whether a tag awaits its partner, and where it ends: behind its name, where it does not parse. */
function openingEnd(
  text: string,
  at: number,
  nameTo: number,
): { readonly opens: boolean; readonly to: number; readonly broken: boolean } {
  const tag = scanTag(text, at, text.length);
  if (tag.form !== 'none') return { opens: tag.form === 'open', to: tag.to, broken: false };
  const rest = text.slice(nameTo, nameTo + LONGEST_TAG);
  const close = /\/?>|<|\n[ \t\r]*\n/.exec(rest)?.[0];
  return { opens: close !== '/>', to: nameTo, broken: true };
}

const LONGEST_TAG = 5000;

/** Where `<` begins no tag: front matter, code, comments, expressions, addresses. */
function masksOf(text: string): readonly Span[] {
  const { blocks, frontMatter } = readMarkdown(text, { mdx: true, frontMatter: true }).tree;
  const masks: Span[] = frontMatter ? [frontMatter.span] : [];
  maskBlocks(blocks, masks);
  return masks.sort((a, b) => a.from - b.from);
}

function maskBlocks(blocks: readonly Block[], masks: Span[]): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        maskProse(block.prose, masks);
        break;
      case 'table':
        for (const row of [block.header, ...block.rows]) for (const cell of row) maskProse(cell, masks);
        break;
      case 'list':
        for (const item of block.items) maskBlocks(item.blocks, masks);
        break;
      case 'component':
      case 'quote':
      case 'footnote':
        maskBlocks(block.blocks, masks);
        break;
      case 'rule':
        break;
      default:
        masks.push(block.span);
    }
  }
}

function maskProse({ inlines }: Prose, masks: Span[]): void {
  for (const { kind, span } of inlines)
    if (kind === 'code' || kind === 'comment' || kind === 'expression' || kind === 'autolink')
      masks.push(span);
}
