import { type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { isForeign } from './articleUse';
import { isApart, isBetweenLinks, isMentioned, isWhole } from './languageEdit';
import type { Passage } from './languagePassage';
import type { Lapse } from './languageScan';
import { isDoubtfulPair, mayStandTwice } from './repeatedUse';

/** A word that stands twice or more in a row. */
export interface RepeatedWord {
  /** All of them. */
  readonly span: Span;
  /** In small letters. */
  readonly word: string;
  readonly text: string;
  /** What to take out so that one is left. */
  readonly cut?: Span;
  /** Whether the sentence surely says the same without. */
  readonly sure: boolean;
}

/** The words of a passage that stand twice in a row, across line breaks and emphasis; what may stand twice is left out. */
export function repeatedWordsIn(passage: Passage, lapses: readonly Lapse[], into: RepeatedWord[]): void {
  const { prose, place } = passage;
  const { text } = prose;
  let past = 0;
  for (let index = 0; index < lapses.length; index++) {
    const lapse = lapses[index]!;
    if (lapse.kind !== 'double' || lapse.from < past) continue;
    const pair = pairAt(text, lapse.first, lapse.from, lapse.to);
    if (!pair) continue;
    const { word, first } = pair;
    let { to } = pair;
    // Three in a row are two pairs, and one finding.
    for (let after = index + 1; after < lapses.length; after++) {
      const next = lapses[after]!;
      if (next.kind !== 'double') continue;
      if (next.first > to) break;
      if (next.to > to) to = next.to;
    }
    past = to;
    const second = pair.second;
    if (
      mayStandTwice(text, pair) ||
      isApart(prose, first + word.length, second) ||
      isMentioned(prose, first, to) ||
      isBetweenLinks(prose, first + word.length, second) ||
      isLabel(prose, first, first + word.length) ||
      isCited(text, first, to) ||
      isForeign(text, first)
    )
      continue;
    const cut = cutOf(prose, first, second, to, word.length);
    into.push({
      span: sourceSpan(prose, first, to),
      word: word.toLowerCase(),
      text: text.slice(first, to).replace(/\s+/g, ' '),
      ...(cut && { cut }),
      sure: place !== 'heading' && !isDoubtfulPair(word),
    });
  }
}

export interface Pair {
  /** As it stands first. */
  readonly word: string;
  readonly again: string;
  readonly first: number;
  readonly second: number;
  readonly to: number;
}

/** The pair with what is joined to its words by hyphens: of *well-known known* there is none, of *end-to-end end-to-end* one. */
function pairAt(text: string, wordAt: number, againAt: number, againTo: number): Pair | undefined {
  const size = againTo - againAt;
  const firstEnd = wordAt + size;
  const first =
    firstEnd - (JOINED_BEFORE.exec(text.slice(Math.max(0, wordAt - 60), firstEnd))?.[0].length ?? size);
  const to = againAt + (JOINED_BEHIND.exec(text.slice(againAt, againAt + 60))?.[0].length ?? size);
  const word = text.slice(first, firstEnd);
  const again = text.slice(againAt, to);
  if (word.toLowerCase() !== again.toLowerCase()) return undefined;
  if (first > 0 && !/[\s“"‘'([—–*]/.test(text[first - 1]!)) return undefined;
  if (to < text.length && !/^(?:[\s”"’')\]—–…]|[.,;:!?]+(?:[\s”"’')\]]|$))/.test(text.slice(to, to + 5)))
    return undefined;
  return { word, again, first, second: againAt, to };
}

const JOINED_BEFORE = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’‐‑-]*$/u;
const JOINED_BEHIND = /^[\p{L}\p{M}\p{N}_'’‐‑-]*[\p{L}\p{M}\p{N}_]/u;

/** A marked word that opens a passage is its label: **Data** *data from the web*. */
function isLabel({ inlines }: Prose, first: number, end: number): boolean {
  return first === 0 && inlines.some(({ from, to, kind }) => from === 0 && to === end && kind !== 'comment');
}

/** The pair alone in quotation marks is spoken of. */
function isCited(text: string, first: number, to: number): boolean {
  return /[“"‘']/.test(text[first - 1] ?? '') && /[”"’']/.test(text[to] ?? '');
}

/** All but the first word, or all but the last where markup begins between them. */
function cutOf(prose: Prose, first: number, second: number, to: number, size: number): Span | undefined {
  const begins = prose.inlines.some(({ from, to: end }) => from !== end && from > first + size && from < to);
  if (!begins && isWhole(prose, first + size, to)) return sourceSpan(prose, first + size, to);
  const last = to - size;
  const opening = prose.text.slice(first, first + size);
  if (last === second && opening === prose.text.slice(last, to) && isWhole(prose, first, second))
    return sourceSpan(prose, first, second);
  return undefined;
}
