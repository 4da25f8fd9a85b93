import type { TreeCursor } from '@lezer/common';
import type { Prose } from '../prose';
import { decodeReference } from './characterReference';
import { addressOf } from './destination';
import {
  closeInline,
  draftProse,
  finishProse,
  openInline,
  skipInLine,
  writeAs,
  writeBreak,
  writeBreakInline,
  writeObject,
  writePlain,
} from './draft';
import { expressionContent, isPlainExpression } from './expression';
import { inlineTags, NO_TAGS } from './inlineTags';
import { readBracket } from './readBracket';
import { indexBetween, noteAnchors, type Reading } from './reading';
import { readTag } from './readTag';
import { isSound } from './soundScript';
import { writeText } from './writeText';

/** Nested deeper than that, markup is text. */
const MOST_NESTED = 100;

const FLOW_LINE = /\n[ \t>]*[<{]/;

/** The inline content between `from` and `to` of the leaf block that `cursor` is on, as reading. */
export function readProse(reading: Reading, cursor: TreeCursor, from: number, to: number): Prose {
  const { view } = reading;
  const draft = draftProse(reading.source, view);
  reading.draft = draft;
  reading.tags =
    reading.mdx && indexBetween(view, '<', from, to) >= 0 ? inlineTags(reading, from, to) : NO_TAGS;
  // Within a paragraph such a line is a block to MDX, if only it holds out to its end.
  if (reading.mdx && FLOW_LINE.test(view.slice(from, to))) reading.doubtful = true;
  readInlines(reading, cursor, from, to);
  let start = from;
  let end = to;
  while (start < end && isSpace(view.charCodeAt(start))) start++;
  while (end > start && isSpace(view.charCodeAt(end - 1))) end--;
  return finishProse(draft, { from: start, to: end });
}

/** Leaves the cursor where it was. */
function readInlines(reading: Reading, cursor: TreeCursor, from: number, to: number): void {
  let pos = from;
  if (reading.nested < MOST_NESTED && cursor.firstChild()) {
    reading.nested++;
    do {
      if (cursor.to <= from) continue;
      if (cursor.from >= to) break;
      if (cursor.from > pos) writeText(reading, pos, cursor.from);
      readInline(reading, cursor);
      pos = cursor.to;
    } while (cursor.nextSibling());
    cursor.parent();
    reading.nested--;
  }
  if (to > pos) writeText(reading, pos, to);
}

function readInline(reading: Reading, cursor: TreeCursor): void {
  const { draft, source } = reading;
  const { from, to } = cursor;
  const span = { from, to };
  switch (cursor.name) {
    case 'Emphasis':
      readWrapped(reading, cursor, 'emphasis');
      return;
    case 'StrongEmphasis':
      readWrapped(reading, cursor, 'strong');
      return;
    case 'Strikethrough':
      readWrapped(reading, cursor, 'strike');
      return;
    case 'EmphasisMark':
    case 'StrikethroughMark':
    case 'HeaderMark':
    case 'FootnoteMark':
      return;
    case 'TaskMarker':
    case 'QuoteMark':
      skipInLine(draft, to);
      return;
    case 'InlineCode':
      writeObject(draft, { kind: 'code', span });
      return;
    case 'Link':
    case 'Image':
      readBracket(reading, cursor, readInlines);
      return;
    case 'Autolink':
      writeObject(draft, {
        kind: 'autolink',
        span,
        href: addressOf(source.slice(from + 1, to - 1)),
        hrefSpan: { from: from + 1, to: to - 1 },
      });
      return;
    case 'URL':
      readAddress(reading, from, to);
      return;
    case 'Escape':
      writeAs(draft, source.slice(from + 1, to), from, to);
      return;
    case 'Entity': {
      const decoded = decodeReference(source.slice(from, to));
      if (decoded === undefined) writePlain(draft, from, to);
      else writeAs(draft, decoded, from, to);
      return;
    }
    case 'HardBreak':
      readBreak(reading, from, to);
      return;
    case 'HTMLTag':
      if (/^<br\s*\/?>$/i.test(source.slice(from, to))) writeBreakInline(draft, from, to);
      else {
        noteAnchors(reading, from, to);
        openInline(draft, { kind: 'html', span });
      }
      return;
    case 'Comment': {
      openInline(draft, {
        kind: 'comment',
        span,
        text: source.slice(from + 4, Math.max(from + 4, to - 3)).trim(),
      });
      if (reading.mdx) reading.suspects.push({ from, to: from + 4 });
      return;
    }
    case 'MdxTag':
      readTag(reading, from, to);
      return;
    case 'MdxExpression':
      readExpression(reading, from, to);
      return;
    default:
      openInline(draft, { kind: 'html', span });
  }
}

function readWrapped(reading: Reading, cursor: TreeCursor, kind: 'emphasis' | 'strong' | 'strike'): void {
  const inline = openInline(reading.draft, { kind, span: { from: cursor.from, to: cursor.to } });
  readInlines(reading, cursor, cursor.from, cursor.to);
  closeInline(reading.draft, inline);
}

/** A bare address. lezer's ends are GitHub's but for quotation marks, and it takes `package@1.2.3` for one. */
function readAddress(reading: Reading, from: number, to: number): void {
  const { draft, source } = reading;
  const written = source.slice(from, to).replace(/["'\u2019\u201d\u00bb?!.,;:*_~]+$/, '');
  const end = from + written.length;
  const span = { from, to: end };
  if (reading.inLink || /@(?:[^@]*\.)?[^.@a-z]*$/i.test(written)) {
    writeText(reading, from, to);
    return;
  }
  writeObject(draft, { kind: 'autolink', span, href: addressOf(written), hrefSpan: span });
  if (end < to) writePlain(draft, end, to);
}

function readBreak(reading: Reading, from: number, to: number): void {
  const { draft, source, view } = reading;
  // A carriage return reads as a space: one space before it makes no hard break.
  const carriage = source.slice(from, to).includes('\r\n') ? 1 : 0;
  const spaces = view.indexOf('\n', from) - from - carriage;
  if (source[from] === '\\' || spaces >= 2) writeBreakInline(draft, from, to);
  else writeBreak(draft, from, to);
}

function readExpression(reading: Reading, from: number, to: number): void {
  const { draft, source } = reading;
  const span = { from, to };
  const content = expressionContent(source, from + 1, to - 1);
  if (
    /\n/.test(source.slice(from, to)) ||
    !(content.kind === 'comment'
      ? isPlainExpression(source.slice(from, to))
      : isSound(source, { from, to, spread: false }))
  )
    reading.doubtful = true;
  if (content.kind === 'comment') openInline(draft, { kind: 'comment', span, text: content.text });
  else if (content.kind === 'string') writeObject(draft, { kind: 'expression', span, value: content.text });
  else writeObject(draft, { kind: 'expression', span });
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
