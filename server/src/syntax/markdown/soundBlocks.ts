import GithubSlugger from 'github-slugger';
import type { Block, ListItem } from '../markdown';
import type { Prose } from '../prose';
import { BlockStack } from './blockStack';
import { expressionContent } from './expression';
import { slugText } from './readHeading';
import { componentOf } from './readTag';
import { soundProse, soundTag } from './soundProse';

/**
 * The blocks of a document whose Markdown is so plainly laid out that the grammar need not be asked, or `undefined`: headings, paragraphs, flat lists,
 * tables with bars on both sides, fenced code, and in MDX tags and comments on lines of their own, all at the margin. Most pages are such documents, and the
 * grammar costs several times as much. `from`: the start of a line, behind the front matter. It reads nothing that the grammar would read otherwise.
 */
export function soundBlocks(source: string, view: string, from: number, mdx: boolean): Block[] | undefined {
  UNSOUND.lastIndex = from;
  if (view.length > LONGEST || UNSOUND.test(view)) return undefined;
  const doubts = { doubtful: false, suspects: [] };
  const scan: Scan = {
    source,
    view,
    mdx,
    stack: new BlockStack(doubts),
    slugger: new GithubSlugger(),
  };
  for (let pos = from; pos < view.length; ) {
    pos = readBlock(scan, pos);
    if (pos < 0) return undefined;
  }
  const blocks = scan.stack.finish();
  return doubts.doubtful || (view.includes('://') && BARE_ADDRESS.test(view)) ? undefined : blocks;
}

interface Scan {
  readonly source: string;
  readonly view: string;
  readonly mdx: boolean;
  readonly stack: BlockStack;
  readonly slugger: GithubSlugger;
}

/** Reads the block that begins with the line at `pos`. Returns where the next line to look at begins, or -1 for what is not plain. */
function readBlock(scan: Scan, pos: number): number {
  const { view, mdx } = scan;
  const end = lineEnd(view, pos);
  if (isBlank(view, pos, end)) return end + 1;
  switch (view.charCodeAt(pos)) {
    case 35: // #
      return readHeading(scan, pos, end);
    case 45: // -
      if (view.slice(pos, end) === '---') return readRule(scan, pos, end);
      return readList(scan, pos, BULLET);
    case 42: // *
    case 43: // +
      if (pos + 1 < end && view.charCodeAt(pos + 1) !== 32) return readParagraph(scan, pos, end);
      return readList(scan, pos, BULLET);
    case 96: // `
      if (view.startsWith('```', pos)) return readFence(scan, pos, end);
      return readParagraph(scan, pos, end);
    case 124: // |
      return readTable(scan, pos, end);
    case 60: // <
      return mdx ? readTag(scan, pos, end) : -1;
    case 123: // {
      return mdx ? readComment(scan, pos, end) : -1;
    case 32:
    case 61: // =
    case 62: // >
    case 126: // ~
      return -1;
    default:
      NUMBERED.lastIndex = pos;
      if (isDigit(view.charCodeAt(pos)) && NUMBERED.test(view)) return readList(scan, pos, ORDERED);
      return readParagraph(scan, pos, end);
  }
}

function readHeading(scan: Scan, pos: number, end: number): number {
  const { source, view } = scan;
  let from = pos;
  while (view.charCodeAt(from) === 35) from++;
  const level = from - pos;
  if (level > 6 || view.charCodeAt(from) !== 32 || isBlank(view, from, end)) return -1;
  if (view.charCodeAt(end - 1) === 32 || view.charCodeAt(end - 1) === 35) return -1;
  // Braces set an id.
  if (view.charCodeAt(end - 1) === 125) return -1;
  const prose = soundProse(source, view, from, end, scan.mdx);
  if (!prose) return -1;
  const slug = scan.slugger.slug(slugText(source, prose));
  scan.stack.add({ kind: 'heading', span: { from: pos, to: end }, level, slug, prose });
  return end + 1;
}

/** Behind a paragraph's line, `---` is an underline: a paragraph takes all its lines. */
function readRule(scan: Scan, pos: number, end: number): number {
  scan.stack.add({ kind: 'rule', span: { from: pos, to: end } });
  return end + 1;
}

