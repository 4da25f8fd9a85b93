import type { Piece } from './prose';
import { decodeScalar, type MappedText } from './scalarDecode';
import type { Span } from './span';
import type { ScalarStyle, YamlScalar } from './yaml';

/**
 * The decoded text of a scalar with its way back to `source`, the document `node` was read from. What decoding makes of several characters
 * (an escape, a folded line break with its indentation) is a piece of its own.
 */
export function scalarPieces(source: string, node: YamlScalar): MappedText {
  const from = writtenAt(source, node);
  if (from === undefined) return decodeScalar(source, node);
  const { source: text } = node;
  const { length } = text;
  return { text, pieces: [{ at: 0, length, source: from, sourceLength: length }] };
}

/** Where the text of a scalar begins that reads as it is written, on one line. Most do, and a comparison tells. */
export function writtenAt(
  source: string,
  { style, alias, span, source: text }: YamlScalar,
): number | undefined {
  const special = style === 'plain' ? '\n' : style === 'single' ? "'" : style === 'double' ? '\\' : undefined;
  const quotes = style === 'plain' ? 0 : 1;
  const from = span.from + quotes;
  const { length } = text;
  if (
    length === 0 ||
    length !== span.to - quotes - from ||
    alias ||
    !special ||
    !source.startsWith(text, from)
  )
    return undefined;
  if (text.includes('\n') || text.includes(special)) return undefined;
  return from;
}

/**
 * Two maps in a row: `inner` leads from a text into another one, `outer` from there into a document; the result from the first text into the
 * document. Pieces of the first text that lie across pieces of `outer` are split.
 */
export function composePieces(outer: readonly Piece[], inner: readonly Piece[]): readonly Piece[] {
  const composed: Piece[] = [];
  for (const piece of inner) {
    if (piece.length !== piece.sourceLength || piece.length === 0) {
      const { from, to } = mapSpan(outer, { from: piece.source, to: piece.source + piece.sourceLength });
      composed.push({ at: piece.at, length: piece.length, source: from, sourceLength: to - from });
      continue;
    }
    let done = 0;
    for (let i = pieceIndex(outer, piece.source); done < piece.length; ) {
      const whole = outer[i];
      if (!whole) break;
      const into = piece.source + done - whole.at;
      const last = i === outer.length - 1;
      const exact = whole.length === whole.sourceLength;
      let length = last ? piece.length - done : Math.min(piece.length - done, whole.length - into);
      if (length <= 0) {
        i++;
        continue;
      }
      // A part that happens to be as long as its source would pass for 1:1.
      if (!exact && length === whole.sourceLength && length > 1) length--;
      composed.push({
        at: piece.at + done,
        length,
        source: exact ? whole.source + into : whole.source,
        sourceLength: exact ? length : whole.sourceLength,
      });
      done += length;
    }
  }
  return composed;
}

/** Where `span` of a decoded text is written: the fewest characters that hold it, a piece that is not 1:1 as a whole. */
export function mapSpan(pieces: readonly Piece[], span: Span): Span {
  const start = pieces[pieceIndex(pieces, span.from)];
  const end = pieces[pieceIndex(pieces, Math.max(span.from, span.to - 1))];
  if (!start || !end) return span;
  const past = span.from - start.at;
  const from =
    past >= start.length && past > 0
      ? start.source + start.sourceLength
      : start.source + (start.length === start.sourceLength ? past : 0);
  if (span.to <= span.from) return { from, to: from };
  const exact = end.length === end.sourceLength;
  const to = exact ? end.source + Math.min(span.to - end.at, end.length) : end.source + end.sourceLength;
  return { from, to: Math.max(from, to) };
}

function pieceIndex(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

export interface ScalarContext {
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
  /** The columns that further lines are indented by: `YamlScalar.indent` of a block scalar. */
  readonly indent?: number;
  /** The words stand in an alias, which says only what it names. */
  readonly alias?: boolean;
}

/**
 * How `text` is written inside a scalar of this style so that decoding gives it back; `undefined` where it cannot be (or, for a plain scalar,
 * not without a look at what stands around it). White space at either end is safe only where no line break of the scalar stands beside it.
 */
export function encodeForScalar(
  style: ScalarStyle,
  text: string,
  { flow, indent, alias }: ScalarContext,
): string | undefined {
  if (alias) return undefined;
  if (style === 'double') return text.replace(DOUBLE_SPECIAL, escaped);
  // The other styles have no escapes; a tab beside a break would not come back, and a lone CR is a break.
  if (UNPRINTABLE.test(text)) return undefined;
  const broken = text.includes('\n');
  switch (style) {
    case 'plain':
      return !broken && isPlainSafe(text, flow) ? text : undefined;
    case 'single':
      return broken ? undefined : text.replaceAll("'", "''");
    case 'literal':
      return broken && indent === undefined ? undefined : brokenLines(text, 0, indent ?? 0);
    case 'folded':
      // A line that begins with white space folds by other rules.
      return broken && (indent === undefined || /^[ \t]|\n[ \t]/.test(text))
        ? undefined
        : brokenLines(text, 1, indent ?? 0);
  }
}

const UNPRINTABLE = /[\0-\x08\x0b-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const DOUBLE_SPECIAL = /["\\\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
};

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const hex =
    code < 0x100 ? `x${code.toString(16).padStart(2, '0')}` : `u${code.toString(16).padStart(4, '0')}`;
  return SHORT_ESCAPES[character] ?? `\\${hex}`;
}

/** Safe wherever it stands in a plain scalar, at its start too (YAML 1.2.2, 7.3.3). */
function isPlainSafe(text: string, flow: boolean): boolean {
  if (/: | #|:$|^#|\t/.test(text)) return false;
  if (flow && /[,[\]{}]|:(?=[,[\]{}])/.test(text)) return false;
  return !/^[,[\]{}#&*!|>'"%@`]|^[-?:](?: |$)|^---|^\.\.\./.test(text);
}

/** Every run of breaks written with `extra` more of them, and the next words at the margin. */
function brokenLines(text: string, extra: number, indent: number): string {
  return text.replace(/\n+/g, (breaks) => '\n'.repeat(breaks.length + extra) + ' '.repeat(indent));
}
