import type { AuthorYear } from '../atlas/citation';
import { lookUp } from '../atlas/citationMatch';
import { foldName } from '../atlas/work';
import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';

export const unlistedWork = defineRule({
  code: 'unlisted-work',
  severity: 'warning',
  summary: 'an author–year mention with no such entry',
  options: {
    ignore: {
      kind: 'words',
      description: 'Names before a year that are no works, such as a product or a series.',
      default: [],
    },
  },
  check: (document, atlas, report, { ignore }) => {
    if (!atlas.has('reference')) return;
    const { authorYears } = document.citations;
    for (const [index, found] of authorYears.entries()) {
      if (ignore.some((name) => isNamed(found, name))) continue;
      const beside = [authorYears[index - 1], authorYears[index + 1]];
      const mention = beside.some((other) => other && vouches(other, found, atlas))
        ? { ...found, certainty: 'sure' as const }
        : found;
      const listing = lookUp(mention, atlas.worksBy);
      if (listing.kind !== 'unlisted') continue;
      const others =
        listing.years.length > 0 ? ` (of ${mention.families[0]} it has ${listing.years.join(', ')})` : '';
      report({
        span: mention.span,
        message: `The bibliography has no work by ${mention.families[0]} of ${mention.year}${others}. Add an entry for it, or correct the name.`,
      });
    }
  },
});

/** *(Harlan 1975; Brush 1995)*: what stands in one list with a listed work is a work as well. */
function vouches(other: AuthorYear, mention: AuthorYear, atlas: AtlasReader): boolean {
  const [first, second] = other.span.from < mention.span.from ? [other, mention] : [mention, other];
  const gap = second.span.from - first.span.to;
  return gap > 0 && gap <= 3 && lookUp(other, atlas.worksBy).kind === 'listed';
}

/** Whether a mention begins with a name, as whole words in any case, or is of a first author by that name. */
function isNamed({ text, families, readings }: AuthorYear, name: string): boolean {
  const folded = foldName(name);
  if (folded === '') return false;
  if ([families[0] ?? '', ...readings].some((family) => foldName(family) === folded)) return true;
  const words = name.toLowerCase().split(/\s+/).join(' ');
  return text.toLowerCase().startsWith(words) && !/^[\p{L}\p{N}]/u.test(text.slice(words.length));
}
