import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../server/src/service';
import { lineStartsOf, type Range } from '../../server/src/syntax/position';
import { applyFix } from '../applyFix';
import { allDiagnostics, openAtlas, parseFixture } from '../fixture';
import { ROOT } from '../memoryFiles';
import { casesOf } from './fixtureCases';

const RUNS = Number(process.env.ATLAS_PROPERTY_RUNS ?? 10_000);

type Files = Readonly<Record<string, string>>;

/** One case of a fixture with one kind of line ends. Its atlas is opened once; each run changes it and puts it back. */
interface Laid {
  readonly name: string;
  readonly files: Files;
  service?: Service;
}

const laid: readonly Laid[] = readdirSync(__dirname)
  .filter((file) => file.endsWith('.fixture'))
  .sort()
  .flatMap((file) =>
    casesOf(readFileSync(resolve(__dirname, file), 'utf8'), file.replace('.fixture', '')).flatMap((one) =>
      ['\n', '\r\n'].map((newline) => ({
        name: `${file}, ${one.name}, ${JSON.stringify(newline)}`,
        files: Object.fromEntries(
          Object.entries(parseFixture(one.fixture).files).map(([path, text]) => [
            path,
            text.replaceAll('\n', newline),
          ]),
        ),
      })),
    ),
  );

/** What is typed: characters that mean something to YAML, Markdown, MDX or BibTeX, things of an atlas, and characters of two units. */
const PIECES = [
  ...'"\'`()[]{}<>:-#|*_&!%\\$^,.@~?=+/; 7',
  ...[
    '\n',
    '\r\n',
    '\t',
    '\n\n',
    '\n  ',
    '---\n',
    '```\n',
    '😀',
    '\uFEFF',
    'é',
    'e\u0301',
    '\u2028',
    '\uFFFC',
  ],
  ...[
    ': ',
    '- ',
    ' #',
    '[@',
    '<Slot id="',
    '/>',
    '{/*',
    '*/}',
    '<!--',
    '](',
    '|\n',
    '>\n',
    '&a ',
    '*a',
    '!!str ',
  ],
  ...[
    'A1',
    'A9',
    'B1.1',
    'A1–A4',
    '21',
    '21 slots',
    '40%',
    '(2024)',
    'see ',
    'and ',
    '@article{',
    'slot: A1\n',
  ],
];

const edit = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      at: fc.nat(),
      length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
      piece: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES)),
    }),
  },
);

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(text: string, change: Edit): string {
  const from = whole(text, change.at % (text.length + 1));
  if (change.kind === 'cut') return text.slice(0, from);
  return text.slice(0, from) + change.piece + text.slice(whole(text, from + change.length));
}

/** No editor puts a cursor between the halves of a character. */
function whole(text: string, offset: number): number {
  return splitsPair(text, offset) ? offset - 1 : Math.min(offset, text.length);
}

function splitsPair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1)) && offset > 0;
}

/** A manifest changes all of its atlas, which takes long: it has its turn less often than the others. */
function pathOf(files: Files, which: number): string {
  const others = Object.keys(files).filter((path) => !path.endsWith('atlas.yaml'));
  return which % 16 === 0 || others.length === 0 ? 'atlas.yaml' : others[which % others.length]!;
}

/** What is wrong with a range in a file; `undefined` when nothing is. */
function fault(files: Files, uri: string, { start, end }: Range): string | undefined {
  const text = files[decodeURIComponent(uri.slice(ROOT.length))];
  if (text === undefined) return 'is in no file';
  const starts = lineStartsOf(text);
  const [from, to] = [start, end].map(({ line, character }) => {
    const at = (starts[line] ?? Number.NaN) + character;
    return at <= (starts[line + 1] ?? text.length) ? at : Number.NaN;
  }) as [number, number];
  if (Number.isNaN(from) || Number.isNaN(to)) return 'is outside its file';
  if (from > to) return 'ends before it begins';
  return splitsPair(text, from) || splitsPair(text, to) ? 'splits a character' : undefined;
}

/** Everything found has its place, and every fix can be applied. Returns what the fixes make of the files. */
function judge(service: Service, files: Files): Files[] {
  const mended: Files[] = [];
  for (const found of allDiagnostics(service)) {
    const places = [
      found,
      ...found.related,
      ...found.fixes.flatMap((fix) => fix.edits.map((one) => ({ ...one, message: fix.title }))),
    ];
    for (const { uri, range, message } of places) {
      const wrong = fault(files, uri, range);
      if (wrong)
        expect.fail(
          `${found.code} in ${found.path}: “${message}” ${wrong}: ${uri.slice(ROOT.length)} ${JSON.stringify(range)}`,
        );
    }
    for (const fix of found.fixes) mended.push(applyFix(files, fix));
  }
  return mended;
}

/** Moves an atlas from one state to another, as if its files were typed into. */
async function move(service: Service, from: Files, to: Files): Promise<void> {
  for (const [path, text] of Object.entries(to)) if (from[path] !== text) service.change(ROOT + path, text);
  await service.settled();
}

describe('an atlas that is being typed', () => {
  it('has each finding in its place, and fixes that can be applied', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        async (which, file, edits, chosen) => {
          const one = laid[which % laid.length]!;
          one.service ??= await openAtlas(one.files);
          const { service, files } = one;
          const path = pathOf(files, file);
          const now = { ...files, [path]: edits.reduce(edited, files[path]!) };
          let state: Files = files;
          try {
            await move(service, state, now);
            state = now;
            const mended = judge(service, state);
            // A few of them are looked at again: that nothing throws is as true of the others.
            const next = mended[chosen % (6 * mended.length)];
            if (next) {
              await move(service, state, next);
              state = next;
              judge(service, state);
            }
          } catch (error) {
            throw new Error(`${one.name}, ${path}: ${JSON.stringify(state[path])}`, { cause: error });
          } finally {
            await move(service, state, files);
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 900_000);
});
