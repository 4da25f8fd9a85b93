import type { DocumentFacts } from '../atlas/facts';
import type { ThingKind } from '../atlas/thing';
import { positionAt, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { totalScope } from '../workspace/uses';
import { type ClaimPlace, claimsOfScope, totalOf } from './claims';
import { isGone } from './item';
import { type Location, locationOf } from './location';
import { placesOf, useCount } from './references';

/** A line above a thing or a total; what it says is made when it is looked at. */
export interface Lens {
  readonly range: Range;
  readonly about: LensSubject;
}

/** A thing by its key, or a declared total by its scope. */
export type LensSubject =
  | { readonly kind: ThingKind; readonly key: string }
  | { readonly kind: 'total'; readonly key: string };

export interface LensText {
  readonly title: string;
  /** What an editor lists when it is asked to. */
  readonly places: readonly Location[];
}

/** Above slots, topics and chapters; in a manifest above groups, levels and declared totals that something claims. */
export function codeLenses(atlas: Atlas, uri: string): readonly Lens[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return [];
  const lens = (span: Span, about: LensSubject): Lens[] =>
    isGone(span) ? [] : [{ range: rangeOf(facts.lineStarts, span), about }];
  return [
    ...facts.declarations.flatMap(({ kind, key, keySpan }) =>
      HAVE_LENSES.has(kind) && !(kind === 'chapter' && facts.kind === 'manifest')
        ? lens(keySpan, { kind, key })
        : [],
    ),
    // Totals of a group or level mostly share a line; the group and the level tell of them.
    ...facts.declaredCounts.flatMap(({ query, span }) => {
      const key = totalScope(query);
      const isWhole = query.group === undefined && query.level === undefined;
      return isWhole && dependents(atlas, key) ? lens(span, { kind: 'total', key }) : [];
    }),
  ];
}

const HAVE_LENSES: ReadonlySet<ThingKind> = new Set(['slot', 'topic', 'chapter', 'group', 'level']);

/** What a lens says now; `undefined` when there is nothing to say. */
export function lensText(atlas: Atlas, { kind, key }: LensSubject): LensText | undefined {
  switch (kind) {
    case 'total':
      return dependents(atlas, key);
    case 'slot':
      return joined(
        uses(atlas, kind, key),
        part(totalOf(atlas, { of: 'endpoints', under: key }), 'endpoint'),
      );
    case 'group':
      return joined(
        part(totalOf(atlas, { of: 'slots', group: key }), 'slot'),
        part(totalOf(atlas, { of: 'endpoints', group: key }), 'endpoint'),
        uses(atlas, kind, key),
        dependents(atlas, `group:${key}`),
      );
    case 'level':
      return joined(
        part(totalOf(atlas, { of: 'slots', level: key }), 'slot'),
        dependents(atlas, `level:${key}`),
      );
    default:
      return uses(atlas, kind, key);
  }
}

function uses(atlas: Atlas, kind: ThingKind, key: string): LensText {
  return {
    title: plural(useCount(atlas, kind, key), 'reference'),
    places: placesOf(atlas, kind, key, false),
  };
}

/** *3 counts and 2 tables depend on this.* */
function dependents(atlas: Atlas, scope: string): LensText | undefined {
  const claims = claimsOfScope(atlas, scope);
  if (claims.length === 0) return undefined;
  const tables = tableCount(atlas, claims);
  const counts = claims.filter(({ table }) => !table).length;
  const parts = [counts && plural(counts, 'count'), tables && plural(tables, 'table')].filter(Boolean);
  return {
    title: `${parts.join(' and ')} ${counts + tables === 1 ? 'depends' : 'depend'} on this`,
    places: claims.flatMap(({ uri, span }) => locationOf(atlas, uri, span) ?? []),
  };
}

/** Cells on the same or the next line are of one table. */
function tableCount(atlas: Atlas, claims: readonly ClaimPlace[]): number {
  let tables = 0;
  let last: { readonly uri: string; readonly line: number } | undefined;
  for (const { uri, span, table } of claims) {
    const facts: DocumentFacts | undefined = table ? atlas.tables.documents.get(uri) : undefined;
    if (!facts) continue;
    const { line } = positionAt(facts.lineStarts, span.from);
    if (last?.uri !== uri || line > last.line + 1) tables++;
    last = { uri, line };
  }
  return tables;
}

function part(count: number | undefined, noun: string): LensText | undefined {
  return count === undefined ? undefined : { title: plural(count, noun), places: [] };
}

function joined(...parts: readonly (LensText | undefined)[]): LensText | undefined {
  const said = parts.filter((one) => one !== undefined);
  if (said.length === 0) return undefined;
  return {
    title: said.map(({ title }) => title).join(' · '),
    places: said.flatMap(({ places }) => places),
  };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
