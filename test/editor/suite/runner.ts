/** A line of the console that starts with this carries the outcome of one test as JSON. */
const marker = 'atlas-test:';

/** How long one test may take, in milliseconds: a slow machine that starts an editor is not a failure. */
const limit = 60_000;

export interface Test {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** Runs the tests one after the other, since they share one editor, and reports each on the console. */
export async function runAll(tests: readonly Test[]): Promise<void> {
  let failed = 0;
  for (const test of tests) {
    const started = Date.now();
    const error = await outcome(test);
    if (error !== undefined) failed++;
    const milliseconds = Date.now() - started;
    console.log(
      marker + JSON.stringify({ name: test.name, passed: error === undefined, milliseconds, error }),
    );
  }
  console.log(marker + JSON.stringify({ finished: tests.length }));
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed`);
}

/** `undefined` when it passed, else what went wrong. */
async function outcome(test: Test): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limit} ms`)), limit);
  });
  try {
    await Promise.race([test.run(), timeout]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}
