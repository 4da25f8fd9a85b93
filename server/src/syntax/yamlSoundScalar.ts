import { decodeScalar } from './scalarDecode';
import type { Span } from './span';
import type { ScalarStyle, YamlScalar } from './yaml';
import { coreValue } from './yamlTree';

// Scalars of texts in which all is well. Each function reads the one that begins at `from`, in a collection whose parts begin at column
// `outer`; it is `undefined` where parsers read differently, or where anything is at fault.

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const PLUS = 43;
const DASH = 45;
const COLON = 58;
const GREATER = 62;
const QUESTION = 63;
const BACKSLASH = 92;

/** What a plain scalar cannot begin with. */
const INDICATOR = signs('\t,[]{}#&*!|>\'"%@`');
const FLOW_INDICATOR = signs(',[]{}');
/** All at which plain text may end. */
const STOP = signs('\n\r#:,[]{}');

function signs(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

function has(table: Uint8Array, code: number): boolean {
  return code < 128 && table[code] === 1;
}

export function plainScalar(
  text: string,
  from: number,
  outer: number,
  flow: boolean,
): YamlScalar | undefined {
  if (!beginsPlain(text, from, flow)) return undefined;
  const stop = plainEnd(text, from, flow);
  const to = wordsEnd(text, from, stop);
  const code = text.charCodeAt(stop);
  if (stop < 0 || text.charCodeAt(to - 1) === TAB) return undefined;
  const end = code === LINE_FEED || code === RETURN ? furtherLines(text, stop, to, outer, flow) : to;
  if (end === undefined) return undefined;
  const span = { from, to: end };
  if (end === to) {
    const source = text.slice(from, to);
    return { kind: 'scalar', span, style: 'plain', source, value: coreValue(source) };
  }
  const source = decoded(text, span, 'plain');
  return hasTab(text, span)
    ? undefined
    : { kind: 'scalar', span, style: 'plain', source, value: coreValue(source) };
}

function beginsPlain(text: string, from: number, flow: boolean): boolean {
  const first = text.charCodeAt(from);
  if (has(INDICATOR, first)) return false;
  if (first === DASH || first === QUESTION || first === COLON) {
    const next = text.charCodeAt(from + 1);
    if (isBlankOrEnd(next) || (flow && has(FLOW_INDICATOR, next))) return false;
  }
  return !isMarker(text, from);
}

/** `---` or `...` as a word of its own. */
function isMarker(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== 46) return false;
  return (text.startsWith('---', at) || text.startsWith('...', at)) && isBlankOrEnd(text.charCodeAt(at + 3));
}

/** Where on its line plain text ends: at the break, a comment, a colon or what separates flow nodes. -1 where parsers do not agree. */
function plainEnd(text: string, from: number, flow: boolean): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128 || STOP[code] === 0) continue;
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (isBlankOrEnd(next)) return at;
      if (flow && has(FLOW_INDICATOR, next)) return -1;
    } else if (code === HASH) {
      const before = text.charCodeAt(at - 1);
      if (before === SPACE || before === TAB) return at;
    } else if (flow || code === LINE_FEED || code === RETURN) return at;
  }
  return text.length;
}

/** The end of plain text that may go on below the line that ends at `stop`; `to` where it does not. */
function furtherLines(
  text: string,
  stop: number,
  to: number,
  outer: number,
  flow: boolean,
): number | undefined {
  let end = to;
  for (let at = stop; ; ) {
    const next = nextWords(text, at);
    const from = next.at;
    const code = text.charCodeAt(from);
    const column = from - next.lineStart;
    if (from >= text.length || code === HASH) return end;
    if (code === TAB) return undefined;
    if (column === 0 && isMarker(text, from)) return flow ? undefined : end;
    if (column <= outer) return flow ? undefined : end;
    if (flow && has(FLOW_INDICATOR, code)) return code === 0x5b || code === 0x7b ? undefined : end;
    at = plainEnd(text, from, flow);
    if (at < 0 || text.charCodeAt(at) === COLON) return undefined;
    end = wordsEnd(text, from, at);
    const last = text.charCodeAt(at);
    if (last !== LINE_FEED && last !== RETURN) return end;
  }
}

function nextWords(text: string, from: number): { readonly at: number; readonly lineStart: number } {
  let lineStart = from;
  let at = from;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) lineStart = at + 1;
    else if (code !== SPACE && code !== RETURN) return { at, lineStart };
  }
}

function wordsEnd(text: string, from: number, stop: number): number {
  let to = stop;
  while (to > from && text.charCodeAt(to - 1) === SPACE) to--;
  return to;
}

