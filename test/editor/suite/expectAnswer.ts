import { pause } from './workspace';

/** How long an answer may take to become what is expected, in milliseconds. */
const limit = 30_000;

/** Asks again and again until the answer is what is expected, both plain data; fails with what it was at last. */
export async function expectAnswer(ask: () => Promise<unknown>, expected: unknown): Promise<void> {
  const deadline = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (JSON.stringify(answer) === JSON.stringify(expected)) return;
    if (Date.now() > deadline)
      throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(answer)}`);
    await pause(100);
  }
}
