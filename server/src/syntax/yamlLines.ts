/** One line of a text, without its line break. */
export interface Line {
  readonly from: number;
  readonly to: number;
  /** Leading white space, in characters. */
  readonly indent: number;
  /** What stands on it, trimmed. */
  readonly words: string;
}

export function lineAt(text: string, offset: number): Line {
  // A negative start would be taken for 0.
  const from = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', from);
  const to = newline < 0 ? text.length : newline;
  const said = text.slice(from, to);
  const words = said.trim();
  return { from, to, indent: words === '' ? said.length : said.length - said.trimStart().length, words };
}

/** The line before with words on it that are no comment. */
export function previousLine(text: string, line: Line): Line | undefined {
  for (let at = line.from; at > 0; ) {
    const before = lineAt(text, at - 1);
    if (says(before)) return before;
    at = before.from;
  }
  return undefined;
}

/** The line behind with words on it that are no comment. */
export function nextLine(text: string, line: Line): Line | undefined {
  for (let at = line.to; at < text.length; ) {
    const after = lineAt(text, at + 1);
    if (says(after)) return after;
    at = after.to;
  }
  return undefined;
}

/** The lines behind one that begin before `end`, at most `count`. */
export function linesBehind(text: string, line: Line, end: number, count: number): Line[] {
  const lines: Line[] = [];
  for (let at = line.to + 1; at < end && at <= text.length && lines.length < count; ) {
    const after = lineAt(text, at);
    if (says(after)) lines.push(after);
    at = after.to + 1;
  }
  return lines;
}

/** The lines below that are indented further, with the blank ones between them. */
export function childrenOf(text: string, line: Line): readonly Line[] {
  const children: Line[] = [];
  for (let after = nextLine(text, line); after && after.indent > line.indent; after = nextLine(text, after))
    children.push(after);
  return children;
}

/** A key with its colon at the start of a line's words, behind any dashes. */
export const KEY = /^((?:- +)*)([A-Za-z_][\w-]*):(?=\s|$)/;

/** Whether a key of this name stands anywhere else in the text: then a word is likely to be one here too. */
export function isKeyElsewhere(text: string, key: string, except: Line): boolean {
  const pattern = new RegExp(`(?:^|[{,\\n])[ \\t]*(?:- +)*${key}:(?=\\s)`, 'g');
  for (const match of text.matchAll(pattern))
    if (match.index + match[0].length <= except.from || match.index >= except.to) return true;
  return false;
}

function says(line: Line): boolean {
  return line.words !== '' && !line.words.startsWith('#');
}
