import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';
import { inRange, inWords, slotOf, slotsBeside, standing } from './standing';

export const unknownEndpoint = defineRule({
  code: 'unknown-endpoint',
  severity: 'error',
  summary: 'names an endpoint that is not there',
  check: (document, atlas, report) => {
    for (const mention of document.mentions) {
      if (mention.kind !== 'endpoint' || standing(atlas, mention) !== 'missing' || inRange(document, mention))
        continue;
      report({
        span: mention.span,
        message: `There is no endpoint ${mention.key}: ${beside(atlas, mention.key)}. Name one that is there, or declare it.`,
      });
    }
  },
});

/** How far down the id can be followed, and what is there to choose from. */
function beside(atlas: AtlasReader, key: string): string {
  const slot = slotOf(key);
  if (!atlas.exists('slot', slot)) return `slot ${slot} is not there either; ${slotsBeside(atlas, slot)}`;
  let parent = key;
  do parent = parent.slice(0, parent.lastIndexOf('.'));
  while (parent.includes('.') && !atlas.exists('endpoint', parent));
  const children = atlas.children(parent);
  if (children.length === 0) return `${parent} has no endpoints`;
  return children.length > 3
    ? `${parent} has ${children.length} right below it, ${children[0]} to ${children.at(-1)}`
    : `${parent} has ${inWords(children)}`;
}
