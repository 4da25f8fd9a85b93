import { type Inline, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { identifierOfUrl } from './bibliography';
import { checkIdentifier, type Identifier } from './identifier';

/** An identifier in running text, or in a link's address. */
export interface IdentifierFact extends Identifier {
  /** As written. */
  readonly value: string;
  readonly span: Span;
}

/** Adds what a passage of text gives as identifiers, sound or not, each where it stands. */
export function collectIdentifiersIn(prose: Prose, into: IdentifierFact[]): void {
  const written = identifiersOf(prose.text);
  if (written.length === 0 && !prose.inlines.some(isLink)) return;
  const found: IdentifierFact[] = [];
  for (const { kind, value, from, to } of written) {
    found.push({ ...checkIdentifier(kind, value), value, span: sourceSpan(prose, from, to) });
  }
  const within = (span: Span, other: Identifier): boolean =>
    found.some(
      (one) =>
        one.span.from >= span.from &&
        one.span.to <= span.to &&
        one.kind === other.kind &&
        one.normalized === other.normalized,
    );
  for (const inline of prose.inlines) {
    if (inline.kind !== 'link' && inline.kind !== 'autolink') continue;
    const href = inline.href.trim().replace(/>+$/, '');
    if (!/^[a-z][a-z0-9+.-]*:/i.test(href) || /^(?:atlas|mailto|tel|data|file|javascript):/i.test(href))
      continue;
    const work = identifierOfUrl(decoded(href));
    const checked = work ? checkIdentifier(work.kind, work.value) : checkIdentifier('url', href);
    if (!within(inline.span, checked))
      found.push({ ...checked, value: work?.value ?? href, span: inline.hrefSpan });
  }
  for (const one of found) into.push(one);
}

function isLink({ kind }: Inline): boolean {
  return kind === 'link' || kind === 'autolink';
}

/** Whether a text names a work by an identifier or an address (a bare one, where the reader of the text has not made it a link). */
export function namesSource(text: string): boolean {
  return (
    (text.includes('://') && /https?:\/\/\S/i.test(text)) ||
    identifiersOf(text).some(({ kind, value }) => !checkIdentifier(kind, value).problem)
  );
}

interface Found {
  readonly kind: Identifier['kind'];
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const NONE: readonly Found[] = [];

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"“”]+|\bhttps?:(?:\/(?!\/)|\\\\)[^\s<>"“”]+/gi;
const ARXIV =
  /\bar\s?xiv(?:\.org)?\s?:\s?((?:ar\s?xiv\s?:\s?)?[^\s,;()[\]{}"'“”’<>\uFFFC]+)|\barxiv\.org\/(?:abs|pdf)\/([^\s,;()[\]{}"'“”’<>\uFFFC]+)|\barXiv(?:\s(?:id|preprint|no\.))?\s(\d{4}\.\d{4,6}(?:v\d+)?)/giu;
const DOI =
  /\b(?:doi\s?:\s?|doi\.org\/)([^\s"“”\uFFFC]+)|\bdoi\s(10\.[^\s"“”\uFFFC]+)|(?<![\p{L}\p{N}./:-])(10\.\d{4,9}(?:\.\d+)*\/[^\s"“”\uFFFC]+)/giu;
const ISBN = /\bISBNs?(?:[-\s]1[03])?\s?:?\s?(?=[\dX])/gi;
const ISBN_NUMBER = /[\dX](?:[\dX]|[-‐‑–]\s?(?=[\dX])|\s(?=[\dX]))*/giy;

function identifiersOf(text: string): readonly Found[] {
  // Each has a digit or a colon; an ISBN may be one `X`.
  if (!/[\d:]|[iI][sS][bB][nN]/.test(text) || !/https?:|arxiv|doi|\b10\.\d|ISBN/i.test(text)) return NONE;
  const found: Found[] = [];
  const free = (from: number, to: number): boolean =>
    !found.some((other) => from < other.to && to > other.from);
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const value = trimmed(match[0]);
    const work = identifierOfUrl(value);
    found.push({
      kind: work?.kind ?? 'url',
      value: work?.value ?? value,
      from: match.index,
      to: match.index + value.length,
    });
  }
  for (const match of text.matchAll(ARXIV)) {
    const raw = match[1] ?? match[2] ?? match[3]!;
    const value = trimmed(raw).replace(/[-_*]+$/, '');
    const from = match.index;
    const to = from + match[0].lastIndexOf(raw) + value.length;
    // `arXiv: 2024` names a year.
    if (/\d/.test(value) && !/^(?:19|20)\d\d$/.test(value) && free(from, to))
      found.push({ kind: 'arxiv', value, from, to });
  }
  for (const match of text.matchAll(DOI)) {
    const raw = match[1] ?? match[2] ?? match[3]!;
    const value = trimmed(raw);
    const from = match.index;
    const to = from + match[0].lastIndexOf(raw) + value.length;
    if (/^(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/)?\d/i.test(value) && free(from, to))
      found.push({ kind: 'doi', value, from, to });
  }
  for (const match of text.matchAll(ISBN)) found.push(...isbnsAt(text, match.index + match[0].length));
  return found.sort((a, b) => a.from - b.from);
}

/** The number at `from`, and those that follow it behind a comma or *and*. */
function isbnsAt(text: string, from: number): Found[] {
  const found: Found[] = [];
  for (let at = from; ; ) {
    ISBN_NUMBER.lastIndex = at;
    const run = ISBN_NUMBER.exec(text)?.[0];
    if (!run) return found;
    const value = wholeIsbn(run);
    // A second number has to look like one, the first is said to be one.
    if (found.length > 0 && !/^[\dX-]{10,17}$/i.test(value)) return found;
    found.push({ kind: 'isbn', value, from: at, to: at + value.length });
    const next = /^\s?(?:\([^)]{0,30}\)\s?)?(?:,|;|\/|and|or|&)\s(?:and\s)?/.exec(
      text.slice(at + value.length),
    );
    if (!next) return found;
    at += value.length + next[0].length;
  }
}

/** Of `978 0 262 03384 8 2009` the ten or thirteen digits that come first, whole groups at a time; all of the first group run otherwise. */
function wholeIsbn(run: string): string {
  const groups = [...run.matchAll(/[^\s]+/g)];
  const length = /^97[89]/.test(run) ? 13 : 10;
  for (const group of groups) {
    const upTo = run.slice(0, group.index + group[0].length);
    if (upTo.replace(/[^\dX]/gi, '').length === length) return upTo;
  }
  return groups.length > 1 && groups[0]![0].replace(/[^\dX]/gi, '').length < 8
    ? run.trimEnd()
    : (groups[0]?.[0] ?? run);
}

/** Without the sentence's own punctuation and the brackets that close what the identifier did not open. */
function trimmed(token: string): string {
  let value = token;
  for (;;) {
    const last = value.at(-1);
    const opening =
      last === ')' ? '(' : last === ']' ? '[' : last === '}' ? '{' : last === '>' ? '<' : undefined;
    if (
      opening !== undefined && last !== undefined
        ? count(value, opening) < count(value, last)
        : /[.,;:!?*_'’`|]/.test(last ?? '')
    )
      value = value.slice(0, -1);
    else return value;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href; // a stray `%`: judged as written
  }
}
