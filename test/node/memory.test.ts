import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../server/src/features/diagnostics';
import { blockingFileSystem } from '../../server/src/node/fileSystem';
import { createMemory } from '../../server/src/node/memory';
import { type AtlasSummary, createService } from '../../server/src/service';
import { type Job, localLoader } from '../../server/src/workspace/loader';
import { VARIANTS } from '../workspace/variants';

const FILES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  ...VARIANTS,
  'pages/links.md': [
    'See [a picture](./picture.png), [two](../topics/two.mdx#end), [notes](../notes/n.md) and [a key](../.keys/k).\n',
    'See A1.2.\n',
  ],
  'pages/picture.png': ['not looked into', undefined],
  'notes/n.md': ['# Notes\n\nThe atlas has two slots.\n', undefined],
  '.keys/k': ['outside of the atlas', undefined],
  '.gitignore': ['*.bak\n', 'notes\n', undefined],
  'chapters/0.mdx': [undefined, '---\nchapter: 11\ntitle: First\n---\n\n## Start\n\n## End\n'],
  'slots/a3.yaml': [
    undefined,
    'slot: A3\ntitle: Third\nposition: { level: gap }\n',
    'slot: A3\ntitle: "Third\nreferences: [bob2021]\n',
    'slot: "\ntitle: [\n',
  ],
  'other.yaml': ['kind: of another tool\n', 'slot: B2\ntitle: Once another\n', undefined],
};
const PATHS = Object.keys(FILES);
const OLD = new Date('2026-01-01T00:00:00Z');

interface Checked {
  readonly found: Readonly<Record<string, readonly Diagnostic[]>>;
  readonly summary: AtlasSummary | undefined;
  readonly read: readonly string[];
}

let folder: string;
let cache: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-remembered-')));
  cache = join(folder, '..', `${folder.slice(folder.lastIndexOf('/') + 1)}-cache`);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(cache, { recursive: true, force: true });
});

/** As one process would; `program` is absent in a run without a memory. */
async function run(program: string | undefined, today = '2026-06-01'): Promise<Checked> {
  const memory = program === undefined ? undefined : createMemory(cache, program, 1);
  const local = localLoader(blockingFileSystem);
  const read: Job[] = [];
  const service = createService({
    fs: blockingFileSystem,
    loader: {
      load: (jobs, ...more) => {
        read.push(...jobs);
        return local.load(jobs, ...more);
      },
    },
    today: () => today,
    incremental: false,
    ...(memory && { memory, verdicts: true }),
  });
  const root = `${pathToFileURL(folder).href}/`;
  await service.open([root]);
  const summary = service.atlas(root);
  const found = Object.fromEntries((summary?.documents ?? []).map((uri) => [uri, service.diagnostics(uri)]));
  service.remember();
  await memory?.save();
  return { found, summary, read: read.map(({ uri }) => uri.slice(root.length)) };
}

async function expectSame(program: string, today?: string): Promise<void> {
  const fresh = await run(undefined, today);
  const again = await run(program, today);
  expect(again.found).toEqual(fresh.found);
  expect(again.summary).toEqual(fresh.summary);
}

/** `old`: with a stamp that is relied on; files written just now have none. */
function put(path: string, text: string | undefined, old = true): void {
  const file = join(folder, path);
  if (text === undefined) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  if (old) utimesSync(file, OLD, OLD);
}

function putAll(): void {
  mkdirSync(join(folder, '.git'), { recursive: true });
  for (const path of PATHS) put(path, FILES[path]![0]);
}

const remembered = (): readonly string[] => readdirSync(cache).map((name) => join(cache, name));

const edit = fc
  .constantFrom(...PATHS)
  .chain((path) =>
    fc.record({ path: fc.constant(path), variant: fc.nat(FILES[path]!.length - 1), old: fc.boolean() }),
  );
const mishap = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'none' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('spoilt' as const), at: fc.nat(), byte: fc.nat(255) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'program' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'day' as const }) },
);

describe('what a run remembers', () => {
  it('changes no finding, whatever is edited in between and whatever befalls it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ edits: fc.array(edit, { maxLength: 3 }), mishap }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (steps) => {
          rmSync(folder, { recursive: true, force: true });
          rmSync(cache, { recursive: true, force: true });
          putAll();
          let program = 1;
          let day = 1;
          await expectSame(`p${program}`);
          for (const { edits, mishap } of steps) {
            for (const { path, variant, old } of edits) put(path, FILES[path]![variant], old);
            if (mishap.kind === 'program') program++;
            if (mishap.kind === 'day') day = 3 - day;
            for (const file of remembered()) {
              const bytes = readFileSync(file);
              if (mishap.kind === 'spoilt') bytes[mishap.at % bytes.length] = mishap.byte;
              if (mishap.kind === 'spoilt') writeFileSync(file, bytes);
              if (mishap.kind === 'cut') writeFileSync(file, bytes.subarray(0, mishap.at % bytes.length));
            }
            await expectSame(`p${program}`, `202${5 + day}-06-01`);
          }
        },
      ),
      { numRuns: 80 },
    );
  }, 180_000);

  it('spares the reading of files that hold what they held, wherever their stamps are', async () => {
    putAll();
    await run('p');
    expect((await run('p')).read).toEqual([]);
    // A fresh checkout: the same bytes under other stamps.
    for (const path of PATHS) put(path, FILES[path]![0], false);
    expect((await run('p')).read).toEqual([]);
    put('topics/one.mdx', FILES['topics/one.mdx']![1]);
    expect((await run('p')).read).toEqual(['topics/one.mdx']);
    expect((await run('p')).read).toEqual([]);
    expect((await run('another')).read).toContain('topics/two.mdx');
  });

  it('loses one document with one spoilt piece', async () => {
    putAll();
    await run('p');
    const [file] = remembered();
    const bytes = readFileSync(file!);
    const at = bytes.lastIndexOf('ada2020');
    bytes[at] = 'x'.charCodeAt(0);
    writeFileSync(file!, bytes);
    put('pages/links.md', FILES['pages/links.md']![1]);
    expect((await run('p')).read.length).toBeLessThanOrEqual(2);
    expect((await run('p')).read).toEqual([]);
  });

  it('takes nothing for missing while a document cannot be read that may declare it', async () => {
    putAll();
    put('pages/links.md', 'See A1 and A7.\n');
    const codes = ({ found }: Checked): readonly string[] =>
      Object.entries(found).flatMap(([uri, all]) =>
        uri.endsWith('links.md') ? all.map(({ code }) => code) : [],
      );
    expect(codes(await run('p'))).toEqual(['unknown-slot']);
    put('slots/x.yaml', 'slot: A9\n\0');
    expect(codes(await run(undefined))).toEqual([]);
    expect(codes(await run('p'))).toEqual([]);
    put('slots/x.yaml', undefined);
    expect(codes(await run('p'))).toEqual(['unknown-slot']);
  });

  it('stays whole when runs save at the same time', async () => {
    putAll();
    await Promise.all([run('p'), run('p'), run('p')]);
    expect(remembered().every((file) => file.endsWith('.atlas'))).toBe(true);
    expect((await run('p')).read).toEqual([]);
    await expectSame('p');
  });
});
