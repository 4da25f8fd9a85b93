import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/rig/run.mjs';
import { configuration, prepare, scenario, tell, tests } from './scenario.mjs';

// Runs the language server in Emacs, through Eglot and the configuration that docs/editors.md gives.
const hasEglot = ['--batch', '-q', '--eval', '(progn (package-initialize) (require (quote eglot)))'];
if ((await run('emacs', hasEglot, { quiet: true })).code !== 0) {
  console.error(
    'no Emacs with Eglot: install it (Debian: apt-get install emacs-nox elpa-eglot; Emacs 29 or later has it)',
  );
  process.exit(78);
}
const { folder, base, env, remove } = prepare('emacs');
const out = join(base, 'report.json');
const setup = join(base, 'init.el');
writeFileSync(setup, `;; -*- lexical-binding: t -*-\n${configuration('emacs')}\n`);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(?:yaml|mdx|md|bib)$/.test(file),
);
const given = { folder, out, files, scenario };
const script = fileURLToPath(new URL('author.el', import.meta.url));
const args = ['--batch', '-q', '--eval', '(package-initialize)', '-l', setup, '-l', script];
const { code, output } = await run('emacs', args, {
  cwd: folder,
  env: { ...env, ATLAS_EMACS: JSON.stringify(given) },
  quiet: true,
  timeout: 180_000,
});
if (code !== 0) throw new Error(`emacs ended with ${code}\n${output}`);
const passed = tell(tests(JSON.parse(readFileSync(out, 'utf8')), folder));
remove();
console.log(`atlas-test:${JSON.stringify({ finished: true })}`);
process.exit(passed ? 0 : 1);
