import { type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { Sound } from './articleInitialism';
import { articleFor, hear } from './articleSound';
import { isForeign, isLetter, isNoNoun, isNoun, opensLatin } from './articleUse';
import { isApart, isMentioned, isWhole } from './languageEdit';
import type { Passage } from './languagePassage';
import type { Lapse } from './languageScan';

/** An article that collides with what follows it, or may, as an author's own words for it can tell. */
export type ArticleFact = ArticlePair | ArticleBefore;

/** Two articles in a row, one of them indefinite. */
export interface ArticlePair {
  readonly kind: 'pair';
  readonly span: Span;
  readonly text: string;
  /** What could stand in place of the two: one article where both say the same, else either of them. */
  readonly choices: readonly string[];
}

/** *a* or *an* and the word behind it. Words that their first letter tells of are left out where all is well. */
export interface ArticleBefore {
  readonly kind: 'before';
  readonly span: Span;
  readonly article: 'a' | 'an';
  readonly articleSpan: Span;
  /** The article as written: `A`, `an`. */
  readonly written: string;
  /** As it stands, up to the next white space. */
  readonly word: string;
  readonly sound: Sound;
  /** In a heading, whose address its words make. */
  readonly heading: boolean;
}

/** The article at a place, with the word behind it. */
interface Use {
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly next: number;
  readonly word: string;
  /** Quotation marks open before the word. */
  readonly opens: boolean;
}

/** The articles of a passage that do not fit, or may not. */
export function articlesIn(
  { prose, place, listed }: Passage,
  lapses: readonly Lapse[],
  into: ArticleFact[],
): void {
  if (listed) return;
  let past = 0;
  for (const lapse of lapses) {
    if (lapse.kind !== 'article' || lapse.from < past) continue;
    const use = useOf(prose, lapse.from, lapse.to);
    if (!use) continue;
    const pair = pairOf(prose, use);
    if (pair) {
      into.push(pair);
      past = use.next + use.word.length;
      continue;
    }
    const before = beforeWord(prose, use, place === 'heading');
    if (before) into.push(before);
  }
}

const BEFORE = /[\s“"‘'([—–*_]/;
const NEXT = /\s+([“"‘']?)([\p{L}\p{N}$€£¥₹][^\s\uFFFC()[\]“”"<>—…]*)/uy;

function useOf({ text }: Prose, from: number, to: number): Use | undefined {
  if (from > 0 && !BEFORE.test(text[from - 1]!)) return undefined;
  NEXT.lastIndex = to;
  const match = NEXT.exec(text);
  if (!match) return undefined;
  const word = match[2]!.replace(/[.,;:!?’'–-]+$/, '');
  return {
    from,
    to,
    written: text.slice(from, to),
    next: to + match[0].length - match[2]!.length,
    word,
    opens: match[1] !== '',
  };
}

/** *the a*, *a an*: the second one in small letters, as a title's first word or a letter's name is not. */
function pairOf(prose: Prose, use: Use): ArticlePair | undefined {
  const { from, to, next, written, word } = use;
  const { text } = prose;
  const first = written.toLowerCase();
  if (!/^(?:an?|the)$/.test(word) || use.opens || (first === 'the' && word === 'the')) return undefined;
  const end = next + word.length;
  const after = /^\s+[“"‘']?([\p{L}\p{N}\uFFFC$€£¥][^\s\uFFFC]*)/u.exec(text.slice(end, end + 60))?.[1];
  if (after === undefined || isNoNoun(after) || /^(?:an?|the)$/i.test(after)) return undefined;
  if (word === 'a' && (opensLatin(after) || isLetter(text, next, word))) return undefined;
  if (/^[a-z]$/.test(after)) return undefined;
  if (
    isLetter(text, from, written) ||
    isMentioned(prose, from, to) ||
    isMentioned(prose, next, end) ||
    isApart(prose, to, next) ||
    isForeign(text, from)
  )
    return undefined;
  const fit = articleFor(after.replace(/[.,;:!?)”"’'\]]+$/, '')) ?? (word === 'the' ? first : word);
  const choices = first === 'the' || word === 'the' ? ['the', fit === 'the' ? 'a' : fit] : [fit];
  return {
    kind: 'pair',
    span: sourceSpan(prose, from, end),
    text: text.slice(from, end).replace(/\s+/g, ' '),
    choices: isWhole(prose, from, end)
      ? choices.map((choice) => (/^[AT]/.test(written) ? capital(choice) : choice))
      : [],
  };
}

function beforeWord(prose: Prose, use: Use, heading: boolean): ArticleBefore | undefined {
  const { from, to, next, word, written } = use;
  const { text } = prose;
  const article = written.toLowerCase();
  if (article !== 'a' && article !== 'an') return undefined;
  const heard = hear(word);
  const clash = heard.sound === (article === 'a' ? 'vowel' : 'consonant');
  if (!clash && heard.plain) return undefined;
  const end = next + word.length;
  if (
    isNoNoun(word) ||
    !isNoun(text, use) ||
    isLetter(text, from, written) ||
    isMentioned(prose, from, to) ||
    isApart(prose, to, next) ||
    isForeign(text, from)
  )
    return undefined;
  return {
    kind: 'before',
    span: sourceSpan(prose, from, end),
    article,
    articleSpan: sourceSpan(prose, from, to),
    written,
    word,
    sound: heard.sound,
    heading,
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
