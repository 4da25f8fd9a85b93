import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = resolve(__dirname, '../../dist/cli.js');
const PAGES = 120;

let folder: string;
let cache: string;
const put = (path: string, text: string): void => {
  writeFileSync(join(folder, path), text);
  // Files that were written just now are never remembered.
  const before = new Date(Date.now() - 60_000);
  utimesSync(join(folder, path), before, before);
};
const check = (...args: string[]): string =>
  spawnSync(process.execPath, [CLI, 'check', '--format', 'json', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ATLAS_CACHE_DIR: cache },
  }).stdout;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-cached-')));
  cache = join(folder, '.cache');
  mkdirSync(join(folder, 'pages'));
  put('atlas.yaml', 'format: 1\ntitle: Many\ngroups:\n  - { id: A, title: First }\n');
  put('a1.yaml', 'slot: A1\ntitle: Data\n');
  for (let i = 0; i < PAGES; i++) put(`pages/${i}.mdx`, i % 10 ? 'Read A1.\n' : `See A1 and A9.\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the cache of atlas check', () => {
  it('changes no finding: not when warm, not when files change, appear or vanish', () => {
    const cold = check('--no-cache');
    expect(JSON.parse(cold).summary.errors).toBe(PAGES / 10);
    expect(check()).toBe(cold);
    expect(readdirSync(cache).length).toBeGreaterThan(0);
    expect(check()).toBe(cold);
    put('pages/1.mdx', 'See A1 and A8.\n');
    put('pages/new.mdx', 'See A1 and A7.\n');
    rmSync(join(folder, 'pages/10.mdx'));
    expect(check()).toBe(check('--no-cache'));
    put('a1.yaml', 'slot: A1\ntitle: Data\n# A8\n');
    put('a8.yaml', 'slot: A8\ntitle: Eight\n');
    expect(check()).toBe(check('--no-cache'));
    put('atlas.yaml', 'format: 1\ntitle: Many\ngroups:\n  - { id: A, title: First }\nnot_references: [A9]\n');
    expect(check()).toBe(check('--no-cache'));
  });

  it('is made anew when it is spoilt, and not written without leave', () => {
    check();
    const files = readdirSync(cache, { recursive: true, encoding: 'utf8' })
      .map((name) => join(cache, name))
      .filter((file) => statSync(file).isFile());
    expect(files.some((file) => file.includes('code'))).toBe(true);
    for (const file of files) writeFileSync(file, '{"half');
    expect(check()).toBe(check('--no-cache'));
    expect(files.every((file) => statSync(file).size > 100)).toBe(true);
    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file stands in its way');
    expect(check()).toBe(check('--no-cache'));
  });
});
