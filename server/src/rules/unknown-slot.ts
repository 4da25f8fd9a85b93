import { defineRule, type Fix } from './rule';
import { inRange, slotsBeside, standing } from './standing';

export const unknownSlot = defineRule({
  code: 'unknown-slot',
  severity: 'error',
  summary: 'names a slot that is not there',
  check: (document, atlas, report) => {
    for (const mention of document.mentions) {
      if (mention.kind !== 'slot' || standing(atlas, mention) !== 'missing' || inRange(document, mention))
        continue;
      const { key } = mention;
      // A slot's id is too short for near misses, save one written in small letters.
      const upper = key.toUpperCase();
      const meant = upper !== key && atlas.exists('slot', upper) ? upper : undefined;
      const fixes: readonly Fix[] = meant
        ? [{ title: `Write ${meant}`, safe: false, edits: [{ span: mention.keySpan, newText: meant }] }]
        : [];
      report({
        span: mention.span,
        message: `There is no slot ${key}: ${slotsBeside(atlas, meant ?? key)}. ${meant ? `Write ${meant}.` : 'Name one that is there, declare it, or list it under "not_references" in atlas.yaml if it is no slot.'}`,
        ...(fixes.length > 0 && { fixes }),
      });
    }
  },
});
