import type { Block } from '../syntax/markdown';
import { type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { CountLexicon } from './countNouns';
import type { Scope } from './countPhrase';
import { type TableLabel, tableLabel } from './countTableLabel';
import type { TotalClaim } from './countTotals';
import { readUnits } from './countUnits';
import type { Counted, CountQuery } from './lexicon';
import { findNumbers, numberOf } from './numberWords';

/** A cell that says what the data says as well. Spans are source offsets. */
export type CellFact =
  /** Another column's title of the slot or group that the row's id names. `loose`: it stands in the id's own cell. */
  | {
      readonly kind: 'title';
      readonly of: 'slot' | 'group';
      readonly key: string;
      readonly text: string;
      readonly span: Span;
      readonly loose: boolean;
      readonly plain: boolean;
    }
  /** `level` is absent for words that are no level, in a column of levels. */
  | {
      readonly kind: 'level';
      readonly key: string;
      readonly text: string;
      readonly level?: string;
      readonly span: Span;
      readonly plain: boolean;
    }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly text: string;
      readonly group: string;
      readonly span: Span;
      readonly plain: boolean;
    }
  | { readonly kind: 'total'; readonly claim: TotalClaim };

export interface TableReading {
  readonly cells: readonly CellFact[];
  /** Cells that are read as prose like any other. */
  readonly rest: readonly Prose[];
}

type Table = Extract<Block, { kind: 'table' }>;

/** Reads a table of slots, of groups or of totals; all of any other table is `rest`. */
export function readTable(table: Table, lexicon: CountLexicon): TableReading {
  const cells: CellFact[] = [];
  const taken = new Set<Prose>();
  const headers = table.header.map((cell) => headerOf(cell, lexicon));
  const ids = idColumn(table, lexicon);
  if (ids >= 0) slotRows(table, headers, ids, lexicon, cells, taken);
  else totalRows(table, headers, lexicon, cells, taken);
  return { cells, rest: [...table.header, ...table.rows.flat()].filter((cell) => !taken.has(cell)) };
}

interface Header {
  readonly text: string;
  readonly label: TableLabel | undefined;
  /** *Count*, *Number*, `#`, nothing. */
  readonly generic: boolean;
}

function headerOf(cell: Prose, lexicon: CountLexicon): Header {
  const text = cell.text.trim().toLowerCase().replace(/\s+/g, ' ');
  const label = text === '' ? undefined : tableLabel(cell, lexicon);
  return {
    text,
    label: label?.plain ? label : undefined,
    generic:
      /^(?:|count|counts|number|value|n|no\.?|#|how many|amount|figure|this edition|now|today|current)$/.test(
        text,
      ),
  };
}

/** The column whose cells are slot ids, alone or before the slot's title; -1 for none. */
function idColumn(table: Table, lexicon: CountLexicon): number {
  return table.header.findIndex((_, column) => {
    const cells = table.rows.flatMap((row) =>
      row[column] && row[column].text.trim() !== '' ? [row[column]] : [],
    );
    return cells.length > 0 && cells.filter((cell) => idOf(cell, lexicon)).length * 2 > cells.length;
  });
}

function idOf(cell: Prose, lexicon: CountLexicon): { key: string; rest: string; from: number } | undefined {
  for (const inline of cell.inlines) {
    if (
      inline.kind !== 'component' ||
      inline.name !== 'Slot' ||
      cell.text.slice(0, inline.from).trim() !== ''
    )
      continue;
    const key = inline.attributes.find((attribute) => attribute.name === 'id')?.value;
    if (key !== undefined) return { key, rest: '', from: inline.to };
  }
  const match =
    /^\s*([A-Z]{1,3})([1-9]\d{0,2})(?![\p{L}\p{N}.]|[-–]\s?[A-Z]?\d)(?:\s*[:.—–-]\s+|\s+|$)/u.exec(cell.text);
  if (!match || !lexicon.groups.has(match[1]!)) return undefined;
  const rest = cell.text.slice(match[0].length).trimEnd();
  return /^(?:,|and\b|to\b|or\b|\+|&|\/)/.test(rest)
    ? undefined
    : { key: match[1]! + match[2]!, rest, from: match[0].length };
}

const TITLE =
  /^(?:title|name|slot|slot title|slot name|title of (?:the )?slot|capability|capability slot|capability name)$/;
const LEVEL =
  /^(?:level|position|level of evidence|evidence level|current level|current position|position level|evidence|rating|status|standing)$/;
const NOTHING = /^(?:|[-–—?.*/]+|n\/?a|none|tbd|tba|todo|pending|unknown)$/i;

