import type { DiagnosticFix } from '../server/src/features/diagnostics';
import { lineStartsOf } from '../server/src/syntax/position';
import { ROOT } from './memoryFiles';

/** The files of an atlas (paths to texts) after a fix. Fails when an edit lies outside its file, or two of them overlap. */
export function applyFix(
  files: Readonly<Record<string, string>>,
  fix: Pick<DiagnosticFix, 'edits'>,
): Record<string, string> {
  const result = { ...files };
  const byPath = new Map<string, { from: number; to: number; newText: string }[]>();
  for (const { uri, range, newText } of fix.edits) {
    const path = decodeURIComponent(uri.slice(ROOT.length));
    const text = result[path];
    if (text === undefined) throw new Error(`A fix edits ${path}, which is not there`);
    const starts = lineStartsOf(text);
    const offset = ({ line, character }: { line: number; character: number }): number => {
      const at = (starts[line] ?? Number.NaN) + character;
      if (!(at <= text.length)) throw new Error(`A fix edits ${path}:${line}:${character}, past its end`);
      return at;
    };
    byPath.set(path, [
      ...(byPath.get(path) ?? []),
      { from: offset(range.start), to: offset(range.end), newText },
    ]);
  }
  for (const [path, edits] of byPath) {
    let end = Number.POSITIVE_INFINITY;
    for (const edit of edits.sort((a, b) => b.from - a.from || b.to - a.to)) {
      if (edit.to > end) throw new Error(`Two edits of a fix overlap in ${path}`);
      end = edit.from;
      result[path] = result[path]!.slice(0, edit.from) + edit.newText + result[path]!.slice(edit.to);
    }
  }
  return result;
}
