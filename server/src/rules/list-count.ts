import { holds } from '../atlas/countRelation';
import { writeNumber } from '../atlas/numberWords';
import { defineRule } from './rule';
import { isSettled } from './totals';

export const listCount = defineRule({
  code: 'list-count',
  severity: 'warning',
  summary: '*Three failure modes:* and a list of another length',
  check: (document, atlas, report) => {
    for (const claim of document.counts.lists) {
      if (holds(claim.relation, claim.value, claim.actual) || isSettled(claim.span, document, atlas))
        continue;
      const text = writeNumber(claim.actual, claim.style);
      report({
        span: claim.span,
        message: `The text announces ${claim.value}, but ${claim.actual} ${claim.actual === 1 ? 'is' : 'are'} listed. Correct the number or the list.`,
        related: [{ message: 'The list.', uri: document.uri, span: claim.list }],
        fixes: [{ title: `Write “${text}”`, safe: false, edits: [{ span: claim.span, newText: text }] }],
      });
    }
  },
});
