import { Worker } from 'node:worker_threads';
import type { Lexicon } from '../atlas/lexicon';
import type { Job } from '../workspace/loader';
import { type Answer, END, type Order } from './pool';

/** One thread that reads documents for this one. */
export interface Reader {
  /** Whether it has answered yet. */
  readonly isReady: () => boolean;
  /** Answers come in the order of the questions. */
  readonly read: (jobs: readonly Job[], lexicon: Lexicon) => Promise<Answer>;
  readonly end: () => void;
}

/** Starts `program`, a bundle that reads documents where it is not the main thread. Its end or fault is that of all questions that are open. */
export function createReader(program: string): Reader {
  const worker = new Worker(program);
  // Whoever closes the server does not wait for what it was about to read.
  worker.unref();
  const asked: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }[] = [];
  let told: Lexicon | undefined;
  let dead: Error | undefined;
  let ready = false;
  const die = (error: Error): void => {
    dead ??= error;
    for (const { reject } of asked.splice(0)) reject(error);
  };
  worker.once('message', () => {
    ready = true;
    worker.on('message', (answer: Answer) => asked.shift()?.resolve(answer));
  });
  worker.postMessage({ jobs: [] } satisfies Order);
  worker.on('error', die);
  worker.on('exit', () => die(new Error('The reading thread has ended.')));
  return {
    isReady: () => ready || dead !== undefined,
    read: (jobs, lexicon) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead);
        asked.push({ resolve, reject });
        const order: Order = { jobs, ...(told !== lexicon && { lexicon }) };
        told = lexicon;
        worker.postMessage(order);
      }),
    end: () => worker.postMessage(END),
  };
}
