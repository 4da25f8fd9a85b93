#!/usr/bin/env node
// Measures `atlas check` on an atlas that bench/workload.mjs writes:
//   npm run build && node bench/check.mjs [SLOTS] [RUNS]      default: 2100 slots, 3 runs, of which the middle one counts
// Prints time, processor time and peak memory, and the same of parsers that only parse the same files. Exit code 1 when the check does not
// find exactly what was planted.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkload } from './workload.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const slots = Number(process.argv[2] ?? 2100);
const runs = Number(process.argv[3] ?? 3);
const scratch = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
try {
  const atlas = join(scratch, 'atlas');
  const { files, bytes, faults } = writeWorkload(atlas, slots);
  console.log(
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${slots} slots, ${faults.length} faults planted`,
  );
  const check = [join(here, '../dist/cli.js'), 'check', '--format', 'json', '.'];
  const checked = await measure('atlas check --no-cache', [...check, '--no-cache'], atlas);
  print(checked);
  await once(check, atlas);
  print(await measure('atlas check, once more', check, atlas));
  for (const baseline of ['read', 'yaml', 'mdx']) {
    const name = { read: 'reading alone', yaml: 'yaml alone', mdx: 'micromark with mdxjs alone' }[baseline];
    const other = await measure(name, [join(here, 'baseline.mjs'), baseline, '.'], atlas);
    print(other, `the check takes ${(checked.wall / other.wall).toFixed(2)} times this`);
  }
  const wrong = differences(faults, JSON.parse(checked.output).diagnostics);
  for (const line of wrong) console.log(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The middle one of several runs, by time. */
async function measure(name, args, cwd) {
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await once(args, cwd));
  return { name, ...all.sort((a, b) => a.wall - b.wall)[Math.floor(all.length / 2)] };
}

function once(args, cwd) {
  const usage = join(scratch, 'usage.json');
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--require', join(here, 'usage.cjs'), ...args], {
      cwd,
      env: { ...process.env, BENCH_USAGE: usage, ATLAS_CACHE_DIR: join(scratch, 'cache') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 && code !== 1) return reject(new Error(`${args.join(' ')} ended with ${code}`));
      resolve({
        wall: (performance.now() - started) / 1000,
        output,
        ...JSON.parse(readFileSync(usage, 'utf8')),
      });
    });
  });
}

function print({ name, wall, cpu, memory }, note = '') {
  console.log(
    `${name.padEnd(28)} ${wall.toFixed(2)} s  ${cpu.toFixed(2)} s of processor  ${memory.toFixed(0)} MB  ${note}`.trimEnd(),
  );
}

/** Planted faults that were not found, and errors that were not planted. */
function differences(faults, diagnostics) {
  const name = ({ file, code }) => `${code} in ${file}`;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').map(name);
  const planted = faults.map(name);
  return [
    ...planted.filter((fault) => !errors.includes(fault)).map((fault) => `missed: ${fault}`),
    ...errors.filter((error) => !planted.includes(error)).map((error) => `not planted: ${error}`),
  ];
}
