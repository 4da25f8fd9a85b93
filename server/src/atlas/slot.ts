import type { Span } from '../syntax/span';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../syntax/yaml';
import { collectEndpoints } from './endpoint';
import type { CountQuery } from './lexicon';
import type { AtlasText } from './text';
import type { Declaration, Mention } from './thing';
import type { ReadText } from './yamlText';

/** What one `slot:` mapping says, beside its declarations, mentions and texts. */
export interface SlotFacts {
  /** `A1`, as written; whether it is a good id is for others to say. */
  readonly key: string;
  readonly keySpan: Span;
  readonly title: string;
  readonly titleSpan?: Span;
  /** As written: an id of a level, if all is well. */
  readonly level?: string;
  readonly levelSpan?: Span;
  readonly summary?: string;
  readonly references: readonly { readonly key: string; readonly span: Span }[];
  readonly dependsOn: readonly { readonly key: string; readonly span: Span }[];
  readonly reviewBy?: ReviewDate;
  /** The keys that are there, sections among them, in the order written. */
  readonly fields: readonly { readonly name: string; readonly span: Span }[];
  /** All nodes below it. */
  readonly endpoints: number;
}

/** A day of `review_by`, as written; its quotes are no part of the span. */
export interface ReviewDate {
  readonly date: string;
  readonly span: Span;
}

/** A total that a manifest declares. */
export interface DeclaredCount {
  readonly query: CountQuery;
  readonly value: number;
  readonly span: Span;
}

export interface SlotReading {
  readonly slot: SlotFacts;
  readonly declarations: readonly Declaration[];
  readonly mentions: readonly Mention[];
  readonly texts: readonly AtlasText[];
}

const TEXT_FIELDS = ['definition', 'state_of_the_art', 'analyst_view'];
const LIST_FIELDS = ['decisions', 'trade_offs', 'open_questions', 'examples'];
export const SECTION_FIELDS = [
  'definition',
  'state_of_the_art',
  'decisions',
  'trade_offs',
  'numbers',
  'open_questions',
  'analyst_view',
  'examples',
  'references',
];

/** Reads one slot mapping (format, section 3). `undefined` when it has no id to go by. What has the wrong shape is passed over. */
export function collectSlot(map: YamlMap, read: ReadText): SlotReading | undefined {
  const id = scalarOf(entry(map, 'slot')?.value);
  if (!id || id.source.trim() === '') return undefined;
  const key = id.source.trim();
  const subject = { kind: 'slot', key } as const;
  const title = scalarOf(entry(map, 'title')?.value);
  const position = mapOf(entry(map, 'position')?.value);
  const level = position && scalarOf(entry(position, 'level')?.value);
  const summary = position && scalarOf(entry(position, 'summary')?.value);
  const texts: AtlasText[] = [];
  const mentions: Mention[] = [];
  const take = (
    node: YamlNode | undefined,
    field: string,
    cites: readonly string[] = [],
    role: 'text' | 'title' = 'text',
  ): void => {
    const scalar = scalarOf(node);
    const text = scalar && read(scalar, { role, subject, field, cites });
    if (text) texts.push(text);
  };

  take(title, 'title', [], 'title');
  take(summary, 'summary');
  for (const field of TEXT_FIELDS) take(entry(map, field)?.value, field);
  for (const field of LIST_FIELDS) {
    const value = entry(map, field)?.value;
    if (value?.kind === 'list') for (const item of value.items) take(item.node, field);
    else take(value, field);
  }
  for (const item of itemsOf(entry(map, 'numbers')?.value)) {
    const number = mapOf(item);
    if (!number) take(item, 'numbers');
    else {
      const cites = keysOf(entry(number, 'cite')?.value);
      mentions.push(...cites.map((cite) => dataMention('reference', cite)));
      take(
        entry(number, 'text')?.value,
        'numbers',
        cites.map((cite) => cite.key),
      );
    }
  }
  const tree = collectEndpoints(map, key, id.span, take);
  mentions.push(...tree.mentions);

  const references = keysOf(entry(map, 'references')?.value);
  const dependsOn = keysOf(entry(map, 'depends_on')?.value);
  mentions.push(...references.map((reference) => dataMention('reference', reference)));
  for (const mention of [...keysOf(entry(map, 'related')?.value), ...dependsOn]) {
    mentions.push(dataMention(mention.key.includes('.') ? 'endpoint' : 'slot', mention));
  }
  if (level?.source) mentions.push(dataMention('level', { key: level.source, span: level.span }));
  const review = scalarOf(entry(map, 'review_by')?.value);
  const lead = firstSentence(texts.find((text) => text.field === 'definition'));

  const slot: SlotFacts = {
    key,
    keySpan: id.span,
    title: title?.source.trim() ?? '',
    ...(title && { titleSpan: title.span }),
    ...(level?.source && { level: level.source, levelSpan: level.span }),
    ...(summary?.source && { summary: summary.source }),
    references,
    dependsOn: dependsOn.map((other) => ({ key: other.key, span: withoutQuotes(other.span, other.key) })),
    ...(review && { reviewBy: reviewOf(review) }),
    fields: map.entries.map((e) => ({ name: e.key.source, span: e.key.span })),
    endpoints: tree.declarations.length,
  };
  const declaration: Declaration = {
    kind: 'slot',
    key,
    keySpan: id.span,
    fullSpan: map.span,
    title: slot.title,
    ...(title && { titleSpan: title.span }),
    written: true,
    ...(slot.level !== undefined && { level: slot.level }),
    ...(slot.summary !== undefined && { summary: slot.summary }),
    ...(lead !== undefined && { lead }),
  };
  return {
    slot,
    declarations: [
      declaration,
      ...slot.fields
        .filter(({ name }) => SECTION_FIELDS.includes(name))
        .map(({ name, span }) => sectionOf(key, name, span)),
      ...tree.declarations,
    ],
    mentions,
    texts,
  };
}

