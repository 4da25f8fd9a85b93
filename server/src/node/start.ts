import { isMainThread } from 'node:worker_threads';
import { runCompiled } from './compileCache';
import { tuneForOneRun } from './tiering';

/**
 * Starts what this thread is for, `program` being the bundle of all of it: a command, the language server, or the reading of documents for another
 * thread.
 */
export function start(program: string): void {
  // The engine keeps compiled code under the flags that it was compiled with: they are set first.
  if (isMainThread && process.argv[2] !== 'lsp') tuneForOneRun();
  const { save } = runCompiled(__filename, program, isMainThread ? 'command' : 'reader');
  process.on('exit', save);
}
