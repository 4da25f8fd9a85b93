import type {
  YamlComment,
  YamlEntry,
  YamlItem,
  YamlList,
  YamlMap,
  YamlNode,
  YamlScalar,
  YamlTree,
} from './yaml';
import { blockScalar, plainScalar, quotedScalar } from './yamlSoundScalar';

/**
 * The tree of a text in which nothing is at fault and nothing is unusual, in one pass over its characters: many times faster than the parser
 * that reads on behind errors. Where there is a tree, it is the very one that the tolerant reader gives. `undefined` for every other text: errors,
 * anchors, aliases, tags, directives, further documents, keys that stand twice or are no scalars, and whatever is not plainly fine.
 */
export function readSound(text: string): YamlTree | undefined {
  return UNUSUAL.test(text) ? undefined : new SoundReader(text).tree();
}

/** A byte order mark, a control character or a lone CR. */
const UNUSUAL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|\r(?!\n)/;

/** Far from what a recursive reader can bear; an atlas needs about 20. */
const MAX_DEPTH = 64;

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const GREATER = 62;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const PIPE = 124;
const CLOSE_BRACE = 125;

/** What stands before a colon cannot be longer than 1024 characters (YAML 1.2.2, 7.4.2). */
const LONG_KEY = 1000;

/** Up to here, comparing a key with all before it is quicker than a set of them. */
const FEW_KEYS = 8;

class SoundReader {
  private readonly comments: YamlComment[] = [];
  private failed = false;
  private at = 0;
  private lineStart = 0;
  /** Nothing but white space stands before the place reached on its line. */
  private fresh = true;
  private depth = 0;
  private flowDepth = 0;
  /** Behind a colon or a dash. */
  private atValue = false;

  constructor(private readonly text: string) {}

  tree(): YamlTree | undefined {
    this.skip();
    if (this.atMarker('---')) {
      this.pass(3);
      if (!this.fresh && this.at < this.text.length) return undefined;
    }
    const root = this.at < this.text.length && !this.atMarker('...') ? this.block(-1, false) : undefined;
    this.skip();
    if (this.atMarker('...')) this.pass(3);
    if (this.failed || this.at !== this.text.length) return undefined;
    return { ...(root && { root }), errors: [], comments: this.comments, whole: true };
  }

  private fail(): undefined {
    this.failed = true;
    this.at = this.text.length;
    return undefined;
  }

