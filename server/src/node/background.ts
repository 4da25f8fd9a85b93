import type { DocumentFacts } from '../atlas/facts';
import { type Loader, localLoader } from '../workspace/loader';
import { decodedFacts } from './encodedFacts';
import { nodeFileSystem } from './fileSystem';
import { createReader, type Reader } from './reader';

/** Below this many documents, asking another thread costs more than it saves. */
const WORTHWHILE = 16;
/** What one answer brings is made into facts at once: as many documents as take a few milliseconds. */
const BATCH = 16;
/** Milliseconds that reading may hold the message loop at a time, where it has to be done in this thread. */
const SLICE = 8;
/** How long the thread is kept when there is nothing to read, in milliseconds. */
const KEPT = 10_000;

/**
 * A loader for a program that has others to answer meanwhile: a thread beside this one reads, which runs this same program. Without one, or when it
 * dies, everything is read in this thread, in slices.
 */
export function createBackgroundLoader(program = __filename): Loader {
  const local = localLoader(nodeFileSystem, SLICE);
  let reader: Reader | undefined;
  let parting: NodeJS.Timeout | undefined;
  let busy = 0;
  const part = (): void => {
    reader?.end();
    reader = undefined;
  };
  return {
    load: async (jobs, lexicon, progress) => {
      if (jobs.length < WORTHWHILE) return local.load(jobs, lexicon, progress);
      clearTimeout(parting);
      busy++;
      const loaded: DocumentFacts[] = [];
      try {
        reader ??= createReader(program);
        // It takes its time to start, and what is wanted first would wait for it.
        if (!reader.isReady()) return await local.load(jobs, lexicon, progress);
        // The next batch is on its way while an answer is taken in.
        let coming = reader.read(jobs.slice(0, BATCH), lexicon);
        for (let at = 0; at < jobs.length; at += BATCH) {
          const answer = await coming;
          if (at + BATCH < jobs.length) coming = reader.read(jobs.slice(at + BATCH, at + 2 * BATCH), lexicon);
          for (const [uri, encoded] of answer) loaded.push(decodedFacts(uri, encoded));
          progress?.(Math.min(jobs.length, at + BATCH));
        }
        return loaded;
      } catch {
        // No thread to be had here.
        part();
        return local.load(jobs, lexicon, progress);
      } finally {
        if (--busy === 0) parting = setTimeout(part, KEPT).unref();
      }
    },
  };
}