function readParagraph(scan: Scan, pos: number, first: number): number {
  const { source, view, mdx } = scan;
  if (mdx && (view.startsWith('import', pos) || view.startsWith('export', pos))) return -1;
  const end = paragraphEnd(view, first, 0);
  if (end < 0) return -1;
  const prose = soundProse(source, view, pos, end, mdx);
  if (!prose) return -1;
  scan.stack.add({ kind: 'paragraph', span: prose.span, prose });
  return end + 1;
}

/** The end of the last of the lines that plainly go on with a paragraph, the first one of which ends at `end`; -1 where one may be something else. */
function paragraphEnd(view: string, end: number, indent: number): number {
  let last = end;
  for (let pos = last + 1; pos < view.length; pos = last + 1) {
    const next = lineEnd(view, pos);
    if (isBlank(view, pos, next)) break;
    // In a list, the next item.
    if (indent > 0 && (markOf(view, pos, BULLET) || markOf(view, pos, ORDERED))) break;
    let start = pos;
    while (view.charCodeAt(start) === 32) start++;
    if (start - pos < indent || start - pos > indent + 3 || !GOES_ON.test(view.slice(start, start + 12)))
      return -1;
    last = next;
  }
  return last;
}

/** Items of one paragraph each, with the same kind of mark. */
function readList(scan: Scan, first: number, mark: RegExp): number {
  const { source, view, mdx } = scan;
  const items: ListItem[] = [];
  const sign = markOf(view, first, mark);
  if (!sign) return -1;
  let pos = first;
  let to = first;
  for (;;) {
    const written = markOf(view, pos, mark);
    if (!written) break;
    if (written.at(-2) !== sign.at(-2)) return -1;
    const from = pos + written.length;
    const end = lineEnd(view, from);
    if (!ITEM.test(view.slice(from, from + 12))) return -1;
    to = paragraphEnd(view, end, written.length);
    if (to < 0 || view.charCodeAt(to - 1) === 32) return -1;
    const prose = soundProse(source, view, from, to, mdx);
    if (!prose) return -1;
    items.push({ span: { from: pos, to }, blocks: [{ kind: 'paragraph', span: prose.span, prose }] });
    pos = to + 1;
    for (
      let next = lineEnd(view, pos);
      pos < view.length && isBlank(view, pos, next);
      next = lineEnd(view, pos)
    )
      pos = next + 1;
  }
  // What is indented belongs to the last item; another mark may begin another list or not.
  if (
    pos < view.length &&
    (view.charCodeAt(pos) === 32 || markOf(view, pos, BULLET) || markOf(view, pos, ORDERED))
  )
    return -1;
  const ordered = mark === ORDERED;
  scan.stack.add({
    kind: 'list',
    span: { from: first, to },
    ordered,
    start: ordered ? Number.parseInt(sign, 10) : 1,
    items,
  });
  return pos;
}

function markOf(view: string, pos: number, mark: RegExp): string | undefined {
  mark.lastIndex = pos;
  return mark.exec(view)?.[0];
}

function readFence(scan: Scan, pos: number, end: number): number {
  const { view, source } = scan;
  const info = view.slice(pos + 3, end).trim();
  if (info.includes('`') || /^mermaid/i.test(info)) return -1;
  const from = end + 1;
  let at = from;
  for (;;) {
    if (at >= view.length) return -1;
    const next = lineEnd(view, at);
    FENCE_END.lastIndex = at;
    if (FENCE_END.test(view)) {
      // An empty block, or one of an empty line, has its place told in another way.
      if (at <= from + 1) return -1;
      scan.stack.add({
        kind: 'code',
        span: { from: pos, to: next },
        info: source.slice(pos + 3, end).trim(),
        content: { from, to: at - 1 },
      });
      return next + 1;
    }
    at = next + 1;
  }
}

/** A table whose rows all begin and end with a bar. */
function readTable(scan: Scan, pos: number, first: number): number {
  const { view } = scan;
  const second = lineEnd(view, first + 1);
  if (!DELIMITERS.test(view.slice(first + 1, second))) return -1;
  const header = readRow(scan, pos, first);
  const columns = view.slice(first + 1, second).split('|').length - 2;
  if (!header || header.length !== columns) return -1;
  const rows: Prose[][] = [];
  let last = second;
  for (let at = last + 1; at < view.length; at = last + 1) {
    const end = lineEnd(view, at);
    if (isBlank(view, at, end)) break;
    const row = readRow(scan, at, end);
    if (row?.length !== columns) return -1;
    rows.push(row);
    last = end;
  }
  scan.stack.add({ kind: 'table', span: { from: pos, to: last }, header, rows });
  return last + 1;
}

