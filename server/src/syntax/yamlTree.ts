import type { Alias, CST, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isPair, isScalar } from 'yaml';
import type { Span } from './span';
import type {
  ScalarStyle,
  YamlEntry,
  YamlError,
  YamlItem,
  YamlList,
  YamlMap,
  YamlNode,
  YamlScalar,
} from './yaml';
import { quoteFix } from './yamlQuote';

export interface BuiltTree {
  readonly root?: YamlNode;
  readonly errors: readonly YamlError[];
}

/** Nodes that aliases may stand for in one document. A bomb of nine lines stands for 10^9. */
const ALIAS_BUDGET = 50_000;

/**
 * Turns the library's nodes into ours and checks what it does not, or not in linear time: repeated keys, aliases. `text` is the text that was
 * parsed; spans are its offsets.
 */
export function buildTree(contents: ParsedNode | null, text: string): BuiltTree {
  const builder: Builder = { text, errors: [], anchors: new Map(), budget: ALIAS_BUDGET, refused: false };
  const root = contents ? node(builder, contents) : undefined;
  return { ...(root ? { root } : {}), errors: builder.errors };
}

interface Builder {
  readonly text: string;
  readonly errors: YamlError[];
  /** What each anchor names so far; `undefined` while the node that has it is not complete. */
  readonly anchors: Map<string, { readonly node: YamlNode | undefined; readonly size: number } | undefined>;
  budget: number;
  refused: boolean;
}

type SourceNode = ParsedNode | Scalar | YAMLMap | YAMLSeq | Alias;

/** `undefined` where nothing is written. */
function node(builder: Builder, source: SourceNode): YamlNode | undefined {
  if (isAlias(source)) return aliased(builder, source);
  const { anchor } = source;
  if (anchor) builder.anchors.set(anchor, undefined);
  const built = isScalar(source)
    ? scalar(builder, source)
    : isMap(source)
      ? mapping(builder, source)
      : list(builder, source as YAMLSeq);
  if (anchor) builder.anchors.set(anchor, { node: built, size: built ? sizeOf(built) : 0 });
  return built;
}

const STYLES = new Map<string | undefined, ScalarStyle>([
  ['PLAIN', 'plain'],
  ['QUOTE_SINGLE', 'single'],
  ['QUOTE_DOUBLE', 'double'],
  ['BLOCK_LITERAL', 'literal'],
  ['BLOCK_FOLDED', 'folded'],
]);

function scalar(builder: Builder, node: Scalar): YamlScalar | undefined {
  const [from, to] = node.range ?? [0, 0];
  const source = node.source ?? '';
  const style = STYLES.get(node.type) ?? 'plain';
  if (style === 'plain') {
    if (from === to && !node.tag) return undefined;
    return {
      kind: 'scalar',
      span: { from, to },
      style,
      source,
      value: node.tag ? source : coreValue(source),
    };
  }
  if (style === 'single' || style === 'double')
    return { kind: 'scalar', span: { from, to }, style, source, value: source };
  const token = node.srcToken as CST.BlockScalar;
  const header = token.props[0] as CST.SourceToken;
  const end = header.source.includes('+') ? to : beforeBreak(builder.text, to);
  const indent = blockIndent(token, header.source);
  return { kind: 'scalar', span: { from, to: end }, style, source, value: source, indent };
}

/** By the indicator if there is one, else that of the first line with words (or the longest of blank lines alone). */
function blockIndent(token: CST.BlockScalar, header: string): number {
  const indicator = /[1-9]/.exec(header)?.[0];
  if (indicator) return token.indent + Number(indicator);
  const first = /^(?: *\r?\n)*( *)[^ \r\n]/.exec(token.source);
  return first
    ? first[1]!.length
    : Math.max(0, ...token.source.split('\n').map((line) => /^ */.exec(line)![0].length));
}

function beforeBreak(text: string, at: number): number {
  if (text.charCodeAt(at - 1) !== 10) return at;
  return text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
}

const FIRST_OF_VALUES = new Set([...'-+.0123456789~nNtTfF'].map((character) => character.charCodeAt(0)));

/**
 * The core schema's reading of a plain scalar (YAML 1.2.2, section 10.3.2).
 */
export function coreValue(source: string): string | number | boolean | null {
  if (source === '') return null;
  // Most scalars are words: the first character settles it.
  if (!FIRST_OF_VALUES.has(source.charCodeAt(0)) || source.length > 60) return source;
  if (/^(?:~|null|Null|NULL)$/.test(source)) return null;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  if (/^(?:0o[0-7]+|0x[0-9a-fA-F]+)$/.test(source)) return Number(source);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source)) return Number(source);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(source) ? Number.NaN : source;
}

