import { defineRule } from './rule';

export const leakedName = defineRule({
  code: 'leaked-name',
  severity: 'warning',
  summary: 'a name that `generalize` keeps out',
  check: (document, _atlas, report) => {
    for (const { span, text, write, wording } of document.language.names) {
      report({
        span,
        message: `"${text}" is a name that this atlas keeps out of its texts ("generalize" in atlas.yaml). Write "${write}", or what fits there.`,
        ...(wording && {
          fixes: [{ title: `Write "${write}"`, safe: wording.safe, edits: wording.edits }],
        }),
      });
    }
  },
});
