import type { Prose } from '../prose';
import { bracketCitations, citationAt } from './citations';
import {
  closeInline,
  type Draft,
  draftProse,
  finishProse,
  openInline,
  writeLines,
  writeObject,
  writePlain,
} from './draft';
import { scanTag, type Tag } from './jsxTag';
import { componentOf } from './readTag';

/**
 * The inline content between two places, read without the grammar; `undefined` where anything stands there that a look at its neighbours cannot
 * settle. Read so: code, links, citations, emphasis around plain words, tags without expressions. `view` has passed `mayBeSound`.
 */
export function soundProse(
  source: string,
  view: string,
  from: number,
  to: number,
  mdx: boolean,
): Prose | undefined {
  const draft = draftProse(source, view);
  if (!writeSound(draft, from, to, mdx)) return undefined;
  let start = from;
  let end = to;
  while (start < end && isSpace(view.charCodeAt(start))) start++;
  while (end > start && isSpace(view.charCodeAt(end - 1))) end--;
  return finishProse(draft, { from: start, to: end });
}

function writeSound(draft: Draft, from: number, to: number, mdx: boolean): boolean {
  const { view } = draft;
  /** What is not written yet begins here. */
  let pos = from;
  let cites = false;
  let marks = 0;
  for (let at = from; at < to; ) {
    const code = view.charCodeAt(at);
    if (code >= 128 || MARK[code] === 0) {
      at++;
      continue;
    }
    if (++marks > MOST_MARKS) return false;
    switch (code) {
      case COLON:
        // An address.
        if (view.charCodeAt(at + 1) === SLASH && view.charCodeAt(at + 2) === SLASH) return false;
        at++;
        continue;
      case AT:
        if (!mayCite(view, at, from)) return false;
        cites = true;
        at++;
        continue;
      case LESS:
        if (isLone(view, at, to)) {
          at++;
          continue;
        }
        if (!mdx) return false;
        break;
      case BRACE:
        if (mdx) return false;
        at++;
        continue;
      case STAR:
      case UNDERSCORE:
        if (isWords(view, at, from, to, code)) {
          at++;
          continue;
        }
        break;
      case CLOSE:
        return false;
    }
    if (at > pos) writeStretch(draft, pos, at, cites);
    cites = false;
    const next = writeMarked(draft, code, at, from, to);
    if (next < 0) return false;
    at = next;
    pos = next;
  }
  if (to > pos) writeStretch(draft, pos, to, cites);
  return true;
}

/** Writes the inline that begins with the mark at `at`. Returns the place behind it, or -1. */
function writeMarked(draft: Draft, code: number, at: number, from: number, to: number): number {
  switch (code) {
    case BACKTICK:
      return writeCode(draft, at, to);
    case OPEN:
      return writeBracket(draft, at, to);
    case LESS:
      return writeTag(draft, at, to);
    default:
      return writeEmphasis(draft, code, at, from, to);
  }
}

function writeStretch(draft: Draft, from: number, to: number, cites: boolean): void {
  writeLines(draft, from, to, cites ? writeCiting : writePlain);
}

function writeCiting(draft: Draft, from: number, to: number): void {
  const { source } = draft;
  let pos = from;
  for (let at = source.indexOf('@', from); at >= 0 && at < to; at = source.indexOf('@', at + 1)) {
    const item = citationAt(source, at, to);
    if (!item) continue;
    writePlain(draft, pos, at);
    writeObject(draft, { kind: 'citation', span: item.span, narrative: true, items: [item] });
    pos = item.span.to;
  }
  writePlain(draft, pos, to);
}

function writeCode(draft: Draft, at: number, to: number): number {
  const { view } = draft;
  const close = plainEnd(view, at + 1, to, CODE);
  if (close >= to || close === at + 1 || view.charCodeAt(close) !== BACKTICK) return -1;
  if (view.charCodeAt(close + 1) === BACKTICK) return -1;
  writeObject(draft, { kind: 'code', span: { from: at, to: close + 1 } });
  return close + 1;
}

function writeBracket(draft: Draft, at: number, to: number): number {
  const { source, view } = draft;
  const close = plainEnd(view, at + 1, to, INNER);
  if (close >= to || close === at + 1 || view.charCodeAt(close) !== CLOSE) return -1;
  const behind = close + 1 < to ? view.charCodeAt(close + 1) : 0;
  if (behind === OPEN || view.charCodeAt(at + 1) === CARET) return -1;
  const words = view.slice(at + 1, close);
  if (behind === PARENTHESIS) {
    if (isCharged(words) || words.trim() === '') return -1;
    const end = plainEnd(view, close + 2, to, DESTINATION);
    if (end >= to || end === close + 2 || view.charCodeAt(end) !== PARENTHESIS_CLOSE) return -1;
    const hrefSpan = { from: close + 2, to: end };
    const inline = openInline(draft, {
      kind: 'link',
      span: { from: at, to: end + 1 },
      href: source.slice(close + 2, end),
      hrefSpan,
    });
    writeLines(draft, at + 1, close, writePlain);
    closeInline(draft, inline);
    return end + 1;
  }
  if (words.includes('://')) return -1;
  const span = { from: at, to: close + 1 };
  if (!words.includes('@')) {
    if (TASK.test(words)) return -1;
    writePlain(draft, at, close + 1);
    return close + 1;
  }
  const items = bracketCitations(source, at + 1, close);
  if (items.length === 0) return -1;
  writeObject(draft, { kind: 'citation', span, narrative: false, items });
  return close + 1;
}