  /** Past white space and comments. A tab there is unusual enough to fail. */
  private skip(): void {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === RETURN) at++;
      else if (code === LINE_FEED) {
        at++;
        this.lineStart = at;
        this.fresh = true;
      } else if (code === HASH) at = this.comment(at);
      else break;
    }
    this.at = at;
  }

  /** Past an indicator and what follows it. */
  private pass(length: number): void {
    this.at += length;
    this.fresh = false;
    this.skip();
  }

  /** Up to its end. */
  private comment(from: number): number {
    const { text } = this;
    const before = from === 0 ? LINE_FEED : text.charCodeAt(from - 1);
    if ((before !== SPACE && before !== LINE_FEED) || this.isMistaken(from)) {
      this.fail();
      return text.length;
    }
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
    this.comments.push({ span: { from, to }, text: text.slice(from + 1, to).trim() });
    return to;
  }

  /**
   * Two comments after which the tolerant reader's parser sees errors where none are: one at the margin below a word in brackets, and one
   * without a space behind its `#` (`#todo`) on a line of its own between a key and its value.
   */
  private isMistaken(hash: number): boolean {
    if (this.flowDepth > 0) return hash === this.lineStart;
    return this.atValue && !/^[ \t\r\n]?$/.test(this.text.slice(hash + 1, hash + 2));
  }

  /** `---` or `...`, which are words unless they begin a line. */
  private atMarker(written: string): boolean {
    const { text, at } = this;
    return at === this.lineStart && text.startsWith(written, at) && isGap(text.charCodeAt(at + 3));
  }

  /** Whether what comes next stands on a line of its own at this column: what stands further in hangs together with nothing. */
  private goesOn(column: number): boolean {
    this.skip();
    if (this.at >= this.text.length) return false;
    const own = this.at - this.lineStart;
    if (!this.fresh || own > column) this.fail();
    return own === column && !this.failed && !this.atMarker('---') && !this.atMarker('...');
  }

  private atDash(): boolean {
    return this.text.charCodeAt(this.at) === DASH && isGap(this.text.charCodeAt(this.at + 1));
  }

  /** The node that begins here, in a collection whose parts begin at column `outer`. Behind a colon no block collection begins. */
  private block(outer: number, behindColon: boolean): YamlNode | undefined {
    if (this.depth >= MAX_DEPTH) return this.fail();
    this.depth++;
    const node = this.undepthed(outer, behindColon);
    this.depth--;
    return node;
  }

  private undepthed(outer: number, behindColon: boolean): YamlNode | undefined {
    const column = this.at - this.lineStart;
    if (this.atDash()) return behindColon ? this.fail() : this.list(column);
    const code = this.text.charCodeAt(this.at);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      const node = this.flow(outer);
      return this.atColon() ? this.fail() : node;
    }
    const isBlock = code === PIPE || code === GREATER;
    const scalar = isBlock ? this.blockScalar(outer) : this.scalar(outer, false);
    if (!scalar || isBlock || !this.atColon()) return scalar;
    return behindColon ? this.fail() : this.map(scalar, column);
  }

  /** Whether a colon follows on the same line, which is then the place reached. */
  private atColon(): boolean {
    let { at } = this;
    while (this.text.charCodeAt(at) === SPACE) at++;
    if (this.text.charCodeAt(at) !== COLON) return false;
    this.at = at;
    return true;
  }

  private scalar(outer: number, flow: boolean): YamlScalar | undefined {
    const { text, at } = this;
    this.atValue = false;
    const code = text.charCodeAt(at);
    const scalar =
      code === DOUBLE_QUOTE || code === SINGLE_QUOTE
        ? quotedScalar(text, at, outer)
        : plainScalar(text, at, outer, flow);
    if (!scalar) return this.fail();
    this.at = scalar.span.to;
    this.fresh = false;
    return scalar;
  }

  private blockScalar(outer: number): YamlScalar | undefined {
    const { text, at } = this;
    this.atValue = false;
    const header = text.indexOf('\n', at);
    const scalar = header < 0 ? undefined : blockScalar(text, at, header, outer);
    if (!scalar) return this.fail();
    const hash = text.slice(at, header).indexOf('#');
    if (hash >= 0) this.comment(at + hash);
    if (!this.failed) this.at = scalar.span.to;
    this.fresh = scalar.fresh;
    // Behind the last break of a scalar that keeps it, a line begins.
    if (scalar.fresh) this.lineStart = this.at;
    return scalar.node;
  }

  private map(first: YamlScalar, column: number): YamlMap | undefined {
    const entries: YamlEntry[] = [];
    const { from } = first.span;
    for (let key: YamlScalar | undefined = first; ; ) {
      const entry: YamlEntry | undefined = key && this.entry(key, column);
      if (!entry) return this.fail();
      entries.push(entry);
      if (!this.goesOn(column)) break;
      key = this.scalar(column, false);
      if (!this.atColon()) return this.fail();
    }
    if (repeats(entries)) return this.fail();
    return { kind: 'map', span: { from, to: entries.at(-1)!.span.to }, entries, flow: false };
  }

  /** From its colon on. */
  private entry(key: YamlScalar, column: number): YamlEntry | undefined {
    const keySpan = key.span;
    const to = this.at + 1;
    if (!isGap(this.text.charCodeAt(to)) || !this.isKey(key, to)) return this.fail();
    this.atValue = true;
    this.pass(1);
    const own = this.at - this.lineStart;
    const value =
      this.at >= this.text.length
        ? undefined
        : !this.fresh || own > column
          ? this.block(column, !this.fresh)
          : own === column && this.atDash()
            ? this.list(column)
            : undefined;
    if (!value) return { key, keySpan, span: { from: keySpan.from, to } };
    return { key, keySpan, value, span: { from: keySpan.from, to: value.span.to } };
  }

  /** Whether a scalar may stand before a colon that ends at `to`. */
  private isKey({ span, style }: YamlScalar, to: number): boolean {
    if (to - span.from > LONG_KEY) return false;
    return style === 'plain' || !this.text.slice(span.from, span.to).includes('\n');
  }

  private list(column: number): YamlList | undefined {
    const from = this.at;
    const items: YamlItem[] = [];
    do {
      const place = this.behindDash();
      this.atValue = true;
      this.pass(1);
      const held = this.at < this.text.length && (!this.fresh || this.at - this.lineStart > column);
      const node = held ? this.block(column, false) : undefined;
      if (node) items.push({ node, span: node.span });
      else items.push({ span: { from: place, to: place } });
    } while (this.goesOn(column) && this.atDash());
    return this.failed
      ? undefined
      : { kind: 'list', span: { from, to: items.at(-1)!.span.to }, items, flow: false };
  }

  /** Where a node would stand: behind the spaces that follow a dash. */
  private behindDash(): number {
    let at = this.at + 1;
    while (this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** White space and comments between brackets, where every line is indented further than what holds them. */
  private gap(outer: number): void {
    const { lineStart } = this;
    this.skip();
    if (lineStart === this.lineStart || this.failed) return;
    if (this.at - this.lineStart <= outer || this.atMarker('---') || this.atMarker('...')) this.fail();
  }

  private flow(outer: number): YamlList | YamlMap | undefined {
    if (++this.depth > MAX_DEPTH) return this.fail();
    this.flowDepth++;
    this.atValue = false;
    const from = this.at;
    const isList = this.text.charCodeAt(from) === OPEN_BRACKET;
    this.at++;
    this.fresh = false;
    const node = isList ? this.flowList(from, outer) : this.flowMap(from, outer);
    this.flowDepth--;
    this.depth--;
    this.fresh = false;
    return this.failed ? undefined : node;
  }

  private flowList(from: number, outer: number): YamlList {
    const items: YamlItem[] = [];
    while (this.flowGoesOn(CLOSE_BRACKET, items.length > 0, outer)) {
      const node = this.flowNode(outer);
      if (node) items.push({ node, span: node.span });
    }
    return { kind: 'list', span: { from, to: this.at }, items, flow: true };
  }

  private flowMap(from: number, outer: number): YamlMap {
    const entries: YamlEntry[] = [];
    while (this.flowGoesOn(CLOSE_BRACE, entries.length > 0, outer)) {
      const entry = this.flowEntry(outer);
      if (entry) entries.push(entry);
    }
    if (repeats(entries)) this.fail();
    return { kind: 'map', span: { from, to: this.at }, entries, flow: true };
  }

  /** To the next part, past the comma before it; or past the bracket that closes, of which a last comma may stand. */
  private flowGoesOn(close: number, behindPart: boolean, outer: number): boolean {
    this.gap(outer);
    if (behindPart && this.text.charCodeAt(this.at) === COMMA) {
      this.at++;
      this.gap(outer);
    } else if (behindPart && this.text.charCodeAt(this.at) !== close) this.fail();
    if (this.failed) return false;
    if (this.text.charCodeAt(this.at) !== close) return true;
    this.at++;
    return false;
  }

  private flowNode(outer: number): YamlNode | undefined {
    const code = this.text.charCodeAt(this.at);
    return code === OPEN_BRACKET || code === OPEN_BRACE ? this.flow(outer) : this.scalar(outer, true);
  }

  private flowEntry(outer: number): YamlEntry | undefined {
    const key = this.scalar(outer, true);
    if (!key) return undefined;
    const keySpan = key.span;
    if (!this.atColon()) return { key, keySpan, span: { from: keySpan.from, to: keySpan.to } };
    const to = this.at + 1;
    if (!this.isKey(key, to)) return this.fail();
    this.at = to;
    this.atValue = true;
    this.gap(outer);
    const code = this.text.charCodeAt(this.at);
    const value = code === COMMA || code === CLOSE_BRACE ? undefined : this.flowNode(outer);
    if (!value) return { key, keySpan, span: { from: keySpan.from, to } };
    return { key, keySpan, value, span: { from: keySpan.from, to: value.span.to } };
  }
}

/** What ends an indicator: a space, the end of the line, the end of the text. */
function isGap(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || Number.isNaN(code);
}

function repeats(entries: readonly YamlEntry[]): boolean {
  if (entries.length > FEW_KEYS)
    return new Set(entries.map((entry) => entry.key.source)).size < entries.length;
  for (let i = 1; i < entries.length; i++)
    for (let j = 0; j < i; j++) if (entries[i]!.key.source === entries[j]!.key.source) return true;
  return false;
}
