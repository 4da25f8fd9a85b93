import { closings } from '../atlas/cycle';
import type { Tables } from './tables';

/** An entry of a slot's `depends_on` that closes a circle. */
export interface SlotClosing {
  /** The document that declares the slot. */
  readonly uri: string;
  /** The entry. */
  readonly to: string;
  /** Slots that wait each for the next one, from `to` to `to` again. */
  readonly path: readonly string[];
}

/** The entries of `depends_on` that close circles, by the slot they stand in. Of two documents that declare a slot, the first one counts. */
export function closingsOf(tables: Tables): ReadonlyMap<string, readonly SlotClosing[]> {
  const uriOf = (slot: string): string => tables.held('slot', slot)[0]?.uri ?? '';
  const found = new Map<string, SlotClosing[]>();
  const waits = (slot: string): readonly string[] =>
    tables.documents
      .get(uriOf(slot))
      ?.slots.find(({ key }) => key === slot)
      ?.dependsOn.map(({ key }) => key) ?? [];
  for (const { from, to, path } of closings(tables.keys('slot'), waits)) {
    const closing = { uri: uriOf(from), to, path };
    const before = found.get(from);
    if (before) before.push(closing);
    else found.set(from, [closing]);
  }
  return found;
}