/** A component that closes itself, or one around plain words. */
function writeTag(draft: Draft, at: number, to: number): number {
  const { source, view } = draft;
  const tag = soundTag(source, at, to);
  if (!tag || tag.name === 'br' || tag.form === 'close') return -1;
  if (tag.form === 'self') {
    writeObject(draft, { kind: 'component', span: { from: at, to: tag.to }, ...componentOf(tag, true) });
    return tag.to;
  }
  const end = plainEnd(view, tag.to, to, INNER);
  if (end >= to || view.charCodeAt(end) !== LESS) return -1;
  const close = soundTag(source, end, to);
  if (close?.form !== 'close' || close.name !== tag.name || isCharged(view.slice(tag.to, end))) return -1;
  const inline = openInline(draft, {
    kind: 'component',
    span: { from: at, to: close.to },
    ...componentOf(tag, true),
  });
  if (end > tag.to) writeLines(draft, tag.to, end, writePlain);
  closeInline(draft, inline);
  return close.to;
}

/** A named tag on one line without JavaScript in it. */
export function soundTag(source: string, at: number, end: number): Tag | undefined {
  const tag = scanTag(source, at, end);
  return tag.form === 'none' || tag.multiline || tag.scripts.length > 0 || tag.name === '' ? undefined : tag;
}

/** One or two marks before a word or punctuation and as many behind one, white space or punctuation around them, plain words between: they can mean nothing else (CommonMark 0.31, section 6.2). */
function writeEmphasis(draft: Draft, mark: number, at: number, from: number, to: number): number {
  const { view } = draft;
  const size = view.charCodeAt(at + 1) === mark ? 2 : 1;
  const start = at + size;
  if (at > from && !isGap(view.charCodeAt(at - 1))) return -1;
  if (start >= to || view.charCodeAt(start) === mark) return -1;
  if (!isWord(view.charCodeAt(start)) && !isPoint(view.charCodeAt(start))) return -1;
  let end = plainEnd(view, start, to, INNER);
  // What joins two words is one of their letters.
  while (mark === UNDERSCORE && end < to && isWords(view, end, from, to, mark))
    end = plainEnd(view, end + 1, to, INNER);
  if (end + size > to || view.charCodeAt(end) !== mark) return -1;
  if (size === 2 && view.charCodeAt(end + 1) !== mark) return -1;
  const behind = end + size;
  if (behind < to && !isGap(view.charCodeAt(behind))) return -1;
  if (!isWord(view.charCodeAt(end - 1)) && !isPoint(view.charCodeAt(end - 1))) return -1;
  const kind = size === 2 ? 'strong' : 'emphasis';
  if (isCharged(view.slice(start, end))) return -1;
  const inline = openInline(draft, { kind, span: { from: at, to: behind } });
  writeLines(draft, start, end, writePlain);
  closeInline(draft, inline);
  return behind;
}

/** Whether words hold a citation or an address. */
function isCharged(words: string): boolean {
  return words.includes('@') || words.includes('://');
}

/** The first place from `at` on with a character that `stops` has. */
function plainEnd(view: string, at: number, to: number, stops: Uint8Array): number {
  let end = at;
  while (end < to) {
    const code = view.charCodeAt(end);
    if (code < 128 && stops[code] === 1) break;
    end++;
  }
  return end;
}

/** A `<` with space behind it and something more on its line that does not make it a fragment's tag: less than. */
function isLone(view: string, at: number, to: number): boolean {
  let next = at + 1;
  while (next < to && view.charCodeAt(next) === 32) next++;
  const code = view.charCodeAt(next);
  return next > at + 1 && next < to && code !== 10 && code !== GREATER;
}

/** A `*` with space on both sides, or a `_` within a word. */
function isWords(view: string, at: number, from: number, to: number, mark: number): boolean {
  const before = at > from ? view.charCodeAt(at - 1) : 32;
  const behind = at + 1 < to ? view.charCodeAt(at + 1) : 32;
  if (mark === UNDERSCORE && isWord(before) && isWord(behind)) return true;
  return isSpace(before) && isSpace(behind);
}

/** Whether the `@` is not one of an address, nor right behind a letter of some other script. */
function mayCite(view: string, at: number, from: number): boolean {
  if (at === from) return true;
  const before = view.charCodeAt(at - 1);
  return before === 32 || before === 10 || before === PARENTHESIS;
}

/** White space, or punctuation that is no mark. */
function isGap(code: number): boolean {
  return code < 128 && GAP[code] === 1;
}

function isPoint(code: number): boolean {
  return isGap(code) && !isSpace(code);
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10;
}

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** Where an inline may begin. */
const MARK = setOf('`[]<{*_@:');
/** Ends plain words within an inline. */
const INNER = setOf('`[]<{*_\n\\');
const CODE = setOf('`\n');
const DESTINATION = setOf(' ()<>{}"\'&\n\\`[]');
const GAP = setOf(' \n.,;:!?()"\'');
const TASK = /^[ xX]$/;
/** As many as the grammar looks at with ease; what has more is left to it. */
const MOST_MARKS = 500;

const AT = 64;
const COLON = 58;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const BRACE = 123;
const STAR = 42;
const UNDERSCORE = 95;
const OPEN = 91;
const CLOSE = 93;
const BACKTICK = 96;
const CARET = 94;
const PARENTHESIS = 40;
const PARENTHESIS_CLOSE = 41;
