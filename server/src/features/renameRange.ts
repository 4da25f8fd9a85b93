import type { DocumentFacts } from '../atlas/facts';
import type { RangeFact } from '../atlas/referenceFact';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import type { Edit } from './edits';
import { coveredBy, rangeKind } from './rangeCover';
import { inOrder, isMove, type Renaming, renamedKey } from './renameKey';

/** What becomes of the ranges of one document: rewritten ones, and the places of these, whose ends are not to be edited one by one. */
export interface RangeEdits {
  readonly edits: readonly Edit[];
  readonly spans: readonly Span[];
}

/**
 * Ranges that no longer cover what they did when their ends alone get their new names: `A1–A4` when A1 becomes A6 is `A2–A4 and A6`. All others are left
 * to the mentions that their ends are.
 */
export function rangeEdits(
  atlas: Atlas,
  facts: DocumentFacts,
  renaming: Renaming,
  text: string | undefined,
): RangeEdits {
  const edits: Edit[] = [];
  const spans: Span[] = [];
  for (const range of facts.references.ranges) {
    const pieces = splitRange(atlas, range, renaming);
    if (!pieces) continue;
    const listed = isData(facts, range.span);
    spans.push(range.span);
    edits.push({
      uri: facts.uri,
      span: range.span,
      newText: write(pieces, jointOf(range, text, listed), listed || (range.company?.length ?? 0) > 0),
      confirm: 'rewritten',
      ...(listed && { raw: true }),
    });
  }
  return { edits, spans };
}

/** Whether a text is needed to write one of them as it is written. */
export function hasSplitRange(atlas: Atlas, facts: DocumentFacts, renaming: Renaming): boolean {
  return facts.references.ranges.some((range) => splitRange(atlas, range, renaming) !== undefined);
}

/** The runs that cover what the range did; `undefined` where the range does with its new ends. */
function splitRange(
  atlas: Atlas,
  range: RangeFact,
  renaming: Renaming,
): readonly (readonly [string, string])[] | undefined {
  const { kind } = renaming;
  // What moves as a whole keeps its order.
  if (kind === 'group' || rangeKind(range) !== kind) return undefined;
  const map = (key: string): string => renamedKey(renaming, kind, key) ?? key;
  const isThere = (key: string): boolean => atlas.tables.held(kind, key).length > 0;
  const inside = [range.from, ...coveredBy(atlas, range).map(({ key }) => key), range.to].filter(isThere);
  if (!inside.includes(renaming.from)) return undefined;
  // What goes to another group is no longer meant by a range over its old one.
  if (isMove(renaming) && range.from !== renaming.from && range.to !== renaming.from) return undefined;
  const groups = atlas.manifest?.groups.map(({ id }) => id) ?? [];
  const parent = range.from.slice(0, range.from.lastIndexOf('.'));
  const all =
    kind === 'endpoint'
      ? atlas.tables.children(parent).map(({ declaration }) => declaration.key)
      : atlas.tables.keys(kind);
  const order = inOrder(kind, [...new Set(all.map(map))], groups);
  const wanted = new Set(inside.map(map));
  const between = order.slice(order.indexOf(map(range.from)), order.indexOf(map(range.to)) + 1);
  if (between.length === wanted.size && between.every((key) => wanted.has(key))) return undefined;
  const runs: [string, string][] = [];
  let open = false;
  for (const key of order) {
    if (!wanted.has(key)) open = false;
    else if (open) runs.at(-1)![1] = key;
    else {
      runs.push([key, key]);
      open = true;
    }
  }
  return runs;
}

function write(runs: readonly (readonly [string, string])[], joint: string, listed: boolean): string {
  const words = runs.map(([first, last]) => (first === last ? first : first + joint + last));
  return listed || words.length < 2
    ? words.join(', ')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What stands between the ends, where it can be seen; of a range in another text, the dash that is usual there. */
function jointOf({ from, to, fromSpan, toSpan }: RangeFact, text: string | undefined, data: boolean): string {
  const whole = fromSpan && toSpan && toSpan.to - toSpan.from === to.length && from !== to;
  const written = whole && text !== undefined ? text.slice(fromSpan.to, toSpan.from) : undefined;
  return written !== undefined && /^\s?\S{1,7}\s?$/.test(written) ? written : data ? '-' : '–';
}

/** In the front matter of a text, where commas alone stand between. */
function isData({ kind, scalars }: DocumentFacts, span: Span): boolean {
  return (
    kind !== 'slots' && scalars.some((scalar) => scalar.span.from <= span.from && span.to <= scalar.span.to)
  );
}
