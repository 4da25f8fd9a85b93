import { defineRule } from './rule';
import { isSettled, isWrongTotal } from './totals';

export const sumMismatch = defineRule({
  code: 'sum-mismatch',
  severity: 'warning',
  summary: 'parts that do not add up to the whole stated with them',
  check: (document, atlas, report) => {
    for (const claim of document.counts.sums) {
      // What the data settles is said once, at the number that is wrong.
      if (
        claim.agrees ||
        claim.numbers.some((span) => isWrongTotal(span, document, atlas)) ||
        claim.numbers.every((span) => isSettled(span, document, atlas))
      )
        continue;
      report({
        span: claim.span,
        message:
          claim.unit === 'percent'
            ? `These shares add up to ${claim.sum}%, not 100%, though they are said to make up all of it. Correct a share, or name the rest.`
            : `The parts add up to ${claim.sum}, not to the ${claim.whole} stated with them. Correct a part or the whole.`,
      });
    }
  },
});