export function quotedScalar(text: string, from: number, outer: number): YamlScalar | undefined {
  const isDouble = text.charCodeAt(from) === DOUBLE_QUOTE;
  const close = isDouble ? doubleEnd(text, from + 1) : singleEnd(text, from + 1);
  if (close < 0) return undefined;
  const style = isDouble ? 'double' : 'single';
  const span = { from, to: close + 1 };
  const inner = text.slice(from + 1, close);
  if (inner.includes('\n') && !isWithin(text, span, outer)) return undefined;
  const plain = !inner.includes('\n') && !inner.includes(isDouble ? '\\' : "'");
  const source = plain ? inner : decoded(text, span, style);
  return { kind: 'scalar', span, style, source, value: source };
}

function singleEnd(text: string, from: number): number {
  for (let at = text.indexOf("'", from); ; at = text.indexOf("'", at + 2))
    if (at < 0 || text.charCodeAt(at + 1) !== 0x27) return at;
}

/** -1 where it is open, or an escape is none. */
function doubleEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at;
    if (code !== BACKSLASH) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return -1;
    at++;
  }
  return -1;
}

const ESCAPE =
  /\\(?:[0abefnrtvN_LP "/\\\r\n]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})/y;

/** Whether every further line of quoted text is indented further than what holds it, and none has a tab. */
function isWithin(text: string, span: Span, outer: number): boolean {
  for (let at = text.indexOf('\n', span.from); at >= 0 && at < span.to; at = text.indexOf('\n', at + 1)) {
    const next = nextWords(text, at);
    if (next.at - next.lineStart <= outer || (next.at === next.lineStart && isMarker(text, next.at)))
      return false;
  }
  return !hasTab(text, span);
}

/** A block scalar, the first line of which ends before `breakAt`. `fresh`: it ends where a line begins. */
export function blockScalar(
  text: string,
  from: number,
  breakAt: number,
  outer: number,
): { readonly node: YamlScalar; readonly span: Span; readonly fresh: boolean } | undefined {
  HEADER.lastIndex = from;
  if (!HEADER.test(text) || HEADER.lastIndex !== breakAt) return undefined;
  const body = blockBody(text, breakAt + 1, outer);
  if (!body) return undefined;
  const { indent } = body;
  const next = text.charCodeAt(from + 1);
  const keep = next === PLUS;
  // Spaces at the end of the file belong to the scalar, or do not.
  if (keep && body.end === text.length && text.charCodeAt(body.end - 1) === SPACE) return undefined;
  const span = { from, to: keep ? body.end : body.words };
  const style = text.charCodeAt(from) === GREATER ? 'folded' : 'literal';
  const source = decoded(text, span, style, indent);
  return { node: { kind: 'scalar', span, style, source, value: source, indent }, span, fresh: keep };
}

/** An indicator of columns (`|2`) is another thing for each parser. */
const HEADER = /[|>][+-]?(?: +#[^\n\r]*| *)(?=\r?\n)\r?/y;

interface Body {
  readonly indent: number;
  /** Behind its last word, which is also what stands on a line of spaces alone that is indented further. */
  readonly words: number;
  /** Behind its last line. */
  readonly end: number;
}

/** `undefined` for one without words. */
function blockBody(text: string, from: number, outer: number): Body | undefined {
  let indent = -1;
  let words = from;
  let longest = 0;
  let line = from;
  while (line < text.length) {
    let at = line;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    const columns = at - line;
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : text.charCodeAt(found - 1) === RETURN ? found - 1 : found;
    if (at >= end) {
      if (indent < 0) longest = Math.max(longest, columns);
      else if (columns > indent) words = end;
    } else {
      if (code === TAB && columns < indent) return undefined;
      if (indent < 0) {
        if (columns <= Math.max(outer, 0) || longest > columns) return undefined;
        indent = columns;
      } else if (columns < indent) break;
      words = end;
    }
    line = found < 0 ? text.length : found + 1;
  }
  if (indent < 0 || text.charCodeAt(wordsEnd(text, from, words) - 1) === TAB) return undefined;
  return { indent, words, end: line };
}

function decoded(text: string, span: Span, style: ScalarStyle, indent?: number): string {
  return decodeScalar(text, {
    kind: 'scalar',
    span,
    style,
    source: '',
    value: '',
    ...(indent !== undefined && { indent }),
  }).text;
}

function hasTab(text: string, { from, to }: Span): boolean {
  return text.slice(from, to).includes('\t');
}

function isBlankOrEnd(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB || Number.isNaN(code);
}
