import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { EMPTY_LEXICON } from '../../server/src/atlas/collect';
import { createBackgroundLoader } from '../../server/src/node/background';
import { decodedFacts } from '../../server/src/node/encodedFacts';
import { blockingFileSystem } from '../../server/src/node/fileSystem';
import { createReader } from '../../server/src/node/reader';
import { localLoader } from '../../server/src/workspace/loader';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'examples');
const jobs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ya?ml|mdx)$/.test(name))
  .map((name) => ({ uri: pathToFileURL(join(folder, name)).href }));

it('reads in another thread what this one reads, and answers in order', async () => {
  const here = await localLoader(blockingFileSystem).load(jobs, EMPTY_LEXICON);
  for (const program of ['dist/cli.js', 'dist/server/main.js']) {
    const reader = createReader(join(root, program));
    const answers = await Promise.all(
      [jobs.slice(0, 30), jobs.slice(30)].map((some) => reader.read(some, EMPTY_LEXICON)),
    );
    expect(reader.isReady()).toBe(true);
    expect(answers.flat().map(([uri, text]) => decodedFacts(uri, text))).toEqual(here);
    reader.end();
  }
});

it('reads in this thread where no other can be had', async () => {
  const { load } = createBackgroundLoader(join(root, 'no such program.js'));
  const before = await load(jobs, EMPTY_LEXICON);
  await expect(createReader(join(root, 'no such program.js')).read(jobs, EMPTY_LEXICON)).rejects.toThrow();
  expect(await load(jobs, EMPTY_LEXICON)).toEqual(before);
  expect(before.length).toBe(jobs.length);
});
