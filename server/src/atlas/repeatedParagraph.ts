import { type Inline, OBJECT, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { type Passage, walkPassages } from './languagePassage';
import type { AtlasText } from './text';

/** A paragraph that says what one before it in the document says, word for word but for a lead-in. */
export interface RepeatedParagraph {
  /** Its first words, behind a lead-in that it has. */
  readonly span: Span;
  readonly text: string;
  /** The same words of the first one. */
  readonly first: Span;
  /** Whether one of the two has a lead-in that the other has not. */
  readonly led: boolean;
  /** What to take out, from the end of the block before it; absent where that would leave a list or a field empty. */
  readonly cut?: Span;
}

/** How many words a paragraph has at least that should not stand twice. */
const WORDS = 6;
/** The same of two entries of lists, which are often alike. */
const ENTRY_WORDS = 10;
/** The same of one without a mark at its end. */
const OPEN_WORDS = 12;
/** The same of one sentence under another heading, where a stock phrase may belong (*Call this at the top of your component.*). */
const FAR_WORDS = 20;
/** How many letters two paragraphs share at their start before they are compared. */
const PROBE = 24;

interface Candidate {
  readonly passage: Passage;
  /** Up to `FAR_WORDS`. */
  readonly words: number;
  /** Where its own words begin, behind a lead-in. */
  readonly at: number;
}

/** Paragraphs that begin alike. Nearly all do so alone; the words of others are kept whole. */
interface Bucket {
  alone?: Candidate;
  alike?: Map<string, { readonly first: Candidate; running?: Candidate }>;
}

/** The paragraphs of one document that stand twice in it. */
export function repeatedParagraphs(texts: readonly AtlasText[], source: string): RepeatedParagraph[] {
  const buckets = new Map<number, Bucket>();
  const found: RepeatedParagraph[] = [];
  // A slot's fields are read in an order of their own; the later one is that which stands later.
  const inOrder = texts
    .filter((text) => text.role !== 'title')
    .sort((a, b) => (a.tree.blocks[0]?.span.from ?? 0) - (b.tree.blocks[0]?.span.from ?? 0));
  for (const text of inOrder) {
    walkPassages(text, (passage) => {
      const words = passage.place === 'text' ? wordsOf(passage.prose.text) : 0;
      if (words < WORDS) return;
      const readings = starts(passage.prose.text).map((at): Candidate => ({ passage, words, at }));
      for (const reading of readings) {
        const first = firstLike(reading, buckets.get(probe(reading)), source);
        if (!first) continue;
        found.push(repeated(reading, first, source));
        return;
      }
      for (const reading of readings) keep(reading, buckets, source);
    });
  }
  return found;
}

/** How many words a paragraph has that is a sentence or more, as far as that counts; 0 for what is none. */
function wordsOf(text: string): number {
  // A formula may be needed again.
  if (text.length < 30 || text.includes('$$')) return 0;
  const closed = /[.!?][”"’')\]\s\uFFFC]*$/.test(text);
  if (!closed && /[:,;]\s*$/.test(text)) return 0;
  let words = 0;
  let inWord = false;
  for (let i = 0; i < text.length && words < FAR_WORDS; i++) {
    const space = text.charCodeAt(i) <= 32;
    if (!space && !inWord) words++;
    inWord = !space;
  }
  return closed || words >= OPEN_WORDS ? words : 0;
}

const AT_START: readonly number[] = [0];
const LEAD_IN = /^(?:[\p{L}\p{M}\p{N}'’-]+[ \n]+){0,5}[\p{L}\p{M}\p{N}'’-]+[ \n]*[.:—–][ \n]+(?=\S)/u;

/** Where a paragraph's words may be said to begin: at its start, and behind a lead-in of a few words. */
function starts(text: string): readonly number[] {
  if (!/[.:—–]/.test(text.slice(0, 70))) return AT_START;
  const lead = LEAD_IN.exec(text)?.[0];
  const rest = lead === undefined ? '' : text.slice(lead.length);
  return lead && rest.split(/\s+/, WORDS).length >= WORDS ? [0, lead.length] : AT_START;
}

/** A number that paragraphs with the same words share. */
function probe({ passage, at }: Candidate): number {
  const { text } = passage.prose;
  let hash = 0;
  let letters = 0;
  for (let i = at; i < text.length && letters < PROBE; i++) {
    const c = text.charCodeAt(i);
    const lower = c >= 65 && c <= 90 ? c + 32 : c;
    if (lower < 97 || lower > 122) continue;
    hash = (Math.imul(hash, 31) + lower) | 0;
    letters++;
  }
  return hash;
}

function firstLike(one: Candidate, bucket: Bucket | undefined, source: string): Candidate | undefined {
  if (!bucket) return undefined;
  spread(bucket, source);
  const alike = bucket.alike?.get(keyOf(one, source));
  const first = one.passage.item && one.words < ENTRY_WORDS ? alike?.running : alike?.first;
  if (first && first.passage.section !== one.passage.section && isStock(one)) return undefined;
  // Lists under several headings say the same of several things (*Returns nothing.*); within one list it is a slip.
  const [list, other] = [one.passage.list, first?.passage.list];
  return list === undefined || other === undefined || list === other ? first : undefined;
}

function isStock({ passage, words, at }: Candidate): boolean {
  return words < FAR_WORDS && !/[.!?][”"’')\]]*\s+[\p{Lu}\p{N}]/u.test(passage.prose.text.slice(at));
}

function keep(one: Candidate, buckets: Map<number, Bucket>, source: string): void {
  const key = probe(one);
  const bucket = buckets.get(key);
  if (!bucket) buckets.set(key, { alone: one });
  else {
    spread(bucket, source);
    put(bucket, one, source);
  }
}

function spread(bucket: Bucket, source: string): void {
  const { alone } = bucket;
  if (!alone) return;
  delete bucket.alone;
  put(bucket, alone, source);
}

function put(bucket: Bucket, one: Candidate, source: string): void {
  bucket.alike ??= new Map();
  const key = keyOf(one, source);
  const running = one.passage.item ? undefined : one;
  const held = bucket.alike.get(key);
  if (!held) bucket.alike.set(key, { first: one, ...(running && { running }) });
  else if (running) held.running ??= running;
}

/** All that a reader sees of it, in small letters; citations and footnotes aside. */
function keyOf({ passage, at }: Candidate, source: string): string {
  return fold(withObjects(passage.prose, at, source));
}

function fold(text: string): string {
  return text
    .replaceAll(OBJECT, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim()
    .toLowerCase();
}

/** The text with its code, expressions and components as they are written. */
function withObjects(prose: Prose, at: number, source: string): string {
  let text = '';
  let done = at;
  for (const inline of prose.inlines) {
    if (inline.from < done || !isShown(inline) || prose.text[inline.from] !== OBJECT) continue;
    text += prose.text.slice(done, inline.from) + source.slice(inline.span.from, inline.span.to);
    done = inline.to;
  }
  return text + prose.text.slice(done);
}

function isShown({ kind }: Inline): boolean {
  return kind !== 'citation' && kind !== 'footnote';
}

function repeated({ passage, at }: Candidate, first: Candidate, source: string): RepeatedParagraph {
  const { prose, before } = passage;
  const words = opening(prose, at);
  const firstWords = opening(first.passage.prose, first.at);
  const cut = before && { from: before.to, to: prose.span.to };
  return {
    span: sourceSpan(prose, words.from, words.to),
    text: prose.text.slice(words.from, words.to).replace(/\s+/g, ' '),
    first: sourceSpan(first.passage.prose, firstWords.from, firstWords.to),
    led: at > 0 !== first.at > 0,
    ...(cut && /^\s*$/.test(source.slice(cut.from, prose.span.from)) && { cut }),
  };
}

/** A few words, enough to see which paragraph is meant. */
function opening({ text }: Prose, at: number): Span {
  const match = /^(\s*)((?:\S+\s+){0,3}\S*[\p{L}\p{N}])/u.exec(text.slice(at, at + 80));
  const [, space = '', words = ' '] = match ?? [];
  const from = at + space.length;
  return { from, to: from + words.length };
}
