import type { DocumentFacts } from '../atlas/facts';
import type { RangeFact } from '../atlas/referenceFact';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import type { Edit } from './edits';
import { coveredBy, coverTest, rangeKind } from './rangeCover';
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
export function rangeEdits(facts: DocumentFacts, split: RangeSplitter, text: string | undefined): RangeEdits {
  const edits: Edit[] = [];
  const spans: Span[] = [];
  for (const range of facts.references.ranges) {
    const runs = split(range);
    if (!runs) continue;
    const listed = isData(facts, range.span);
    spans.push(range.span);
    edits.push({
      uri: facts.uri,
      span: range.span,
      newText: write(runs, jointOf(range, text, listed), listed || (range.company?.length ?? 0) > 0),
      confirm: 'rewritten',
      ...(listed && { raw: true }),
    });
  }
  return { edits, spans };
}

/** The runs that cover what a range did; `undefined` where the range does with its new ends. */
export type RangeSplitter = (range: RangeFact) => readonly (readonly [string, string])[] | undefined;

/** Judges the ranges of all documents by one renaming. */
export function rangeSplitter(atlas: Atlas, renaming: Renaming): RangeSplitter {
  const { kind, from } = renaming;
  // What moves as a whole keeps its order.
  if (kind !== 'slot' && kind !== 'endpoint' && kind !== 'chapter') return () => undefined;
  const covers = coverTest(atlas, kind, from);
  const groups = atlas.manifest?.groups.map(({ id }) => id) ?? [];
  const map = (key: string): string => renamedKey(renaming, kind, key) ?? key;
  let order: readonly string[] | undefined;
  const inNewOrder = (): readonly string[] => {
    const parent = from.slice(0, from.lastIndexOf('.'));
    const all =
      kind === 'endpoint'
        ? atlas.tables.children(parent).map(({ declaration }) => declaration.key)
        : atlas.tables.keys(kind);
    order ??= inOrder(kind, [...new Set(all.map(map))], groups);
    return order;
  };
  return (range) => {
    if (rangeKind(range) !== kind) return undefined;
    const isEnd = range.from === from || range.to === from;
    // What goes to another group is no longer meant by a range over its old one.
    if (!isEnd && (isMove(renaming) || !covers(range))) return undefined;
    const isThere = (key: string): boolean => atlas.tables.held(kind, key).length > 0;
    const ends = [range.from, range.to].filter(isThere);
    const wanted = new Set([...ends, ...coveredBy(atlas, range).map(({ key }) => key)].map(map));
    const all = inNewOrder();
    const between = all.slice(all.indexOf(map(range.from)), all.indexOf(map(range.to)) + 1);
    if (between.length === wanted.size && between.every((key) => wanted.has(key))) return undefined;
    return runsOf(all, wanted);
  };
}

function runsOf(
  order: readonly string[],
  wanted: ReadonlySet<string>,
): readonly (readonly [string, string])[] {
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
