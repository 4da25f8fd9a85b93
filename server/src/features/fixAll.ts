import type { Position, Range } from '../syntax/position';
import type { Diagnostic, DiagnosticFix } from './diagnostics';

/** A fix that can be applied without a look, and the finding it mends. */
export interface SafeFix {
  readonly uri: string;
  /** Of the finding. */
  readonly range: Range;
  readonly code: string;
  readonly title: string;
  readonly edits: DiagnosticFix['edits'];
}

/**
 * The safe fixes of these findings that can be applied at once: of two whose edits overlap or touch, the first alone. What is left over is found again
 * in the text that comes of it.
 */
export function safeFixes(diagnostics: Iterable<Diagnostic>): readonly SafeFix[] {
  const taken = new Map<string, Range[]>();
  const chosen: SafeFix[] = [];
  for (const { uri, range, code, fixes } of diagnostics) {
    const fix = fixes.find(({ safe, edits }) => safe && edits.length > 0);
    if (!fix?.edits.every((edit) => isFree(taken.get(edit.uri) ?? [], edit.range))) continue;
    for (const edit of fix.edits) take(taken, edit.uri, edit.range);
    chosen.push({ uri, range, code, title: fix.title, edits: fix.edits });
  }
  return chosen;
}

/** `ranges` are in order and apart from one another. */
function isFree(ranges: readonly Range[], range: Range): boolean {
  const at = firstEndingFrom(ranges, range.start);
  const next = ranges[at];
  return next === undefined || compare(range.end, next.start) < 0;
}

function take(taken: Map<string, Range[]>, uri: string, range: Range): void {
  const ranges = taken.get(uri);
  if (ranges) ranges.splice(firstEndingFrom(ranges, range.start), 0, range);
  else taken.set(uri, [range]);
}

/** The index of the first range that does not end before `position`. */
function firstEndingFrom(ranges: readonly Range[], position: Position): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(ranges[middle]!.end, position) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
