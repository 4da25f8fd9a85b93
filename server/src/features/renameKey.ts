import type { ThingKind } from '../atlas/thing';
import type { Atlas } from '../workspace/atlas';
import { compareIds, compareNumbered, groupOf } from '../workspace/key';

/** One thing gets another key, and with it all whose keys go on from its own. */
export interface Renaming {
  readonly kind: ThingKind;
  readonly from: string;
  readonly to: string;
}

/** The new key of a thing; `undefined` for one that keeps its own. `A1.2` takes `A1.2.1` along, `A` all slots and endpoints, chapter `35` its sections. */
export function renamedKey(
  { kind: of, from, to }: Renaming,
  kind: ThingKind,
  key: string,
): string | undefined {
  const exact = kind === of && key === from ? to : undefined;
  const below = (): string | undefined =>
    key.startsWith(`${from}.`) ? to + key.slice(from.length) : undefined;
  switch (of) {
    case 'group':
      return kind === 'slot' || kind === 'endpoint'
        ? groupOf(key) === from
          ? to + key.slice(from.length)
          : undefined
        : exact;
    case 'slot':
      return kind === 'endpoint' ? below() : exact;
    case 'endpoint':
      return kind === 'endpoint' ? (exact ?? below()) : undefined;
    case 'chapter':
      return kind === 'section' ? below() : exact;
    default:
      return exact;
  }
}

/** Whether other keys go on from that of a thing, so that all documents have to be looked through. */
export function hasKeysBelow(kind: ThingKind): boolean {
  return kind === 'group' || kind === 'slot' || kind === 'endpoint' || kind === 'chapter';
}

/** Whether a slot goes from one group to another. */
export function isMove({ kind, from, to }: Renaming): boolean {
  return kind === 'slot' && groupOf(from) !== groupOf(to);
}

/** All that there is of what gets another key, by kind and key. */
export function keysOf(atlas: Atlas, renaming: Renaming): readonly (readonly [ThingKind, string])[] {
  const { kind, from } = renaming;
  const found: (readonly [ThingKind, string])[] = [[kind, from]];
  if (kind === 'group') {
    for (const { declarations } of atlas.tables.documents.values())
      for (const one of declarations)
        if ((one.kind === 'slot' || one.kind === 'endpoint') && groupOf(one.key) === from)
          found.push([one.kind, one.key]);
  } else if (kind === 'slot' || kind === 'endpoint') {
    for (let at = 0; at < found.length; at++)
      for (const { declaration } of atlas.tables.children(found[at]![1]))
        if (declaration.key.startsWith(`${found[at]![1]}.`)) found.push(['endpoint', declaration.key]);
  }
  return found;
}

/** Keys in the order of the atlas, in which `groups` are its groups. */
export function inOrder(kind: ThingKind, keys: readonly string[], groups: readonly string[]): string[] {
  if (kind === 'slot' || kind === 'endpoint') {
    const places = new Map(groups.map((group, index) => [group, index]));
    return [...keys].sort((a, b) => compareIds(a, b, places));
  }
  return kind === 'chapter' ? [...keys].sort(compareNumbered) : [...keys];
}
