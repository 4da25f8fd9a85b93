import { NUMBER_WORDS } from './numberWords';

/**
 * A look at a text before it is read: what its words and marks could make of it. One pass over the characters, since nearly all passages of an
 * atlas claim nothing. Words are known by a hash, so that a hint may be wrong, but never missing.
 */
export interface Hints {
  readonly numbers: boolean;
  /** A counted noun or a level within a few words of a number. */
  readonly totals: boolean;
  /** The same, by the last word of a name alone. */
  readonly nearly: boolean;
  /** Two percentages. */
  readonly shares: boolean;
  /** Three numbers in a sentence, with a mark or a word that could state their sum. */
  readonly sums: boolean;
  /** A number before a colon, *first* or `a)` behind one. */
  readonly lists: boolean;
}

/** What a keyword is, as bits. `nounEnd` and `levelEnd` are the last word of a name whose word before is a `stem`: *evidence* of *Strong Evidence*. */
export const KEY = {
  number: 1,
  fewer: 2,
  noun: 4,
  level: 8,
  whole: 16,
  first: 32,
  percent: 64,
  stem: 128,
  nounEnd: 256,
  levelEnd: 512,
} as const;

/** Of a text without any number, which claims nothing. */
const NOTHING: Hints = {
  numbers: false,
  totals: false,
  nearly: false,
  shares: false,
  sums: false,
  lists: false,
};

/** How many words may stand between a number and what it counts. */
const REACH = 12;

/** Words that count, besides those of numbers. */
export const FEWER: readonly string[] = ['no', 'none', 'single'];

/** Without any of these there is no claim, which is told sooner so than word by word. */
const COUNTING = new RegExp(`\\d|(?:\\b|_)(?:${[...NUMBER_WORDS, ...FEWER].join('|')})(?![a-z])`, 'i');

export function scan(text: string, keys: Uint16Array): Hints {
  if (!COUNTING.test(text)) return NOTHING;
  let words = 0;
  let number = -1000;
  let fewer = -1000;
  let noun = -1000;
  let level = -1000;
  let inSentence = 0;
  let wholeInSentence = false;
  let percents = 0;
  let numbers = false;
  let totals = false;
  let nearly = false;
  let nounEnd = -1000;
  let levelEnd = -1000;
  let sums = false;
  let lists = false;
  let stem = false;
  const { length } = text;
  for (let i = 0; i < length; ) {
    let c = text.charCodeAt(i);
    if (c === 32) {
      i++;
      continue;
    }
    const digit = c >= 48 && c <= 57;
    if (digit || isLetter(c)) {
      let hash = 0;
      while (digit ? (c >= 48 && c <= 57) || isLetter(c) : isLetter(c) || (c >= 48 && c <= 57)) {
        hash = (Math.imul(hash, 31) + (c >= 65 && c <= 90 ? c + 32 : c)) | 0;
        if (++i >= length) break;
        c = text.charCodeAt(i);
      }
      words++;
      let key = digit ? KEY.number : keys[hash & MASK]!;
      if (key === 0) {
        stem = false;
        continue;
      }
      if (stem) {
        if (key & KEY.nounEnd) key |= KEY.noun;
        if (key & KEY.levelEnd) key |= KEY.level;
      }
      stem = (key & KEY.stem) !== 0;
      if (key & KEY.number) {
        numbers = true;
        number = words;
        fewer = words;
        inSentence++;
        if (words - noun <= REACH || words - level <= REACH) totals = true;
        if (words - nounEnd <= REACH || words - levelEnd <= REACH) nearly = true;
      }
      if (key & KEY.fewer) {
        fewer = words;
        inSentence++;
        if (words - level <= REACH) totals = true;
        if (words - levelEnd <= REACH) nearly = true;
      }
      if (key & KEY.noun) {
        noun = words;
        if (words - number <= REACH) totals = true;
      }
      if (key & KEY.level) {
        level = words;
        if (words - fewer <= REACH) totals = true;
      }
      if (key & KEY.nounEnd) {
        nounEnd = words;
        if (words - number <= REACH) nearly = true;
      }
      if (key & KEY.levelEnd) {
        levelEnd = words;
        if (words - fewer <= REACH) nearly = true;
      }
      if (key & KEY.whole) wholeInSentence = true;
      if (key & KEY.percent) percents++;
      if (key & KEY.first) lists = true;
      if (inSentence > 2 && wholeInSentence) sums = true;
      continue;
    }
    i++;
    if (c === 37) percents++;
    else if (c === 46 || c === 33 || c === 63) {
      if (i >= length || text.charCodeAt(i) <= 32) {
        inSentence = 0;
        wholeInSentence = false;
      }
    } else if (c === 58 || c === 40 || c === 0x2014 || c === 0x2013 || c === 61) {
      wholeInSentence = true;
      if (c === 58 && numbers) lists = true;
    } else if (c === 41) lists = true;
  }
  return { numbers, totals, nearly: nearly || totals, shares: percents > 1, sums, lists: lists && numbers };
}

/** As many keys as fit: words that share one share their hints. */
const MASK = 0xffff;

export function newKeys(): Uint16Array {
  return new Uint16Array(MASK + 1);
}

/** Notes that a word (lower case) is a keyword. */
export function noteKey(keys: Uint16Array, word: string, key: number): void {
  keys[hashOf(word) & MASK]! |= key;
}

/** The hash of a word of letters, in lower case. */
function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash;
}

function isLetter(c: number): boolean {
  return (
    (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c !== 0xd7 && c !== 0xf7 && c < 0x2000)
  );
}
