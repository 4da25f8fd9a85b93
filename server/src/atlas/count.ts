import type { Block, ListItem } from '../syntax/markdown';
import type { Prose } from '../syntax/prose';
import { type ListClaim, readLists } from './countLists';
import { type CountLexicon, countLexicon } from './countNouns';
import { openPassage } from './countPassage';
import { scan } from './countScan';
import { readSums, type SumClaim } from './countSums';
import { type CellFact, readTable } from './countTables';
import { blockComponentClaim, type Carry, NO_CARRY, readTotals, type TotalClaim } from './countTotals';
import type { Lexicon } from './lexicon';
import type { AtlasText } from './text';

/** The totals, lists, sums and tables of one document, as plain data. Spans are source offsets. */
export interface CountFacts {
  readonly totals: readonly TotalClaim[];
  readonly lists: readonly ListClaim[];
  readonly sums: readonly SumClaim[];
  readonly cells: readonly CellFact[];
}

/** Reads what a document's texts claim of numbers; titles are left out. `subject` is the document's own thing, where a text names none. */
export function collectCounts(
  texts: readonly AtlasText[],
  lexicon: Lexicon,
  subject: AtlasText['subject'],
): CountFacts {
  const facts: Mutable = { totals: [], lists: [], sums: [], cells: [] };
  const words = countLexicon(lexicon);
  for (const text of texts) {
    if (text.role !== 'text') continue;
    const about = text.subject ?? subject;
    walk(text.tree.blocks, { words, own: about?.kind === 'slot' ? about.key : undefined, facts }, NO_CARRY);
  }
  return facts;
}

interface Mutable {
  readonly totals: TotalClaim[];
  readonly lists: ListClaim[];
  readonly sums: SumClaim[];
  readonly cells: CellFact[];
}

interface Context {
  readonly words: CountLexicon;
  /** The slot whose text it is. */
  readonly own: string | undefined;
  readonly facts: Mutable;
}

function walk(blocks: readonly Block[], context: Context, lead: Carry): void {
  let last = lead;
  let written = false;
  blocks.forEach((block, index) => {
    // What the tool writes between its marks is `stale-region`'s to judge.
    if (block.kind === 'comment') {
      if (/^atlas:begin\b/.test(block.text)) written = true;
      else if (/^atlas:end\b/.test(block.text)) written = false;
    }
    if (written) return;
    switch (block.kind) {
      case 'paragraph':
        last = readBlock(blocks, index, block.prose, context, lead);
        break;
      case 'heading':
        readBlock(blocks, index, block.prose, context, NO_CARRY);
        last = NO_CARRY;
        break;
      case 'list': {
        const itemLead = tallies(block.items, context) ? { ...last, company: true } : last;
        for (const item of block.items) walk(item.blocks, context, itemLead);
        break;
      }
      case 'component': {
        const [child, ...others] = block.blocks;
        const claim =
          child?.kind === 'paragraph' && others.length === 0
            ? blockComponentClaim(block.component, child.prose)
            : undefined;
        if (claim) context.facts.totals.push(claim);
        else walk(block.blocks, context, NO_CARRY);
        break;
      }
      case 'quote':
      case 'footnote':
        walk(block.blocks, context, NO_CARRY);
        break;
      case 'table': {
        const { cells, rest } = readTable(block, context.words);
        context.facts.cells.push(...cells);
        // A cell has no sentence around it: only a number close to the real one is its total.
        for (const cell of rest)
          context.facts.totals.push(
            ...readTotals(openPassage(cell, context.words), context.own).claims.map((claim) => ({
              ...claim,
              sure: false,
            })),
          );
        break;
      }
    }
  });
}

/** A list with two counts or more is one of totals: *21 slots*, *five groups*. */
function tallies(items: readonly ListItem[], { words }: Context): boolean {
  let found = 0;
  for (const { blocks } of items) {
    const first = blocks[0];
    if (
      first?.kind === 'paragraph' &&
      first.prose.text.length < 80 &&
      scan(first.prose.text, words.keys).totals &&
      ++found > 1
    )
      return true;
  }
  return false;
}

function readBlock(
  blocks: readonly Block[],
  index: number,
  prose: Prose,
  { words, own, facts }: Context,
  lead: Carry,
): Carry {
  const passage = openPassage(prose, words);
  const { claims, carry } = readTotals(passage, own, lead, leadsToList(blocks, index));
  for (const claim of claims) facts.totals.push(claim);
  if (passage.hints.numbers) for (const claim of readLists(blocks, index, passage)) facts.lists.push(claim);
  if (passage.hints.shares || passage.hints.sums)
    for (const sentence of passage.sentences()) facts.sums.push(...readSums(sentence, prose));
  return carry;
}

/** Whether a list stands behind a block before the next paragraph or heading: it goes on from there. */
function leadsToList(blocks: readonly Block[], index: number): boolean {
  for (let at = index + 1; at < blocks.length; at++) {
    const { kind } = blocks[at]!;
    if (kind === 'list') return true;
    if (kind === 'paragraph' || kind === 'heading') return false;
  }
  return false;
}
