import { isMainThread } from 'node:worker_threads';
import { startServer } from './languageServer';
import { serveReading } from './readerThread';

/** Serves a client, or reads documents for the thread that does. */
export function runServerPart(): void {
  if (isMainThread) startServer();
  else serveReading();
}
