import type { TreeCursor } from '@lezer/common';
import type { Span } from '../span';
import { bracketCitations } from './citations';
import { readDestination } from './destination';
import { closeInline, openInline, writeObject, writePlain } from './draft';
import { definitionLabel, type Reading } from './reading';
import { writeText } from './writeText';

/** Writes the children of the node that the cursor is on, and the text between them. */
type ReadInlines = (reading: Reading, cursor: TreeCursor, from: number, to: number) => void;

interface Bracket {
  /** Inside of the first pair of brackets. */
  readonly words: Span;
  /** Of `(…)` behind them. */
  readonly destination?: Span;
  /** Of `[…]` behind them, brackets included. */
  readonly label?: Span;
}

/**
 * Writes what lezer calls a link or an image. It does so of every `[…]`, so that here is decided what it is: a link with a destination or a
 * definition, a footnote's mark, a citation, or text in brackets.
 */
export function readBracket(reading: Reading, cursor: TreeCursor, readInlines: ReadInlines): void {
  const { draft, source, view } = reading;
  const { from } = cursor;
  const image = cursor.name === 'Image';
  const bracket = partsOf(cursor, image);
  if (bracket.destination) {
    const link = readDestination(source, bracket.destination.from, bracket.destination.to);
    if (/[<{]/.test(source.slice(bracket.words.to, cursor.to))) reading.doubtful = true;
    readLink(reading, cursor, readInlines, bracket.words, image, link);
    return;
  }
  const full = bracket.label && bracket.label.to - bracket.label.from > 2;
  const definition =
    reading.definitions.size > 0
      ? reading.definitions.get(
          definitionLabel(labelText(reading, full && bracket.label ? shrink(bracket.label) : bracket.words)),
        )
      : undefined;
  if (definition) {
    readLink(reading, cursor, readInlines, bracket.words, image, definition);
    return;
  }
  if (image) writePlain(draft, from, from + 1);
  readShortcut(reading, bracket.words, () => {
    writePlain(draft, bracket.words.from - 1, bracket.words.from);
    readInlines(reading, cursor, bracket.words.from, bracket.words.to);
    writePlain(draft, bracket.words.to, bracket.words.to + 1);
  });
  const { label } = bracket;
  // `[^1][^2]` and `[@a][@b]`: two of them side by side.
  if (label)
    readShortcut(reading, shrink(label), () =>
      writeText(reading, label.from, Math.min(label.to, view.length)),
    );
}

function readLink(
  reading: Reading,
  cursor: TreeCursor,
  readInlines: ReadInlines,
  words: Span,
  image: boolean,
  link: { readonly href: string; readonly hrefSpan: Span },
): void {
  const { draft } = reading;
  const span = { from: cursor.from, to: cursor.to };
  if (image && reading.source.slice(words.from, words.to).trim() === '') {
    writeObject(draft, { kind: 'image', span, ...link });
    return;
  }
  const inline = openInline(draft, { kind: image ? 'image' : 'link', span, ...link });
  const outer = reading.inLink;
  reading.inLink = true;
  readInlines(reading, cursor, words.from, words.to);
  reading.inLink = outer;
  closeInline(draft, inline);
}

/** A footnote's mark or a citation; `otherwise` writes what is neither. */
function readShortcut(reading: Reading, words: Span, otherwise: () => void): void {
  const { draft, source } = reading;
  const span = { from: words.from - 1, to: words.to + 1 };
  const inside = source.slice(words.from, words.to);
  if (reading.mdx && /[<{]/.test(inside)) reading.doubtful = true;
  if (FOOTNOTE.test(inside)) {
    writeObject(draft, { kind: 'footnote', span, label: inside.slice(1) });
    return;
  }
  const items = inside.includes('@') && !reading.inLink ? bracketCitations(source, words.from, words.to) : [];
  if (items.length > 0) writeObject(draft, { kind: 'citation', span, narrative: false, items });
  else otherwise();
}

function partsOf(cursor: TreeCursor, image: boolean): Bracket {
  const words = { from: cursor.from + (image ? 2 : 1), to: cursor.to - 1 };
  let marks = 0;
  let destination: Span | undefined;
  let label: Span | undefined;
  if (!cursor.firstChild()) return { words };
  do {
    if (cursor.name === 'LinkMark') {
      marks++;
      if (marks === 2) words.to = cursor.from;
      if (marks === 3) destination = { from: cursor.to, to: cursor.to };
    } else if (marks === 3 && cursor.name === 'URL') destination = { from: cursor.from, to: cursor.to };
    else if (marks === 2 && cursor.name === 'LinkLabel') label = { from: cursor.from, to: cursor.to };
  } while (cursor.nextSibling());
  cursor.parent();
  return { words, ...(destination && { destination }), ...(label && { label }) };
}

function labelText(reading: Reading, words: Span): string {
  return reading.source.slice(words.from, words.to);
}

function shrink(span: Span): Span {
  return { from: span.from + 1, to: span.to - 1 };
}

const FOOTNOTE = /^\^[^\s[\]^]+$/;
