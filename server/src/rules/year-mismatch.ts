import type { WorkFacts } from '../atlas/bibliography';
import { lookUp } from '../atlas/citationMatch';
import { arxivDate } from '../atlas/identifier';
import { defineRule, type Report } from './rule';

export const yearMismatch = defineRule({
  code: 'year-mismatch',
  severity: 'warning',
  summary: 'years that disagree: of a mention and its entry, of an entry and its arXiv id',
  check: (document, atlas, report) => {
    for (const work of document.works) checkEntry(work, report);
    if (!atlas.has('reference')) return;
    for (const mention of document.citations.authorYears) {
      const listing = lookUp(mention, atlas.worksBy);
      if (listing.kind !== 'other-year') continue;
      const { key, year } = listing.work;
      report({
        span: mention.span,
        message: `The only work by ${mention.families[0]} in the bibliography ("${key}") is of ${year}, not ${mention.year}.`,
        related: [{ message: `"${key}" is of ${year}.`, thing: { kind: 'reference', key } }],
        fixes: [
          {
            title: `Change the year to ${year}`,
            safe: false,
            edits: [{ span: mention.yearSpan, newText: String(year) }],
          },
        ],
      });
    }
  },
});

/** Publication follows a preprint, never the other way round; an id of January may belong to a work of the year before. */
function checkEntry({ work, yearSpan, keySpan }: WorkFacts, report: Report): void {
  const preprint = work.arxiv === undefined ? undefined : arxivDate(work.arxiv);
  if (!preprint || work.year === undefined) return;
  const earliest = preprint.month === 1 ? preprint.year - 1 : preprint.year;
  if (work.year >= earliest) return;
  report({
    span: yearSpan ?? keySpan,
    message: `arXiv:${work.arxiv} was submitted in ${preprint.year}; "${work.key}" cannot be of ${work.year}.`,
    ...(yearSpan && {
      fixes: [
        {
          title: `Change the year to ${preprint.year}`,
          safe: false,
          edits: [{ span: yearSpan, newText: String(preprint.year) }],
        },
      ],
    }),
  });
}
