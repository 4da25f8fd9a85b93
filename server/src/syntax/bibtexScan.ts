import type { Span } from './span';

/** One `@type{…}` as it is written. Of several faults in it the first is told; the others mostly follow from it. */
export interface RawEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  readonly fields: readonly RawField[];
  readonly error?: { readonly span: Span; readonly message: string };
}

export interface RawField {
  /** In lower case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  /** What `#` joins; `text` is without its braces or quotes. */
  readonly parts: readonly RawPart[];
}

export interface RawPart {
  readonly kind: 'text' | 'macro';
  readonly text: string;
}

interface Opening {
  /** Of the `@`. */
  readonly at: number;
  readonly type: string;
  /** Just behind the opening brace. */
  readonly body: number;
  readonly close: '}' | ')';
}

/**
 * Reads the entry that opens at `opening`. It goes on to its closing brace, or, when it has none, to the next line that begins with
 * `@type{`. A value that is not closed ends before the next line that looks like a field.
 */
export function scanEntry(text: string, opening: Opening): RawEntry {
  const limit = nextEntry(text, opening.body);
  if (opening.type === 'comment' || opening.type === 'preamble') {
    const end = closing(text, opening.body, limit);
    return {
      key: '',
      keySpan: { from: opening.at, to: opening.body },
      span: { from: opening.at, to: end < 0 ? limit : end + 1 },
      fields: [],
    };
  }
  const strict = scan(text, opening, limit, false);
  return strict.unclosed ? scan(text, opening, limit, true) : strict;
}

