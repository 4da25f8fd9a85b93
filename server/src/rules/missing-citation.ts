import type { AuthorYear, Claim } from '../atlas/citation';
import { lookUp } from '../atlas/citationMatch';
import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';

export const missingCitation = defineRule({
  code: 'missing-citation',
  severity: 'warning',
  summary: 'a numbers entry, or a paragraph that states figures or findings, with no citation',
  options: {
    per: {
      kind: 'choice',
      description: 'What has to cite for itself: a paragraph, or each sentence that states something.',
      values: ['paragraph', 'sentence'],
      default: 'paragraph',
    },
    not_figures: {
      kind: 'words',
      description: 'Words and units that never make a figure.',
      default: [],
    },
  },
  // Both tell how texts are read: what is there has been read by them.
  check: (document, atlas, report, { per }) => {
    if (!atlas.has('reference')) return;
    const { authorYears, claims } = document.citations;
    for (const claim of claims) {
      if (claim.cited || claim.mentions.some((index) => cites(authorYears[index], atlas))) continue;
      report({ span: claim.span, message: message(claim, per) });
    }
  },
});

/** A mention that is surely one cites, listed or not: where it is not, that is another fault. */
function cites(mention: AuthorYear | undefined, atlas: AtlasReader): boolean {
  if (!mention) return false;
  if (mention.certainty === 'sure') return true;
  const { kind } = lookUp(mention, atlas.worksBy);
  return kind === 'listed' || kind === 'other-year';
}

function message(claim: Claim, per: string): string {
  const what = claim.kind === 'figure' ? `"${claim.text}" is a figure` : `"${claim.text}" reports a finding`;
  return `${what}, and nothing in this ${per} says where it is from. Cite the work, or link to the source.`;
}
