import type { Block } from '../syntax/markdown';
import type { Component, Prose } from '../syntax/prose';
import { NOTHING, type Screen, screen } from './referenceScreen';
import { plainText } from './referenceText';

/** A passage and where it stands, as far as that says how its ids are meant. */
export interface Site {
  readonly prose: Prose;
  /** What it holds. */
  readonly holds: Screen;
  readonly place: 'text' | 'heading' | 'cell';
  /** Cells: the words at the head of their column. */
  readonly header?: string;
  /** Ids that stand in line with this passage's: those of a table's cells, or at the start of a list's items. */
  readonly peers?: string[];
  /** Whether it is an item of a list, whose sentence the next item may go on with. */
  readonly item: boolean;
  /** Whether a list, a table or code follows, which a sentence may lead up to. */
  readonly leads: boolean;
}

export interface Sites {
  /** Those that hold anything. */
  readonly passages: readonly Site[];
  /** Components on lines of their own; those inside a passage are its inlines. */
  readonly components: readonly Component[];
}

const NO_SITES: Sites = { passages: [], components: [] };

/** The passages of a text that hold anything to look at, in reading order. */
export function findSites(blocks: readonly Block[]): Sites {
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (only?.kind === 'paragraph') {
    const holds = holdsOf(only.prose);
    return holds
      ? { passages: [{ prose: only.prose, holds, place: 'text', item: false, leads: false }], components: [] }
      : NO_SITES;
  }
  const passages: Site[] = [];
  const components: Component[] = [];
  visit(blocks, undefined, passages, components);
  return { passages, components };
}

/** `undefined` for a passage without inlines in which the screen finds nothing. */
function holdsOf(prose: Prose): Screen | undefined {
  const holds = screen(prose.text);
  return holds === NOTHING && prose.inlines.length === 0 ? undefined : holds;
}

function visit(
  siblings: readonly Block[],
  peers: string[] | undefined,
  passages: Site[],
  components: Component[],
): void {
  const item = peers !== undefined;
  for (let index = 0; index < siblings.length; index++) {
    const block = siblings[index]!;
    switch (block.kind) {
      case 'paragraph': {
        const { prose } = block;
        const holds = holdsOf(prose);
        if (!holds) break;
        const next = siblings[index + 1]?.kind;
        const leads =
          next === 'list' || next === 'table' || next === 'code' || next === 'quote' || next === 'component';
        if (peers && index === 0) passages.push({ prose, holds, place: 'text', item, leads, peers });
        else passages.push({ prose, holds, place: 'text', item, leads });
        break;
      }
      case 'heading': {
        const { prose } = block;
        const holds = holdsOf(prose);
        if (holds) passages.push({ prose, holds, place: 'heading', item, leads: true });
        break;
      }
      case 'list': {
        const line: string[] = [];
        for (const one of block.items) visit(one.blocks, line, passages, components);
        break;
      }
      case 'table':
        visitTable(block, item, passages);
        break;
      case 'component':
        components.push(block.component);
        visit(block.blocks, undefined, passages, components);
        break;
      case 'quote':
      case 'footnote':
        visit(block.blocks, undefined, passages, components);
        break;
      default:
    }
  }
}

function visitTable(
  table: Extract<Block, { readonly kind: 'table' }>,
  item: boolean,
  passages: Site[],
): void {
  const peers: string[] = [];
  const headers = table.header.map(plainText);
  for (const prose of table.header) {
    const holds = holdsOf(prose);
    if (holds) passages.push({ prose, holds, place: 'cell', item, leads: true });
  }
  for (const row of table.rows) {
    for (let at = 0; at < row.length; at++) {
      const prose = row[at]!;
      const holds = holdsOf(prose);
      if (holds)
        passages.push({ prose, holds, place: 'cell', item, header: headers[at] ?? '', peers, leads: false });
    }
  }
}
