import { eastAsianWidth } from 'get-east-asian-width';

/** What a terminal shows of one user-perceived character: `width` columns of `text`, which stands for `from`–`to` (UTF-16) of the source line. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly width: number;
}

/**
 * One line of text as terminal cells. Nothing in `text` of a cell can act on a terminal: controls, escape sequences and
 * bidirectional controls become visible signs, a tab becomes spaces up to the next stop.
 */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const text = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : printable(segment);
    const width = segment === '\t' || text !== segment ? text.length : widthOf(segment);
    cells.push({ from: index, to: index + segment.length, text, width });
    column += width;
  }
  return cells;
}

/** Text of the workspace as one line that is safe to write to a terminal; line breaks and tabs become a space. */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(active, sign);
}

/** Columns of a text that `printable` has passed. */
export function columnsOf(text: string): number {
  if (plain.test(text)) return text.length;
  return cellsOf(text).reduce((sum, cell) => sum + cell.width, 0);
}

const tabStop = 4;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const plain = /^[\x20-\x7e]*$/;

/** C0, DEL, C1, bidirectional controls, Unicode's line separators and lone surrogates. */
const active = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Control pictures are one column wide and say which control it was.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function widthOf(grapheme: string): number {
  if (plain.test(grapheme)) return grapheme.length;
  if (/^\p{Default_Ignorable_Code_Point}+$|^\p{M}+$/u.test(grapheme)) return 0;
  // Terminals draw emoji sequences and what a variation selector turns into emoji two columns wide.
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}
