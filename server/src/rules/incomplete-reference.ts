import { defineRule } from './rule';

export const incompleteReference = defineRule({
  code: 'incomplete-reference',
  severity: 'warning',
  summary: 'an entry without author or organization, title, or year',
  check: (document, _atlas, report) => {
    for (const { work, keySpan, missing } of document.works) {
      if (missing.length === 0) continue;
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