function slotRows(
  table: Table,
  headers: readonly Header[],
  ids: number,
  lexicon: CountLexicon,
  cells: CellFact[],
  taken: Set<Prose>,
): void {
  headers.forEach((header, column) => {
    const rows = table.rows.flatMap((row) => {
      const id = row[ids] && idOf(row[ids], lexicon);
      const cell = row[column];
      return id && cell ? [{ id, cell }] : [];
    });
    if (column === ids) {
      for (const { id, cell } of rows) {
        taken.add(cell);
        if (!NOTHING.test(id.rest))
          cells.push({
            kind: 'title',
            of: 'slot',
            key: id.key,
            text: id.rest,
            span: sourceSpan(cell, id.from, id.from + id.rest.length),
            loose: true,
            plain: cell.inlines.length === 0,
          });
      }
    } else if (TITLE.test(header.text) || (header.label?.of === 'slots' && !header.label.plural)) {
      for (const { id, cell } of rows) {
        taken.add(cell);
        const text = cell.text.trim();
        if (!NOTHING.test(text) && !cell.text.includes('\uFFFC'))
          cells.push({
            kind: 'title',
            of: 'slot',
            key: id.key,
            text,
            span: trimmedSpan(cell),
            loose: false,
            plain: cell.inlines.length === 0,
          });
      }
    } else if (LEVEL.test(header.text)) levelColumn(rows, header, lexicon, cells, taken);
    else if (header.text === 'group') {
      for (const { id, cell } of rows) {
        const group = tableLabel(cell, lexicon)?.scope.group;
        if (group !== undefined)
          cells.push({
            kind: 'group',
            key: id.key,
            text: cell.text.trim(),
            group,
            span: trimmedSpan(cell),
            plain: cell.inlines.length === 0,
          });
      }
    } else if (header.label?.plural && (header.label.of === 'endpoints' || header.label.of === 'items')) {
      for (const { id, cell } of rows) {
        const claim = numberClaim(
          cell,
          header.label.of === 'endpoints'
            ? [{ of: 'endpoints', under: id.key }]
            : [
                { of: 'endpoints', under: id.key },
                { of: 'items', under: id.key },
              ],
          true,
        );
        if (claim) {
          taken.add(cell);
          cells.push({ kind: 'total', claim });
        }
      }
    }
  });
}

function levelColumn(
  rows: readonly { readonly id: { readonly key: string }; readonly cell: Prose }[],
  header: Header,
  lexicon: CountLexicon,
  cells: CellFact[],
  taken: Set<Prose>,
): void {
  const read = rows.map(({ id, cell }) => ({ id, cell, level: levelOf(cell, lexicon) }));
  const known = read.filter((row) => row.level).length;
  for (const { id, cell, level } of read) {
    taken.add(cell);
    const text = cell.text.trim();
    const plain = cell.inlines.length === 0;
    if (level)
      cells.push({
        kind: 'level',
        key: id.key,
        text: cell.text.slice(level.from, level.to),
        level: level.level,
        span: sourceSpan(cell, level.from, level.to),
        plain,
      });
    else if (
      /^(?:level|position)$/.test(header.text) &&
      known * 2 >= rows.length &&
      known > 0 &&
      !NOTHING.test(text) &&
      text.split(/\s+/).length <= 3 &&
      // Markup that is still being typed is no word.
      !/[\uFFFC{}<>[\]]/.test(text)
    ) {
      cells.push({ kind: 'level', key: id.key, text, span: trimmedSpan(cell), plain });
    }
  }
}

/** The level that a cell begins with: *Strong Evidence*, *Strong Evidence: consent-first product data*. */
function levelOf(
  cell: Prose,
  lexicon: CountLexicon,
): { level: string; from: number; to: number } | undefined {
  for (const inline of cell.inlines) {
    const id =
      inline.kind === 'component' && inline.name === 'Level'
        ? inline.attributes.find((attribute) => attribute.name === 'id')?.value
        : undefined;
    if (id !== undefined && lexicon.levels.has(id) && cell.text.slice(0, inline.from).trim() === '')
      return { level: id, from: inline.from, to: inline.to };
  }
  const [first, second] = readUnits(cell.text, lexicon);
  if (first?.kind !== 'level') return undefined;
  return !second || (second.kind === 'punct' && !(second.lower === '-' && second.glued))
    ? { level: first.level, from: first.from, to: first.to }
    : undefined;
}

