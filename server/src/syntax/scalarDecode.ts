import type { Piece } from './prose';
import type { Span } from './span';
import type { YamlScalar } from './yaml';

/** Decoded text and where each part of it is written. `pieces` is never empty: an empty text has one empty piece. */
export interface MappedText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/**
 * The decoded text of a scalar with its way back to `source`, the document `node` was read from. What decoding makes of several characters
 * (an escape, a folded line break with its indentation) is a piece of its own. Follows YAML 1.2.2, chapters 7.3 and 8.1.
 */
export function decodeScalar(source: string, node: YamlScalar): MappedText {
  const writer = new PieceWriter(source, node.span.from);
  if (node.alias) writer.put(node.source, node.span.from, node.span.to);
  else if (node.style === 'literal' || node.style === 'folded') blockText(source, node, writer);
  else if (node.style === 'double') doubleText(source, inside(source, node.span, '"'), writer);
  else if (node.style === 'single') foldedLines(source, inside(source, node.span, "'"), writer, quotedRun);
  else foldedLines(source, node.span, writer, (from, to) => writer.copy(from, to));
  return writer.result();

  function quotedRun(from: number, to: number): void {
    // Searched for in the run alone: to the next one may be far.
    const run = source.slice(from, to);
    let start = 0;
    for (let at = run.indexOf("''"); at >= 0; at = run.indexOf("''", start)) {
      writer.copy(from + start, from + at);
      writer.put("'", from + at, from + at + 2);
      start = at + 2;
    }
    writer.copy(from + start, to);
  }
}

class PieceWriter {
  private text = '';
  private readonly pieces: Piece[] = [];

  constructor(
    private readonly source: string,
    private readonly start: number,
  ) {}

  /** Characters that stand for themselves. */
  copy(from: number, to: number): void {
    if (to > from) this.put(this.source.slice(from, to), from, to);
  }

  /** `text` is what is written from `from` to `to`. */
  put(text: string, from: number, to: number): void {
    if (text === '') return;
    const last = this.pieces.at(-1);
    const piece = { at: this.text.length, length: text.length, source: from, sourceLength: to - from };
    if (last && isExact(last) && isExact(piece) && last.source + last.sourceLength === from)
      this.pieces[this.pieces.length - 1] = {
        ...last,
        length: last.length + piece.length,
        sourceLength: last.sourceLength + piece.length,
      };
    else this.pieces.push(piece);
    this.text += text;
  }

  result(): MappedText {
    const { text, pieces, start } = this;
    return {
      text,
      pieces: pieces.length > 0 ? pieces : [{ at: 0, length: 0, source: start, sourceLength: 0 }],
    };
  }
}

function isExact(piece: Piece): boolean {
  return piece.length === piece.sourceLength;
}

/** Without its quotes, of which the closing one may be missing. */
function inside(source: string, { from, to }: Span, quote: string): Span {
  const closed = to - from > 1 && source[to - 1] === quote;
  return { from: from + 1, to: closed ? to - 1 : Math.max(to, from + 1) };
}

const BREAK = /\r\n|\r|\n/g;

/** Plain and single-quoted text over lines: a break is a space, n breaks are n-1 breaks, white space beside them is none. */
function foldedLines(
  source: string,
  { from, to }: Span,
  writer: PieceWriter,
  run: (from: number, to: number) => void,
): void {
  const lines = linesOf(source, from, to);
  if (lines.length === 1) {
    run(from, to);
    return;
  }
  let textEnd = from;
  let pending = '';
  lines.forEach((line, index) => {
    const isLast = index === lines.length - 1;
    const start = index === 0 ? line.from : skipBlanks(source, line.from, line.to);
    const end = isLast ? line.to : trimBlanks(source, start, line.to);
    if (index > 0 && start === end && !isLast) {
      // A blank line takes the place of the space, each further one is a break.
      pending = pending === ' ' ? '\n' : `${pending}\n`;
      return;
    }
    if (pending) writer.put(pending, textEnd, start);
    run(start, end);
    textEnd = end;
    pending = ' ';
  });
}

