import type { Block } from '../syntax/markdown';
import type { Prose } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { AtlasText } from './text';

/** A paragraph, heading, table cell or title, and where it stands. */
export interface Passage {
  readonly prose: Prose;
  readonly place: 'text' | 'heading' | 'cell' | 'title';
  /** In a list item, or an entry of a slot's list. */
  readonly item: boolean;
  readonly quoted: boolean;
  /** Which list of a Markdown text it is an item of, the outermost one; absent outside lists, and for entries of a slot. */
  readonly list?: number;
  /** How many headings stand before it in its text. */
  readonly section: number;
  /** Under a heading *References* or the like: the words of works, not the author's own. */
  readonly listed: boolean;
  /** The block before it in the same container. */
  readonly before?: Span;
}

/** Headings under which works are listed. */
const READING_LIST =
  /^(?:\d[\d.]*\s+)?(?:further\s+reading|references|bibliography|reading\s+list|works\s+cited|sources|literature)\s*$/i;
/** Fields of a slot that hold running text; those of the others are entries. */
const RUNNING: ReadonlySet<string> = new Set(['definition', 'state_of_the_art', 'analyst_view']);

/** Visits the passages of a text in reading order. */
export function walkPassages(text: AtlasText, visit: (passage: Passage) => void): void {
  const item = text.field !== undefined && !RUNNING.has(text.field);
  const only = text.tree.blocks.length === 1 ? text.tree.blocks[0] : undefined;
  if (only?.kind === 'paragraph')
    visit({
      prose: only.prose,
      place: text.role === 'title' ? 'title' : 'text',
      item,
      quoted: false,
      section: 0,
      listed: false,
    });
  else
    walk(
      { visit, title: text.role === 'title', listing: 0, section: 0, lists: 0, list: undefined },
      text.tree.blocks,
      item,
      false,
    );
}

/** A scalar that is a YAML alias says only what is judged where it is written: all of it lies in `*name`. */
export function isAlias({ tree, field }: AtlasText, source: string): boolean {
  const first = field === undefined ? undefined : tree.blocks[0];
  return (
    first !== undefined &&
    source[first.span.from] === '*' &&
    /^\*[^\s*,[\]{}]+$/.test(source.slice(first.span.from, first.span.to))
  );
}

interface Walker {
  readonly visit: (passage: Passage) => void;
  readonly title: boolean;
  /** The level of the heading of a reading list that is open; 0 for none. */
  listing: number;
  section: number;
  /** How many lists there have been, and which one is open. */
  lists: number;
  list: number | undefined;
}

// The reader caps nesting (about 200 deep), so that recursion is safe.
function walk(walker: Walker, blocks: readonly Block[], item: boolean, quoted: boolean): void {
  let before: Span | undefined;
  for (const block of blocks) {
    enter(walker, block, item, quoted, before);
    before = block.span;
  }
}

function enter(walker: Walker, block: Block, item: boolean, quoted: boolean, before: Span | undefined): void {
  const visit = (prose: Prose, place: Passage['place']): void =>
    walker.visit({
      prose,
      place: walker.title ? 'title' : place,
      item,
      quoted,
      section: walker.section,
      listed: place !== 'heading' && walker.listing > 0,
      ...(walker.list !== undefined && { list: walker.list }),
      ...(before && { before }),
    });
  switch (block.kind) {
    case 'paragraph':
      visit(block.prose, 'text');
      break;
    case 'heading':
      if (READING_LIST.test(block.prose.text.trim())) walker.listing = block.level;
      else if (block.level <= walker.listing) walker.listing = 0;
      walker.section++;
      visit(block.prose, 'heading');
      break;
    case 'table':
      for (const cell of block.header) visit(cell, 'cell');
      for (const row of block.rows) for (const cell of row) visit(cell, 'cell');
      break;
    case 'list': {
      const { list } = walker;
      walker.list ??= ++walker.lists;
      for (const one of block.items) walk(walker, one.blocks, true, quoted);
      walker.list = list;
      break;
    }
    case 'quote':
      walk(walker, block.blocks, item, true);
      break;
    case 'footnote':
    case 'component':
      walk(walker, block.blocks, item, quoted);
      break;
    default:
  }
}
