import type { Span } from '../syntax/span';

/** One line of a region as regions are compared: of a table, a list, or other text with the lines that go on with it. */
export interface RegionLine {
  readonly kind: 'row' | 'rule' | 'item' | 'text';
  /** A row's cells; all of any other line is one. */
  readonly cells: readonly RegionCell[];
}

export interface RegionCell {
  /** What it says, whatever marks and spaces it is written with. */
  readonly text: string;
  /** In the source: its words. */
  readonly span: Span;
}

/**
 * The lines of a region's source, which begins at `offset`, as they are compared: blank lines, indentation, the width of columns, how words are wrapped
 * and escaped and which of Markdown's marks say the same thing are a formatter's business and make no difference.
 */
export function readRegionLines(source: string, offset: number): readonly RegionLine[] {
  const lines: RegionLine[] = [];
  for (const match of source.matchAll(/[^\r\n]+/g)) {
    const indent = /^[ \t>]*/.exec(match[0])![0].length;
    const written = match[0].slice(indent).trimEnd();
    const from = offset + match.index + indent;
    if (written === '') continue;
    if (written.startsWith('|')) lines.push(rowOf(written, from));
    else {
      const mark = /^[-*+][ \t]+/.exec(written)?.[0].length ?? 0;
      const last = lines.at(-1);
      const cell = cellOf(written, mark, written.length, from);
      if (mark > 0) lines.push({ kind: 'item', cells: [cell] });
      else if (last?.kind === 'item' || last?.kind === 'text') lines.push(joined(lines.pop()!, cell));
      else lines.push({ kind: 'text', cells: [cell] });
    }
  }
  return lines;
}

function joined({ kind, cells }: RegionLine, more: RegionCell): RegionLine {
  const { text, span } = cells[0]!;
  return {
    kind,
    cells: [{ text: `${text} ${more.text}`, span: { from: span.from, to: more.span.to } }],
  };
}

function rowOf(written: string, offset: number): RegionLine {
  if (/^[|\s:-]+$/.test(written) && written.includes('-')) return { kind: 'rule', cells: [] };
  const cells: RegionCell[] = [];
  let start = 1;
  for (let at = 1; at <= written.length; at++) {
    if (written[at] === '\\') at++;
    else if (written[at] === '|' || (at === written.length && written.slice(start).trim() !== '')) {
      cells.push(cellOf(written, start, at, offset));
      start = at + 1;
    }
  }
  return { kind: 'row', cells };
}

/** The words between two places of a line; a cell without any is known by its whole width. */
function cellOf(written: string, from: number, to: number, offset: number): RegionCell {
  const within = written.slice(from, to);
  const text = within.trim();
  const start = text === '' ? from : from + within.indexOf(text);
  return {
    text: saidBy(text),
    span: { from: offset + start, to: offset + (text === '' ? to : start + text.length) },
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&#123;': '{',
  '&#125;': '}',
  '&#124;': '|',
};

function saidBy(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:lt|gt|amp|#12[345]);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[*_]/g, '*')
    .replace(/\s+/g, ' ');
}
