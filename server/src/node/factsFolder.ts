import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from '../workspace/loader';
import type { Memory, Recollection } from '../workspace/memory';
import { digestOf } from './digest';
import { type FactsLine, factsIn, lexiconDigest, readFactsFile } from './factsFile';

/**
 * What `atlas facts` left in a folder, below it and in any number of files, as a memory: of a document that holds the bytes it was made of, the facts are taken from
 * there; every other one is read. `undefined` where there is no such folder.
 */
export function openFactsFolder(folder: string, program: string): Memory | undefined {
  const lines = new Map<string, FactsLine[]>();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.facts')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const line of readFactsFile(text, program))
        lines.set(line.path, [...(lines.get(line.path) ?? []), line]);
    }
  } catch {
    return undefined;
  }
  return { recall: async (root) => recollectionOf(root, lines) };
}

function recollectionOf(root: string, lines: ReadonlyMap<string, readonly FactsLine[]>): Recollection {
  const chosen = new Map<string, FactsLine>();
  let reading: string | undefined;
  return {
    note: undefined,
    reads: (lexicon) => {
      reading = lexiconDigest(lexicon);
      return true;
    },
    uris: new Set(),
    unchanged: async (jobs) => {
      for (const job of jobs) {
        const fitting = lineFor(job, root, lines, reading);
        if (fitting) chosen.set(job.uri, fitting);
      }
      return new Set(jobs.flatMap(({ uri }) => (chosen.has(uri) ? [uri] : [])));
    },
    facts: (uri) => {
      const line = chosen.get(uri);
      return line && factsIn(uri, line);
    },
    bases: () => undefined,
    found: () => undefined,
    keep: () => undefined,
  };
}

function lineFor(
  { uri, role }: Job,
  root: string,
  lines: ReadonlyMap<string, readonly FactsLine[]>,
  reading: string | undefined,
): FactsLine | undefined {
  const some = uri.startsWith(root) ? lines.get(uri.slice(root.length)) : undefined;
  const fitting = some?.filter((line) => line.role === (role ?? '') && line.lexicon === reading);
  if (!fitting?.length) return undefined;
  try {
    const digest = digestOf(readFileSync(fileURLToPath(uri)));
    return fitting.find((line) => line.digest === digest);
  } catch {
    // Gone, or not to be read.
    return undefined;
  }
}
