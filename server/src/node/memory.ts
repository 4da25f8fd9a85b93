import { createHash } from 'node:crypto';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeFacts } from '../atlas/encoding';
import type { DocumentFacts } from '../atlas/facts';
import type { Job } from '../workspace/loader';
import {
  type AtlasNote,
  type AtlasState,
  type Memory,
  NOTHING_FOUND,
  type Recollection,
} from '../workspace/memory';
import { digestOf } from './digest';
import { encodedFacts } from './encodedFacts';
import { type MemoryFile, openMemoryFile, type Piece, type Writing, writeMemoryFile } from './memoryFile';

/** Below this many documents, reading them is as fast as remembering them. */
const WORTHWHILE = 100;
/** A file that was written this short a time ago may be written again without its stamp showing it, in milliseconds. */
const RACY = 2000;
/** How long a memory is kept that no run has used, in milliseconds. */
const KEPT = 30 * 24 * 3_600_000;
/** How much all memories together may take, in bytes; the oldest go first. */
const MOST = 1_000_000_000;

/** A document: its address and role, its file's stamp and digest, and its facts, the bases of its verdict, and what was found, where there is a verdict. */
type Entry = readonly [
  uri: string,
  role: string,
  stamp: string,
  digest: string,
  facts: Piece,
  bases: Piece | 0,
  found: Piece | 0,
];

export interface SavedMemory extends Memory {
  /** Writes down what was kept. Nothing is lost when it cannot: the next run reads again. */
  readonly save: () => Promise<void>;
}

/**
 * What runs leave in a folder: one file for each atlas and each `program`, which stands for everything but files that facts and findings depend on. A file is
 * taken for unchanged where its time of change, size and place on disk are, and else where its bytes have the same digest.
 */
export function createMemory(directory: string, program: string, worthwhile = WORTHWHILE): SavedMemory {
  const opened: Opened[] = [];
  return {
    recall: async (root) => {
      const path = join(directory, `${nameOf(program, root)}.atlas`);
      const file = openMemoryFile<AtlasNote, Entry>(path);
      const one: Opened = { path, file, entries: new Map(), stamps: new Map(), state: undefined };
      for (const entry of file?.entries ?? []) one.entries.set(entry[0], entry);
      opened.push(one);
      return recollectionOf(one);
    },
    save: async () => {
      for (const one of opened.splice(0)) await save(directory, one, worthwhile).catch(() => undefined);
    },
  };
}

interface Opened {
  readonly path: string;
  readonly file: MemoryFile<AtlasNote, Entry> | undefined;
  readonly entries: Map<string, Entry>;
  /** Of files that were looked at: their stamps before anything was read; `undefined` where there is none to rely on. */
  readonly stamps: Map<string, { readonly stamp: string | undefined; readonly same: boolean }>;
  state: AtlasState | undefined;
}

function recollectionOf(one: Opened): Recollection {
  const { file, entries, stamps } = one;
  const found = new Map<string, string | undefined>();
  const text = (piece: Piece | 0 | undefined): string | undefined =>
    piece ? file?.piece(piece)?.toString() : undefined;
  return {
    note: file?.head,
    reads: (lexicon) => file?.head?.lexicon === lexicon,
    uris: new Set(entries.keys()),
    unchanged: async (jobs) => {
      const unchanged = new Set<string>();
      for (const job of jobs) {
        let seen = stamps.get(job.uri);
        if (!seen) stamps.set(job.uri, (seen = look(job, entries.get(job.uri))));
        if (seen.same) unchanged.add(job.uri);
      }
      return unchanged;
    },
    facts: (uri) => {
      // Whoever asks for one asks for most of them.
      file?.readAll();
      return factsOf(uri, text(entries.get(uri)?.[4]));
    },
    bases: (uri) => {
      file?.readAll();
      return text(entries.get(uri)?.[5])?.split('\n');
    },
    found: (uri) => {
      if (!found.has(uri)) {
        const entry = entries.get(uri);
        // What is found is nothing, mostly, and that costs no reading.
        found.set(uri, entry?.[6] === 0 ? (entry[5] === 0 ? undefined : NOTHING_FOUND) : text(entry?.[6]));
      }
      return found.get(uri);
    },
    keep: (state) => {
      one.state = state;
    },
  };
}

