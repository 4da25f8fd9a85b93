/** A place in a passage that is worth a look; offsets into its text. */
export type Lapse =
  /** A word that a name to keep out begins with. */
  | { readonly kind: 'name'; readonly from: number }
  /** *a*, *an* or *the*. */
  | { readonly kind: 'article'; readonly from: number; readonly to: number }
  /** A word with nothing but white space between it and its like, which is at `first`. */
  | { readonly kind: 'double'; readonly first: number; readonly from: number; readonly to: number };

/**
 * A look at a passage before it is read: one pass over its characters, since nearly all passages are well worded. A word is a run of letters
 * and digits, with the apostrophes inside it. `names` knows the first words of names by their hash (`hashOf`), so that a place may be none.
 */
export function scanLanguage(text: string, names: Uint8Array | undefined, into: Lapse[]): void {
  const { length } = text;
  let first = 0;
  let firstTo = 0;
  let firstHash = 0;
  for (let i = 0; i < length; ) {
    let c = text.charCodeAt(i);
    if (c < 128 ? FOLDED[c] === 0 : !isWordCode(c)) {
      i++;
      continue;
    }
    const from = i;
    let hash = 0;
    for (;;) {
      const folded = c < 128 ? FOLDED[c]! : 0;
      if (folded === 0) break;
      hash = (Math.imul(hash, 31) + folded) | 0;
      if (++i >= length) break;
      c = text.charCodeAt(i);
    }
    if (names && names[hash & MASK] === 1) into.push({ kind: 'name', from });
    // What goes on with an apostrophe or other letters is one word with them.
    if (i < length && (c === 39 || c >= 128)) i = endOfWord(text, i);
    const size = i - from;
    if (size <= 3 && isArticle(text, from, size) && !isAtHome(text, i, size))
      into.push({ kind: 'article', from, to: i });
    if (
      hash === firstHash &&
      size === firstTo - first &&
      isLike(text, first, from, size) &&
      isSpace(text, firstTo, from)
    )
      into.push({ kind: 'double', first, from, to: i });
    first = from;
    firstTo = i;
    firstHash = hash;
  }
}

function endOfWord(text: string, at: number): number {
  let i = at;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 39 || c === 0x2019) {
      if (!isWordCode(text.charCodeAt(i + 1))) break;
    } else if (!isWordCode(c)) break;
  }
  return i;
}

/** The letters and digits of ASCII in small letters; 0 for all else. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, c) =>
  (c >= 48 && c <= 57) || (c >= 97 && c <= 122) ? c : c >= 65 && c <= 90 ? c + 32 : 0,
);

const MASK = 0xffff;

export function newNameKeys(): Uint8Array {
  return new Uint8Array(MASK + 1);
}

/** Notes the first word of a name, whatever its case: letters outside ASCII and what follows them count for nothing. */
export function noteNameKey(keys: Uint8Array, word: string): void {
  const plain = /^[a-z0-9]*/i.exec(word)![0].toLowerCase();
  let hash = 0;
  for (let i = 0; i < plain.length; i++) hash = (Math.imul(hash, 31) + plain.charCodeAt(i)) | 0;
  keys[hash & MASK] = 1;
}

/** Letters and digits; of those outside ASCII, all but the blocks of punctuation and symbols. */
function isWordCode(c: number): boolean {
  return (
    (c >= 97 && c <= 122) ||
    (c >= 65 && c <= 90) ||
    (c >= 48 && c <= 57) ||
    (c >= 0xc0 && c !== 0xd7 && c !== 0xf7 && (c < 0x2000 || (c >= 0x3040 && c < 0xe000)))
  );
}

function isArticle(text: string, from: number, size: number): boolean {
  const c = text.charCodeAt(from) | 32;
  if (c === 97) return size === 1 || (size === 2 && (text.charCodeAt(from + 1) | 32) === 110);
  return (
    c === 116 &&
    size === 3 &&
    (text.charCodeAt(from + 1) | 32) === 104 &&
    (text.charCodeAt(from + 2) | 32) === 101
  );
}

/**
 * Whether an article of this size plainly fits what stands behind it: *the* and no other article, *a* and a consonant, *an* and a vowel, in small
 * letters that are said as they are spelled. Nearly all do.
 */
function isAtHome(text: string, to: number, size: number): boolean {
  if (text.charCodeAt(to) !== 32) return false;
  const first = text[to + 1] ?? '';
  const second = text[to + 2] ?? '';
  if (size === 3) return /[b-zB-Z]/.test(first) || (first === 'a' && /[b-mo-z]/.test(second));
  if (size === 1) return /[bcdgjkpqvwz]/.test(first) || (/[flmnrst]/.test(first) && /[aeiou]/.test(second));
  return (
    first === 'i' ||
    (first === 'a' && /[b-mo-z]/.test(second)) ||
    (first === 'e' && /[a-tvxz]/.test(second)) ||
    (first === 'o' && /[a-mo-tv-z]/.test(second))
  );
}

/** Whether two words of one length are the same but for case. Of letters outside ASCII the case has to agree. */
function isLike(text: string, a: number, b: number, size: number): boolean {
  for (let i = 0; i < size; i++) {
    const one = text.charCodeAt(a + i);
    const other = text.charCodeAt(b + i);
    if (one !== other && ((one | 32) !== (other | 32) || (one | 32) < 97 || (one | 32) > 122)) return false;
  }
  return true;
}

function isSpace(text: string, from: number, to: number): boolean {
  if (from >= to) return false;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 10 && c !== 9 && c !== 13 && c !== 0xa0 && c !== 0x202f) return false;
  }
  return true;
}