function mapping(builder: Builder, map: YAMLMap): YamlMap {
  const seen = new Set<string>();
  const entries: YamlEntry[] = [];
  for (const pair of map.items) {
    const built = entry(builder, pair as Pair<SourceNode | null, SourceNode | null>);
    if (!built) continue;
    const { source } = built.key;
    if (seen.has(source))
      report(
        builder,
        built.keySpan,
        `The key "${clip(source)}" stands twice in this mapping. Remove one, or rename it.`,
      );
    seen.add(source);
    entries.push(built);
  }
  const [from, to] = map.range ?? [0, 0];
  return {
    kind: 'map',
    span: { from, to: trimmedEnd(entries.at(-1)?.span.to, from, to, map.flow) },
    entries,
    flow: map.flow === true,
  };
}

/** `undefined` for a flow entry that is nothing at all. */
function entry(builder: Builder, pair: Pair<SourceNode | null, SourceNode | null>): YamlEntry | undefined {
  const colon = colonOf(pair);
  const key = keyScalar(builder, pair.key, Math.max(0, colon));
  const keySpan = key.span;
  const value = pair.value ? node(builder, pair.value) : undefined;
  if (value)
    return { key, keySpan, value, span: { from: keySpan.from, to: Math.max(value.span.to, keySpan.to) } };
  if (keySpan.from === keySpan.to && colon < 0) return undefined;
  return { key, keySpan, span: { from: keySpan.from, to: Math.max(colon + 1, keySpan.to) } };
}

function colonOf(pair: Pair<SourceNode | null, SourceNode | null>): number {
  for (const token of pair.srcToken?.sep ?? []) if (token.type === 'map-value-ind') return token.offset;
  return -1;
}

function keyScalar(builder: Builder, source: SourceNode | null, at: number): YamlScalar {
  const before = builder.errors.length;
  const key = source ? node(builder, source) : undefined;
  if (key?.kind === 'scalar') return key;
  const span = key?.span ?? { from: at, to: at };
  builder.errors.length = before;
  if (key)
    report(
      builder,
      span,
      'A key must be plain text, not a list or a mapping. Put it in quotes if it is text.',
    );
  return {
    kind: 'scalar',
    span,
    style: 'plain',
    source: builder.text.slice(span.from, span.to),
    value: null,
  };
}

function list(builder: Builder, seq: YAMLSeq): YamlList {
  const items = seq.items.map((item): YamlItem => {
    const source = (isPair(item) ? undefined : item) as SourceNode | undefined;
    const built = source ? node(builder, source) : undefined;
    const at = source?.range?.[0] ?? 0;
    return built ? { node: built, span: built.span } : { span: { from: at, to: at } };
  });
  const [from, to] = seq.range ?? [0, 0];
  return {
    kind: 'list',
    span: { from, to: trimmedEnd(items.at(-1)?.span.to, from, to, seq.flow) },
    items,
    flow: seq.flow === true,
  };
}

/** The library's block collections end where the next thing begins; ours with their last words. */
function trimmedEnd(last: number | undefined, from: number, to: number, flow: boolean | undefined): number {
  return flow ? to : Math.max(from, last ?? to);
}

function aliased(builder: Builder, alias: Alias): YamlNode | undefined {
  const [from, to] = alias.range ?? [0, 0];
  const span = { from, to };
  if (!builder.anchors.has(alias.source)) {
    const source = builder.text.slice(from, to);
    builder.errors.push({
      span,
      message: `No anchor "&${clip(alias.source)}" stands before this alias. Put text that begins with "*" in quotes.`,
      fix: quoteFix(builder.text, span),
    });
    return { kind: 'scalar', span, style: 'plain', source, value: source };
  }
  const anchor = builder.anchors.get(alias.source);
  if (!anchor) {
    report(builder, span, 'This alias stands inside of what it names. Write the value itself.');
    return undefined;
  }
  builder.budget -= anchor.size;
  if (builder.budget >= 0) return anchor.node ? copyAt(anchor.node, span) : undefined;
  if (!builder.refused)
    report(builder, span, 'The aliases of this file stand for too much. Write the values themselves.');
  builder.refused = true;
  return undefined;
}

function copyAt(node: YamlNode, span: Span): YamlNode {
  if (node.kind === 'scalar') return scalarAt(node, span);
  if (node.kind === 'list') {
    const items = node.items.map((item) => (item.node ? { node: copyAt(item.node, span), span } : { span }));
    return { kind: 'list', span, items, flow: node.flow };
  }
  const entries = node.entries.map(({ key, value }): YamlEntry => {
    const copied = value ? { value: copyAt(value, span) } : {};
    return { key: scalarAt(key, span), keySpan: span, ...copied, span };
  });
  return { kind: 'map', span, entries, flow: node.flow };
}

function scalarAt({ style, source, value }: YamlScalar, span: Span): YamlScalar {
  return { kind: 'scalar', span, style, source, value, alias: true };
}

function sizeOf(node: YamlNode): number {
  if (node.kind === 'scalar') return 1;
  if (node.kind === 'list')
    return node.items.reduce((sum, item) => sum + (item.node ? sizeOf(item.node) : 1), 1);
  return node.entries.reduce((sum, entry) => sum + 1 + (entry.value ? sizeOf(entry.value) : 1), 1);
}

function report(builder: Builder, span: Span, message: string): void {
  builder.errors.push({ span, message });
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
