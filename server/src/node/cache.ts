import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DocumentFacts } from '../atlas/facts';
import { VERSION } from '../version';
import type { Job, Loader } from '../workspace/loader';

/** Below this many documents, reading them is as fast as remembering them. */
const WORTHWHILE = 100;
/** Files that a cache is kept in: a change rewrites its own alone, and a spoilt one costs its own alone. */
const SHARDS = 16;
/** A file that was written this short a time ago may be written again without its stamp showing it, in milliseconds. */
const RACY = 2000;
/** How long a cache that is not written any more is kept, in milliseconds. */
const KEPT = 30 * 24 * 3_600_000;

type Shard = Record<string, { readonly stamp: string; readonly facts: DocumentFacts }>;

export interface CachedLoader extends Loader {
  /** Writes down what was read anew. Nothing is lost when it cannot: the next run reads again. */
  readonly save: () => Promise<void>;
}

/**
 * A loader that remembers, from one run to the next, the facts of files that have not changed since: whose time of change, size and place on disk are
 * the same. Facts depend on a file's text, the lexicon and this program alone; the latter two name the cache.
 */
export function createCache(loader: Loader, directory: string): CachedLoader {
  const pending: { readonly file: string; readonly shard: Shard }[] = [];
  return {
    load: async (jobs, lexicon, progress) => {
      if (jobs.length < WORTHWHILE) return loader.load(jobs, lexicon, progress);
      const name = hash(JSON.stringify([VERSION, await programStamp(), lexicon, commonFolder(jobs)]));
      const shards = await Promise.all(
        Array.from({ length: SHARDS }, (_, index) => readShard(join(directory, `${name}-${index}.json`))),
      );
      const stamps = new Map<string, string | undefined>();
      await Promise.all(jobs.map(async (job) => stamps.set(job.uri, await stampOf(job))));
      const known: DocumentFacts[] = [];
      const wanted: Job[] = [];
      for (const job of jobs) {
        const entry = shards[shardOf(job.uri)]![job.uri];
        if (entry && entry.stamp === stamps.get(job.uri)) known.push(entry.facts);
        else wanted.push(job);
      }
      const read = wanted.length > 0 ? await loader.load(wanted, lexicon, progress) : [];
      const dirty = new Set<number>();
      for (const facts of read) {
        const stamp = stamps.get(facts.uri);
        const index = shardOf(facts.uri);
        if (stamp === undefined || facts.kind === 'foreign') continue;
        shards[index]![facts.uri] = { stamp, facts };
        dirty.add(index);
      }
      for (const index of dirty)
        pending.push({ file: join(directory, `${name}-${index}.json`), shard: shards[index]! });
      return [...known, ...read];
    },
    save: async () => {
      const written = pending.splice(0);
      for (const { file, shard } of written) await writeShard(file, shard);
      if (written.length > 0) await dropOld(directory);
    },
  };
}

async function stampOf(job: Job): Promise<string | undefined> {
  const found = await stat(fileURLToPath(job.uri), { bigint: true }).catch(() => undefined);
  if (!found?.isFile() || Date.now() - Number(found.mtimeMs) < RACY) return undefined;
  return `${found.mtimeNs}:${found.ctimeNs}:${found.size}:${found.ino}:${job.role ?? ''}`;
}

async function programStamp(): Promise<string> {
  const found = await stat(__filename, { bigint: true });
  return `${found.mtimeNs}:${found.size}`;
}

async function readShard(file: string): Promise<Shard> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof read === 'object' && read !== null
      ? Object.assign(Object.create(null), read)
      : Object.create(null);
  } catch {
    // Not there yet, or spoilt: it is made anew.
    return Object.create(null);
  }
}

/** Written whole and then put in place, so that no other run reads half of it. */
async function writeShard(file: string, shard: Shard): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(shard), { mode: 0o600 });
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Caches of other versions, folders and manifests that nobody has written for a month. */
async function dropOld(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const file = join(directory, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() && Date.now() - found.mtimeMs > KEPT)
      await rm(file, { force: true }).catch(() => undefined);
  }
}

function shardOf(uri: string): number {
  let sum = 0;
  for (let at = 0; at < uri.length; at++) sum = (sum * 31 + uri.charCodeAt(at)) >>> 0;
  return sum % SHARDS;
}

function commonFolder(jobs: readonly Job[]): string {
  let common = jobs[0]?.uri ?? '';
  for (const { uri } of jobs) while (!uri.startsWith(common)) common = common.slice(0, -1);
  return common;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
