import { lookUp } from '../atlas/citationMatch';
import { defineRule } from './rule';

export const plainCitation = defineRule({
  code: 'plain-citation',
  severity: 'hint',
  summary: 'Snell et al. (2024) that could be a citation',
  check: (document, atlas, report) => {
    if (!atlas.has('reference')) return;
    for (const mention of document.citations.authorYears) {
      const listing = lookUp(mention, atlas.worksBy);
      const work = listing.kind === 'listed' && listing.works.length === 1 ? listing.works[0] : undefined;
      if (!work || work.year !== mention.year || mention.certainty === 'faint') continue;
      // *Snell et al. (2024) [@snell2024]* is a citation already, and so is *[@snell2024] (Snell et al., 2024)*.
      const near = document.mentions.some(
        (other) =>
          other.kind === 'reference' &&
          other.key === work.key &&
          other.span.from < mention.span.to + 8 &&
          mention.span.from < other.span.to + 8,
      );
      if (near) continue;
      const span = mention.enclosed ?? mention.span;
      const newText = mention.enclosed ? `[@${work.key}]` : `@${work.key}`;
      const whole = mention.enclosed !== undefined || mention.text.endsWith(')');
      report({
        span: mention.span,
        message: `"${mention.text}" is "${work.key}" of the bibliography. As a citation it stays right when the entry changes.`,
        ...(whole && { fixes: [{ title: `Cite as ${newText}`, safe: false, edits: [{ span, newText }] }] }),
      });
    }
  },
});
