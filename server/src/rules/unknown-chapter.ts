import { defineRule } from './rule';
import { sayAll, standing } from './standing';

export const unknownChapter = defineRule({
  code: 'unknown-chapter',
  severity: 'error',
  summary: 'names a chapter that is not there',
  check: (document, atlas, report) => {
    for (const mention of document.mentions) {
      if (mention.kind !== 'chapter' || standing(atlas, mention) !== 'missing' || !atlas.has('chapter'))
        continue;
      report({
        span: mention.span,
        message: `There is no chapter ${mention.key}: ${sayAll('chapter', atlas.keys('chapter'), 12)}. Name one of these, or list it under "outline" in atlas.yaml if it exists elsewhere.`,
      });
    }
  },
});
