import type { ShownFact } from '../atlas/referenceShown';
import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';
import { inWords } from './standing';

export const levelDrift = defineRule({
  code: 'level-drift',
  severity: 'warning',
  summary: 'an id shown with a level that is not its own (*A5 (Partial)*, *A5 is Strong*)',
  check: (document, atlas, report) => {
    const levels = document.references.shown.filter(({ kind }) => kind === 'level');
    for (const fact of levels) {
      const wrong = members(fact, atlas).find((id) => (atlas.level(id) ?? fact.text) !== fact.text);
      const level = wrong === undefined ? undefined : atlas.level(wrong);
      if (wrong === undefined || level === undefined || !atlas.exists('level', level)) continue;
      const own = atlas.title('level', level) ?? level;
      const beside = levels.filter(({ textSpan }) => textSpan.from === fact.textSpan.from);
      // Said of several, it may be right of the others; wrong of all in one way, it is one fault.
      const isOneFault = beside.every(
        ({ id, through }) => through === undefined && atlas.level(id) === level,
      );
      if (isOneFault && beside[0] !== fact) continue;
      const ids = isOneFault ? beside.map(({ id }) => id) : [wrong];
      report({
        span: fact.span,
        message: `The text puts ${inWords(ids)} at ${atlas.title('level', fact.text) ?? fact.text}, ${ids.length > 1 ? 'their slots' : 'its slot'} at ${own}. Correct the one or the other.`,
        related: ids.map((id) => ({ message: `${id} is at ${own}`, thing: { kind: 'slot', key: id } })),
        ...(isOneFault && {
          fixes: [{ title: `Write ${own}`, safe: false, edits: [{ span: fact.textSpan, newText: own }] }],
        }),
      });
    }
  },
});

/** The slots that are shown: one, or all of a range. */
function members({ id, through }: ShownFact, atlas: AtlasReader): readonly string[] {
  if (through === undefined) return [id];
  const slots = atlas.keys('slot');
  const [from, to] = [slots.indexOf(id), slots.indexOf(through)];
  return from >= 0 && to >= from ? slots.slice(from, to + 1) : [];
}
