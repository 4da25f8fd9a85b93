import type { Block, TextTree } from '../syntax/markdown';
import type { Folds } from './folding';

/** Front matter, sections, components, lists and their items, tables, quotes, code, comments, and what stands between marks of a region. */
export function foldText({ blocks, frontMatter }: TextTree, folds: Folds): void {
  if (frontMatter) {
    const close = folds.text.indexOf('---', frontMatter.span.to);
    folds.add(Math.max(0, frontMatter.span.from - 1), close < 0 ? frontMatter.span.to : close + 3);
  }
  foldBlocks(blocks, folds.text.length, folds);
}

/** `end`: where the container ends whose blocks these are; no section goes on behind it. */
function foldBlocks(blocks: readonly Block[], end: number, folds: Folds): void {
  const regions: Block[] = [];
  blocks.forEach((block, index) => {
    const { from, to } = block.span;
    switch (block.kind) {
      case 'heading':
        folds.add(from, sectionEnd(blocks, index, end));
        break;
      case 'component':
        folds.addOpen(from, to);
        foldBlocks(block.blocks, Math.max(from, folds.text.lastIndexOf('</', to)), folds);
        break;
      case 'list': {
        // A first item of several lines begins where its list does: then each item folds by itself.
        const first = block.items[0];
        if (first && folds.lineOf(first.span.from) === folds.lineOf(lastOffset(first.span)))
          folds.add(from, to);
        for (const item of block.items) {
          folds.add(item.span.from, item.span.to);
          foldBlocks(item.blocks, item.span.to, folds);
        }
        break;
      }
      case 'quote':
      case 'footnote':
        folds.add(from, to);
        foldBlocks(block.blocks, to, folds);
        break;
      case 'comment':
        folds.add(from, to, 'comment');
        if (/^(?:#?region\b|atlas:begin\b)/i.test(block.text)) regions.push(block);
        else if (/^(?:#?endregion\b|atlas:end\b)/i.test(block.text)) {
          const begin = regions.pop();
          if (begin) folds.add(begin.span.from, to, 'region');
        }
        break;
      case 'esm':
        folds.add(from, to, 'imports');
        break;
      case 'expression':
        folds.addOpen(from, to);
        break;
      case 'table':
      case 'code':
      case 'html':
        folds.add(from, to);
        break;
      default:
    }
  });
}

/** Where the section of the heading at `index` ends: at the next heading of its level or above, or with what holds it. */
export function sectionEnd(blocks: readonly Block[], index: number, end: number): number {
  const heading = blocks[index];
  if (heading?.kind !== 'heading') return end;
  for (let at = index + 1; at < blocks.length; at++) {
    const other = blocks[at]!;
    if (other.kind === 'heading' && other.level <= heading.level) return other.span.from;
  }
  return end;
}

function lastOffset({ from, to }: { readonly from: number; readonly to: number }): number {
  return Math.max(from, to - 1);
}
