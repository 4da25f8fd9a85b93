import { runAll } from './runner';
import { tests } from './tests';

/** What both extension hosts call. */
export function run(): Promise<void> {
  return runAll(tests);
}
