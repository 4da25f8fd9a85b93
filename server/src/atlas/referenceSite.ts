import type { Block } from '../syntax/markdown';
import type { Component, Prose } from '../syntax/prose';
import { plainText } from './referenceText';

/** A passage and where it stands, as far as that says how its ids are meant. */
export interface Site {
  readonly prose: Prose;
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
  readonly passages: readonly Site[];
  /** Components on lines of their own; those inside a passage are its inlines. */
  readonly components: readonly Component[];
}

/** All passages of a text in reading order. */
export function findSites(blocks: readonly Block[]): Sites {
  const passages: Site[] = [];
  const components: Component[] = [];
  const visit = (siblings: readonly Block[], peers?: string[]): void => {
    const item = peers !== undefined;
    siblings.forEach((block, index) => {
      switch (block.kind) {
        case 'paragraph': {
          const next = siblings[index + 1]?.kind;
          const leads =
            next === 'list' ||
            next === 'table' ||
            next === 'code' ||
            next === 'quote' ||
            next === 'component';
          passages.push({
            prose: block.prose,
            place: 'text',
            item,
            leads,
            ...(peers && index === 0 && { peers }),
          });
          break;
        }
        case 'heading':
          passages.push({ prose: block.prose, place: 'heading', item, leads: true });
          break;
        case 'list': {
          const line: string[] = [];
          for (const item of block.items) visit(item.blocks, line);
          break;
        }
        case 'table': {
          const column: string[] = [];
          const headers = block.header.map(plainText);
          for (const prose of block.header) passages.push({ prose, place: 'cell', item, leads: true });
          for (const row of block.rows) {
            row.forEach((prose, at) => {
              passages.push({
                prose,
                place: 'cell',
                item,
                header: headers[at] ?? '',
                peers: column,
                leads: false,
              });
            });
          }
          break;
        }
        case 'component':
          components.push(block.component);
          visit(block.blocks);
          break;
        case 'quote':
        case 'footnote':
          visit(block.blocks);
          break;
        default:
      }
    });
  };
  visit(blocks);
  return { passages, components };
}
