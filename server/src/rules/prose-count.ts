import { defineRule } from './rule';
import { totalFinding, wrongTotal } from './totals';

export const proseCount = defineRule({
  code: 'prose-count',
  severity: 'error',
  summary: 'a total claimed in text against what is there',
  check: (document, atlas, report) => {
    // *Groups B and C hold five each* is two claims in one number.
    const told = new Set<number>();
    for (const claim of document.counts.totals) {
      const wrong = told.has(claim.span.from) ? undefined : wrongTotal(claim, atlas);
      if (!wrong) continue;
      told.add(claim.span.from);
      report(totalFinding(claim, wrong, atlas));
    }
  },
});
