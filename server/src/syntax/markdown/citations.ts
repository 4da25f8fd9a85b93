import type { CitationItem } from '../prose';

/**
 * The key behind the `@` at `at` as a citation item, or `undefined` where the `@` is of an address (`me@example.org`), a package (`@scope/name`)
 * or nothing. Keys are Pandoc's: letters, digits and `_`, with single punctuation inside; a slash only behind a colon (`@DBLP:conf/nips/X17`).
 * https://pandoc.org/MANUAL.html#extension-citations
 */
export function citationAt(text: string, at: number, end: number): CitationItem | undefined {
  if (at > 0 && WORD_BEFORE.test(text.slice(Math.max(0, at - 2), at))) return undefined;
  KEY.lastIndex = at + 1;
  const match = KEY.exec(text);
  if (!match) return undefined;
  let key = match[0].slice(0, end - at - 1);
  const slash = key.indexOf('/');
  if (slash >= 0 && !key.slice(0, slash).includes(':')) return undefined;
  if (text[at + 1 + key.length] === '/' && !key.includes(':')) return undefined;
  // Cut off at `end`, it may end in the punctuation that was inside.
  key = key.replace(/[^\p{L}\p{N}_]+$/u, '');
  if (key === '') return undefined;
  const to = at + 1 + key.length;
  return { key, span: { from: at, to }, keySpan: { from: at + 1, to } };
}

/** The works cited between the brackets of `[see @a, p. 3; -@b]` (`from` and `to` are inside them); none if it is no citation. */
export function bracketCitations(text: string, from: number, to: number): CitationItem[] {
  const items: CitationItem[] = [];
  for (let at = text.indexOf('@', from); at >= 0 && at < to; at = text.indexOf('@', at + 1)) {
    const item = citationAt(text, at, to);
    if (!item) continue;
    const semicolon = text.indexOf(';', item.span.to);
    const next = text.indexOf('@', item.span.to);
    let end = semicolon >= 0 && semicolon < to ? semicolon : to;
    if (next >= 0 && next < end) end = next;
    const locator = text
      .slice(item.span.to, end)
      .replace(/\s+/g, ' ')
      .replace(/^ ?,? ?/, '')
      .trimEnd();
    items.push(locator === '' ? item : { ...item, locator });
    at = item.span.to - 1;
  }
  return items;
}

const KEY = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?~/](?=[\p{L}\p{N}_]))*/uy;
/** A letter or digit, or what stands in an address or a path, right before the `@`. */
const WORD_BEFORE = /[\p{L}\p{N}/@\\]$|[\p{L}\p{N}_][.+_-]$/u;
