import type { AuthorYear } from './citation';
import { foldName, type Work } from './work';

/** What the list has for an author–year mention. */
export type Listing =
  /** Works of that first author and year. */
  | { readonly kind: 'listed'; readonly works: readonly Work[] }
  /** The only work of that author, of another year. */
  | { readonly kind: 'other-year'; readonly work: Work }
  /** No work, or several of other years. */
  | { readonly kind: 'unlisted'; readonly years: readonly number[] }
  /** Not certain enough a mention to speak of. */
  | { readonly kind: 'unknown' };

/**
 * Looks a mention up by family name and year (format, section 5). It is the first author that a work is known by; of a single name that may not be
 * one, any author will do. `worksBy` takes a folded family name.
 */
export function lookUp(mention: AuthorYear, worksBy: (family: string) => readonly Work[]): Listing {
  const names = [...new Set([mention.families[0] ?? '', ...mention.readings].map(foldName))].filter(
    (name) => name !== '',
  );
  const found = new Map<string, Work>();
  let byAnother = false;
  for (const name of names) {
    for (const work of worksBy(name)) {
      if (foldName(work.families[0] ?? '') === name) found.set(work.key, work);
      else if (work.year === mention.year) byAnother = true;
    }
  }
  const works = [...found.values()];
  const same = works.filter((work) => work.year === mention.year || work.year === undefined);
  if (same.length > 0) return { kind: 'listed', works: same };
  if (mention.certainty === 'faint') return { kind: 'unknown' };
  const others = mention.more ? works : works.filter((work) => sharesAuthors(work, mention));
  const [only] = others;
  if (only && others.length === 1) return { kind: 'other-year', work: only };
  // Some name a work by whom they know of its authors: that is no work that the list lacks.
  if (mention.certainty === 'likely' || byAnother) return { kind: 'unknown' };
  return { kind: 'unlisted', years: [...new Set(works.flatMap((work) => work.year ?? []))].sort() };
}

/** Whether the further authors of a mention are among the work's. */
function sharesAuthors(work: Work, mention: AuthorYear): boolean {
  const authors = new Set(work.families.map(foldName));
  return (
    work.more ||
    mention.families.length < 2 ||
    mention.families.slice(1).every((family) => authors.has(foldName(family)))
  );
}
