import { defineRule } from './rule';

export const unusedReference = defineRule({
  code: 'unused-reference',
  severity: 'hint',
  summary: 'an entry that nothing cites',
  options: {
    keep: { kind: 'words', description: 'Keys of entries that may stand uncited.', default: [] },
  },
  check: (document, atlas, report, { keep }) => {
    for (const { work, keySpan } of document.works) {
      if (!keep.includes(work.key) && !atlas.mentioned('reference', work.key))
        report({ span: keySpan, message: `Nothing cites "${work.key}".` });
    }
  },
});
