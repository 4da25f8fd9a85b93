import type { Span } from '../syntax/span';
import type { YamlMap, YamlNode } from '../syntax/yaml';
import { innerSchema, type JsonSchema, resolvedSchema, takesText } from './schemaValue';

/** Where in a tree an error stands. */
export interface Place {
  /** `undefined` where nothing is written. */
  readonly node: YamlNode | undefined;
  /** What to underline: the value, or the key (or the dash) where there is none or it goes on over lines. */
  readonly span: Span;
  /** The key it is the value of, or that of the list it is an item of; `undefined` at the root. */
  readonly key: string | undefined;
  readonly isItem: boolean;
  /** An item that may be text as well as a mapping. */
  readonly orText?: boolean;
  /** A value that may be a list of texts. */
  readonly ofTexts?: boolean;
  /** What the schema says of it, references followed. */
  readonly schema: JsonSchema | undefined;
}

/** Follows ajv's `instancePath` (a JSON pointer) through a tree and its schema alike; `undefined` if it leads nowhere. */
export function placeAt(
  tree: YamlNode,
  instancePath: string,
  root: JsonSchema,
  schema: JsonSchema,
): Place | undefined {
  let place: Place = {
    node: tree,
    span: firstWords(tree),
    key: undefined,
    isItem: false,
    schema: resolvedSchema(root, schema, tree),
  };
  for (const step of instancePath.split('/').slice(1).map(decoded)) {
    const { node } = place;
    if (node?.kind === 'map') {
      const entry = node.entries.find((other) => other.key.source === step);
      if (!entry) return undefined;
      const { value } = entry;
      const span = value && !isOverLines(value) ? value.span : entry.keySpan;
      const inner = resolvedSchema(root, innerSchema(place.schema, step), value);
      const ofTexts = takesText(root, inner?.items);
      place = { node: value, span, key: step, isItem: false, ofTexts, schema: inner };
    } else if (node?.kind === 'list') {
      const item = node.items[Number(step)];
      if (!item) return undefined;
      // A lone dash has no width of its own.
      const span = item.node
        ? firstWords(item.node)
        : { from: Math.max(0, item.span.from - 1), to: item.span.from };
      place = {
        node: item.node,
        span,
        key: place.key,
        isItem: true,
        orText: takesText(root, place.schema?.items),
        schema: resolvedSchema(root, place.schema?.items, item.node),
      };
    } else return undefined;
  }
  return place;
}

/** The first key of a mapping, for what it lacks as a whole. */
export function firstKey(map: YamlMap): Span {
  return map.entries[0]?.keySpan ?? { from: map.span.from, to: Math.min(map.span.to, map.span.from + 1) };
}

function isOverLines(node: YamlNode): boolean {
  return node.kind === 'scalar' ? node.style === 'literal' || node.style === 'folded' : !node.flow;
}

/** A node, or of one that goes on over lines its first entry or item. */
function firstWords(node: YamlNode): Span {
  if (node.kind === 'scalar')
    return isOverLines(node) ? { from: node.span.from, to: node.span.from + 1 } : node.span;
  if (node.flow) return node.span;
  if (node.kind === 'list') return node.items[0]?.node ? firstWords(node.items[0].node) : node.span;
  const entry = node.entries[0];
  return !entry ? node.span : entry.value && !isOverLines(entry.value) ? entry.span : entry.keySpan;
}

function decoded(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
