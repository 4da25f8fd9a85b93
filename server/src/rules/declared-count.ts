import { defineRule } from './rule';
import { knownTotal, totalSentence } from './totals';

export const declaredCount = defineRule({
  code: 'declared-count',
  severity: 'error',
  summary: 'a declared total against what is there',
  check: (document, atlas, report) => {
    for (const { query, value, span } of document.declaredCounts) {
      // A declared total of what is not there at all is wrong too, save where a kind has no source to be counted in.
      const actual =
        knownTotal(query, atlas) ??
        (query.of === 'references' || query.level !== undefined || query.group !== undefined
          ? undefined
          : atlas.count(query));
      if (actual === undefined || actual === value) continue;
      const text = String(actual);
      report({
        span,
        message: `${totalSentence({ query, actual }, { value, relation: '=' }, atlas.lexicon)} Correct the declared total, or what it counts.`,
        fixes: [{ title: `Declare ${text}`, safe: true, edits: [{ span, newText: text }] }],
      });
    }
  },
});
