import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../server/src/features/edits';
import { ROOT } from '../memoryFiles';
import { example, type Living, living, positionIn, randomFrom } from './living';
import { KINDS, type Pick, pick } from './picks';

/** Renames what stands at the picked place; the edits, or why there are none. */
async function renamed(atlas: Living, { path, offset, name }: Pick): Promise<readonly TextEdit[] | string> {
  const answer = await atlas.service.rename(ROOT + path, positionIn(atlas.texts()[path]!, offset), name);
  if (!answer) throw new Error('No answer');
  return 'refused' in answer ? answer.refused : answer;
}

describe('a rename of any kind in the example atlas', () => {
  it.each(KINDS)(
    '%s: leaves no more findings than before, and there and back is the identity',
    async (kind) => {
      const atlas = await living(example());
      const random = randomFrom(KINDS.indexOf(kind) + 1);
      const before = atlas.findings();
      const original = atlas.texts();
      let done = 0;
      for (let round = 0; round < (process.env.ROUNDS ? Number(process.env.ROUNDS) : 3); round++) {
        const picked = pick(kind, atlas.texts(), random);
        if (!picked) continue;
        const edits = await renamed(atlas, picked);
        if (process.env.SAY)
          console.log(kind, picked.old, picked.name, typeof edits === 'string' ? edits : edits.length);
        if (typeof edits === 'string') continue;
        await atlas.apply(edits);
        const after = atlas.findings();
        expect(
          after.filter((finding) => !before.includes(finding)),
          `${picked.old} → ${picked.name}`,
        ).toEqual([]);
        expect(after.length).toBeLessThanOrEqual(before.length);
        // The place may have moved on its line with an edit before it: its line has not.
        const line = atlas
          .texts()
          [picked.path]!.split('\n')
          .slice(0, positionIn(original[picked.path]!, picked.offset).line)
          .join('\n').length;
        const back = {
          ...picked,
          name: picked.old,
          offset: atlas.texts()[picked.path]!.indexOf(picked.name, line) + 1,
        };
        const returned = await renamed(atlas, back);
        // Words that look like an id and are none stand in the way of a group's old letters.
        if (kind === 'group' && typeof returned === 'string') {
          expect(returned).toContain('already means something else');
          await atlas.reset();
          done++;
          continue;
        }
        expect(returned, `${picked.name} → ${picked.old}`).not.toBeTypeOf('string');
        await atlas.apply(returned as readonly TextEdit[]);
        // What a range had to be taken apart for, nobody puts together again.
        if (edits.some(({ confirm }) => confirm === 'rewritten')) await atlas.reset();
        else expect(atlas.texts()).toEqual(original);
        done++;
      }
      expect(done).toBeGreaterThan(0);
    },
    60_000,
  );
});
