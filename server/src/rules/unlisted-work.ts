import { lookUp } from '../atlas/citationMatch';
import { defineRule } from './rule';

export const unlistedWork = defineRule({
  code: 'unlisted-work',
  severity: 'warning',
  summary: 'an author–year mention with no such entry',
  check: (document, atlas, report) => {
    if (!atlas.has('reference')) return;
    for (const mention of document.citations.authorYears) {
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
