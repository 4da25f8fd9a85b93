#!/usr/bin/env node
// Runs the tests, all of them or the parts named:
//   node scripts/test.mjs [lint|types|unit|grammar|web|desktop|ui|neovim|emacs|size …]
// Installs the dependencies and builds first. The last line is `N passed, N failed`, counted over all tests. With CI=true a part that
// cannot run here counts as failed; otherwise it is named as left out.
import { ensureInstalled } from './rig/ensureInstalled.mjs';
import { root } from './rig/paths.mjs';
import { run } from './rig/run.mjs';

process.chdir(root);
await ensureInstalled();
const { suites } = await import('./rig/suites.mjs');

const named = process.argv.slice(2);
const unknown = named.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `no such part: ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

const ci = process.env.CI === 'true';
const totals = { passed: 0, failed: 0 };
const leftOut = [];

const built = await run(process.execPath, ['scripts/build.mjs'], { quiet: true });
if (built.code !== 0) {
  console.log(built.output);
  report('build', { passed: 0, failures: ['dist/ could not be built'] }, 0);
}
for (const suite of suites) {
  if (named.length > 0 && !named.includes(suite.name)) continue;
  const started = Date.now();
  const result = await suite
    .run()
    .catch((error) => ({ passed: 0, failures: [String(error?.stack ?? error)] }));
  report(suite.name, result, Date.now() - started);
}

for (const line of leftOut) console.log(`left out: ${line}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/**
 * @param {string} name
 * @param {import('./rig/suites.mjs').Result} result
 * @param {number} milliseconds
 */
function report(name, result, milliseconds) {
  if (result.leftOut !== undefined && !ci) {
    leftOut.push(`${name}: ${result.leftOut}`);
    return;
  }
  const failures = result.leftOut === undefined ? result.failures : [`did not run: ${result.leftOut}`];
  totals.passed += result.passed;
  totals.failed += failures.length;
  if (result.told) console.log(result.told);
  for (const failure of failures) console.log(`FAILED ${name}: ${failure}`);
  console.log(
    `${name}: ${result.passed} passed, ${failures.length} failed (${(milliseconds / 1000).toFixed(1)} s)`,
  );
}
