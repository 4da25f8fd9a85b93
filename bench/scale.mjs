#!/usr/bin/env node
// Measures how a check grows with the atlas:
//   npm run build && node bench/scale.mjs [SLOTS …]      default: 210 2100 21000
// Prints time and peak memory of a first check and of the one after it, and for each step from one size to the next the exponent of growth: 1 is linear, more is worse.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkload } from './workload.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [210, 2100, 21000];
const scratch = mkdtempSync(join(tmpdir(), 'atlas-scale-'));
const rows = [];
console.log('| slots | files | MB | first check, s | memory, MB | again, s | memory, MB |');
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
try {
  for (const slots of sizes) {
    const atlas = join(scratch, 'atlas');
    const { files, bytes } = writeWorkload(atlas, slots);
    rmSync(join(scratch, 'cache'), { recursive: true, force: true });
    // The program's own code has been compiled by an earlier run: that is no part of what grows.
    check(join(here, '../examples/mini'));
    const cold = check(atlas);
    const warm = check(atlas);
    rows.push({ slots, files, cold, warm });
    console.log(
      `| ${slots} | ${files} | ${(bytes / 1e6).toFixed(1)} | ${cold.seconds.toFixed(2)} | ${cold.memory} | ${warm.seconds.toFixed(2)} | ${warm.memory} |`,
    );
    rmSync(atlas, { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

for (let at = 1; at < rows.length; at++) {
  const [less, more] = [rows[at - 1], rows[at]];
  const exponent = (of) => (Math.log(of(more) / of(less)) / Math.log(more.files / less.files)).toFixed(2);
  console.log(
    `\nfrom ${less.slots} to ${more.slots} slots: first check ${(more.cold.seconds / less.cold.seconds).toFixed(1)} × (exponent ${exponent(({ cold }) => cold.seconds)}), memory ${(more.cold.memory / less.cold.memory).toFixed(1)} × (${exponent(({ cold }) => cold.memory)}), again ${exponent(({ warm }) => warm.seconds)}`,
  );
}

function check(folder) {
  const usage = join(scratch, 'usage.json');
  const from = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ['--require', join(here, 'usage.cjs'), join(here, '../dist/cli.js'), 'check', '--format', 'json', folder],
    { env: { ...process.env, BENCH_USAGE: usage, ATLAS_CACHE_DIR: join(scratch, 'cache') }, stdio: 'ignore' },
  );
  const seconds = (performance.now() - from) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`the check ended with ${status}`);
  const { memory, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'));
  return { seconds, memory: Math.round(memory ?? maxRSS / 1024) };
}
