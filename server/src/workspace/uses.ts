import type { TotalClaim } from '../atlas/countTotals';
import type { DocumentFacts } from '../atlas/facts';
import type { CountQuery } from '../atlas/lexicon';
import type { ThingKind } from '../atlas/thing';
import { compare } from './key';

/**
 * Who uses what, for features that list and count uses: mentions by thing, documents that hold ranges, documents that claim a total. Built when first
 * asked for, since a single run never asks, and from then on kept with the documents.
 */
export class Uses {
  readonly #documents: ReadonlyMap<string, DocumentFacts>;
  readonly #mentions = new Map<string, number>();
  readonly #ranged = new Set<string>();
  readonly #claiming = new Map<string, Set<string>>();
  #built = false;

  constructor(documents: ReadonlyMap<string, DocumentFacts>) {
    this.#documents = documents;
  }

  put(old: DocumentFacts | undefined, facts: DocumentFacts | undefined): void {
    if (!this.#built) return;
    if (old) this.#count(old, -1);
    if (facts) this.#count(facts, 1);
  }

  /** How often a thing is mentioned, ranges that cover it aside. */
  mentions(kind: ThingKind, key: string): number {
    this.#build();
    return this.#mentions.get(`${kind}:${key}`) ?? 0;
  }

  /** Documents that hold ranges, in path order. */
  ranged(): readonly string[] {
    this.#build();
    return [...this.#ranged].sort(compare);
  }

  /** Documents that claim a total of a scope (`claimScopes`), in path order. */
  claiming(scope: string): readonly string[] {
    this.#build();
    return [...(this.#claiming.get(scope) ?? [])].sort(compare);
  }

  #build(): void {
    if (this.#built) return;
    this.#built = true;
    for (const facts of this.#documents.values()) this.#count(facts, 1);
  }

  #count(facts: DocumentFacts, sign: 1 | -1): void {
    const { uri } = facts;
    for (const { kind, key } of facts.mentions) {
      const id = `${kind}:${key}`;
      const count = (this.#mentions.get(id) ?? 0) + sign;
      if (count > 0) this.#mentions.set(id, count);
      else this.#mentions.delete(id);
    }
    if (sign < 0) this.#ranged.delete(uri);
    else if (facts.references.ranges.length > 0) this.#ranged.add(uri);
    for (const { claim } of claimsOf(facts)) {
      for (const scope of claimScopes(claim.readings[0])) {
        if (sign < 0) this.#claiming.get(scope)?.delete(uri);
        else this.#claiming.set(scope, (this.#claiming.get(scope) ?? new Set()).add(uri));
      }
    }
  }
}

/** Every total that a document claims, in prose and in tables. */
export function claimsOf(
  facts: DocumentFacts,
): readonly { readonly claim: TotalClaim; readonly table: boolean }[] {
  const { totals, cells } = facts.counts;
  if (totals.length === 0 && cells.length === 0) return NONE;
  return [
    ...totals.map((claim) => ({ claim, table: false })),
    ...cells.flatMap((cell) => (cell.kind === 'total' ? [{ claim: cell.claim, table: true }] : [])),
  ];
}

const NONE: readonly never[] = [];

/** The scopes that a total belongs to: itself, and the group or level that it is of. */
export function claimScopes(query: CountQuery): readonly string[] {
  return [
    totalScope(query),
    ...(query.group === undefined ? [] : [`group:${query.group}`]),
    ...(query.level === undefined ? [] : [`level:${query.level}`]),
  ];
}

/** The scope of one total alone. */
export function totalScope({ of, group, level, under }: CountQuery): string {
  return ['total', of, group, level, under].join('@');
}
