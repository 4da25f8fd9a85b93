import type { Span } from '../syntax/span';

/** A cardinal number as it stands in a text; `from`–`to` hold the number's own words alone (`21` of `21-slot`, `a dozen`). */
export interface WrittenNumber extends Span {
  readonly value: number;
  readonly style: NumberStyle;
}

/** How a number is written, so that another can be written the same way. */
export type NumberStyle =
  /** `separator` stands between groups of three digits, '' for none. */
  | { readonly form: 'digits'; readonly separator: string }
  /** `joint` is what stands between tens and units: `twenty-one`, `twenty one`. */
  | { readonly form: 'words'; readonly capitals: 'none' | 'first' | 'all'; readonly joint: string };

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

type Atom = { readonly kind: 'small' | 'tens' | 'hundred' | 'scale' | 'dozen'; readonly value: number };

const ATOMS: ReadonlyMap<string, Atom> = new Map<string, Atom>([
  ...SMALL.map((word, value): [string, Atom] => [word, { kind: 'small', value }]),
  ...TENS.flatMap((word, i): [string, Atom][] => (word ? [[word, { kind: 'tens', value: 10 * i }]] : [])),
  ['hundred', { kind: 'hundred', value: 100 }],
  ['thousand', { kind: 'scale', value: 1000 }],
  ['million', { kind: 'scale', value: 1_000_000 }],
  ['dozen', { kind: 'dozen', value: 12 }],
]);

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d,])|\d+`;
const WORD = `(?:${[...ATOMS.keys()].join('|')})`;
/** A number's first word with what may follow it; where the phrase really ends is for `readWords` to say. */
const START = String.raw`(?:half\s+an?\s+|an?\s+(?=(?:hundred|thousand|million|dozen)\b)|${WORD}\b)(?:[\s\u2010\u2011-]+(?:and\s+)?${WORD}\b|${WORD}\b)*`;
const PAIR = String.raw`a\s+pair(?=\s+of\b)`;
const NUMBER = new RegExp(String.raw`${DIGITS}|\b(?:${START}|${PAIR})`, 'gi');

/** Every word that can be part of a number. */
export const NUMBER_WORDS: readonly string[] = [...ATOMS.keys(), 'pair'];

/** All cardinal numbers of a text in order. Digits that are part of something else (`A1`, `3.5`, `21st`) are found as well: the caller sees their surroundings. */
export function findNumbers(text: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match; match = NUMBER.exec(text)) {
    const number = /^\d/.test(match[0])
      ? readDigits(match[0], match.index)
      : readWords(match[0], match.index);
    if (!number) {
      NUMBER.lastIndex = match.index + 1;
      continue;
    }
    found.push(number);
    NUMBER.lastIndex = number.to;
  }
  return found;
}

/** The number a text is, apart from white space around it. */
export function numberOf(text: string): WrittenNumber | undefined {
  const [first] = findNumbers(text);
  return first && text.slice(0, first.from).trim() === '' && text.slice(first.to).trim() === ''
    ? first
    : undefined;
}

/** Writes a number in the style of another one; words end at 9,999, beyond that it is digits. */
export function writeNumber(value: number, style: NumberStyle): string {
  if (style.form === 'digits') return String(value).replace(/\B(?=(?:\d{3})+$)/g, style.separator);
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const words = inWords(value, style.joint);
  if (style.capitals === 'all') return words.toUpperCase();
  return style.capitals === 'first' ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function inWords(value: number, joint: string): string {
  if (value < 20) return SMALL[value]!;
  if (value < 100) return TENS[Math.floor(value / 10)]! + (value % 10 ? joint + SMALL[value % 10] : '');
  const [base, name] = value < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = value % base;
  const link = rest && rest < 100 ? ' and ' : ' ';
  return `${inWords(Math.floor(value / base), joint)} ${name}${rest ? link + inWords(rest, joint) : ''}`;
}

function readDigits(text: string, from: number): WrittenNumber {
  const separator = /\D/.exec(text)?.[0] ?? (text.length > 3 ? '' : ',');
  return {
    value: Number(text.replace(/\D/g, '')),
    from,
    to: from + text.length,
    style: { form: 'digits', separator },
  };
}

/** As many of the words as make one number: of `four five` it is `four`, of `one hundred and` it is `one hundred`. */
function readWords(text: string, from: number): WrittenNumber | undefined {
  const words = [...text.matchAll(/[a-z]+/gi)];
  let sum = 0;
  let part = 0;
  let to = -1;
  let last: Atom['kind'] | 'half' | 'article' | 'and' | undefined;
  let joint: string | undefined;
  for (const match of words) {
    const word = match[0].toLowerCase();
    if (word === 'half' || word === 'a' || word === 'an') {
      if (last && last !== 'half') break;
      last = word === 'half' || last === 'half' ? 'half' : 'article';
      continue;
    }
    if (word === 'pair') return written(2, to < 0 ? match.index + word.length : to);
    if (word === 'and') {
      if (last !== 'hundred' && last !== 'scale') break;
      last = 'and';
      continue;
    }
    const atom = ATOMS.get(word);
    if (!atom || !follows(last, atom, part)) break;
    if (atom.kind === 'dozen') part = last === 'half' ? 6 : Math.max(1, part) * 12;
    else if (atom.kind === 'hundred') part = Math.max(1, part) * 100;
    else if (atom.kind === 'scale') {
      sum += Math.max(1, part) * atom.value;
      part = 0;
    } else part += atom.value;
    if (last === 'tens') joint = text.slice(to, match.index);
    to = match.index + word.length;
    last = atom.kind;
  }
  return to < 0 ? undefined : written(sum + part, to);

  function written(value: number, end: number): WrittenNumber {
    const own = text.slice(0, end);
    const capitals = /^[A-Z]{2,}/.test(own.replace(/^an?\s+/i, ''))
      ? 'all'
      : /^[A-Z]/.test(own)
        ? 'first'
        : 'none';
    return {
      value,
      from,
      to: from + end,
      style: { form: 'words', capitals, joint: /^\s+$/.test(joint ?? '-') ? ' ' : '-' },
    };
  }
}

function follows(
  last: Atom['kind'] | 'half' | 'article' | 'and' | undefined,
  atom: Atom,
  part: number,
): boolean {
  switch (last) {
    case undefined:
      return atom.kind === 'small' || atom.kind === 'tens';
    case 'half':
      return atom.kind === 'dozen';
    case 'article':
      return atom.kind === 'hundred' || atom.kind === 'scale' || atom.kind === 'dozen';
    case 'small':
      return (
        (atom.kind === 'hundred' && part > 0 && part < 100) ||
        (atom.kind === 'scale' && part > 0) ||
        (atom.kind === 'dozen' && part > 0 && part < 13)
      );
    case 'tens':
      return (atom.kind === 'small' && atom.value > 0 && atom.value < 10) || atom.kind === 'scale';
    case 'hundred':
    case 'and':
      return atom.kind === 'small' || atom.kind === 'tens' || (last === 'hundred' && atom.kind === 'scale');
    case 'scale':
      return atom.kind === 'small' || atom.kind === 'tens';
    default:
      return false;
  }
}