function readRow(scan: Scan, pos: number, end: number): Prose[] | undefined {
  const { source, view, mdx } = scan;
  if (view.charCodeAt(pos) !== 124 || view.charCodeAt(end - 1) !== 124 || end - pos < 2) return undefined;
  const cells: Prose[] = [];
  for (let at = pos + 1; at < end; ) {
    const bar = view.indexOf('|', at);
    let from = at;
    let to = bar;
    while (from < to && view.charCodeAt(from) === 32) from++;
    while (to > from && view.charCodeAt(to - 1) === 32) to--;
    const prose =
      from === to
        ? { text: '', inlines: [], pieces: [], span: { from: bar, to: bar } }
        : soundProse(source, view, from, to, mdx);
    if (!prose) return undefined;
    cells.push(prose);
    at = bar + 1;
  }
  return cells;
}

/** A tag that fills its line; what it belongs with is the stack's to find. */
function readTag(scan: Scan, pos: number, end: number): number {
  const { source, view, stack } = scan;
  const tag = soundTag(source, pos, end);
  if (!tag) return -1;
  if (!isBlank(view, tag.to, end)) {
    // Several tags, or tags and expressions, may fill a line together.
    const alone = tag.form === 'self' && !/^ *[<{]/.test(view.slice(tag.to, end));
    return alone ? readParagraph(scan, pos, end) : -1;
  }
  if (tag.form === 'open') stack.open(tag);
  else if (tag.form === 'close') stack.close(tag);
  else
    stack.add({
      kind: 'component',
      span: { from: pos, to: tag.to },
      component: componentOf(tag, true),
      blocks: [],
    });
  return end + 1;
}

function readComment(scan: Scan, pos: number, end: number): number {
  const { source, view, stack } = scan;
  const written = view.slice(pos, end).trimEnd();
  if (!COMMENT.test(written)) return -1;
  const content = expressionContent(source, pos + 1, pos + written.length - 1);
  if (content.kind !== 'comment') return -1;
  stack.add({ kind: 'comment', span: { from: pos, to: pos + written.length }, text: content.text });
  return end + 1;
}

function lineEnd(view: string, pos: number): number {
  const end = view.indexOf('\n', pos);
  return end < 0 ? view.length : end;
}

function isBlank(view: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (view.charCodeAt(at) !== 32) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Parsers differ in where a bare address ends that runs into markup. Between backticks it is code to all. */
export const BARE_ADDRESS =
  /(?:https?:\/\/|www\.|[\w.+-]@[\w-]+\.)[^\s<{`\\]{0,500}[<{\\]|(?<!(?:^|[\s(])`)(?:https?:\/\/|www\.|[\w.+-]@[\w-]+\.)[^\s<{`\\]{0,500}`/im;
/** Longer ones are edited sooner than checked once, and the grammar reads those piecemeal. */
const LONGEST = 200_000;
/** What may mean something far from where it stands, or is seldom plain: addresses, escapes, references, definitions, footnotes, pictures, breaks. */
const UNSOUND =
  /[\t\r\v\f\0\\\uFEFF]|~~|www\.|mailto:|xmpp:|&[#a-z]|!\[|\]:| {2}\n|<!|[\w.+-]@|\[\^|^import |^export /gim;
/** How a line goes on with a paragraph: with a word, or with punctuation that begins no block. */
const GOES_ON =
  /^(?:[^\W\d_]|[\u0080-\uffff("'[(,.;$%@]|\d+(?!\d|[.)](?:\s|$)|$)|\*{1,2}[A-Za-z]|_[A-Za-z]|`(?!``))/;
/** How an item begins that is one paragraph. */
const ITEM =
  /^(?:[^\W_]|[\u0080-\uffff("'(,.;:$%@]|\[(?![ xX]\])|\*{1,2}[A-Za-z]|_[A-Za-z]|`(?!``))(?!\d{0,8}[.)](?:\s|$))/;
const BULLET = /[-*+] (?! )/y;
const ORDERED = /\d{1,9}[.)] (?! )/y;
/** An item that may have nothing in it. */
const NUMBERED = /\d{1,9}[.)](?: |\n|$)/y;
const FENCE_END = /```+ *(?:\n|$)/y;
const DELIMITERS = /^\|(?: *:?-+:? *\|)+$/;
const COMMENT = /^\{\/\*[^{}*`"']*\*\/\}$/;
