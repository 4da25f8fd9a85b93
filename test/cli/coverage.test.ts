import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = resolve(__dirname, '../../dist/cli.js');
let folder: string;
const atlas = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [CLI, 'coverage', ...args], { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-coverage-')));
  writeFileSync(
    join(folder, 'atlas.yaml'),
    'format: 1\ntitle: Small\ngroups:\n  - { id: A, title: First }\n',
  );
  writeFileSync(join(folder, 'a1.yaml'), 'slot: A1\ntitle: Data\n');
  writeFileSync(
    join(folder, 'page.mdx'),
    'The atlas has one slot, A1, and one group.\n\nWe met on 14 floors.\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('atlas coverage', () => {
  it('lists what rules guard, and what none does with its words', () => {
    expect(atlas()).toEqual({
      status: 0,
      stdout: `page.mdx
    1:25  A1  unknown-slot
    3:11  14  – We met on 14 floors.

Guarded by a rule: 0 of 1 number, 0 of 0 level names, 1 of 1 reference.
No rule guards one number: only their author knows whether they are right.
`,
      stderr: '',
      ...rest(),
    });
  });

  it('lists the unguarded numbers alone', () => {
    const { stdout } = atlas('--unguarded', 'page.mdx');
    expect(stdout).toContain('3:11  14');
    expect(stdout).not.toContain('unknown-slot');
  });

  it('prints JSON', () => {
    const report = JSON.parse(atlas('--format', 'json').stdout);
    expect(report.summary).toEqual({
      number: { total: 1, guarded: 0 },
      level: { total: 0, guarded: 0 },
      reference: { total: 1, guarded: 1 },
    });
    expect(report.entries[1]).toEqual({
      file: 'page.mdx',
      kind: 'number',
      range: { start: { line: 2, character: 10 }, end: { line: 2, character: 12 } },
      text: '14',
      context: 'We met on 14 floors.',
    });
  });

  it('finds no atlas, and says so', () => {
    expect(atlas(join(folder, '..', 'nowhere'))).toMatchObject({ status: 2, stdout: '' });
  });
});

/** What the runner adds to a finished process. */
function rest(): object {
  return { pid: expect.any(Number), output: expect.any(Array), signal: null };
}
