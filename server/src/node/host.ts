import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ProgramHost } from '../cli/program';
import { canonicalUri } from '../syntax/uri';
import { BUILD } from '../version';
import { cacheDirectory } from './cacheDirectory';
import { formatFacts } from './factsFile';
import { openFactsFolder } from './factsFolder';
import { decode, isFolder, nodeFileSystem, replaceText, writeAnew } from './fileSystem';
import { createMemory } from './memory';
import { createPool } from './pool';

/** The command line's machine: this process, its terminal and its disk. */
export const nodeHost: ProgramHost = {
  fs: nodeFileSystem,
  createLoader: createPool,
  createMemory: () => createMemory(cacheDirectory(), BUILD),
  out: (text) =>
    new Promise((done, fail) => {
      // A reader that has seen enough (`| head`) closes the pipe: nobody is left to tell.
      process.stdout.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EPIPE' ? done() : fail(error),
      );
      process.stdout.write(text, () => done());
    }),
  err: process.stderr,
  colors: process.stdout.isTTY === true && process.stdout.hasColors() && !process.env.NO_COLOR,
  width: process.stdout.columns ?? 100,
  locate: async (path) => {
    const full = resolve(path);
    const folder = await isFolder(full);
    if (folder === undefined) return undefined;
    const uri = canonicalUri(pathToFileURL(full).href);
    if (folder) return { uri: withSlash(uri), folder: withSlash(uri) };
    return { uri, folder: withSlash(canonicalUri(pathToFileURL(dirname(full)).href)) };
  },
  relative: (uri) => relative(process.cwd(), fileURLToPath(uri)).split(sep).join('/'),
  readText: (file) => {
    try {
      const text = decode(readFileSync(resolve(file)));
      return 'text' in text ? text.text : undefined;
    } catch {
      // Gone since it was checked, or a folder: the finding is shown without its line.
      return undefined;
    }
  },
  write: replaceText,
  openFacts: (folder) => openFactsFolder(resolve(folder), BUILD),
  writeFacts: (path, facts) => writeAnew(resolve(path), formatFacts(facts, BUILD)),
  // Evaluated when it is asked for: a check has no use for it.
  startServer: () => void import('./languageServer').then((server) => server.startServer()),
};

function withSlash(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}
