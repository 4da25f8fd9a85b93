import { type Cell, cellsOf } from './cells';
import type { ReportRange } from './report';

/** A line of source as shown, with carets below it: both in terminal columns and safe to write. */
export interface ExcerptLine {
  /** One-based; `undefined` stands for lines left out. */
  readonly number: number | undefined;
  readonly text: string;
  readonly carets: string;
}

/**
 * The lines of a finding, each no wider than `width` columns: a longer one is cut to a window around the words at fault.
 * Empty when the range is not in the text, which may have changed since it was checked.
 */
export function excerpt(lines: readonly string[], range: ReportRange, width: number): readonly ExcerptLine[] {
  const { start, end } = range;
  if (start.line >= lines.length) return [];
  // A range that ends at the start of a line holds nothing of it.
  const last = Math.min(
    end.character === 0 && end.line > start.line ? end.line - 1 : end.line,
    lines.length - 1,
  );
  const shown: ExcerptLine[] = [];
  for (let number = start.line; number <= last; number++) {
    if (number - start.line >= shownLines && number < last) {
      shown.push({ number: undefined, text: '', carets: '' });
      number = last;
    }
    const line = lines[number] ?? '';
    const from = number === start.line ? start.character : line.length - line.trimStart().length;
    const to = number === end.line ? end.character : line.length;
    shown.push({
      number: number + 1,
      ...caretLine(line, from, Math.max(from, to), Math.max(width, minWidth)),
    });
  }
  return shown;
}

/** Of a finding over many lines, the first ones and the last are shown. */
const shownLines = 3;
const minWidth = 20;

function caretLine(line: string, from: number, to: number, width: number) {
  // No terminal is wider than this, and segmenting a megabyte-long line takes long.
  const reach = width * 4;
  const cutFrom = wholeAt(line, Math.max(0, Math.min(from, line.length) - reach));
  const cutTo = wholeAt(line, Math.min(line.length, to + reach, from + 2 * reach));
  const cells = cellsOf(line.slice(cutFrom, cutTo));
  const first = countBefore(cells, from - cutFrom);
  const marked = Math.max(first, countTo(cells, to - cutFrom));
  const window = windowOf(cells, first, marked, width, cutFrom > 0, cutTo < line.length);
  const inside = cells.slice(window.from, window.to);
  const before = columns(cells.slice(window.from, first));
  const under = columns(cells.slice(first, Math.min(marked, window.to)));
  const lead = window.left ? 1 : 0;
  return {
    text: `${window.left ? '…' : ''}${inside.map((cell) => cell.text).join('')}${window.right ? '…' : ''}`.trimEnd(),
    carets: ' '.repeat(lead + before) + '^'.repeat(Math.max(1, under)),
  };
}

/** Cells to show so that the marked ones are in sight, with a third of the room before them. */
function windowOf(
  cells: readonly Cell[],
  first: number,
  marked: number,
  width: number,
  cutLeft: boolean,
  cutRight: boolean,
) {
  if (!cutLeft && !cutRight && columns(cells) <= width)
    return { from: 0, to: cells.length, left: false, right: false };
  const room = width - 2;
  const needed = columns(cells.slice(first, marked));
  const spare = Math.max(0, room - needed);
  let from = first;
  for (let used = 0; from > 0 && used + cells[from - 1]!.width <= Math.ceil(spare / 3); from--)
    used += cells[from - 1]!.width;
  let to = from;
  for (let used = 0; to < cells.length && used + cells[to]!.width <= room; to++) used += cells[to]!.width;
  // At the end of a line there is room to show more of what comes before.
  for (let used = columns(cells.slice(from, to)); from > 0 && used + cells[from - 1]!.width <= room; from--)
    used += cells[from - 1]!.width;
  return { from, to, left: from > 0 || cutLeft, right: to < cells.length || cutRight };
}

function columns(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** How many cells end at or before an offset; one that the offset falls into is not counted. */
function countBefore(cells: readonly Cell[], offset: number): number {
  const index = cells.findIndex((cell) => cell.to > offset);
  return index < 0 ? cells.length : index;
}

/** How many cells start before an offset; one that the offset falls into is counted. */
function countTo(cells: readonly Cell[], offset: number): number {
  const index = cells.findIndex((cell) => cell.from >= offset);
  return index < 0 ? cells.length : index;
}

function wholeAt(line: string, at: number): number {
  return at > 0 && at < line.length && /[\udc00-\udfff]/.test(line[at] ?? '') ? at - 1 : at;
}