function factsOf(uri: string, text: string | undefined): DocumentFacts | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeFacts(uri, text);
  } catch {
    // Its checksum is right by chance: it is read anew.
    return undefined;
  }
}

/** Whether a file is what an entry was made of; by its bytes, where its stamp says that it may have been written since. */
function look(
  job: Job,
  entry: Entry | undefined,
): { readonly stamp: string | undefined; readonly same: boolean } {
  const stamp = stampOf(job.uri);
  if (!entry || entry[1] !== (job.role ?? '')) return { stamp, same: false };
  if (stamp !== undefined && stamp === entry[2]) return { stamp, same: true };
  try {
    return { stamp, same: digestOf(readFileSync(fileURLToPath(job.uri))) === entry[3] };
  } catch {
    // Gone, or not to be read.
    return { stamp, same: false };
  }
}

function stampOf(uri: string): string | undefined {
  try {
    const found = statSync(fileURLToPath(uri), { bigint: true });
    if (!found.isFile() || Date.now() - Number(found.mtimeMs) < RACY) return undefined;
    return `${found.mtimeNs}:${found.ctimeNs}:${found.size}:${found.ino}`;
  } catch {
    return undefined;
  }
}

async function save(
  directory: string,
  { path, file, entries, stamps, state }: Opened,
  worthwhile: number,
): Promise<void> {
  try {
    if (!state || state.jobs.length < worthwhile) {
      if (file) await markUsed(path);
      return;
    }
    file?.readAll();
    const writings: Writing<Entry>[] = [];
    for (const job of state.jobs) {
      const writing = writingOf(job, state, entries.get(job.uri), file, stamps.get(job.uri)?.stamp);
      if (writing) writings.push(writing);
    }
    await mkdir(directory, { recursive: true, mode: 0o700 });
    file?.close();
    await writeMemoryFile(path, state.note, writings);
    await dropOld(directory);
  } finally {
    file?.close();
  }
}

function writingOf(
  { uri, role }: Job,
  { read, made, standing }: AtlasState,
  entry: Entry | undefined,
  file: MemoryFile<AtlasNote, Entry> | undefined,
  stamp: string | undefined,
): Writing<Entry> | undefined {
  const fresh = read.get(uri);
  const old = entry && file?.piece(entry[4]);
  const facts = fresh ? Buffer.from(encodedFacts(fresh)) : old;
  const digest = fresh ? fresh.digest : entry?.[3];
  if (!facts || digest === undefined) return undefined;
  const verdict = made.get(uri);
  const standingBases =
    !verdict && entry && standing.has(uri) && entry[5] !== 0 ? file?.piece(entry[5]) : undefined;
  const standingFound = standingBases && entry?.[6] ? file?.piece(entry[6]) : undefined;
  const bases = verdict ? Buffer.from(verdict.bases.join('\n')) : standingBases;
  const found =
    verdict && verdict.found !== NOTHING_FOUND
      ? Buffer.from(verdict.found)
      : verdict
        ? undefined
        : standingFound;
  return {
    pieces: [facts, ...(bases ? [bases] : []), ...(bases && found ? [found] : [])],
    entry: ([one, two, three]) => [uri, role ?? '', stamp ?? '', digest, one!, two ?? 0, three ?? 0],
  };
}

/** The oldest go when they have not been used for long, or when all together are too much. */
async function dropOld(directory: string): Promise<void> {
  const files: { readonly path: string; readonly stats: Stats }[] = [];
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isFile()) files.push({ path, stats });
  }
  files.sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs);
  let size = 0;
  for (const { path, stats } of files) {
    size += stats.size;
    if (size > MOST || Date.now() - stats.mtimeMs > KEPT) await rm(path, { force: true });
  }
}

/** Once a day is enough to tell what is still used. */
async function markUsed(path: string): Promise<void> {
  const now = Date.now();
  if (now - (await stat(path)).mtimeMs > 24 * 3_600_000) await utimes(path, now / 1000, now / 1000);
}

function nameOf(program: string, root: string): string {
  return createHash('sha256').update(`${program}\0${root}`).digest('hex').slice(0, 24);
}
