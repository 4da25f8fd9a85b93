import type { YamlError } from './yaml';
import { childrenOf, isKeyElsewhere, KEY, type Line, lineAt, nextLine, previousLine } from './yamlLines';
import type { Repair, Scene } from './yamlRepairs';
import { MASK, type ViewEdit } from './yamlView';

/** Lines that begin with tabs, all of them at once: how wide a tab was meant to be shows in what parses. */
export function* tabRepairs({ text, error }: Scene): Generator<Repair> {
  const tabs = [...text.matchAll(/^((?: |- )*-?)(\t[ \t]*)(?=[^\s])/gm)].map((match) => {
    const from = match.index + (match[1]?.length ?? 0);
    return {
      from,
      to: match.index + match[0].length,
      line: lineAt(text, match.index),
      before: match[1]?.length ?? 0,
    };
  });
  const first = tabs[0];
  if (
    !first ||
    (error.code !== 'TAB_AS_INDENT' && !tabs.some(({ line }) => Math.abs(line.from - error.span.from) < 2000))
  )
    return;
  type Tab = (typeof tabs)[number];
  const byLineBefore = (tab: Tab): number => {
    const other = untabbed(text, tab.line, previousLine);
    const more = other && /:$|[|>][-+1-9]*$/.test(other.words) ? 2 : 0;
    return other ? Math.max(1, contentColumn(other) + more - tab.before) : 1;
  };
  const byLineBehind = (tab: Tab): number => {
    const other = untabbed(text, tab.line, nextLine);
    return other ? Math.max(1, contentColumn(other) - tab.before) : 1;
  };
  const byWidth = [2, 4, 8, 1].map(
    (width) =>
      ({ from, to }: Tab) =>
        text.slice(from, to).replaceAll('\t', ' '.repeat(width)).length,
  );
  const widths = [byLineBefore, byLineBehind, ...byWidth];
  for (const width of widths) {
    const edits = tabs.map((tab): ViewEdit => ({ from: tab.from, to: tab.to, text: ' '.repeat(width(tab)) }));
    const to = first.from + text.slice(first.from, first.to).trimEnd().length;
    const error: YamlError = {
      span: { from: first.from, to: Math.max(to, first.to) },
      message:
        tabs.length > 1
          ? `Tabs cannot indent YAML (${tabs.length} lines here). Use spaces.`
          : 'A tab cannot indent YAML. Use spaces.',
      fix: {
        title: 'Replace tabs by spaces',
        edits: edits.map((edit) => ({ span: { from: edit.from, to: edit.to }, newText: edit.text })),
      },
    };
    yield { edits, errors: [error], whole: true, guess: true };
  }
}

/** The nearest line that does not begin with a tab. */
function untabbed(
  text: string,
  line: Line,
  next: (text: string, line: Line) => Line | undefined,
): Line | undefined {
  let other = next(text, line);
  while (other && text.slice(other.from, other.from + other.indent).includes('\t')) other = next(text, other);
  return other;
}

/** A line, with or without what is below it, at another indentation that is in use around it; or a colon in text that goes on. */
export function* indentRepairs(scene: Scene, line: Line): Generator<Repair> {
  const { text } = scene;
  const before = previousLine(text, line);
  const inText = masked(line);
  if (inText && !looksLikeKey(text, line, before)) yield inText;
  const isParent = line.words.endsWith(':') || /^-(?: |$)/.test(line.words);
  const children = childrenOf(text, line);
  for (const column of columns(text, line, before)) {
    const error = misplaced(line, column);
    if (isParent && children.length > 0)
      yield {
        edits: [line, ...children].map((it) => moved(it, column - line.indent)),
        errors: [error],
        whole: true,
        guess: true,
      };
    yield { edits: [moved(line, column - line.indent)], errors: [error], whole: true, guess: true };
  }
  if (inText) yield inText;
}

function moved(line: Line, by: number): ViewEdit {
  return { from: line.from, to: line.from + line.indent, text: ' '.repeat(Math.max(0, line.indent + by)) };
}

function misplaced(line: Line, column: number): YamlError {
  const from = line.from + line.indent;
  const word = /^(?:- +)?[^\s:]+:?/.exec(line.words)?.[0] ?? line.words;
  const spaces = (count: number) => (count === 1 ? '1 space' : `${count} spaces`);
  return {
    span: { from, to: from + word.length },
    message: `This line is indented by ${spaces(line.indent)}, where ${column} would fit the lines around it.`,
    fix: {
      title: `Indent by ${spaces(column)}`,
      edits: [{ span: { from: line.from, to: from }, newText: ' '.repeat(column) }],
    },
  };
}

/** The indentations of the lines around: for an item those of other items first, for an entry those of other entries; then the nearest. */
function columns(text: string, line: Line, before: Line | undefined): readonly number[] {
  const found = new Set<number>();
  const alike = new Set<number>();
  const isItem = /^-(?:\s|$)/.test(line.words);
  const isEntry = KEY.test(line.words);
  const add = (other: Line): void => {
    const column = contentColumn(other);
    found.add(column);
    if (isEntry && KEY.test(other.words)) alike.add(column);
    if (column === other.indent) return;
    found.add(other.indent);
    if (isItem) alike.add(other.indent);
  };
  const after = nextLine(text, line);
  if (after) add(after);
  let outer = before;
  for (let i = 0; outer && i < 40; i++) {
    add(outer);
    if (outer.indent === 0) break;
    const { indent } = outer;
    do outer = previousLine(text, outer);
    while (outer && outer.indent >= indent);
  }
  if (before && /:$|[|>][-+1-9]*$/.test(before.words)) found.add(contentColumn(before) + 2);
  found.delete(line.indent);
  const dashes = contentColumn(line) - line.indent;
  const rank = (column: number): number => {
    // The entries of an item below it say where it stands.
    if (isItem && after && column + dashes === after.indent) return -1;
    return (alike.has(column) ? 0 : 1000) + Math.abs(column - line.indent);
  };
  return [...found].sort((a, b) => rank(a) - rank(b)).slice(0, 5);
}

/** Where the words of a line begin behind its dashes: the indentation of the mapping or text in it. */
function contentColumn(line: Line): number {
  return line.indent + (/^(?:- +)*/.exec(line.words)?.[0].length ?? 0);
}

/** Whether `word:` begins an entry rather than stands in text that goes on. */
function looksLikeKey(text: string, line: Line, before: Line | undefined): boolean {
  const key = KEY.exec(line.words)?.[2];
  if (!key) return false;
  if (isKeyElsewhere(text, key, line)) return true;
  const said = before?.words.replace(KEY, '').trim() ?? '';
  return /^[a-z][a-z0-9_]*$/.test(key) && said.split(/\s+/).length <= 3;
}

/** Its colons taken for text. */
function masked(line: Line): Repair | undefined {
  const at = line.from + line.indent;
  const colons = [...line.words.matchAll(/:(?=\s|$)/g)].map((match) => at + match.index);
  const first = colons[0];
  if (first === undefined || /(?:^|: +)[[{]/.test(line.words)) return undefined;
  return {
    edits: colons.map((colon) => ({ from: colon, to: colon + 1, text: MASK })),
    errors: [
      {
        span: { from: first, to: first + 1 },
        message:
          'A colon and a space inside plain text begin a new key. Put the whole text in quotes, or write it below a "|" or ">".',
      },
    ],
    whole: true,
  };
}
