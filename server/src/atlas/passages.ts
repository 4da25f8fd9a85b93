import type { Block, TextTree } from '../syntax/markdown';
import type { Prose } from '../syntax/prose';
import type { Span } from '../syntax/span';

/** One stretch of prose with where it stands. */
export interface Passage {
  readonly prose: Prose;
  readonly place: 'paragraph' | 'heading' | 'cell';
  /** The nearest heading above it; for a heading, the one that it stands under. */
  readonly heading?: PassageHeading;
  /** How many lists and quotes it is nested in. */
  readonly listDepth: number;
  readonly quoteDepth: number;
  /** Names of the block components it stands in, outermost first. */
  readonly components: readonly string[];
  /** The paragraph, heading or whole table it is of. */
  readonly blockSpan: Span;
  readonly position: BlockPosition;
  /** Cells only: zero-based, the header being row -1. */
  readonly row?: number;
  readonly column?: number;
}

export interface PassageHeading {
  readonly text: string;
  readonly level: number;
  readonly slug: string;
  readonly span: Span;
}

/** Where a block stands: its neighbors are `siblings[index - 1]` and `siblings[index + 1]`. */
export interface BlockPosition {
  readonly block: Block;
  readonly siblings: readonly Block[];
  readonly index: number;
  /** The blocks that hold it, outermost first. */
  readonly parents: readonly Block[];
}

/** All prose of a text in reading order. */
export function passages(tree: TextTree): Passage[] {
  const found: Passage[] = [];
  let heading: PassageHeading | undefined;
  walkBlocks(tree, (position) => {
    const { block, parents } = position;
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'table') return;
    const common = {
      ...(heading && { heading }),
      listDepth: countKind(parents, 'list'),
      quoteDepth: countKind(parents, 'quote'),
      components: parents.flatMap((parent) => (parent.kind === 'component' ? [parent.component.name] : [])),
      blockSpan: block.span,
      position,
    };
    if (block.kind === 'paragraph') found.push({ prose: block.prose, place: 'paragraph', ...common });
    else if (block.kind === 'heading') {
      found.push({ prose: block.prose, place: 'heading', ...common });
      heading = { text: block.prose.text, level: block.level, slug: block.slug, span: block.span };
    } else {
      block.header.forEach((prose, column) => {
        found.push({ prose, place: 'cell', ...common, row: -1, column });
      });
      block.rows.forEach((cells, row) => {
        cells.forEach((prose, column) => {
          found.push({ prose, place: 'cell', ...common, row, column });
        });
      });
    }
  });
  return found;
}

/** Visits every block in reading order, those that hold others before what they hold. */
export function walkBlocks(tree: TextTree, visit: (position: BlockPosition) => void): void {
  walk(tree.blocks, [], visit);
}

// The reader caps nesting (about 200 deep), so that recursion is safe.
function walk(
  blocks: readonly Block[],
  parents: readonly Block[],
  visit: (position: BlockPosition) => void,
): void {
  blocks.forEach((block, index) => {
    visit({ block, siblings: blocks, index, parents });
    if (block.kind === 'quote' || block.kind === 'component' || block.kind === 'footnote')
      walk(block.blocks, [...parents, block], visit);
    else if (block.kind === 'list')
      for (const item of block.items) walk(item.blocks, [...parents, block], visit);
  });
}

function countKind(parents: readonly Block[], kind: Block['kind']): number {
  return parents.reduce((sum, parent) => (parent.kind === kind ? sum + 1 : sum), 0);
}
