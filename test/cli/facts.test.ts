import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../features/living';

const CLI = resolve(__dirname, '../../dist/cli.js');
const EXAMPLE = resolve(__dirname, '../../examples/llm-atlas');

let scratch: string;
let atlas: string;
let facts: string;
let files: readonly string[];

const run = (
  args: readonly string[],
  cwd = atlas,
): { readonly code: number | null; readonly out: string; readonly err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ATLAS_CACHE_DIR: join(scratch, 'cache') },
  });
  return { code: status, out: stdout, err: stderr };
};
const check = (...args: string[]): string => run(['check', '--format', 'json', ...args, '.']).out;
const fresh = (): string => check('--no-cache');

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-facts-')));
  atlas = join(scratch, 'atlas');
  facts = join(scratch, 'facts');
  cpSync(EXAMPLE, atlas, { recursive: true });
  // Something to be found.
  const page = join(atlas, 'index.mdx');
  writeFileSync(
    page,
    `${readFileSync(page, 'utf8')}\nSee slot A9, the the [@nobody2020] and chapter 99. The atlas has 22 slots.\n`,
  );
  files = readdirSync(atlas, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((path) => /\.(?:ya?ml|mdx?|bib)$/.test(path) && path !== 'atlas.yaml');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('atlas facts', () => {
  it('writes what check goes on from, with the same findings byte for byte', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(run(['facts', ...files, '-o', join(facts, 'all.facts')])).toEqual({ code: 0, out: '', err: '' });
    const found = fresh();
    expect(JSON.parse(found).diagnostics.length).toBeGreaterThan(3);
    expect(check('--facts', facts)).toBe(found);
  });

  it('writes the same bytes in any order, from any folder, one file at a time', () => {
    const whole = readFileSync(join(facts, 'all.facts'), 'utf8');
    const elsewhere = join(scratch, 'elsewhere.facts');
    run(['facts', ...[...files].reverse().map((path) => join('atlas', path)), '-o', elsewhere], scratch);
    expect(readFileSync(elsewhere, 'utf8')).toBe(whole);
    expect(whole).not.toContain(scratch);
    const parts = files.slice(0, 4).map((path, index) => {
      const out = join(scratch, `part${index}.facts`);
      run(['facts', path, '-o', out]);
      return readFileSync(out, 'utf8').split('\n')[1]!;
    });
    for (const line of parts) expect(whole.split('\n')).toContain(line);
  });

  it('is not believed over a file that has changed, gone or come, nor under another manifest', () => {
    const page = join(atlas, files.find((path) => path.startsWith('topics/'))!);
    const before = readFileSync(page, 'utf8');
    writeFileSync(page, `${before}\nSee slot A8.\n`);
    expect(check('--facts', facts)).toBe(fresh());
    rmSync(page);
    expect(check('--facts', facts)).toBe(fresh());
    writeFileSync(page, before);
    const added = join(atlas, 'topics/added.mdx');
    writeFileSync(added, 'See slot A7.\n');
    expect(check('--facts', facts)).toBe(fresh());
    rmSync(added);
    const manifest = join(atlas, 'atlas.yaml');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, `${text.replace(/^not_references: \[/m, 'not_references: [A9, ')}`);
    const found = fresh();
    expect(found).not.toContain('A9');
    expect(check('--facts', facts)).toBe(found);
    writeFileSync(manifest, text);
  });

  it('that are spoilt anywhere cost themselves alone', () => {
    const file = join(facts, 'all.facts');
    const sound = readFileSync(file);
    const found = fresh();
    const random = randomFrom(5);
    for (let time = 0; time < 8; time++) {
      const spoilt = Buffer.from(sound);
      for (let flips = 0; flips < 1 + random(40); flips++) spoilt[random(spoilt.length)] = random(256);
      writeFileSync(file, time % 2 ? spoilt : spoilt.subarray(0, random(spoilt.length)));
      expect(check('--facts', facts)).toBe(found);
    }
    writeFileSync(file, sound);
  }, 60_000);

  it('refuses what has no facts, with a reason', () => {
    const out = join(scratch, 'none.facts');
    expect(run(['facts', 'topics', '-o', out])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is a folder'),
    });
    expect(run(['facts', 'gone.mdx', '-o', out])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no file'),
    });
    writeFileSync(join(scratch, 'lone.mdx'), 'Words.\n');
    expect(run(['facts', '../lone.mdx', '-o', out])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no atlas'),
    });
    expect(run(['facts', files[0]!, '-o', 'facts.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('.facts'),
    });
    expect(existsSync(out)).toBe(false);
    expect(run(['check', '--facts', 'nowhere', '.'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no folder of facts'),
    });
  });
});
