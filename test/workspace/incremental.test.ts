import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { VARIANTS } from './variants';

const paths = Object.keys(VARIANTS);

describe('the incremental state', () => {
  it('is the state of a fresh run after every change', async () => {
    const step = fc
      .constantFrom(...paths)
      .chain((path) => fc.nat(VARIANTS[path]!.length - 1).map((variant) => ({ path, variant })));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step, open: fc.boolean() }), { minLength: 1, maxLength: 12 }),
        async (steps) => {
          const disk = new Map(
            paths.flatMap((path) =>
              VARIANTS[path]![0] === undefined ? [] : [[path, VARIANTS[path]![0]!] as const],
            ),
          );
          const service = await openAtlas(disk);
          allDiagnostics(service);
          for (const {
            step: { path, variant },
            open,
          } of steps) {
            const text = VARIANTS[path]![variant];
            if (text === undefined) disk.delete(path);
            else disk.set(path, text);
            if (open && text !== undefined) {
              service.change(ROOT + path, text);
              await service.settled();
              await service.close(ROOT + path);
            } else {
              await service.filesChanged([ROOT + path]);
            }
            await service.settled();
            const fresh = await openAtlas(new Map(disk), { incremental: false });
            expect(allDiagnostics(service)).toEqual(allDiagnostics(fresh));
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 180_000);

  it('is that of a fresh run while a text is typed into, key by key', async () => {
    const start = VARIANTS['topics/one.mdx']![1]!;
    const piece = fc.constantFrom(
      'A',
      '9',
      ' A3 ',
      '[@',
      'ada2020',
      ']',
      '<Slot id="',
      '" />',
      '{',
      '}',
      '\n\n',
      '## ',
      '- ',
      '`',
      'three slots',
      '<Note>',
      '</Note>',
      '*',
      '\n',
    );
    const edit = fc.record({ at: fc.nat(200), remove: fc.nat(6), piece });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 10 }), async (edits) => {
        const disk = new Map(
          paths.flatMap((path) =>
            VARIANTS[path]![0] === undefined ? [] : [[path, VARIANTS[path]![0]!] as const],
          ),
        );
        const service = await openAtlas(disk);
        let text = start;
        for (const { at, remove, piece: words } of edits) {
          const from = Math.min(at, text.length);
          text = text.slice(0, from) + words + text.slice(from + remove);
          service.change(`${ROOT}topics/one.mdx`, text);
          await service.settled();
          const broken = allDiagnostics(service).some(({ code }) => code === 'yaml-syntax');
          // While the front matter does not parse, what it declared when it last did still stands: a fresh run cannot know that.
          if (broken) continue;
          const fresh = await openAtlas(new Map(disk).set('topics/one.mdx', text), { incremental: false });
          expect(allDiagnostics(service)).toEqual(allDiagnostics(fresh));
        }
      }),
      { numRuns: 60 },
    );
  }, 180_000);
});
