import type { Fault } from '../atlas/fault';
import type { Span } from '../syntax/span';
import type { YamlScalar } from '../syntax/yaml';
import { MARKDOWN_FIELDS } from './textFields';
import { type Schemas, type Site, schemaAt, wantsText } from './textSite';

/**
 * A list, table or code block of a text whose lines YAML makes one of: behind `>`, and as plain text that goes on over lines. Lines that blank lines
 * part, or that are indented further than the text, stay as they are (YAML 1.2.2, 8.1.3).
 */
export function foldedFault({
  site,
  schemas,
  text,
}: {
  site: Site;
  schemas: Schemas;
  text: string;
}): Fault | undefined {
  const { node, key } = site;
  if (node?.kind !== 'scalar' || node.alias || !MARKDOWN_FIELDS.has(key)) return undefined;
  if (node.style !== 'folded' && node.style !== 'plain') return undefined;
  const written = text.slice(node.span.from, node.span.to);
  if (!written.includes('\n') || !MARKS.test(written)) return undefined;
  const found = foldedAway(linesOf(node, text));
  if (!found || !wantsText(schemaAt(schemas, site))) return undefined;
  const how = node.style === 'folded' ? '">"' : 'YAML';
  const edit = literal(node, text);
  return {
    code: 'yaml-text',
    span: found.span,
    message: `${how} makes one line of lines that follow each other, so that this ${found.what} is no ${found.what} to a reader. Write the text under "|".`,
    ...(edit && { fixes: [{ title: 'Write the text under "|"', safe: true, edits: [edit] }] }),
  };
}

/** What any of them has at the beginning of a line. */
const MARKS = /\n[ \t]*(?:[-*+][ \t]|\d{1,3}[.)][ \t]|[|`~]|:?--)|^[|`~]/;

interface Line {
  readonly span: Span;
  readonly words: string;
  /** Neither blank nor indented further than the text: it is joined to such lines beside it. */
  readonly folds: boolean;
}

function linesOf(node: YamlScalar, text: string): readonly Line[] {
  const lines: Line[] = [];
  let at = node.span.from;
  for (const written of text.slice(node.span.from, node.span.to).split('\n')) {
    const indent = /^ */.exec(written)![0].length;
    const words = written.trim();
    const from = at + (written.length - written.trimStart().length);
    const folds = words !== '' && (node.style === 'plain' || (indent === node.indent && at > node.span.from));
    // The first line of a block scalar is its `>`.
    if (node.style === 'plain' || at > node.span.from)
      lines.push({ span: { from, to: from + words.length }, words, folds });
    at += written.length + 1;
  }
  return lines;
}

function foldedAway(
  lines: readonly Line[],
): { readonly what: 'list' | 'table' | 'code block'; readonly span: Span } | undefined {
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (lines[to]?.folds) to++;
    const run = lines.slice(from, to);
    const code = run.findIndex((line, index) => opensCode(line, index, run, lines, from));
    const table = run.findIndex((line, index) => isTable(line, run[index + 1]));
    const list = listIn(run);
    if (code >= 0 && (list < 0 || code < list)) return { what: 'code block', span: run[code]!.span };
    if (table >= 0) return { what: 'table', span: run[table]!.span };
    if (list >= 0) return { what: 'list', span: run[list]!.span };
    from = to + 1;
  }
  return undefined;
}

/** A fence that the line behind it joins, and another one further on. */
function opensCode(
  { words }: Line,
  index: number,
  run: readonly Line[],
  lines: readonly Line[],
  start: number,
): boolean {
  const fence = /^(`{3,}|~{3,})[\w-]*$/.exec(words)?.[1];
  return (
    fence !== undefined &&
    run[index + 1] !== undefined &&
    lines.slice(start + index + 1).some((line) => line.words === fence)
  );
}

/** Two lines that begin with `|` and have cells, or one above a row of dashes. */
function isTable({ words }: Line, next: Line | undefined): boolean {
  if (!next || !words.includes('|')) return false;
  return (
    (/^\|.*\|/.test(words) && /^\|.*\|/.test(next.words)) ||
    /^\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?$/.test(next.words)
  );
}

/**
 * Where a list begins: two items on lines that follow each other, or with lines of words between them where what stands before the first says that one comes. A
 * lone dash at the beginning of a line is punctuation.
 */
function listIn(run: readonly Line[]): number {
  const markers = run.flatMap(({ words }, index) => {
    const mark = /^([-*+])\s+\S|^(\d{1,3})([.)])\s+\S/.exec(words);
    return mark ? [{ index, bullet: mark[1] ?? mark[3]!, number: Number(mark[2] ?? Number.NaN) }] : [];
  });
  for (let i = 0; i + 1 < markers.length; i++) {
    const [one, other] = [markers[i]!, markers[i + 1]!];
    if (one.bullet !== other.bullet) continue;
    if (!Number.isNaN(one.number) && other.number !== one.number + 1) continue;
    const announced = one.index === 0 || /:$/.test(run[one.index - 1]!.words);
    if (other.index === one.index + 1 || announced) return one.index;
  }
  return -1;
}

/** `|` in the place of `>`; before plain text that begins on a line of its own. */
function literal(
  node: YamlScalar,
  text: string,
): { readonly span: Span; readonly newText: string } | undefined {
  const { from, to } = node.span;
  if (node.style === 'folded') return { span: { from, to: from + 1 }, newText: '|' };
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const indent = from - start;
  const before = /:[ \t]*\r?\n$/.exec(text.slice(Math.max(0, start - 200), start));
  if (!before || text.slice(start, from).trim() !== '') return undefined;
  const others = text.slice(from, to).split('\n').slice(1);
  if (others.some((line) => line.trim() !== '' && /^ */.exec(line)![0].length < indent)) return undefined;
  const colon = start - before[0].length + 1;
  return { span: { from: colon, to: colon }, newText: ' |' };
}