function linesOf(source: string, from: number, to: number): readonly Span[] {
  const lines: Span[] = [];
  let start = from;
  BREAK.lastIndex = from;
  for (let match = BREAK.exec(source); match && match.index < to; match = BREAK.exec(source)) {
    lines.push({ from: start, to: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ from: Math.min(start, to), to });
  return lines;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function skipBlanks(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(source.charCodeAt(at))) at++;
  return at;
}

function trimBlanks(source: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(source.charCodeAt(at - 1))) at--;
  return at;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

const SPECIAL = /[\\\r\n]|[ \t]+(?=\r|\n)/g;
const FOLD = /[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+/y;
const ESCAPE = /\\(?:\r\n[ \t]*|[\r\n][ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/y;

function doubleText(source: string, { from, to }: Span, writer: PieceWriter): void {
  let at = from;
  while (at < to) {
    SPECIAL.lastIndex = at;
    const special = SPECIAL.exec(source);
    const next = special && special.index < to ? special.index : to;
    writer.copy(at, next);
    if (next === to) return;
    const pattern = source[next] === '\\' ? ESCAPE : FOLD;
    pattern.lastIndex = next;
    const match = pattern.exec(source)?.[0] ?? source[next]!;
    const end = Math.min(to, next + match.length);
    if (pattern === ESCAPE) writer.put(unescaped(source.slice(next, end)), next, end);
    else writer.put(foldOf(match), next, end);
    at = end;
  }
}

function foldOf(breaks: string): string {
  const count = breaks.match(BREAK)?.length ?? 1;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}

function unescaped(written: string): string {
  const code = written[1] ?? '';
  if (code === '\n' || code === '\r') return '';
  if (written.length > 2) {
    const point = Number.parseInt(written.slice(2), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  }
  return Object.hasOwn(ESCAPES, code) ? ESCAPES[code]! : written;
}

/** Literal and folded text. What stands between two lines of words (breaks, blank lines, indentation) is one piece. */
function blockText(source: string, node: YamlScalar, writer: PieceWriter): void {
  const [header, ...lines] = linesOf(source, node.span.from, node.span.to);
  if (!header || lines.length === 0 || lines[0]!.from === node.span.to) return;
  const keep = /^[>|][1-9]?\+/.test(source.slice(header.from, header.to));
  const strip = /^[>|][1-9]?-/.test(source.slice(header.from, header.to));
  const indents = lines.map((line) => spacesFrom(source, line.from, line.to));
  const isEmpty = (index: number) => lines[index]!.from + indents[index]! === lines[index]!.to;
  let contentEnd = lines.length;
  while (contentEnd > 0 && isEmpty(contentEnd - 1)) contentEnd--;
  if (contentEnd === 0) {
    if (keep) writer.put('\n'.repeat(Math.max(1, lines.length - 1)), header.to, node.span.to);
    return;
  }
  const first = lines.findIndex((_, index) => !isEmpty(index));
  const indent = node.indent ?? indents[first]!;
  // Blank lines after the last words that are indented further count as words.
  for (let i = lines.length - 1; i >= contentEnd; i--) if (indents[i]! > indent) contentEnd = i + 1;

  let textEnd = lines[0]!.from;
  let pending = '';
  for (let i = 0; i < first; i++) {
    const extra = Math.max(0, indents[i]! - indent);
    pending += `${' '.repeat(extra)}\n`;
  }
  let separator = '';
  let wasIndented = false;
  for (let i = first; i < contentEnd; i++) {
    const line = lines[i]!;
    const start = line.from + Math.min(indents[i]!, indent);
    const words = start < line.to;
    if (node.style === 'folded') {
      const indented = indents[i]! > indent || source[line.from + indents[i]!] === '\t';
      if (!indented && isEmpty(i)) {
        if (separator === '\n') pending += '\n';
        else separator = '\n';
        continue;
      }
      if (indented && separator === ' ') separator = '\n';
      else if (indented && !wasIndented && separator === '\n') separator = '\n\n';
      wasIndented = indented;
    }
    pending += separator;
    if (words) {
      writer.put(pending, textEnd, start);
      writer.copy(start, line.to);
      textEnd = line.to;
      pending = '';
    }
    separator = node.style === 'folded' && !wasIndented ? ' ' : '\n';
  }
  const tail = keep ? keptTail(indents.slice(contentEnd), indent) : strip ? '' : '\n';
  writer.put(pending + tail, textEnd, node.span.to);
}

function keptTail(indents: readonly number[], indent: number): string {
  const tail = indents.map((spaces) => `\n${' '.repeat(Math.max(0, spaces - indent))}`).join('');
  return tail.endsWith('\n') ? tail : `${tail}\n`;
}

function spacesFrom(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && source.charCodeAt(at) === 32) at++;
  return at - from;
}
