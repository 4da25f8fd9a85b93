import { parentPort } from 'node:worker_threads';
import { EMPTY_LEXICON } from '../atlas/collect';
import { encodeFacts } from '../atlas/encoding';
import type { Lexicon } from '../atlas/lexicon';
import { localLoader } from '../workspace/loader';
import { blockingFileSystem } from './fileSystem';
import { type Answer, END, type Order } from './pool';

/** Makes this thread one that reads documents for another (`createPool`), until it is told that nothing more is coming. */
export function serveReading(): void {
  const local = localLoader(blockingFileSystem);
  let lexicon: Lexicon = EMPTY_LEXICON;
  let turn: Promise<void> = Promise.resolve();
  parentPort?.on('message', (order: Order | typeof END) => {
    if (order === END) {
      parentPort?.close();
      return;
    }
    lexicon = order.lexicon ?? lexicon;
    const own = lexicon;
    // One after the other: answers say not what they answer.
    turn = turn.then(async () => {
      const read = await local.load(order.jobs, own);
      const answer: Answer = read.map((facts) => [facts.uri, encodeFacts(facts)]);
      parentPort?.postMessage(answer);
    });
  });
}
