import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usage = fileURLToPath(new URL('./usage.cjs', import.meta.url));
const perf = ['stat', '-x', ',', '-e', 'instructions:u'];

/** Whether this machine counts instructions: `perf` is there and the processor lets it. */
export const countsInstructions = (() => {
  const { status, stderr } = spawnSync('perf', [...perf, process.execPath, '-e', '0'], { encoding: 'utf8' });
  return status === 0 && /^\d+,/m.test(stderr);
})();

/**
 * Runs a program of Node to its end: wall and processor seconds, peak memory in MB, and instructions where the machine counts them, of the whole process with its threads.
 *
 * @param {{ args: readonly string[], ends: readonly number[] }} program fails when the exit code is none of `ends`
 * @param {string} cwd
 * @param {string} scratch
 * @param {Record<string, string>} env
 * @returns {Promise<{ wall: number, cpu: number, memory: number, instructions?: number, output: string }>}
 */
export function runOnce({ args, ends }, cwd, scratch, env = {}) {
  const used = join(scratch, 'usage.json');
  const counted = join(scratch, 'instructions.csv');
  const command = [process.execPath, '--require', usage, ...args];
  const [program, ...rest] = countsInstructions ? ['perf', ...perf, '-o', counted, ...command] : command;
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, rest, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', ...env, BENCH_USAGE: used },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-2_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const wall = (performance.now() - started) / 1000;
      if (!ends.includes(code)) return reject(new Error(`${args.join(' ')} ended with ${code}: ${errors}`));
      const instructions = countsInstructions && Number(/^(\d+),/m.exec(readFileSync(counted, 'utf8'))?.[1]);
      resolve({
        wall,
        output,
        ...JSON.parse(readFileSync(used, 'utf8')),
        ...(instructions && { instructions }),
      });
    });
  });
}

/** Waits until the machine is quiet, or `seconds` have passed; returns the load average that it started with. */
export async function untilQuiet(seconds, limit = 0.5) {
  const from = performance.now();
  while (loadavg()[0] >= limit && performance.now() - from < seconds * 1000)
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  return loadavg()[0];
}

/** The middle one of numbers; of an even number the upper of the two. */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
