import type { YamlNode, YamlScalar } from '../syntax/yaml';

/** The parts of JSON Schema 2020-12 that the schemas of this project use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
}

/**
 * A tree as the plain value that a validator takes. Where the schema wants text, a plain scalar is the text that is written (`title: 2024`,
 * `version: 2026.10` keeps its zero); a number or a boolean stays one elsewhere. Of a key that stands twice the first counts.
 */
export function schemaValue(
  root: JsonSchema,
  schema: JsonSchema | undefined,
  node: YamlNode | undefined,
): unknown {
  if (!node) return null;
  // Text is text whatever is wanted, and nearly all that stands in a slot is text.
  if (node.kind === 'scalar')
    return isOpen(node) ? scalarValue(resolvedSchema(root, schema, node), node) : node.value;
  const wanted = resolvedSchema(root, schema, node);
  if (node.kind === 'list') return node.items.map((item) => schemaValue(root, wanted?.items, item.node));
  // An object without a prototype would be a slow one; nothing that a validator asks for is inherited.
  const value: Record<string, unknown> = {};
  for (const { key, value: inner } of node.entries) {
    if (Object.hasOwn(value, key.source)) continue;
    const said = schemaValue(root, innerSchema(wanted, key.source), inner);
    if (key.source === '__proto__')
      Object.defineProperty(value, key.source, { value: said, enumerable: true });
    else value[key.source] = said;
  }
  return value;
}

/** What a mapping's schema says of the value of a key. */
export function innerSchema(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const known =
    schema?.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  const other = typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  return known ?? other;
}

/** References followed, and of an `if` that asks for the kind of value the branch that applies. */
export function resolvedSchema(
  root: JsonSchema,
  schema: JsonSchema | undefined,
  node: YamlNode | undefined,
): JsonSchema | undefined {
  let at = schema;
  for (let i = 0; at && i < 10; i++) {
    if (at.$ref) at = definition(root, at.$ref);
    else if (at.then && !at.properties) at = node?.kind === 'scalar' ? (at.else ?? at.then) : at.then;
    else break;
  }
  return at;
}

/** Whether text is one of the kinds of value that a schema takes. */
export function takesText(root: JsonSchema, schema: JsonSchema | undefined): boolean {
  const at = schema?.$ref ? definition(root, schema.$ref) : schema;
  return [at?.else?.type ?? at?.type ?? []].flat().includes('string');
}

/** `#/$defs/name`. */
function definition(root: JsonSchema, reference: string): JsonSchema | undefined {
  return root.$defs?.[reference.slice('#/$defs/'.length)];
}

/** Whether what is wanted makes a difference to a scalar's value. */
function isOpen({ style, value }: YamlScalar): boolean {
  return style === 'plain' && value !== null && typeof value !== 'string';
}

function scalarValue(schema: JsonSchema | undefined, { source, value }: YamlScalar): unknown {
  const types = schema?.type === undefined ? [] : [schema.type].flat();
  const wantsText = types.includes('string') || schema?.enum?.every((one) => typeof one === 'string');
  return wantsText ? source : value;
}
