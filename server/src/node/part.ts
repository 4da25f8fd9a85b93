import { isMainThread } from 'node:worker_threads';

/** Does what this thread is for. What the other kind of thread needs is not even evaluated. */
export function runPart(): void {
  void (isMainThread
    ? import('./command').then(({ runCommand }) => runCommand())
    : import('./readerThread').then(({ serveReading }) => serveReading()));
}
