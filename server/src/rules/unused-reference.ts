import { defineRule } from './rule';

export const unusedReference = defineRule({
  code: 'unused-reference',
  severity: 'hint',
  summary: 'an entry that nothing cites',
  check: (document, atlas, report) => {
    for (const { work, keySpan } of document.works) {
      if (!atlas.mentioned('reference', work.key))
        report({ span: keySpan, message: `Nothing cites "${work.key}".` });
    }
  },
});
