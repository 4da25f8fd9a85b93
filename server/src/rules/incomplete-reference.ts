import { defineRule } from './rule';

export const incompleteReference = defineRule({
  code: 'incomplete-reference',
  severity: 'warning',
  summary: 'an entry without author or organization, title, or year',
  check: (document, _atlas, report) => {
    for (const { work, keySpan, fullSpan, missing } of document.works) {
      // What does not parse is one fault already; the field may only be lost in it.
      const broken = document.faults.some(
        ({ code, span }) => code === 'bib-syntax' && span.from >= fullSpan.from && span.from < fullSpan.to,
      );
      if (missing.length === 0 || broken) continue;
      const fields = missing.map((field) => (field === 'author' ? 'author or organization' : field));
      const list =
        fields.length === 1 ? fields[0] : `${fields.slice(0, -1).join(', ')} and no ${fields.at(-1)}`;
      report({
        span: keySpan,
        message: `The entry "${work.key}" has no ${list}, so that a reader cannot find the work.`,
      });
    }
  },
});
