import { defineRule } from './rule';
import { nearest, sayAll, standing } from './standing';

export const unknownLevel = defineRule({
  code: 'unknown-level',
  severity: 'error',
  summary: 'names a level that is not there',
  check: (document, atlas, report) => {
    const { levels } = atlas.lexicon;
    if (levels.length === 0) return;
    const ids = levels.map((level) => level.id);
    for (const mention of document.mentions) {
      if (mention.kind !== 'level' || standing(atlas, mention) !== 'missing' || !atlas.has('level')) continue;
      const said = mention.key.toLowerCase();
      const named = levels.find((level) =>
        [level.title, ...level.also].some((name) => name.toLowerCase() === said),
      );
      const meant = named?.id ?? nearest(mention.key, ids);
      report({
        span: mention.span,
        message: `There is no level "${mention.key}": ${sayAll('level', ids)}. ${meant ? `Write "${meant}".` : 'Use one of these ids.'}`,
        ...(meant && {
          fixes: [
            {
              title: `Write ${meant}`,
              safe: named !== undefined,
              edits: [{ span: mention.keySpan, newText: meant }],
            },
          ],
        }),
      });
    }
  },
});
