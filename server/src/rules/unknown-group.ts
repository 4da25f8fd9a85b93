import { defineRule } from './rule';
import { inRange, lettersOf, sayAll, standing } from './standing';

export const unknownGroup = defineRule({
  code: 'unknown-group',
  severity: 'error',
  summary: 'names a group that is not there',
  check: (document, atlas, report) => {
    const groups = atlas.keys('group');
    if (groups.length === 0) return;
    const choice = (): string => sayAll('group', groups);
    for (const mention of document.mentions) {
      if (mention.kind !== 'group' || standing(atlas, mention) !== 'missing' || inRange(document, mention))
        continue;
      report({
        span: mention.span,
        message: `There is no group ${mention.key}: ${choice()}. Name one of these, or add the group to atlas.yaml.`,
      });
    }
    for (const { kind, key, keySpan } of document.declarations) {
      if (kind !== 'slot' || !/^[A-Z]{1,3}[1-9]\d*$/.test(key)) continue;
      const letters = lettersOf(key);
      if (atlas.exists('group', letters)) continue;
      report({
        span: keySpan,
        message: `Slot ${key} is of a group ${letters}, which is not there: ${choice()}. Give the slot an id of one of these, or add the group to atlas.yaml.`,
      });
    }
  },
});
