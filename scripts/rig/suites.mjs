import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareCodeServer } from './codeServer.mjs';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';
import { prepareWebBuild } from './webBuild.mjs';

/**
 * @typedef {{ passed: number, failures: readonly string[], leftOut?: string, told?: string }} Result `leftOut` says why a suite could not run here and how
 *   to get it to; `told` are figures to print
 */

/** In bytes. What an author downloads, pages of the rules included, stays near a megabyte. */
const limits = {
  'atlas-author.vsix': 1_250_000,
  'dist/server/main.js': 1_500_000,
  'dist/server/browser.js': 1_500_000,
};

/** The suites in the order they run, quick ones first. */
export const suites = [
  {
    name: 'lint',
    run: () => one('biome', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']),
  },
  { name: 'types', run: types },
  { name: 'unit', run: unit },
  { name: 'grammar', run: grammar },
  { name: 'web', run: () => inHost('test/web/run.mjs') },
  { name: 'desktop', run: () => inHost('test/desktop/run.mjs') },
  { name: 'ui', run: () => inHost('test/ui/run.mjs') },
  { name: 'neovim', run: () => inHost('test/terminal/neovim.mjs') },
  { name: 'emacs', run: () => inHost('test/terminal/emacs.mjs') },
  { name: 'size', run: size },
];

/** @returns {Promise<Result>} */
async function one(name, args, options = {}) {
  const { code, output } = await run(process.execPath, args, { quiet: true, ...options });
  return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [`${name}\n${output}`] };
}

/** @returns {Promise<Result>} */
async function types() {
  const results = [];
  for (const room of ['server', 'client', 'test'])
    results.push(await one(room, [bin('typescript/bin/tsc'), '-p', room]));
  return sum(results);
}

/** @returns {Promise<Result>} */
async function unit() {
  const file = join(cacheDir, 'vitest.json');
  const told = join(cacheDir, 'told.txt');
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(told, '');
  const { code, output } = await run(
    process.execPath,
    [bin('vitest/vitest.mjs'), 'run', '--reporter=json', `--outputFile=${file}`],
    { quiet: true, env: { ...process.env, ATLAS_TOLD: told } },
  );
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap(failuresOfFile);
  // An error outside every test (an unhandled rejection, say) fails the run and is in no test's record.
  if (code !== 0 && failures.length === 0) failures.push(output);
  return { passed: report.numPassedTests, failures, told: readFileSync(told, 'utf8').trimEnd() };
}

function failuresOfFile({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${name}\n${message}`];
  return failed.map((test) => `${name}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
}

/** The base grammars that ours are injected into come with VS Code's own builds. @returns {Promise<Result>} */
async function grammar() {
  await prepareWebBuild();
  await prepareCodeServer();
  const { code, output, stdout } = await run(process.execPath, ['test/grammar/run.mjs'], { quiet: true });
  const report = stdout.split('\n').find((line) => line.startsWith('{'));
  if (report === undefined)
    return { passed: 0, failures: [`test/grammar/run.mjs ended with ${code}\n${output}`] };
  const { passed, failures } = JSON.parse(report);
  return { passed, failures };
}

/** A suite that runs in an editor and reports each test as a line `atlas-test:{…}`. @returns {Promise<Result>} */
async function inHost(script) {
  let result = await hostRun(script);
  // An editor that never came up says nothing about the extension; it gets a second chance, a failed test does not.
  if (result.passed === 0 && result.failures.length === 1 && result.started === false)
    result = await hostRun(script);
  return result;
}

async function hostRun(script) {
  let passed = 0;
  let started = false;
  let finished = false;
  const failures = [];
  const onLine = (line) => {
    if (!line.startsWith('atlas-test:')) return;
    const test = JSON.parse(line.slice('atlas-test:'.length));
    started = true;
    if (test.finished !== undefined) finished = true;
    else if (test.passed) passed++;
    else failures.push(`${test.name}\n${test.error}`);
  };
  const { code, output } = await run(process.execPath, [script], { quiet: true, timeout: 900_000, onLine });
  if (code === 78) return { passed, failures, started, leftOut: output.trim() };
  if (!finished || (code !== 0 && failures.length === 0))
    failures.push(`${script} ended with ${code} before its end\n${output}`);
  return { passed, failures, started };
}

/** @returns {Promise<Result>} */
async function size() {
  // The same command as `npm run package`.
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packed = await one('vsce', [bin('@vscode/vsce/vsce'), ...scripts.package.split(' ').slice(1)]);
  if (packed.failures.length > 0) return packed;
  return sum(Object.entries(limits).map(([file, bytes]) => atMost(join(root, file), bytes)));
}

function atMost(file, bytes) {
  const actual = existsSync(file) ? statSync(file).size : Number.POSITIVE_INFINITY;
  return actual <= bytes
    ? { passed: 1, failures: [] }
    : { passed: 0, failures: [`${file} has ${actual} bytes, ${bytes} are allowed`] };
}

function sum(results) {
  return {
    passed: results.reduce((all, { passed }) => all + passed, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

function bin(path) {
  return join(root, 'node_modules', path);
}
