import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = resolve(__dirname, '../../dist/cli.js');
const MANIFEST = 'format: 1\ntitle: Small\ngroups:\n  - { id: A, title: First }\n';
const SLOT = 'slot: A1\ntitle: Data\n';

let folder: string;
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const atlas = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
const found = (...args: string[]): string[] =>
  (
    JSON.parse(atlas('check', '--format', 'json', ...args).stdout) as {
      diagnostics: { file: string; code: string }[];
    }
  ).diagnostics.map(({ file, code }) => `${file} ${code}`);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-check-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('atlas check', () => {
  it('is silent on standard error and ends with 0 when all is well', () => {
    put('atlas.yaml', MANIFEST);
    put('slots/a1.yaml', SLOT);
    const run = atlas('check');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('No problems in 2 files');
  });

  it('ends with 1 on an error, with its place and the words at fault', () => {
    put('atlas.yaml', MANIFEST);
    put('slots/a1.yaml', SLOT);
    put('page.mdx', 'See A1 and A9.\n');
    const run = atlas('check');
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('page.mdx:1:12');
    expect(run.stdout).toContain('unknown-slot');
    expect(run.stdout).toMatch(/\^\^/);
  });

  it('prints one JSON object with the totals', () => {
    put('atlas.yaml', MANIFEST);
    put('slots/a1.yaml', `${SLOT}position: { level: gap }\nendpoints: [One, Two]\n`);
    const report = JSON.parse(atlas('check', '--format', 'json').stdout);
    expect(report).toEqual({
      version: 1,
      atlases: [
        {
          root: '.',
          title: 'Small',
          counts: {
            groups: 1,
            slots: 1,
            endpoints: 2,
            items: 3,
            topics: 0,
            chapters: 0,
            references: 0,
            slots_by_group: { A: 1 },
            slots_by_level: { strong: 0, partial: 0, gap: 1 },
          },
        },
      ],
      diagnostics: [],
      summary: { files: 2, errors: 0, warnings: 0, infos: 0, hints: 0 },
    });
  });

  it('finds atlases at, above and below a path, and narrows what is reported', () => {
    put('one/atlas.yaml', MANIFEST);
    put('one/a.mdx', 'See slot A8.\n');
    put('one/deep/b.mdx', 'See slot A9.\n');
    put('two/atlas.yaml', MANIFEST);
    put('two/c.mdx', 'See slot A7.\n');
    expect(found()).toEqual([
      'one/a.mdx unknown-slot',
      'one/deep/b.mdx unknown-slot',
      'two/c.mdx unknown-slot',
    ]);
    expect(found('one/deep')).toEqual(['one/deep/b.mdx unknown-slot']);
    expect(found('one/a.mdx')).toEqual(['one/a.mdx unknown-slot']);
    expect(found('two')).toEqual(['two/c.mdx unknown-slot']);
  });

  it('ends with 2 and says what was looked for where there is no atlas', () => {
    put('page.mdx', 'Words.\n');
    const run = atlas('check');
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('atlas.yaml');
  });

  it.each([
    [['check', 'nowhere']],
    [['check', '--format', 'yaml']],
    [['check', '--today', '2026-02-30']],
    [['check', '--max-warnings', 'few']],
    [['chekc']],
    [['check', '--unknown']],
  ])('ends with 2 on bad use: %j', (args) => {
    put('atlas.yaml', MANIFEST);
    const run = atlas(...args);
    expect(run.status).toBe(2);
    expect(run.stderr).not.toBe('');
  });

  it('counts warnings where they are limited, and leaves them out when it is to be quiet', () => {
    put('atlas.yaml', MANIFEST);
    put('slots/a1.yaml', SLOT);
    put('slots/a3.yaml', 'slot: A3\ntitle: Third\n');
    expect(atlas('check').status).toBe(0);
    expect(atlas('check', '--max-warnings', '0').status).toBe(1);
    expect(found()).toEqual(['slots/a3.yaml id-gap']);
    expect(found('--quiet')).toEqual([]);
  });

  it('leaves alone what git ignores, dot-folders, node_modules, what the manifest excludes and other trades’ YAML', () => {
    put('atlas.yaml', `${MANIFEST}exclude: ["drafts/**"]\n`);
    put('.git/HEAD', 'ref: refs/heads/main\n');
    put('.gitignore', 'built/\n*.tmp.mdx\n!kept.tmp.mdx\n');
    for (const path of ['built/a.mdx', 'x.tmp.mdx', '.hidden/a.mdx', 'node_modules/p/a.mdx', 'drafts/a.mdx'])
      put(path, 'See slot A9.\n');
    put('kept.tmp.mdx', 'See slot A9.\n');
    put('compose.yaml', 'services:\n  web: { image: "x }\n');
    expect(found()).toEqual(['kept.tmp.mdx unknown-slot']);
  });

  it('gives one finding for each thing that cannot be read, and goes on', () => {
    put('atlas.yaml', MANIFEST);
    put('slots/a1.yaml', SLOT);
    mkdirSync(join(folder, 'slots/x.yaml'));
    writeFileSync(join(folder, 'bytes.mdx'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    put('page.mdx', 'See slot A9.\n');
    expect(found()).toEqual(['bytes.mdx mdx-syntax', 'page.mdx unknown-slot', 'slots/x.yaml yaml-syntax']);
  });

  it.each([
    ['empty', '', ['atlas.yaml schema']],
    ['a list', '- 1\n', ['atlas.yaml schema']],
    ['open', 'format: 1\ntitle: "T\ngroups:\n  - { id: A, title: First }\n', ['atlas.yaml yaml-syntax']],
    ['without groups', 'format: 1\ntitle: T\n', ['atlas.yaml schema']],
  ])('gives one finding for a manifest that is %s, and none elsewhere', (_name, manifest, expected) => {
    put('atlas.yaml', manifest);
    put('slots/a1.yaml', SLOT);
    put('page.mdx', 'A1 is here, and so is [@someone2020].\n');
    expect(found()).toEqual(expected);
  });
});