/** A section of a slot, wherever it stands: a field of its YAML or a heading of its text. Its key is `A1/definition`. */
export function sectionOf(slot: string, field: string, span: Span): Declaration {
  return {
    kind: 'section',
    key: `${slot}/${field}`,
    keySpan: span,
    fullSpan: span,
    title: field.replaceAll('_', ' '),
    written: true,
  };
}

/** The section field that a heading of a slot's text names: *Trade-offs* is `trade_offs`. */
export function sectionField(heading: string): string | undefined {
  const name = heading.toLowerCase().replace(/[^a-z]+/g, '_');
  return SECTION_FIELDS.find((field) => field === name);
}

export function entry(map: YamlMap, key: string): YamlEntry | undefined {
  for (const other of map.entries) if (other.key.source === key) return other;
  return undefined;
}

export function scalarOf(node: YamlNode | undefined): YamlScalar | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

export function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node?.kind !== 'list') return [];
  const nodes: YamlNode[] = [];
  for (const item of node.items) if (item.node) nodes.push(item.node);
  return nodes;
}

/** The scalars of a list, or of a lone scalar, as keys with their places. */
export function keysOf(node: YamlNode | undefined): { readonly key: string; readonly span: Span }[] {
  const keys: { key: string; span: Span }[] = [];
  if (node?.kind === 'list') for (const item of node.items) takeKey(item.node, keys);
  else takeKeys(node, keys);
  return keys;
}

/** `related: A2, E1` lists two, whatever else is wrong with it; escapes and line breaks leave no place for each. */
function takeKeys(node: YamlNode | undefined, keys: { key: string; span: Span }[]): void {
  const scalar = scalarOf(node);
  const lead = scalar?.style === 'plain' ? 0 : 1;
  const isOnePiece = scalar && scalar.span.to - scalar.span.from === scalar.source.length + 2 * lead;
  if (!isOnePiece || !scalar.source.includes(',')) takeKey(node, keys);
  else {
    const at = scalar.span.from + lead;
    for (const { 0: key, index } of scalar.source.matchAll(/[^\s,](?:[^,]*[^\s,])?/g))
      keys.push({ key, span: { from: at + index, to: at + index + key.length } });
  }
}

function takeKey(node: YamlNode | undefined, keys: { key: string; span: Span }[]): void {
  const scalar = scalarOf(node);
  const key = scalar?.source.trim();
  if (scalar && key) keys.push({ key, span: scalar.span });
}

/** A key or value of the format that names a thing; a quoted scalar's quotes are no part of the key. */
export function dataMention(
  kind: Mention['kind'],
  at: { readonly key: string; readonly span: Span },
): Mention {
  const keySpan = withoutQuotes(at.span, at.key);
  return { kind, key: at.key, span: keySpan, keySpan, form: 'data', sure: true };
}

export function reviewOf(scalar: YamlScalar): ReviewDate {
  return { date: scalar.source, span: withoutQuotes(scalar.span, scalar.source) };
}

function withoutQuotes(span: Span, text: string): Span {
  const quotes = span.to - span.from === text.length + 2 ? 1 : 0;
  return { from: span.from + quotes, to: span.to - quotes };
}

function firstSentence(text: AtlasText | undefined): string | undefined {
  const block = text?.tree.blocks.find((other) => other.kind === 'paragraph');
  if (block?.kind !== 'paragraph') return undefined;
  // A lone space, which nearly every one is, stays as it is.
  const said = block.prose.text
    .replaceAll('\uFFFC', '')
    .replace(/ \s+|[^\S ]\s*/g, ' ')
    .replace(/ (?=[.,;:])/g, '')
    .trim();
  return /^.*?[.!?](?=\s+[\p{Lu}\d]|$)/u.exec(said)?.[0] ?? said;
}
