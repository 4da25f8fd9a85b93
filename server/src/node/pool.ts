import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DocumentFacts } from '../atlas/facts';
import type { Lexicon } from '../atlas/lexicon';
import { type Job, type Loader, localLoader } from '../workspace/loader';
import { decodedFacts } from './encodedFacts';
import { blockingFileSystem } from './fileSystem';

/** Below this many documents, starting a worker costs more than it saves. */
const WORTHWHILE = 200;
const BATCH = 64;

/** What a reading thread is asked for; it answers with each document's address and its facts, encoded. */
export interface Order {
  readonly jobs: readonly Job[];
  /** Sent once, when it is another one: readers keep what they make of a lexicon as long as it is the same object. */
  readonly lexicon?: Lexicon;
}

export type Answer = readonly (readonly [uri: string, facts: string])[];

/** A loader that reads large atlases with all processors, with reading threads beside this one: they run this same program. */
export function createPool(): Loader & { readonly end: () => void } {
  const local = localLoader(blockingFileSystem);
  const workers: Worker[] = [];
  return {
    load: async (jobs, lexicon, progress) => {
      const hands = Math.min(availableParallelism(), 8) - 1;
      if (jobs.length < WORTHWHILE || hands < 1) return local.load(jobs, lexicon, progress);
      while (workers.length < hands) workers.push(new Worker(__filename));
      const loaded: DocumentFacts[] = [];
      let next = 0;
      let done = 0;
      const take = (): readonly Job[] => jobs.slice(next, (next += BATCH));
      const finish = (batch: readonly Job[], facts: readonly DocumentFacts[]): void => {
        for (const one of facts) loaded.push(one);
        progress?.((done += batch.length));
      };
      const drive = async (worker: Worker): Promise<void> => {
        let told = false;
        for (let batch = take(); batch.length > 0; batch = take()) {
          finish(batch, await ask(worker, { jobs: batch, ...(!told && { lexicon }) }));
          told = true;
        }
      };
      const own = async (): Promise<void> => {
        for (let batch = take(); batch.length > 0; batch = take())
          finish(batch, await local.load(batch, lexicon));
      };
      await Promise.all([...workers.map(drive), own()]);
      return loaded;
    },
    end: () => {
      for (const worker of workers.splice(0)) worker.postMessage(END);
    },
  };
}

/** Tells a reading thread that nothing more is coming. */
export const END = 'end';

function ask(worker: Worker, order: Order): Promise<readonly DocumentFacts[]> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    worker.once('error', failed);
    worker.once('message', (answer: Answer) => {
      worker.off('error', failed);
      resolve(answer.map(([uri, encoded]) => decodedFacts(uri, encoded)));
    });
    worker.postMessage(order);
  });
}
