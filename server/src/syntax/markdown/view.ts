import type { Span } from '../span';

/** The text as the grammar is to see it, character for character at the same offsets. */
export interface View {
  readonly text: string;
  readonly frontMatter?: { readonly text: string; readonly span: Span };
}

/**
 * What the grammar would stumble over is made harmless: carriage returns (lezer sees no table whose rows end in `|` before one), a byte order
 * mark, white space behind a table's delimiter row, and the front matter, which is blanked.
 */
export function viewOf(source: string, frontMatter: boolean): View {
  let text = source;
  if (text.includes('\r'))
    text = text.replace(CARRIAGE_RETURN, (_, newline: string) => (newline ? ' \n' : '\n'));
  if (text.charCodeAt(0) === 0xfeff) text = ` ${text.slice(1)}`;
  if (text.includes('|'))
    text = text.replace(DELIMITER_ROW, (_, row: string, space: string) => `${row}${space}|`);
  const matter = frontMatter ? FRONT_MATTER.exec(source) : null;
  if (!matter) return { text };
  const from = (matter[1] ?? '').length;
  const span = { from, to: from + (matter[2] ?? '').length };
  const blank = text.slice(0, matter[0].length).replace(/[^\n]/g, ' ');
  return {
    text: blank + text.slice(matter[0].length),
    frontMatter: { text: source.slice(span.from, span.to), span },
  };
}

const CARRIAGE_RETURN = /\r(\n?)/g;
const DELIMITER_ROW = /^([> \t]*(?:\|[ \t]*)?:?-[-:| \t]*)\|([ \t]+)$/gm;
const FRONT_MATTER = /^(\uFEFF?---[ \t]*(?:\r\n|\n|\r))([\s\S]*?(?:\r\n|\n|\r)|)---[ \t]*(?=\r|\n|$)/;
