import type { AuthorYear } from '../atlas/citation';
import { lookUp } from '../atlas/citationMatch';
import { foldName } from '../atlas/work';
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
    for (const mention of document.citations.authorYears) {
      if (ignore.some((name) => isNamed(mention, name))) continue;
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

/** Whether a mention begins with a name, as whole words in any case, or is of a first author by that name. */
function isNamed({ text, families, readings }: AuthorYear, name: string): boolean {
  const folded = foldName(name);
  if (folded === '') return false;
  if ([families[0] ?? '', ...readings].some((family) => foldName(family) === folded)) return true;
  const words = name.toLowerCase().split(/\s+/).join(' ');
  return text.toLowerCase().startsWith(words) && !/^[\p{L}\p{N}]/u.test(text.slice(words.length));
}
