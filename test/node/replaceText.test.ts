import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceText } from '../../server/src/node/fileSystem';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

it('replaces the text that was read, and leaves nothing else behind', async () => {
  writeFileSync(join(folder, 'a.md'), '\uFEFFold\r\n');
  expect(await replaceText(uri('a.md'), 'old\r\n', 'new\r\n')).toBe('written');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('\uFEFFnew\r\n');
  expect(readdirSync(folder)).toEqual(['a.md']);
});

it('leaves a file alone that holds another text by now', async () => {
  writeFileSync(join(folder, 'a.md'), 'other');
  expect(await replaceText(uri('a.md'), 'old', 'new')).toBe('changed');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('other');
});

it('refuses what is no file, is gone, or is being written by another run', async () => {
  mkdirSync(join(folder, 'b.md'));
  writeFileSync(join(folder, 'c.md'), 'old');
  writeFileSync(join(folder, `.c.md.${process.pid}.tmp`), 'theirs');
  expect(await replaceText(uri('a.md'), 'old', 'new')).toBe('refused');
  expect(await replaceText(uri('b.md'), 'old', 'new')).toBe('refused');
  expect(await replaceText(uri('c.md'), 'old', 'new')).toBe('refused');
  expect(readFileSync(join(folder, `.c.md.${process.pid}.tmp`), 'utf8')).toBe('theirs');
});
