import type { RangeFact } from '../atlas/referenceFact';
import type { ThingKind } from '../atlas/thing';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { groupOf } from '../workspace/key';

/** Tells of a range whether a thing lies between its ends, in atlas order; the ends are mentions of their own. Groups, slots, endpoints, chapters and sections have ranges. */
export function coverTest(atlas: Atlas, kind: ThingKind, key: string): (range: RangeFact) => boolean {
  const groups = groupPlaces(atlas);
  const path = RANGED.has(kind) ? pathOf(kind, key, groups) : undefined;
  if (!path) return () => false;
  return (range) => {
    if (rangeKind(range) !== kind || !isRange(atlas, range, kind)) return false;
    const [from, to] = [pathOf(kind, range.from, groups), pathOf(kind, range.to, groups)];
    // Only slots go on from group to group: `A1.3–A1.5` is of A1 alone.
    const depth = kind === 'slot' ? 0 : path.length - 1;
    if (from?.length !== path.length || to?.length !== path.length) return false;
    for (let at = 0; at < depth; at++) if (from[at] !== path[at] || to[at] !== path[at]) return false;
    return compare(from, path) < 0 && compare(path, to) < 0;
  };
}

/** Ranges of the atlas's documents that cover a thing between their ends, in path order. */
export function coveringRanges(
  atlas: Atlas,
  kind: ThingKind,
  key: string,
): readonly { readonly uri: string; readonly span: Span }[] {
  if (!RANGED.has(kind)) return [];
  const covers = coverTest(atlas, kind, key);
  return atlas.tables.uses
    .ranged()
    .flatMap((uri) =>
      (atlas.tables.documents.get(uri)?.references.ranges ?? [])
        .filter(covers)
        .map(({ span }) => ({ uri, span })),
    );
}

/** What a range covers between its ends: things that are there, in order. */
export function coveredBy(
  atlas: Atlas,
  range: RangeFact,
): readonly { readonly kind: ThingKind; readonly key: string }[] {
  const kind = rangeKind(range);
  if (kind === 'section') return [];
  const keys =
    kind === 'endpoint'
      ? atlas.tables.children(parentOf(range.from)).map(({ declaration }) => declaration.key)
      : atlas.tables.keys(kind);
  return keys.filter((key) => coverTest(atlas, kind, key)(range)).map((key) => ({ kind, key }));
}

const RANGED: ReadonlySet<ThingKind> = new Set(['group', 'slot', 'endpoint', 'chapter', 'section']);

export function rangeKind({ from }: RangeFact): ThingKind {
  if (/^\d+$/.test(from)) return 'chapter';
  if (/^\d/.test(from)) return 'section';
  if (!/\d/.test(from)) return 'group';
  return from.includes('.') ? 'endpoint' : 'slot';
}

/** Words that look like a range may be none unless an end of them is there. */
function isRange({ tables }: Atlas, { sure, from, to }: RangeFact, kind: ThingKind): boolean {
  return sure || tables.held(kind, from).length > 0 || tables.held(kind, to).length > 0;
}

function groupPlaces(atlas: Atlas): ReadonlyMap<string, number> {
  return new Map(atlas.manifest?.groups.map(({ id }, index) => [id, index]));
}

function pathOf(
  kind: ThingKind,
  key: string,
  groups: ReadonlyMap<string, number>,
): readonly number[] | undefined {
  const letters = groupOf(key);
  const numbers = kind === 'group' ? [] : key.slice(letters.length).split('.').map(Number);
  const group = letters === '' ? 0 : groups.get(letters);
  return group === undefined || numbers.some(Number.isNaN) ? undefined : [group, ...numbers];
}

function parentOf(endpoint: string): string {
  return endpoint.slice(0, endpoint.lastIndexOf('.'));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! - (b[at] ?? 0);
  return 0;
}
