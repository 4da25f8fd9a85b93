import { lineStartsOf, offsetAt, type Position, type Range } from '../../server/src/syntax/position';

/** A text with its `‸` taken out, and where that stood. */
export function cursorIn(marked: string): { readonly text: string; readonly position: Position } {
  const at = marked.indexOf('‸');
  const before = marked.slice(0, at).split(/\r?\n/);
  return {
    text: marked.slice(0, at) + marked.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
}

/** The text with brackets around ranges, so that a test shows them where they are: `«A1»`. */
export function bracketed(
  text: string,
  ranges: readonly Range[],
  label: (index: number) => string = () => '',
): string {
  const lineStarts = lineStartsOf(text);
  const marks = ranges.flatMap((range, index) => [
    { at: offsetAt(lineStarts, range.start), mark: '«', order: index * 2 },
    { at: offsetAt(lineStarts, range.end), mark: `${label(index)}»`, order: index * 2 + 1 },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((out, { at, mark }) => out.slice(0, at) + mark + out.slice(at), text);
}

/** What stands in a range. */
export function textIn(text: string, range: Range): string {
  const lineStarts = lineStartsOf(text);
  return text.slice(offsetAt(lineStarts, range.start), offsetAt(lineStarts, range.end));
}
