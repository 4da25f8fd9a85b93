import { nearlyRight } from '../atlas/countRelation';
import type { TotalClaim } from '../atlas/countTotals';
import type { DocumentFacts } from '../atlas/facts';
import type { CountQuery } from '../atlas/lexicon';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { claimScopes, claimsOf } from '../workspace/uses';

/** A place that claims a total. */
export interface ClaimPlace {
  readonly uri: string;
  readonly span: Span;
  /** Whether it is a cell of a table of totals. */
  readonly table: boolean;
}

/** The total that is claimed or declared at an offset. */
export function totalAt(
  facts: DocumentFacts,
  offset: number,
): { readonly query: CountQuery; readonly span: Span } | undefined {
  const over = ({ span }: { readonly span: Span }): boolean => span.from <= offset && offset <= span.to;
  const claim = claimsOf(facts).find(({ claim }) => over(claim))?.claim;
  return claim ? { query: claim.readings[0], span: claim.span } : facts.declaredCounts.find(over);
}

/** The places that claim a total of a scope (`claimScopes`), as far as the data can tell, in path order. */
export function claimsOfScope(atlas: Atlas, scope: string): readonly ClaimPlace[] {
  return atlas.tables.uses.claiming(scope).flatMap((uri) => {
    const facts = atlas.tables.documents.get(uri);
    return (facts ? claimsOf(facts) : [])
      .filter(({ claim }) => claimScopes(claim.readings[0]).includes(scope) && isChecked(atlas, claim))
      .map(({ claim, table }) => ({ uri, span: claim.span, table }));
  });
}

/** Whether the data says how many there are, and the claim is one of that: an unsure one far from it counts something else. */
export function isChecked(atlas: Atlas, { readings, sure, value }: TotalClaim): boolean {
  const actual = totalOf(atlas, readings[0]);
  return actual !== undefined && (sure || nearlyRight(value, actual));
}

/** A total of things that are there; `undefined` where the atlas has none of the kind, or cannot tell now. */
export function totalOf(atlas: Atlas, query: CountQuery): number | undefined {
  const reader = atlas.reader();
  const { group, level, under } = query;
  if (group !== undefined && !reader.exists('group', group)) return undefined;
  if (level !== undefined && !reader.exists('level', level)) return undefined;
  if (under !== undefined && !reader.exists(under.includes('.') ? 'endpoint' : 'slot', under))
    return undefined;
  return reader.has(KIND_OF[query.of]) ? reader.count(query) : undefined;
}

const KIND_OF = {
  groups: 'group',
  slots: 'slot',
  endpoints: 'endpoint',
  items: 'slot',
  topics: 'topic',
  chapters: 'chapter',
  references: 'reference',
} as const;
