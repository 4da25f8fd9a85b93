import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = resolve(__dirname, '../../dist/cli.js');
const MANIFEST = 'format: 1\ntitle: Small\ngroups:\n  - { id: A, title: First }\n';
const SLOT = 'slot: A1\ntitle: Data\nposition: { level: gap, summary: Not yet }\n';
const IDLE = '{/* atlas-ignore unknown-slot: an example */}\n\n';
const STALE = '{/* atlas:begin positions */}\n\n{/* atlas:end */}\n';
const WRITTEN =
  '{/* atlas:begin positions */}\n\n| Slot | Title | Position | Summary |\n| --- | --- | --- | --- |\n| A1 | Data | Gap | Not yet |\n\n{/* atlas:end */}\n';

let folder: string;
const put = (path: string, text: string | Buffer): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
const atlas = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-fix-')));
  put('atlas.yaml', MANIFEST);
  put('slots/a1.yaml', SLOT);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('atlas fix', () => {
  it('writes what is safe, says so file by file, and ends as a check of what remains would', () => {
    put('page.mdx', `${IDLE}Words.\n\n${STALE}`);
    put('topics/other.mdx', `${IDLE}Words, and slot A9 below.\n\nSee slot A9.\n`);
    const run = atlas('fix');
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toBe(
      `page.mdx
     1:5  unused-ignore  Remove the comment
    5:17  stale-region   Write the region anew

Fixed 2 findings in 1 file. What remains has no safe fix: 1 error.
`,
    );
    expect(text('page.mdx')).toBe(`Words.\n\n${WRITTEN}`);
    expect(atlas('fix')).toMatchObject({
      status: 1,
      stdout: 'Nothing to fix. What remains has no safe fix: 1 error.\n',
    });
  });

  it('goes on until nothing more changes: the region speaks once its data is mended', () => {
    put('slots/a1.yaml', `# atlas-ignore retired-id: an example\n${SLOT}`);
    put('page.mdx', `There is 1 slot.\n\n${IDLE}${IDLE}${STALE}`);
    expect(atlas('fix')).toMatchObject({ status: 0, stderr: '' });
    expect(text('page.mdx')).toBe(`There is 1 slot.\n\n${WRITTEN}`);
    expect(atlas('check').stdout).toContain('No problems');
  });

  it('keeps the byte order mark, line breaks, permissions and links of a file', () => {
    put('page.mdx', `\uFEFF${IDLE}Words.\n\n${STALE}`.replaceAll('\n', '\r\n'));
    chmodSync(join(folder, 'page.mdx'), 0o640);
    put('elsewhere.txt', `${IDLE}Words.\n`);
    symlinkSync(join(folder, 'elsewhere.txt'), join(folder, 'linked.mdx'));
    expect(atlas('fix').status).toBe(0);
    expect(text('page.mdx')).toBe(`\uFEFFWords.\n\n${WRITTEN}`.replaceAll('\n', '\r\n'));
    expect(statSync(join(folder, 'page.mdx')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'linked.mdx')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('prints a patch in a dry run, and changes nothing', () => {
    put('page.mdx', `Above.\n\n${IDLE}Words.\n`);
    const run = atlas('fix', '--dry-run');
    expect(run.status).toBe(0);
    expect(run.stdout).toBe(
      `--- a/page.mdx
+++ b/page.mdx
@@ -1,5 +1,3 @@
 Above.
${' '}
-{/* atlas-ignore unknown-slot: an example */}
-
 Words.
`,
    );
    expect(run.stderr).toBe('Would fix 1 finding in 1 file.\n');
    expect(text('page.mdx')).toBe(`Above.\n\n${IDLE}Words.\n`);
  });

  it('changes only what lies at the paths, and only by the rules it is told', () => {
    const page = `${IDLE}Words.\n\n${STALE}`;
    put('one/page.mdx', page);
    put('two/page.mdx', page);
    expect(atlas('fix', '--only', 'unused-ignore', 'one').status).toBe(0);
    expect(text('one/page.mdx')).toBe(`Words.\n\n${STALE}`);
    expect(text('two/page.mdx')).toBe(page);
    expect(atlas('fix', 'one/page.mdx').status).toBe(0);
    expect(text('one/page.mdx')).toBe(`Words.\n\n${WRITTEN}`);
    expect(text('two/page.mdx')).toBe(page);
  });

  it.each([
    [['fix', 'nowhere'], 'nowhere'],
    [['fix', '--only', 'unused-ignor'], 'Did you mean unused-ignore?'],
    [['fix', '--unsafe'], 'unsafe'],
    [['regions', '--only', 'schema'], 'only'],
  ])('ends with 2 on bad use: %j', (args, says) => {
    const run = atlas(...args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(says);
  });
});

describe('atlas regions', () => {
  it('writes regions and nothing else, and asks about nothing else', () => {
    put('page.mdx', `${IDLE}Words, and slot A9 below.\n\nSee slot A9.\n\n${STALE}`);
    const run = atlas('regions');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('Fixed 1 finding in 1 file.');
    expect(text('page.mdx')).toBe(`${IDLE}Words, and slot A9 below.\n\nSee slot A9.\n\n${WRITTEN}`);
    expect(atlas('regions').stdout).toBe('Nothing to fix.\n');
  });
});

describe('atlas explain', () => {
  it('prints the page of a rule as it is written', () => {
    const run = atlas('explain', 'stale-region');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toBe(readFileSync(resolve(__dirname, '../../docs/rules/stale-region.md'), 'utf8'));
  });

  it('lists all rules', () => {
    const run = atlas('explain');
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^unused-ignore +warning +a comment that/m);
  });

  it('tells which code may be meant, and which there are', () => {
    const run = atlas('explain', 'stale-regions');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('there is no rule stale-regions. Did you mean stale-region?');
    expect(run.stderr).toContain('unknown-slot');
  });
});
