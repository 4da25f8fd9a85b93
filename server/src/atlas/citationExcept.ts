import type { Span } from '../syntax/span';
import type { Lexicon } from './lexicon';

/** Whether a figure has a word or unit, in it or right behind it, that an atlas says makes none (`not_figures` of `missing-citation`). */
export function isExcepted(text: string, { from, to }: Span, lexicon: Lexicon): boolean {
  const pattern = patternOf(lexicon);
  if (!pattern) return false;
  const found = pattern.exec(text.slice(from, to + LONGEST));
  return found !== null && /^[\s-]*$/.test(text.slice(to, from + found.index));
}

/** Far more than a unit has. */
const LONGEST = 80;

const patterns = new WeakMap<Lexicon, RegExp | null>();

function patternOf(lexicon: Lexicon): RegExp | null {
  let pattern = patterns.get(lexicon);
  if (pattern === undefined) {
    const words = (lexicon.citing?.notFigures ?? []).map((word) => word.trim()).filter((word) => word !== '');
    pattern = words.length > 0 ? new RegExp(words.map(wordPattern).join('|'), 'iu') : null;
    patterns.set(lexicon, pattern);
  }
  return pattern;
}

/** As a whole word, in the singular and the plural: `GPU` is no part of *GPUX*, and *8GB* has `GB`. */
function wordPattern(word: string): string {
  const letters = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '[\\s-]+');
  const start = /^\p{L}/u.test(word) ? '(?<!\\p{L})' : '';
  const end = /\p{L}$/u.test(word) ? `${/s$/i.test(word) ? '?' : 's?'}(?!\\p{L})` : '';
  return `${start}${letters}${end}`;
}
