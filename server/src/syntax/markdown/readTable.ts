import type { TreeCursor } from '@lezer/common';
import type { Block } from '../markdown';
import type { Prose } from '../prose';
import type { Reading } from './reading';
import { readProse } from './readProse';

/** A GFM table. Rows are as wide as the header: missing cells are empty, surplus ones dropped, as GitHub shows them. */
export function readTable(reading: Reading, cursor: TreeCursor): Block {
  const span = { from: cursor.from, to: cursor.to };
  let header: Prose[] = [];
  const rows: Prose[][] = [];
  if (cursor.firstChild()) {
    do {
      if (cursor.name === 'TableHeader') header = readRow(reading, cursor);
      else if (cursor.name === 'TableRow') rows.push(readRow(reading, cursor));
    } while (cursor.nextSibling());
    cursor.parent();
  }
  for (const row of rows) {
    row.length = Math.min(row.length, header.length);
    while (row.length < header.length) row.push(emptyProse(row.at(-1)?.span.to ?? span.to));
  }
  return { kind: 'table', span, header, rows };
}

function readRow(reading: Reading, cursor: TreeCursor): Prose[] {
  const cells: Prose[] = [];
  const start = cursor.from;
  // lezer makes no node for an empty cell: it shows as two bars in a row.
  let cell: Prose | undefined;
  let bars = 0;
  if (!cursor.firstChild()) return cells;
  do {
    if (cursor.name === 'TableCell') {
      cell = readProse(reading, cursor, cursor.from, cursor.to);
    } else if (cursor.name === 'TableDelimiter') {
      const leading = bars === 0 && !cell && reading.view.slice(start, cursor.from).trim() === '';
      bars++;
      if (!leading) cells.push(cell ?? emptyProse(cursor.from));
      cell = undefined;
    }
  } while (cursor.nextSibling());
  cursor.parent();
  if (cell) cells.push(cell);
  return cells;
}

function emptyProse(at: number): Prose {
  return { text: '', inlines: [], pieces: [], span: { from: at, to: at } };
}
