import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../server/src/features/edits';
import { ROOT } from '../memoryFiles';
import { example, type Living, living, positionIn, randomFrom } from './living';

type Kind = 'slot' | 'move' | 'endpoint' | 'group' | 'level' | 'topic' | 'chapter' | 'reference' | 'heading';

/** A declaration's place, and a name that may do for it. */
interface Pick {
  readonly path: string;
  readonly offset: number;
  readonly old: string;
  readonly name: string;
}

const LETTERS = ['F', 'G', 'Q', 'K', 'U', 'ZZ'];
const WORDS = ['Origins', 'What changed', 'Lessons learnt', 'Where it goes', 'The `core` idea'];

function pick(
  kind: Kind,
  texts: Readonly<Record<string, string>>,
  random: (below: number) => number,
): Pick | undefined {
  const one = <Item>(items: readonly Item[]): Item | undefined => items[random(items.length)];
  const found = (files: RegExp, pattern: RegExp): { path: string; offset: number; old: string }[] =>
    Object.entries(texts).flatMap(([path, text]) =>
      files.test(path)
        ? [...text.matchAll(pattern)].map((match) => ({
            path,
            old: match[1]!,
            offset: match.index + match[0].lastIndexOf(match[1]!) + 1,
          }))
        : [],
    );
  const from = {
    slot: () => found(/slots\/.*yaml$/, /^slot: (\w+)/gm),
    move: () => found(/slots\/.*yaml$/, /^slot: (\w+)/gm),
    endpoint: () => found(/slots\/.*yaml$/, /\bid: ([A-Z]\d+\.[\d.]+)/g),
    group: () => found(/^atlas\.yaml$/, /^ {2}- id: ([A-Z])$/gm),
    level: () => found(/^atlas\.yaml$/, /^ {2}- id: ([a-z]+)$/gm),
    topic: () => found(/^topics\//, /^topic: (\S+)/gm),
    chapter: () => [
      ...found(/^atlas\.yaml$/, /chapter: (\d+)/g),
      ...found(/^chapters\//, /^chapter: (\d+)/gm),
    ],
    reference: () => found(/\.bib$/, /^@\w+\{([^,\s]+),/gm),
    heading: () => found(/^(topics|chapters|index)/, /^#{2,4} (.+)$/gm),
  }[kind]();
  const place = one(from);
  if (!place) return undefined;
  const next = (prefix: string, pattern: RegExp): string => {
    const numbers = Object.values(texts).flatMap((text) =>
      [...text.matchAll(pattern)].map((match) => Number(match[1])),
    );
    return prefix + (Math.max(0, ...numbers) + 1);
  };
  const parent = place.old.slice(0, place.old.lastIndexOf('.'));
  const name = {
    slot: () => next(place.old[0]!, new RegExp(`\\b${place.old[0]}(\\d+)(?=[:\\s,\\]]|$)`, 'gm')),
    move: () => {
      const group = one(['A', 'B', 'C', 'D', 'E'].filter((letter) => letter !== place.old[0]))!;
      return next(group, new RegExp(`\\b${group}(\\d)\\b(?=[:\\s,\\]]|$)`, 'gm'));
    },
    endpoint: () =>
      next(`${parent}.`, new RegExp(`\\b${parent.replaceAll('.', '\\.')}\\.(\\d+)(?![.\\d])`, 'g')),
    group: () => one(LETTERS)!,
    level: () => `${place.old}-level`,
    topic: () => `${place.old}-anew`,
    chapter: () => String(1 + random(60)),
    reference: () => `${place.old}x${random(100)}`,
    heading: () => one(WORDS)!,
  }[kind]();
  return { ...place, name };
}

/** Renames what stands at the picked place; the edits, or why there are none. */
async function renamed(atlas: Living, { path, offset, name }: Pick): Promise<readonly TextEdit[] | string> {
  const answer = await atlas.service.rename(ROOT + path, positionIn(atlas.texts()[path]!, offset), name);
  if (!answer) throw new Error('No answer');
  return 'refused' in answer ? answer.refused : answer;
}

const KINDS: readonly Kind[] = [
  'slot',
  'move',
  'endpoint',
  'group',
  'level',
  'topic',
  'chapter',
  'reference',
  'heading',
];

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
