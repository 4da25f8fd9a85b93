import { expect, it } from 'vitest';
import type { TextEdit } from '../../server/src/features/edits';
import type { Service } from '../../server/src/service';
import { applyFix } from '../applyFix';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { tell } from '../tell';
import { example, positionIn, randomFrom } from './living';
import { KINDS, pick } from './picks';

/** Steps of one walk; more where `STEPS` says so. */
const STEPS = Number(process.env.STEPS ?? 24);
const WALKS = Number(process.env.WALKS ?? 3);

const uriOf = (path: string): string => ROOT + path.split('/').map(encodeURIComponent).join('/');

/** An atlas on a disk, and a server that is told of all that happens to it, as an editor tells. */
interface Walk {
  readonly disk: Map<string, string>;
  readonly service: Service;
  readonly random: (below: number) => number;
  readonly dropped: Map<string, string>;
}

type Step = (walk: Walk) => Promise<string | undefined>;

/** Writes edits: in an editor, whose document is then saved and closed, or on disk alone. */
async function write({ disk, service, random }: Walk, edits: readonly TextEdit[]): Promise<void> {
  const after = applyFix(Object.fromEntries(disk), { edits });
  for (const [path, text] of Object.entries(after)) {
    if (text === disk.get(path)) continue;
    const isOpen = random(2) === 0;
    if (isOpen) service.change(uriOf(path), text);
    disk.set(path, text);
    if (isOpen) await service.close(uriOf(path));
    else await service.filesChanged([uriOf(path)]);
  }
}

const rename: Step = async (walk) => {
  const texts = Object.fromEntries(walk.disk);
  const kind = KINDS[walk.random(KINDS.length)]!;
  const picked = pick(kind, texts, walk.random);
  if (!picked) return undefined;
  const { path, offset, old, name } = picked;
  const edits = await walk.service.rename(uriOf(path), positionIn(texts[path]!, offset), name);
  if (!edits || 'refused' in edits) return undefined;
  await write(walk, edits);
  return `rename ${kind} ${old} to ${name}`;
};

const move: Step = async (walk) => {
  const { disk, service, random } = walk;
  const folders = [
    ...new Set([...disk.keys()].flatMap((path) => path.split('/').slice(0, -1).join('/') || [])),
  ];
  const files = [...disk.keys()].filter((path) => path !== 'atlas.yaml');
  const isFolder = random(4) === 0;
  const from = isFolder ? folders[random(folders.length)]! : files[random(files.length)]!;
  const to = isFolder
    ? `${from}-${random(100)}`
    : `${['topics', 'pages/deep', 'moved here'][random(3)]}/${random(1000)}-${from.split('/').at(-1)}`;
  if ([...disk.keys()].some((path) => path === to || path.startsWith(`${to}/`))) return undefined;
  await write(walk, await service.moveFiles([{ oldUri: uriOf(from), newUri: uriOf(to) }]));
  for (const [path, text] of [...disk]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    disk.delete(path);
    disk.set(to + path.slice(from.length), text);
  }
  await service.filesChanged([uriOf(from), uriOf(to)]);
  return `move ${from} to ${to}`;
};

const drop: Step = async ({ disk, service, random, dropped }) => {
  const files = [...disk.keys()].filter((path) => path !== 'atlas.yaml');
  const path = files[random(files.length)]!;
  dropped.set(path, disk.get(path)!);
  disk.delete(path);
  await service.filesChanged([uriOf(path)]);
  return `drop ${path}`;
};

const restore: Step = async ({ disk, service, dropped }) => {
  const [path, text] = [...dropped][0] ?? [];
  if (path === undefined || disk.has(path)) return undefined;
  dropped.delete(path);
  disk.set(path, text!);
  await service.filesChanged([uriOf(path)]);
  return `restore ${path}`;
};

const KINDS_OF_STEP: readonly Step[] = [rename, rename, rename, move, move, drop, restore];

it.each(Array.from({ length: WALKS }, (_, seed) => seed + 1))(
  'walk %s: after every rename, move and deletion the server finds what a new one finds',
  async (seed) => {
    const disk = new Map(Object.entries(example()));
    const walk: Walk = { disk, service: await openAtlas(disk), random: randomFrom(seed), dropped: new Map() };
    allDiagnostics(walk.service);
    const done: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      const told = await KINDS_OF_STEP[walk.random(KINDS_OF_STEP.length)]!(walk);
      if (told === undefined) continue;
      done.push(told);
      await walk.service.settled();
      const fresh = await openAtlas(new Map(disk), { incremental: false });
      expect(allDiagnostics(walk.service), done.join('\n')).toEqual(allDiagnostics(fresh));
    }
    expect(done.length).toBeGreaterThan(STEPS / 3);
    tell(
      `walk ${seed}: ${done.length} renames, moves and deletions, the same findings as a new server after each`,
    );
  },
  600_000,
);
