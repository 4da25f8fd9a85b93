import type { Block, TextTree } from '../syntax/markdown';
import { type Component, OBJECT, type Prose } from '../syntax/prose';

/** What counts as one paragraph for citations: a paragraph, heading or table cell; of a list item its own paragraphs together. */
export interface CitationUnit {
  readonly proses: readonly Prose[];
  /** Paragraphs and items outside tables, headings and footnotes. */
  readonly states: boolean;
  /** A list item. */
  readonly item: boolean;
  /** Of a heading. */
  readonly level?: number;
  /** The paragraph that a list follows behind a colon: what it cites, it cites for the list. */
  readonly lead?: Prose;
}

/** Visits the units and block components of a text in reading order. All texts of an atlas pass here, so that nothing is built for a block but its unit. */
export function walkUnits(
  tree: TextTree,
  visit: (unit: CitationUnit) => void,
  component: (component: Component) => void,
): void {
  const walker: Walker = {
    visit,
    component,
    list: undefined,
    lead: undefined,
    previous: undefined,
    siblings: undefined,
    index: 0,
    pending: undefined,
    item: undefined,
  };
  walk(walker, tree.blocks, undefined, false, false);
  flush(walker);
}

interface Walker {
  readonly visit: (unit: CitationUnit) => void;
  readonly component: (component: Component) => void;
  /** The outermost list that holds the passage before. */
  list: Block | undefined;
  lead: Prose | undefined;
  /** The passage before, when it is a paragraph, and where it stands. */
  previous: Prose | undefined;
  siblings: readonly Block[] | undefined;
  index: number;
  /** An item that may have further paragraphs. */
  pending: { proses: Prose[]; states: boolean; item: true; lead?: Prose } | undefined;
  item: readonly Block[] | undefined;
}

// The reader caps nesting (about 200 deep), so that recursion is safe.
function walk(
  walker: Walker,
  blocks: readonly Block[],
  list: Block | undefined,
  inItem: boolean,
  inNote: boolean,
): void {
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    switch (block.kind) {
      case 'paragraph':
        enter(walker, list);
        walker.previous = block.prose;
        walker.siblings = blocks;
        walker.index = index;
        if (!inItem) single(walker, { proses: [block.prose], states: !inNote, item: false });
        else if (walker.pending && walker.item === blocks) walker.pending.proses.push(block.prose);
        else {
          flush(walker);
          const { lead } = walker;
          walker.pending = { proses: [block.prose], states: !inNote, item: true, ...(lead && { lead }) };
          walker.item = blocks;
        }
        break;
      case 'heading':
        enter(walker, list);
        walker.previous = undefined;
        single(walker, { proses: [block.prose], states: false, item: false, level: block.level });
        break;
      case 'table':
        for (const cell of block.header) tableCell(walker, cell, list);
        for (const row of block.rows) for (const cell of row) tableCell(walker, cell, list);
        break;
      case 'component':
        walker.component(block.component);
        walk(walker, block.blocks, list, false, inNote);
        break;
      case 'quote':
        walk(walker, block.blocks, list, false, inNote);
        break;
      case 'footnote':
        walk(walker, block.blocks, list, false, true);
        break;
      case 'list':
        for (const item of block.items) walk(walker, item.blocks, list ?? block, true, inNote);
        break;
    }
  }
}

function tableCell(walker: Walker, prose: Prose, list: Block | undefined): void {
  enter(walker, list);
  walker.previous = undefined;
  single(walker, { proses: [prose], states: false, item: false });
}

/** Notes the list that the next passage is in, and at its first passage what leads to it. */
function enter(walker: Walker, list: Block | undefined): void {
  if (list !== undefined && list !== walker.list) {
    const { previous, siblings, index } = walker;
    walker.lead =
      previous && siblings?.[index + 1] === list && /:\s*$/.test(previous.text.replaceAll(OBJECT, ''))
        ? previous
        : undefined;
  }
  walker.list = list;
}

function single(walker: Walker, unit: CitationUnit): void {
  flush(walker);
  walker.visit(unit);
}

function flush(walker: Walker): void {
  if (!walker.pending) return;
  const unit = walker.pending;
  walker.pending = undefined;
  walker.item = undefined;
  walker.visit(unit);
}
