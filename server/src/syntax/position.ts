import type { Span } from './span';

/** A place as LSP tells it: zero-based line, and UTF-16 code units from the line's start. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** `lineStarts` are the offsets at which lines begin, the first being 0. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: Math.max(0, offset - (lineStarts[low] ?? 0)) };
}

export function rangeOf(lineStarts: readonly number[], span: Span): Range {
  return { start: positionAt(lineStarts, span.from), end: positionAt(lineStarts, span.to) };
}

export function offsetAt(lineStarts: readonly number[], position: Position): number {
  const start = lineStarts[position.line] ?? lineStarts.at(-1) ?? 0;
  const next = lineStarts[position.line + 1];
  const offset = start + position.character;
  return next === undefined ? offset : Math.min(offset, next - 1);
}

/** Offsets at which lines begin: after `\n`, `\r\n` or a lone `\r`, as in LSP. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}