function totalRows(
  table: Table,
  headers: readonly Header[],
  lexicon: CountLexicon,
  cells: CellFact[],
  taken: Set<Prose>,
): void {
  const bare = headers.every((header) => header.label?.of) && table.rows.length === 1;
  const labels = table.rows.map((row) =>
    bare ? { scope: {}, total: true, plain: true, plural: false } : rowLabel(row, lexicon),
  );
  const known = labels.filter((label) => label && !label.total).length;
  const byLevel = headers.some((header) => header.label?.scope.level !== undefined);
  if (headers[0]?.label?.of === 'groups' || headers[0]?.text === 'id')
    groupTitles(table, headers, lexicon, cells, taken);
  table.rows.forEach((row, index) => {
    const label = labels[index];
    if (!label || (label.total && known === 0 && !bare)) return;
    row.forEach((cell, column) => {
      const header = headers[column];
      if (!header || (column === 0 && !bare)) return;
      const readings = cellQueries(label, header, byLevel, headers.length);
      const claim = readings.length > 0 ? numberClaim(cell, readings, readings.length === 1) : undefined;
      if (!claim) return;
      taken.add(cell);
      cells.push({ kind: 'total', claim });
    });
  });
}

/** What a row is about: its first cell, or the second one behind a group's id. */
function rowLabel(row: readonly Prose[], lexicon: CountLexicon): TableLabel | undefined {
  const label = row[0] && tableLabel(row[0], lexicon);
  return label?.plain ? label : undefined;
}

function cellQueries(row: TableLabel, header: Header, byLevel: boolean, columns: number): CountQuery[] {
  const { label } = header;
  const scope: Scope = { ...row.scope, ...label?.scope };
  if ((row.scope.group && label?.scope.group) || (row.scope.level && label?.scope.level)) return [];
  const column: Counted | 'any' | undefined =
    label?.of ??
    (label?.total || label?.scope.level || label?.scope.group || header.generic ? 'any' : undefined);
  if (column === undefined || (header.text === '' && columns > 2)) return [];
  if (label?.of && !label.plural && !label.tally) return [];
  const of = column === 'any' ? row.of : row.of && row.of !== column ? undefined : column;
  if (of === undefined) {
    if (row.of) return [];
    if (scope.level !== undefined || byLevel) return [query('slots', scope)];
    return scope.group === undefined
      ? []
      : [query('slots', scope), query('endpoints', scope), query('items', scope)];
  }
  if (of === 'groups' || of === 'topics' || of === 'chapters' || of === 'references')
    return scope.group || scope.level ? [] : [{ of }];
  return scope.level !== undefined && of !== 'slots' ? [] : [query(of, scope)];
}

function query(of: Counted, scope: Scope): CountQuery {
  return {
    of,
    ...(scope.group !== undefined && { group: scope.group }),
    ...(scope.level !== undefined && { level: scope.level }),
  };
}

/** Titles beside the ids of groups. */
function groupTitles(
  table: Table,
  headers: readonly Header[],
  lexicon: CountLexicon,
  cells: CellFact[],
  taken: Set<Prose>,
): void {
  const ids = table.rows.map((row) => row[0]?.text.trim() ?? '');
  if (ids.length === 0 || !ids.every((id) => lexicon.groups.has(id) || /^(?:total|all|sum)$/i.test(id)))
    return;
  const column = headers.findIndex(
    (header, i) =>
      i > 0 &&
      (/^(?:title|name|group title|group name)$/.test(header.text) ||
        (headers[0]!.text === 'id' && header.text === 'group')),
  );
  table.rows.forEach((row, index) => {
    const cell = row[column];
    const text = cell?.text.trim() ?? '';
    if (!cell || NOTHING.test(text) || !lexicon.groups.has(ids[index]!)) return;
    taken.add(cell);
    cells.push({
      kind: 'title',
      of: 'group',
      key: ids[index]!,
      text,
      span: trimmedSpan(cell),
      loose: false,
      plain: cell.inlines.length === 0,
    });
  });
}

/** The number that a cell is, or that it begins with before a parenthesis. */
function numberClaim(cell: Prose, readings: readonly CountQuery[], sure: boolean): TotalClaim | undefined {
  const head = cell.text.replace(/\s*\(.*$/s, '');
  const number = numberOf(head) ?? (/^\s*\d+ of \d+\s*$/.test(head) ? findNumbers(head)[0] : undefined);
  const [first, ...rest] = readings;
  if (!number || !first) return undefined;
  return {
    value: number.value,
    relation: '=',
    readings: [first, ...rest],
    sure,
    span: sourceSpan(cell, number.from, number.to),
    style: number.style,
  };
}

function trimmedSpan(cell: Prose): Span {
  const from = cell.text.length - cell.text.trimStart().length;
  return sourceSpan(cell, from, from + cell.text.trim().length);
}
