import type { Span } from '../span';

/**
 * The offset behind the `}` that closes the `{` at `at`, no further than `end`, or -1. Strings, templates and comments are JavaScript's; where
 * they do not work out (an apostrophe in the text of an element: `{on && <A>it's</A>}`) braces alone are counted, up to a blank line.
 */
export function scanBraces(text: string, at: number, end: number): number {
  // Slices keep a search from running through the rest of the document.
  const last = at + text.slice(at, end).lastIndexOf('}');
  if (last < at) return -1;
  const strict = scanScript(text, at, last + 1);
  return strict >= 0 ? strict : countBraces(text, at, last + 1);
}

/**
 * Where the brackets that open at or after `at` are all closed: the offset behind the bracket that brings the depth back to zero, or -1.
 */
export function scanScript(text: string, at: number, end: number): number {
  // A frame a bracket; -1 stands for a template's `${`.
  const frames: number[] = [];
  let pos = at;
  while (pos < end) {
    const code = text.charCodeAt(pos);
    switch (code) {
      case 123: // {
      case 40: // (
      case 91: // [
        frames.push(code);
        break;
      case 125: // }
      case 41: // )
      case 93: {
        // ]
        const open = frames.pop();
        if (open === undefined) return -1;
        if (open === -1) {
          if (code !== 125) return -1;
          pos = skipTemplate(text, pos + 1, end);
          if (pos < 0) return -1;
          if (text.charCodeAt(pos - 1) === 123) frames.push(-1);
          continue;
        }
        if (code !== (open === 40 ? 41 : open + 2)) return -1;
        if (frames.length === 0) return pos + 1;
        break;
      }
      case 34: // "
      case 39: {
        // '
        pos = skipString(text, pos, end);
        if (pos < 0) return -1;
        continue;
      }
      case 96: {
        // `
        pos = skipTemplate(text, pos + 1, end);
        if (pos < 0) return -1;
        if (text.charCodeAt(pos - 1) === 123) frames.push(-1);
        continue;
      }
      case 47: {
        // /
        const next = text.charCodeAt(pos + 1);
        if (next === 42) {
          const close = text.slice(pos + 2, end).indexOf('*/');
          if (close < 0) return -1;
          pos += close + 4;
          continue;
        }
        if (next === 47) {
          const line = text.indexOf('\n', pos);
          if (line < 0 || line >= end) return -1;
          pos = line;
        }
        break;
      }
    }
    pos++;
  }
  return -1;
}

/** What an expression holds, braces left out: comments alone, a lone string, or anything else. */
export function expressionContent(
  text: string,
  from: number,
  to: number,
): { readonly kind: 'comment' | 'string' | 'other'; readonly text: string } {
  const inside = text.slice(from, to).trim();
  if (inside.startsWith('/*') || inside.startsWith('//')) {
    const words: string[] = [];
    const rest = inside.replace(COMMENT, (_, block: string | undefined, line: string | undefined) => {
      words.push((block ?? line ?? '').trim());
      return '';
    });
    if (rest.trim() === '') return { kind: 'comment', text: words.join('\n') };
  }
  const string = loneString(text, from, to);
  return string ? { kind: 'string', text: string.value } : { kind: 'other', text: inside };
}

/** The string literal that is all there is between `from` and `to`, with the span inside its quotes. */
export function loneString(
  text: string,
  from: number,
  to: number,
): { readonly value: string; readonly span: Span } | undefined {
  const match = LONE_STRING.exec(text.slice(from, to));
  if (!match) return undefined;
  const raw = match[2] ?? match[3] ?? match[4] ?? '';
  const start = from + (match[1] ?? '').length + 1;
  return {
    value: raw.includes('\\') ? unescapeScript(raw) : raw,
    span: { from: start, to: start + raw.length },
  };
}

/** An expression of one line that is JavaScript beyond doubt: a comment, a string, a number or a name. */
export function isPlainExpression(written: string): boolean {
  return PLAIN_EXPRESSION.test(written);
}

const PLAIN_EXPRESSION =
  /^\{[ \t]*(?:\/\*(?:(?!\*\/)[^\r\n])*\*\/|"[^"\\\r\n]*"|'[^'\\\r\n]*'|(?:0|[1-9]\d{0,9})|(?:props|frontmatter|frontMatter|metadata)(?:\.[A-Za-z_]\w*)*|true|false|null)[ \t]*\}$/;

const COMMENT = /\/\*([\s\S]*?)\*\/|\/\/([^\n]*)/g;
const LONE_STRING =
  /^(\s*)(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|`((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)`)\s*$/;
const NAMED_ESCAPE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

function unescapeScript(raw: string): string {
  return raw.replace(
    /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
    (_, long, short, byte, other: string | undefined) => {
      const hex: string | undefined = long ?? short ?? byte;
      if (hex === undefined) return NAMED_ESCAPE[other ?? ''] ?? other ?? '';
      const code = Number.parseInt(hex, 16);
      return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
    },
  );
}

function countBraces(text: string, at: number, end: number): number {
  let depth = 0;
  for (let pos = at; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return pos + 1;
    else if (code === 10 && /^[ \t\r]*(?:\n|$)/.test(text.slice(pos + 1, lineEnd(text, pos + 1) + 1)))
      return -1;
  }
  return -1;
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

function skipString(text: string, at: number, end: number): number {
  const quote = text.charCodeAt(at);
  for (let pos = at + 1; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) return pos + 1;
    if (code === 10) return -1;
    if (code === 92) pos++;
  }
  return -1;
}

/** Behind the closing backtick, or behind the `${` that interrupts the template. */
function skipTemplate(text: string, at: number, end: number): number {
  for (let pos = at; pos < end; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 96) return pos + 1;
    if (code === 92) pos++;
    else if (code === 36 && text.charCodeAt(pos + 1) === 123 && pos + 1 < end) return pos + 2;
  }
  return -1;
}
