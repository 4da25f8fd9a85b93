import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../server/src/service';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

/** How many edits are made in all; `ATLAS_EDITS=20000 npx vitest run test/workspace/edits.test.ts` makes that many. */
const EDITS = Number(process.env.ATLAS_EDITS ?? 400);
/** How many edits a script makes, and after how many of them a fresh run is compared. */
const SCRIPT = Math.min(EDITS, 2_000);
const EVERY = 20;

const SLOTS = ['A', 'B', 'C'].flatMap((group) => Array.from({ length: 8 }, (_, at) => `${group}${at + 1}`));
const TOPICS = Array.from({ length: 21 }, (_, at) => `topic-${at + 1}`);

/** Fifty files that name, cite and count one another. */
function fifty(): Map<string, string> {
  const files = new Map<string, string>();
  const works = ['ada2020', 'bob2021', 'cyd2022'];
  files.set(
    'atlas.yaml',
    'format: 1\ntitle: Fifty\ngroups:\n  - { id: A, title: First }\n  - { id: B, title: Second }\n  - { id: C, title: Third }\ncounts: { slots: 24, endpoints: 48 }\nbibliography: [references.bib]\n',
  );
  files.set(
    'references.bib',
    works
      .map(
        (key) =>
          `@article{${key},\n  author = {Name${key.slice(0, 3)}, Ada},\n  title = {On ${key}},\n  year = {${key.slice(3)}}\n}\n`,
      )
      .join(''),
  );
  SLOTS.forEach((id, at) => {
    const next = SLOTS[(at + 1) % SLOTS.length];
    files.set(
      `slots/${id.toLowerCase()}.yaml`,
      `slot: ${id}\ntitle: Thing ${id}\nposition: { level: ${at % 2 ? 'gap' : 'strong'} }\ndefinition: Waits for ${next} and the two slots.\ndepends_on: [${next}]\nreferences: [${works[at % 3]}]\nendpoints: [Crawl ${id}, Filter]\n`,
    );
  });
  TOPICS.forEach((name, at) => {
    const id = SLOTS[at % SLOTS.length]!;
    files.set(
      `topics/${name}.mdx`,
      `---\ntopic: ${name}\ntitle: Topic ${at}\nrelevant_to: [${id}]\n---\n\n# Start\n\nThe atlas has 24 slots, of which ${id} (Thing ${id}) and ${id}.1 matter [@${works[at % 3]}].\n\n- See <Topic id="topic-1" /> and [this](topic-2.mdx#start).\n- Group A has eight slots.\n\n| Slot | Level |\n| --- | --- |\n| ${id} | Gap |\n`,
    );
  });
  for (const chapter of [11, 12, 13])
    files.set(
      `chapters/${chapter}.mdx`,
      `---\nchapter: ${chapter}\ntitle: Chapter ${chapter}\n---\n\n## ${chapter}.1 Start\n\nSee A1–A4, chapter 12 and the 48 endpoints.\n`,
    );
  return files;
}

const PIECES =
  'A|9| A3 |[@|bob2021]|<Note>|</Note>|{|}|\n\n|\n|## |- |`|*|three slots|: |"|, |  |gap|strong|é|😀|\r\n'.split(
    '|',
  );
const edit = fc.record({
  file: fc.nat(49),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(5),
  piece: fc.constantFrom('', '', ...PIECES),
  /** Undoes the file's last edits, as an author does, so that most files parse most of the time. */
  undo: fc.nat(3).map((number) => number > 0),
});

/** Findings as a new process has them. */
const fresh = async (texts: ReadonlyMap<string, string>): Promise<ReturnType<typeof allDiagnostics>> =>
  allDiagnostics(await openAtlas(new Map(texts), { incremental: false }));
const isBroken = (service: Service): boolean =>
  allDiagnostics(service).some(({ code }) => code === 'yaml-syntax');

describe('fifty open files that are edited by chance', () => {
  it('have the findings of a new process wherever all of it parses', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: SCRIPT, maxLength: SCRIPT, size: 'max' }),
        async (edits) => {
          const disk = fifty();
          const texts = new Map(disk);
          const paths = [...disk.keys()];
          expect(paths).toHaveLength(50);
          const service = await openAtlas(disk);
          for (const [path, text] of texts) service.change(ROOT + path, text);
          await service.settled();
          for (const [number, { file, at, remove, piece, undo }] of edits.entries()) {
            const path = paths[file]!;
            const before = texts.get(path)!;
            const from = Math.floor(at * before.length);
            const typed = before.slice(0, from) + piece + before.slice(from + remove);
            // A fault in the manifest is all files' fault: it is typed into as the others are, and mended at once.
            const next = undo && before !== disk.get(path) ? disk.get(path)! : typed;
            texts.set(path, next);
            service.change(ROOT + path, next);
            if (number % 7 === 0) allDiagnostics(service);
            if ((number + 1) % EVERY !== 0) continue;
            await service.settled();
            // Where a file does not parse, what it declared when it last did still stands: a new process cannot know that.
            if (isBroken(service))
              for (const [other, text] of disk) {
                if (texts.get(other) === text) continue;
                const alone = service.diagnostics(ROOT + other).some(({ code }) => code === 'yaml-syntax');
                if (!alone) continue;
                texts.set(other, text);
                service.change(ROOT + other, text);
              }
            await service.settled();
            if (isBroken(service)) continue;
            compared++;
            expect(allDiagnostics(service)).toEqual(await fresh(texts));
          }
        },
      ),
      { numRuns: Math.ceil(EDITS / SCRIPT), endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(EDITS / EVERY / 2);
  }, 3_600_000);
});
