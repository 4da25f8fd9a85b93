import { changingTests } from './changingTests';
import { decorationTests } from './decorationTests';
import { exampleTests, isExample } from './exampleTests';
import { furtherTests } from './furtherTests';
import { hierarchyTests } from './hierarchyTests';
import { outlineTests } from './outlineTests';
import { runAll } from './runner';
import { tests } from './tests';

/** What both extension hosts call. The features come behind the restart of the server, so that what is there twice shows. */
export async function run(): Promise<void> {
  await runAll(
    (await isExample())
      ? exampleTests
      : [...tests, ...outlineTests, ...decorationTests, ...hierarchyTests, ...changingTests, ...furtherTests],
  );
}
