import type { Span } from '../syntax/span';
import type { YamlNode } from '../syntax/yaml';
import { innerSchema, type JsonSchema, resolvedSchema } from './schemaValue';

/** One value of a YAML tree with what it stands in. */
export interface Site {
  /** `undefined` where nothing is written. */
  readonly node: YamlNode | undefined;
  /** Of its entry, or that of the list it is an item of; empty at the root. */
  readonly key: string;
  readonly isItem: boolean;
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
  /** The entry or the item. */
  readonly span: Span;
  readonly parent: Site | undefined;
}

/** Visits every value of a tree, those that hold others before those. */
export function visitSites(root: YamlNode, see: (site: Site) => void): void {
  visit({ node: root, key: '', isItem: false, flow: false, span: root.span, parent: undefined }, see);
}

// The reader refuses deep nesting, so that recursion is safe.
function visit(site: Site, see: (site: Site) => void): void {
  see(site);
  const { node, key } = site;
  if (!node || node.kind === 'scalar') return;
  const flow = site.flow || node.flow;
  if (node.kind === 'list')
    for (const item of node.items)
      visit({ node: item.node, key, isItem: true, flow, span: item.span, parent: site }, see);
  else
    for (const entry of node.entries)
      visit(
        { node: entry.value, key: entry.key.source, isItem: false, flow, span: entry.span, parent: site },
        see,
      );
}

export interface Schemas {
  /** Holds the definitions that references name. */
  readonly root: JsonSchema;
  readonly schema: JsonSchema;
}

/** What the schema says of a value; `undefined` for keys it does not know and for the author's own. */
export function schemaAt(schemas: Schemas, { node, key, isItem, parent }: Site): JsonSchema | undefined {
  const { root, schema } = schemas;
  if (!parent) return resolvedSchema(root, schema, node);
  const outer = schemaAt(schemas, parent);
  return resolvedSchema(root, isItem ? outer?.items : innerSchema(outer, key), node);
}

/** Text of any shape, not an id or a day that has to look a certain way. */
export function wantsText(schema: JsonSchema | undefined): boolean {
  return (
    schema?.type !== undefined &&
    [schema.type].flat().includes('string') &&
    schema.pattern === undefined &&
    schema.enum === undefined
  );
}