function scan(
  text: string,
  opening: Opening,
  limit: number,
  mending: boolean,
): RawEntry & { readonly unclosed: boolean } {
  const fields: RawField[] = [];
  let error: { span: Span; message: string } | undefined;
  const fault = (from: number, to: number, message: string): void => {
    error ??= { span: { from, to: Math.max(to, from + characterAt(text, from).length) }, message };
  };
  let at = blank(text, opening.body, limit);
  let key = '';
  let keySpan: Span = { from: opening.at, to: opening.body };
  if (opening.type !== 'string') {
    const written = match(opening.close === ')' ? /[^\s,{}()"=%#]+/y : /[^\s,{}"=%#]+/y, text, at, limit);
    const behind = blank(text, at + written.length, limit);
    if (written !== '' && text[behind] !== '=') {
      key = written;
      keySpan = { from: at, to: at + written.length };
      at = behind;
      if (text[at] === ',') at++;
      else if (text[at] !== opening.close && at < limit)
        fault(at, at + word(text, at, limit).length, `A comma is missing behind the key "${key}".`);
    } else {
      fault(opening.at, opening.body, 'This entry has no key, so that nothing can cite it.');
      if (text[at] === ',') at++;
    }
  }
  let unclosed = false;
  let end = limit;
  for (;;) {
    at = blank(text, at, limit);
    if (at >= limit) {
      unclosed = true;
      while (end > opening.body && /\s/.test(text[end - 1]!)) end--;
      fault(
        opening.at,
        keySpan.to,
        `The entry ${key ? `"${key}" ` : ''}is not closed: its last "${opening.close}" is missing.`,
      );
      break;
    }
    const character = characterAt(text, at);
    if (character === opening.close) {
      const more = /[ \t\r\n]*,?[ \t\r\n]*(?=[A-Za-z][\w-]*[ \t]*=[ \t]*(?:["{]|\d))/y;
      more.lastIndex = at + 1;
      const rest = more.exec(text);
      if (rest && more.lastIndex < limit) {
        fault(
          at,
          at + 1,
          `This "${opening.close}" closes the entry before its last fields: it is one too many.`,
        );
        at = more.lastIndex;
        continue;
      }
      end = at + 1;
      break;
    }
    if (character === ',') {
      fault(at, at + 1, 'A field is missing between these commas.');
      at++;
      continue;
    }
    const name = match(/[A-Za-z_][\w:.+/-]*/y, text, at, limit);
    const equals = blank(text, at + name.length, limit);
    if (name === '' || text[equals] !== '=') {
      const stray = name || character;
      fault(
        at,
        at + stray.length,
        name ? `A field is written "${name} = {…}"; the "=" is missing.` : `"${stray}" is no field.`,
      );
      at = skip(text, at + stray.length, limit, opening.close);
      if (text[at] === ',') at++;
      continue;
    }
    const value = scanValue(text, equals + 1, limit, opening.close, mending);
    if (value.problem !== undefined)
      fault(
        value.problem === 'missing' ? at : value.open,
        value.problem === 'missing' ? equals + 1 : value.open + 1,
        PROBLEMS[value.problem](name),
      );
    if (value.problem === 'unclosed' && !mending) unclosed = true;
    fields.push({
      name: name.toLowerCase(),
      nameSpan: { from: at, to: at + name.length },
      valueSpan: value.span,
      parts: value.parts,
    });
    at = blank(text, value.end, limit);
    if (text[at] === ',' && at < limit) at++;
    else if (at < limit && text[at] !== opening.close) {
      const next = word(text, at, limit);
      fault(at, at + next.length, `A comma is missing before ${JSON.stringify(next)}.`);
      if (!/^[A-Za-z]/.test(next)) at = skip(text, at + 1, limit, opening.close);
    }
  }
  return { key, keySpan, span: { from: opening.at, to: end }, fields, unclosed, ...(error && { error }) };
}

/** All of a character, though it may be of two units; a space behind the end. */
function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 32);
}

const PROBLEMS = {
  missing: (name: string) => `The field "${name}" has no value.`,
  unclosed: (name: string) => `What opens the value of "${name}" here is never closed.`,
  bare: (name: string) => `The value of "${name}" has to stand in braces.`,
} as const;

interface Value {
  readonly parts: readonly RawPart[];
  readonly span: Span;
  readonly end: number;
  readonly open: number;
  readonly problem?: keyof typeof PROBLEMS;
}

function scanValue(text: string, from: number, limit: number, close: string, mending: boolean): Value {
  const parts: RawPart[] = [];
  let at = blank(text, from, limit);
  const open = at;
  let span: Span = { from: at, to: at };
  let problem: keyof typeof PROBLEMS | undefined;
  for (;;) {
    const character = at < limit ? text[at] : undefined;
    if (character === '{' || character === '"') {
      const stop = mending ? fieldLine(text, at + 1, limit) : limit;
      const end = character === '{' ? closing(text, at + 1, stop) : closingQuote(text, at + 1, stop);
      const to =
        end < 0
          ? at +
            1 +
            text
              .slice(at + 1, stop)
              .trimEnd()
              .replace(/,$/, '').length
          : end;
      parts.push({ kind: 'text', text: text.slice(at + 1, to) });
      span = parts.length === 1 ? { from: at + 1, to } : { from: open, to };
      if (end < 0) return { parts, span, end: stop, open: at, problem: 'unclosed' };
      at = end + 1;
    } else {
      const bare = match(/[^\s,{}"#=%()]+/y, text, at, limit);
      if (bare === '') {
        problem ??= 'missing';
        break;
      }
      parts.push({ kind: /^\d+$/.test(bare) ? 'text' : 'macro', text: bare });
      span = { from: open, to: at + bare.length };
      at += bare.length;
    }
    const next = blank(text, at, limit);
    if (text[next] !== '#' || next >= limit) break;
    at = blank(text, next + 1, limit);
  }
  if (parts.length > 1) span = { from: open, to: at };
  // Words that stand without braces (`title = Attention is all,`): told once, read to the comma.
  const rest =
    parts.length === 1 && parts[0]!.kind === 'macro'
      ? match(/[ \t]+[^\s,{}"#=%][^,{}"#=%\n]*(?=[,}\n])/y, text, at, limit)
      : '';
  if (rest !== '' && !(close === ')' && rest.trim() === ')')) {
    span = { from: open, to: at + rest.trimEnd().length };
    return {
      parts: [{ kind: 'text', text: text.slice(span.from, span.to) }],
      span,
      end: at + rest.length,
      open,
      problem: 'bare',
    };
  }
  return { parts, span, end: at, open, ...(problem && { problem }) };
}

/** Where the next entry opens at the head of a line, or the end of the text. */
function nextEntry(text: string, from: number): number {
  const next = /\n[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]/g;
  next.lastIndex = from;
  const found = next.exec(text);
  return found ? found.index + 1 : text.length;
}

/** Where a value that is not closed has to end: at the next line that opens a field, or that closes the entry alone. */
function fieldLine(text: string, from: number, limit: number): number {
  const line =
    /\r?\n[ \t]*(?:[A-Za-z][\w:.+-]*[ \t]*=[ \t]*(?:["{]|[A-Za-z]{3}\b|\d)|[})][ \t]*,?[ \t\r]*(?:\n\s*)?$)/;
  const found = line.exec(text.slice(from, limit));
  return found ? from + found.index : limit;
}

/** The brace that closes the one before `from`, or -1. */
function closing(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && depth-- === 0) return at;
  }
  return -1;
}

/** The quote that closes the one before `from`: the first outside braces, or -1. */
function closingQuote(text: string, from: number, limit: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth--;
    else if (code === 34 && depth <= 0) return at;
  }
  return -1;
}

/** Over white space and `%` comments. */
function blank(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff) at++;
    else if (code === 37) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? limit : end + 1;
    } else break;
  }
  return Math.min(at, limit);
}

/** To the comma, the closing brace or the end of the line, whichever comes first. */
function skip(text: string, from: number, limit: number, close: string): number {
  let at = from;
  while (at < limit && text[at] !== ',' && text[at] !== close && text[at] !== '\n') at++;
  return at;
}

function word(text: string, at: number, limit: number): string {
  return match(/[\w-]+|\S/uy, text, at, limit);
}

function match(pattern: RegExp, text: string, at: number, limit: number): string {
  if (at >= limit) return '';
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].slice(0, limit - at) ?? '';
}
