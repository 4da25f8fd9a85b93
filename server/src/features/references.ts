import type { ThingKind } from '../atlas/thing';
import type { Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { type Location, locationOf, thingAt } from './location';

/** Every mention of the thing under the cursor, in path order, and its declarations if asked for. */
export function references(
  atlas: Atlas,
  uri: string,
  position: Position,
  declaration: boolean,
): readonly Location[] {
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  return thing ? placesOf(atlas, thing.kind, thing.key, declaration) : [];
}

export function placesOf(
  atlas: Atlas,
  kind: ThingKind,
  key: string,
  declaration: boolean,
): readonly Location[] {
  const declared = declaration
    ? atlas.tables
        .held(kind, key)
        .flatMap(
          (held) => locationOf(atlas, held.uri, held.declaration.keySpan, held.declaration.fullSpan) ?? [],
        )
    : [];
  const mentioned = atlas.tables.mentioning(kind, key).flatMap((other) => {
    const spans =
      atlas.tables.documents
        .get(other)
        ?.mentions.filter((mention) => mention.kind === kind && mention.key === key) ?? [];
    return spans.flatMap((mention) => locationOf(atlas, other, mention.keySpan) ?? []);
  });
  return [...declared, ...mentioned];
}
