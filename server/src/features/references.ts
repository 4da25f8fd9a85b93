import type { ThingKind } from '../atlas/thing';
import { offsetAt, type Position } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { compare } from '../workspace/key';
import { totalScope } from '../workspace/uses';
import { claimsOfScope, totalAt } from './claims';
import { type Location, locationOf, thingAt } from './location';
import { coveringRanges } from './rangeCover';

/**
 * Every mention of the thing under the cursor, in path order, and its declarations if asked for. A range is a reference to all that it covers. Of a
 * total: every place that claims it.
 */
export function references(
  atlas: Atlas,
  uri: string,
  position: Position,
  declaration: boolean,
): readonly Location[] {
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  if (thing) return placesOf(atlas, thing.kind, thing.key, declaration);
  const facts = atlas.tables.documents.get(uri);
  const total = facts && totalAt(facts, offsetAt(facts.lineStarts, position));
  return total
    ? claimsOfScope(atlas, totalScope(total.query)).flatMap(
        (claim) => locationOf(atlas, claim.uri, claim.span) ?? [],
      )
    : [];
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
  return [
    ...declared,
    ...usesOf(atlas, kind, key).flatMap((use) => locationOf(atlas, use.uri, use.span) ?? []),
  ];
}

/** Where a thing is mentioned or covered by a range, in path and reading order. */
export function usesOf(
  atlas: Atlas,
  kind: ThingKind,
  key: string,
): readonly { readonly uri: string; readonly span: Span }[] {
  const mentions = atlas.tables
    .mentioning(kind, key)
    .flatMap((uri) =>
      (atlas.tables.documents.get(uri)?.mentions ?? [])
        .filter((mention) => mention.kind === kind && mention.key === key)
        .map(({ keySpan }) => ({ uri, span: keySpan })),
    );
  const ranges = coveringRanges(atlas, kind, key);
  return ranges.length === 0
    ? mentions
    : [...mentions, ...ranges].sort((a, b) => compare(a.uri, b.uri) || a.span.from - b.span.from);
}

/** How many there are, without looking at each. */
export function useCount(atlas: Atlas, kind: ThingKind, key: string): number {
  return atlas.tables.uses.mentions(kind, key) + coveringRanges(atlas, kind, key).length;
}
