/** Where a bracket or string leads: to the offset behind its end, or nowhere. */
export type Group =
  | { readonly kind: 'closed'; readonly to: number }
  | { readonly kind: 'open-bracket' | 'open-quote'; readonly from: number; readonly to: number };

const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '>': ']' };

/**
 * The group that opens at `from`: the text of a node in any of mermaid's shapes (`[`, `([`, `[(`, `(((`, `{{`, `[/`, `>` …), or `@{ … }`. Brackets inside that pair are
 * taken for text. Text may go on over lines, where neither an arrow nor another bracket stands before the one that closes it; a quoted one over any.
 */
export function groupAt(text: string, from: number): Group {
  const stack = [CLOSERS[text[from]!]!];
  const lineEnd = endOfLine(text, from);
  const isData = text[from - 1] === '@';
  let atStart = true;
  let limit = lineEnd;
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]!;
    if (at >= limit) {
      const goesOn = stack.length === 1 ? (isData ? DATA : PLAIN).exec(text.slice(at))![0] : '';
      if (goesOn === '' || text[at + goesOn.length] !== stack[0] || ARROW.test(goesOn)) break;
      limit = at + goesOn.length + 1;
    }
    if (character === '"') {
      const end = text.indexOf('"', at + 1);
      if (end < 0) return { kind: 'open-quote', from: at, to: lineEnd };
      const behind = /\S/.exec(text.slice(end + 1, end + 200))?.[0];
      const isLong = end > endOfLine(text, at);
      // What begins with a quote ends with one, before its bracket.
      if (
        (atStart || isLong) &&
        behind !== stack.at(-1) &&
        (isLong || text.slice(at, end).includes(stack.at(-1)!))
      )
        return { kind: 'open-quote', from: at, to: endOfLine(text, at) };
      at = end;
      limit = Math.max(limit, endOfLine(text, end));
      atStart = false;
    } else if (character === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return { kind: 'closed', to: at + 1 };
    } else if (character === '[' || character === '(' || character === '{') stack.push(CLOSERS[character]!);
    else if (!/[\s/\\-]/.test(character)) atStart = false;
  }
  return { kind: 'open-bracket', from, to: lineEnd };
}

/** What may stand on further lines of a text, and between `@{` and `}`. */
const PLAIN = /^[^[\](){}"|]*/;
const DATA = /^(?:"[^"]*"|[^[\](){}"|])*/;
const ARROW = /--[->xo\s]|==[=>]|-\.+-/;

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
