import type { Attribute } from '../prose';
import type { Span } from '../span';
import { decodeReferences } from './characterReference';
import { loneString, scanBraces } from './expression';

/** One JSX tag as written. `name` is empty for a fragment (`<>`, `</>`). */
export interface Tag {
  readonly form: 'open' | 'close' | 'self';
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly attributes: readonly Attribute[];
  /** Its expressions and spreads that are more than a plain string, braces included. */
  readonly scripts: readonly Script[];
  readonly multiline: boolean;
}

/** Braces with JavaScript in them; `spread`: as `{...a}` in place of an attribute. */
export interface Script extends Span {
  readonly spread: boolean;
}

/** No tag: up to `stop` (its name, attributes with values, an open quote) the text looks like one. */
export interface NoTag {
  readonly form: 'none';
  readonly stop: number;
}

/**
 * The tag that starts with the `<` at `at`, read no further than `end`. The grammar is that of micromark-extension-mdx-jsx 3, narrowed where
 * half-typed text would swallow what follows it: no blank line inside a tag save in braces, and white space after a quoted value.
 */
export function scanTag(text: string, at: number, end: number): Tag | NoTag {
  let pos = at + 1;
  let closing = false;
  if (text.charCodeAt(pos) === SLASH && pos < end) {
    closing = true;
    pos++;
  }
  const nameFrom = pos;
  if (pos < end && isNameStart(text, pos)) {
    pos = scanName(text, pos, end);
    while (pos + 1 < end && (text[pos] === '.' || text[pos] === ':') && isNameStart(text, pos + 1))
      pos = scanName(text, pos + 1, end);
  }
  const nameTo = pos;
  let stop = pos;
  const attributes: Attribute[] = [];
  const scripts: Script[] = [];
  const tag = (form: Tag['form'], to: number): Tag => ({
    form,
    from: at,
    to,
    name: text.slice(nameFrom, nameTo),
    nameFrom,
    nameTo,
    attributes,
    scripts,
    multiline: hasBetween(text, '\n', at, to),
  });
  for (;;) {
    const before = pos;
    while (pos < end && isSpace(text.charCodeAt(pos))) pos++;
    if (pos > before && hasBlankLine(text, before, pos)) return { form: 'none', stop };
    if (pos >= end) return { form: 'none', stop };
    const code = text.charCodeAt(pos);
    if (code === GREATER) return tag(closing ? 'close' : 'open', pos + 1);
    // A fragment has no attributes, a closing tag neither.
    if (closing || nameFrom === nameTo) return { form: 'none', stop };
    if (code === SLASH) {
      if (text.charCodeAt(pos + 1) === GREATER && pos + 1 < end) return tag('self', pos + 2);
      return { form: 'none', stop };
    }
    if (pos === before && code !== BRACE) return { form: 'none', stop };
    if (code === BRACE) {
      const close = scanBraces(text, pos, end);
      if (close < 0 || !/^\s*\.\.\./.test(text.slice(pos + 1, close))) return { form: 'none', stop };
      scripts.push({ from: pos, to: close, spread: true });
      pos = close;
      continue;
    }
    if (!isNameStart(text, pos)) return { form: 'none', stop };
    const attribute = scanAttribute(text, pos, end);
    if (typeof attribute === 'number') return { form: 'none', stop: attribute };
    attributes.push(attribute);
    pos = attribute.span.to;
    if (pos > attribute.nameSpan.to) stop = pos;
    if (isScript(text, attribute))
      scripts.push({ from: text.indexOf('{', attribute.nameSpan.to), to: pos, spread: false });
  }
}

/** Whether its value is JavaScript beyond a plain string. */
function isScript(text: string, { span, valueSpan }: Attribute): boolean {
  if (text[span.to - 1] !== '}') return false;
  return !valueSpan || /[\\`\n]/.test(text.slice(valueSpan.from - 1, valueSpan.to + 1));
}

function scanAttribute(text: string, from: number, end: number): Attribute | number {
  let pos = scanName(text, from, end);
  if (text[pos] === ':' && pos + 1 < end && isNameStart(text, pos + 1)) pos = scanName(text, pos + 1, end);
  const name = text.slice(from, pos);
  const nameSpan = { from, to: pos };
  let equals = pos;
  while (equals < end && isSpace(text.charCodeAt(equals))) equals++;
  if (text[equals] !== '=' || equals >= end || hasBlankLine(text, pos, equals))
    return { name, nameSpan, span: nameSpan };
  let start = equals + 1;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (start >= end || hasBlankLine(text, equals, start)) return equals + 1;
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = start + 1 + text.slice(start + 1, end).indexOf(quote);
    if (close <= start || hasBlankLine(text, start, close)) return start + 1;
    const after = text.charCodeAt(close + 1);
    if (close + 1 < end && !isSpace(after) && after !== SLASH && after !== GREATER) return start + 1;
    const valueSpan = { from: start + 1, to: close };
    return {
      name,
      nameSpan,
      value: decodeReferences(text.slice(start + 1, close)),
      valueSpan,
      span: { from, to: close + 1 },
    };
  }
  if (quote !== '{') return start;
  const to = scanBraces(text, start, end);
  if (to < 0) return start + 1;
  const string = loneString(text, start + 1, to - 1);
  const span = { from, to };
  return string
    ? { name, nameSpan, value: string.value, valueSpan: string.span, span }
    : { name, nameSpan, span };
}

const SLASH = 47;
const GREATER = 62;
const BRACE = 123;

function hasBetween(text: string, character: string, from: number, to: number): boolean {
  const at = text.indexOf(character, from);
  return at >= 0 && at < to;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0xfeff;
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  const newline = text.indexOf('\n', from);
  return newline >= 0 && newline < to && /\n[ \t\r]*\n/.test(text.slice(from, to));
}

function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
  return ID_START.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function scanName(text: string, at: number, end: number): number {
  let pos = at;
  while (pos < end) {
    const code = text.charCodeAt(pos);
    if (code < 128) {
      const word = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
      if (!word && code !== 95 && code !== 36 && code !== 45) break;
      pos++;
    } else {
      const character = String.fromCodePoint(text.codePointAt(pos) ?? 0);
      if (!ID_CONTINUE.test(character)) break;
      pos += character.length;
    }
  }
  return pos;
}

const ID_START = /\p{ID_Start}/u;
const ID_CONTINUE = /[\p{ID_Continue}\u200C\u200D]/u;
