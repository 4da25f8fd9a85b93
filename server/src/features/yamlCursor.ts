/** Where in a YAML text a cursor is, told from the lines around it, since what is being typed seldom parses. */
export interface YamlCursor {
  /** Keys and, for an item of a list, `undefined`, from the root to the mapping or list that is being typed in. */
  readonly path: readonly (string | undefined)[];
  /** A key of that mapping is being typed; else the value of `key`, or an item. */
  readonly at: 'key' | 'value';
  readonly key?: string;
  /** Keys that the mapping has on other lines, and in the same braces. */
  readonly present: readonly string[];
  readonly prefix: string;
  /** An open quote stands before the prefix. */
  readonly quoted: boolean;
}

/** `undefined` in comments, block text, flow collections over lines, and where no key and no word can stand. */
export function yamlCursor(text: string, offset: number): YamlCursor | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const line = readLine(before);
  if (line.rest.startsWith('#') || /\s#/.test(line.rest)) return undefined;
  const outer = ancestors(text, lineStart, line);
  if (!outer) return undefined;
  const path = [...outer.path, ...line.dashes.map(() => undefined)];
  const present = [...outer.present, ...keysBelow(text, offset, line.column)];
  const entry = KEY_OF.exec(line.rest);
  const flowFrom = entry ? entry[0].length : 0;
  const written = line.rest.slice(flowFrom);
  if (/^[[{]/.test(written)) return inFlow(written, entry ? [...path, keyOf(entry)] : path, text, offset);
  const word = WORD.exec(written);
  if (!word) return undefined;
  const [, quote = '', prefix = ''] = word;
  const quoted = quote !== '';
  if (entry) return { path, at: 'value', key: keyOf(entry), present: [], prefix, quoted };
  return { path, at: 'key', present, prefix, quoted };
}

/** The front matter that holds an offset, as a YAML text with the document's own offsets: what stands around it is blank. */
export function frontMatterOf(text: string, offset: number): string | undefined {
  const open = /^---[ \t]*\r?\n/.exec(text)?.[0];
  if (open === undefined || offset < open.length) return undefined;
  const end = /^---[ \t]*$/m.exec(text.slice(open.length))?.index;
  const to = end === undefined ? text.length : open.length + end;
  return offset <= to ? `${' '.repeat(open.length - 1)}\n${text.slice(open.length, to)}` : undefined;
}

/** A key with its colon and the space behind it. */
const KEY_OF = /^(?:"([^"\n]*)"|'([^'\n]*)'|([A-Za-z_][\w-]*))[ \t]*:(?:[ \t]+|$)/;
const WORD = /^(["']?)([\w.-]*)$/;

function keyOf(match: RegExpExecArray): string {
  return match[1] ?? match[2] ?? match[3] ?? '';
}

interface Line {
  /** Columns of its dashes. */
  readonly dashes: readonly number[];
  /** Of what stands behind them. */
  readonly column: number;
  readonly rest: string;
}

function readLine(written: string): Line {
  const dashes: number[] = [];
  let column = /^ */.exec(written)![0].length;
  for (let dash = DASH.exec(written.slice(column)); dash; dash = DASH.exec(written.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  return { dashes, column, rest: written.slice(column).trimEnd() === '' ? '' : written.slice(column) };
}

const DASH = /^-(?: +|$)/;

/** What the line at `lineStart` stands in, and the keys above it in its own mapping. */
function ancestors(
  text: string,
  lineStart: number,
  line: Line,
): { readonly path: readonly (string | undefined)[]; readonly present: readonly string[] } | undefined {
  const path: (string | undefined)[] = [];
  const present: string[] = [];
  // What is looked for: a mapping whose keys stand in this column, or a list whose dashes do.
  let isItem = line.dashes.length > 0;
  let column = line.dashes[0] ?? line.column;
  let own = !isItem;
  for (let end = lineStart - 1; end >= 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const written = text.slice(start, end).replace(/\r$/, '');
    end = start - 1;
    if (/^\s*(?:#|$)/.test(written)) continue;
    if (/^---(?:\s|$)/.test(written)) break;
    const above = readLine(written);
    const first = above.dashes[0] ?? above.column;
    // Further in, or an item beside ours.
    if (first > column || (isItem && above.dashes[0] === column)) continue;
    const entry = KEY_OF.exec(above.rest);
    if (!isItem && above.column === column && entry) {
      if (own) present.push(keyOf(entry));
      if (above.dashes.length === 0) continue;
      // The line begins the item that the mapping is.
    } else {
      if (above.column > column || (above.column === column && !isItem)) return undefined;
      const value = entry ? above.rest.slice(entry[0].length) : above.rest;
      // Text below a key that has one is more of that text.
      if (value !== '' && !value.startsWith('#')) return undefined;
      if (entry) path.unshift(keyOf(entry));
    }
    path.unshift(...above.dashes.map(() => undefined));
    own = false;
    isItem = above.dashes.length > 0;
    column = first;
  }
  return column === 0 || path.length === 0 ? { path, present } : undefined;
}

/** Keys of the same mapping on the lines below. */
function keysBelow(text: string, offset: number, column: number): string[] {
  const keys: string[] = [];
  const end = text.indexOf('\n', offset);
  if (end < 0) return keys;
  for (const written of text.slice(end + 1).split('\n')) {
    if (/^\s*(?:#|\r?$)/.test(written)) continue;
    const line = readLine(written);
    const first = line.dashes[0] ?? line.column;
    if (first < column || /^---(?:\s|$)/.test(written)) break;
    const entry = first === column && line.dashes.length === 0 ? KEY_OF.exec(line.rest) : null;
    if (entry) keys.push(keyOf(entry));
  }
  return keys;
}

/** In braces or brackets that begin on the cursor's line. */
function inFlow(
  written: string,
  outer: readonly (string | undefined)[],
  text: string,
  offset: number,
): YamlCursor | undefined {
  const open: { readonly brace: boolean; readonly keys: string[]; from: number }[] = [];
  for (let at = 0; at < written.length; at++) {
    const character = written[at]!;
    const top = open.at(-1);
    if (character === '{' || character === '[')
      open.push({ brace: character === '{', keys: [], from: at + 1 });
    else if (character === '}' || character === ']') open.pop();
    else if (character === ',' && top) top.from = at + 1;
    else if ((character === '"' || character === "'") && /[\s:,[{]/.test(written[at - 1] ?? ' ')) {
      const close = written.indexOf(character, at + 1);
      if (close < 0) break;
      at = close;
    } else if (character === ':' && top?.brace) {
      const entry = KEY_OF.exec(written.slice(top.from).trimStart());
      if (entry) top.keys.push(keyOf(entry));
    }
    if (open.length === 0) return undefined;
  }
  const top = open.at(-1)!;
  const path = [...outer];
  for (const [index, { brace, keys }] of open.entries()) {
    // The last key of braces leads to what is open inside them.
    if (index < open.length - 1) path.push(brace ? keys.at(-1) : undefined);
  }
  const part = written.slice(top.from).trimStart();
  const entry = top.brace ? KEY_OF.exec(part) : null;
  const word = WORD.exec(entry ? part.slice(entry[0].length) : part);
  if (!word) return undefined;
  const [, quote = '', prefix = ''] = word;
  const quoted = quote !== '';
  if (entry) return { path, at: 'value', key: keyOf(entry), present: [], prefix, quoted };
  if (!top.brace) return { path: [...path, undefined], at: 'value', present: [], prefix, quoted };
  const line = /^[^\n]*/.exec(text.slice(offset))![0];
  const behind = [...line.replace(/\}.*$/, '').matchAll(/[\s,]([A-Za-z_][\w-]*):/g)].map(
    (match) => match[1]!,
  );
  return { path, at: 'key', present: [...top.keys, ...behind], prefix, quoted };
}
