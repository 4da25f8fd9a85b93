import type { ThingKind } from '../atlas/thing';
import type { Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { groupOf } from '../workspace/key';
import { type Item, itemOf } from './item';
import { thingAt } from './location';

/** The group, slot or endpoint under the cursor, or else the slot that the document is of: what has a place in the tree of an atlas. */
export function prepareTypes(atlas: Atlas, uri: string, position: Position): readonly Item[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || position.line >= facts.lineStarts.length) return [];
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration ?? facts.subject;
  const item = thing && isInTree(thing.kind) ? itemOf(atlas, thing.kind, thing.key) : undefined;
  return item ? [item] : [];
}

/** What it stands under: an endpoint's slot or endpoint, a slot's group. */
export function supertypes(atlas: Atlas, { kind, key }: Pick<Item, 'kind' | 'key'>): readonly Item[] {
  if (kind === 'slot') return present(itemOf(atlas, 'group', groupOf(key)));
  if (kind !== 'endpoint') return [];
  const parent = atlas.tables.held('endpoint', key)[0]?.declaration.parent;
  return parent === undefined
    ? []
    : present(itemOf(atlas, parent.includes('.') ? 'endpoint' : 'slot', parent));
}

/** What stands right below it, in atlas order. */
export function subtypes(atlas: Atlas, { kind, key }: Pick<Item, 'kind' | 'key'>): readonly Item[] {
  if (kind === 'group')
    return atlas.tables
      .keys('slot')
      .filter((slot) => groupOf(slot) === key)
      .flatMap((slot) => present(itemOf(atlas, 'slot', slot)));
  if (kind !== 'slot' && kind !== 'endpoint') return [];
  const keys = new Set(atlas.tables.children(key).map(({ declaration }) => declaration.key));
  return [...keys].flatMap((child) => present(itemOf(atlas, 'endpoint', child)));
}

function isInTree(kind: ThingKind): boolean {
  return kind === 'group' || kind === 'slot' || kind === 'endpoint';
}

function present(item: Item | undefined): readonly Item[] {
  return item ? [item] : [];
}
