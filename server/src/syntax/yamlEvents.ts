import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { Span } from './span';
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
import { scalarFromEvent } from './yamlEventScalar';

/**
 * The tree of a text in which nothing is at fault and nothing is unusual, in one pass over the events of a parser that is many times faster
 * than the one that reads on behind errors. Where there is a tree, it is the very one that the tolerant reader gives. `undefined` for every
 * other text: errors, anchors, aliases, tags, directives, further documents, keys that stand twice or are no scalars, and what the two parsers
 * read differently.
 */
export function readEvents(text: string): YamlTree | undefined {
  if (UNUSUAL.test(text)) return undefined;
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch {
    // What is wrong is for the tolerant reader to say.
    return undefined;
  }
  return new TreeBuilder(text, events).tree();
}

/** A byte order mark or a lone CR. */
const UNUSUAL = /\ufeff|\r(?!\n)/;

/** Far from what a recursive reader can bear; an atlas needs about 20. */
const MAX_DEPTH = 64;

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** What stands before a colon cannot be longer than 1024 characters (YAML 1.2.2, 7.4.2), which the fast parser does not check. */
const LONG_KEY = 1000;

/** Up to here, comparing a key with all before it is quicker than a set of them. */
const FEW_KEYS = 8;

/**
 * Events say where scalars are. All that stands between them is walked through here: so every colon, bracket and comment is found, and whatever
 * else stands there fails the pass.
 */
class TreeBuilder {
  private readonly comments: YamlComment[] = [];
  private failed = false;
  private at = 0;
  private index = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  tree(): YamlTree | undefined {
    const { events } = this;
    let root: YamlNode | undefined;
    if (events.length > 0) {
      const document = events[this.index++]!;
      if (document.type !== EVENT_ID.DOCUMENT || document.directives.length > 0) return undefined;
      if (document.explicitStart) this.marker('---');
      root = this.node();
      if (events[this.index]?.type !== EVENT_ID.POP || this.index !== events.length - 1) return undefined;
      if (document.explicitEnd) this.marker('...');
    }
    this.skip();
    if (this.failed || this.at !== this.text.length) return undefined;
    return { ...(root && { root }), errors: [], comments: this.comments, whole: true };
  }

  private fail(): undefined {
    this.failed = true;
    return undefined;
  }

  /** Past white space and comments. A tab there is unusual enough to fail. */
  private skip(): void {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === LINE_FEED || code === RETURN) at++;
      else if (code === HASH) at = this.comment(at);
      else break;
    }
    this.at = at;
  }

  /** Up to its end. */
  private comment(from: number): number {
    const { text } = this;
    const before = from === 0 ? LINE_FEED : text.charCodeAt(from - 1);
    if (before !== SPACE && before !== LINE_FEED) this.fail();
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
    this.comments.push({ span: { from, to }, text: text.slice(from + 1, to).trim() });
    return to;
  }

  private expect(code: number): void {
    this.skip();
    if (this.text.charCodeAt(this.at) === code) this.at++;
    else this.fail();
  }

  /** `---` or `...`, which are words unless they begin a line. */
  private marker(written: string): void {
    this.skip();
    const begins = this.at === 0 || this.text.charCodeAt(this.at - 1) === LINE_FEED;
    if (!begins || !this.text.startsWith(written, this.at)) this.fail();
    this.at += written.length;
  }

  /** False at the end of the collection that is being read, and for all of them once the pass has failed. */
  private more(): boolean {
    return !this.failed && this.events[this.index]!.type !== EVENT_ID.POP;
  }

  /** `undefined` where nothing is written. */
  private node(): YamlNode | undefined {
    const event = this.events[this.index++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.scalar(event);
      case EVENT_ID.MAPPING:
        return this.mapping(event);
      case EVENT_ID.SEQUENCE:
        return this.list(event);
      default:
        return this.fail();
    }
  }

  private scalar(event: ScalarEvent): YamlScalar | undefined {
    if (event.tagStart >= 0 || event.anchorStart >= 0) return this.fail();
    if (event.valueStart < 0) return undefined;
    this.skip();
    const { at } = this;
    const node = scalarFromEvent(this.text, event, at);
    if (!node) return this.fail();
    if (node.indent !== undefined) {
      const hash = this.text.slice(at, event.valueStart).indexOf('#');
      if (hash >= 0) this.comment(at + hash);
    }
    this.at = node.span.to;
    return node;
  }

  /** To the bracket, the dash or the key that it begins with. */
  private begin(event: MappingEvent | SequenceEvent): number {
    this.skip();
    if (event.start !== this.at || event.tagStart >= 0 || event.anchorStart >= 0) this.fail();
    return this.at;
  }

  private mapping(event: MappingEvent): YamlMap {
    const from = this.begin(event);
    const flow = event.style === COLLECTION_STYLE.FLOW;
    if (flow) this.expect(OPEN_BRACE);
    const entries: YamlEntry[] = [];
    while (this.more()) {
      if (flow && entries.length > 0) this.expect(COMMA);
      const entry = this.entry(flow);
      if (entry) entries.push(entry);
    }
    this.index++;
    if (repeats(entries)) this.fail();
    return { kind: 'map', span: { from, to: this.end(flow, CLOSE_BRACE, entries, from) }, entries, flow };
  }

  private entry(flow: boolean): YamlEntry | undefined {
    const event = this.events[this.index++]!;
    const key = event.type === EVENT_ID.SCALAR ? this.scalar(event) : undefined;
    if (!key) return this.fail();
    const keySpan = key.span;
    this.skip();
    let to = keySpan.to;
    if (this.text.charCodeAt(this.at) === COLON) to = ++this.at;
    else if (!flow) return this.fail();
    if (to - keySpan.from > LONG_KEY) return this.fail();
    const value = this.node();
    if (!value) return { key, keySpan, span: { from: keySpan.from, to } };
    return { key, keySpan, value, span: { from: keySpan.from, to: value.span.to } };
  }

  private list(event: SequenceEvent): YamlList {
    const from = this.begin(event);
    const flow = event.style === COLLECTION_STYLE.FLOW;
    if (flow) this.expect(OPEN_BRACKET);
    const items: YamlItem[] = [];
    while (this.more()) {
      if (!flow) this.expect(DASH);
      else if (items.length > 0) this.expect(COMMA);
      const node = this.node();
      if (node) items.push({ node, span: node.span });
      else items.push({ span: this.place() });
    }
    this.index++;
    return { kind: 'list', span: { from, to: this.end(flow, CLOSE_BRACKET, items, from) }, items, flow };
  }

  /** Where a node would stand: behind the spaces that follow a dash. */
  private place(): Span {
    let { at } = this;
    while (this.text.charCodeAt(at) === SPACE) at++;
    return { from: at, to: at };
  }

  private end(
    flow: boolean,
    bracket: number,
    parts: readonly (YamlEntry | YamlItem)[],
    from: number,
  ): number {
    if (!flow) return parts.at(-1)?.span.to ?? from;
    this.skip();
    if (parts.length > 0 && this.text.charCodeAt(this.at) === COMMA) this.at++;
    this.expect(bracket);
    return this.at;
  }
}

function repeats(entries: readonly YamlEntry[]): boolean {
  if (entries.length > FEW_KEYS)
    return new Set(entries.map((entry) => entry.key.source)).size < entries.length;
  for (let i = 1; i < entries.length; i++)
    for (let j = 0; j < i; j++) if (entries[i]!.key.source === entries[j]!.key.source) return true;
  return false;
}
