#!/usr/bin/env node
// Bundles everything that ships into dist/: the two clients, the two servers and the command line.
//   node scripts/build.mjs [--dev]     --dev keeps names and writes source maps
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dev = process.argv.includes('--dev');
process.chdir(root);
await import('./registry.mjs');
if (existsSync('scripts/schemas.mjs')) await import('./schemas.mjs');
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = {
  // esbuild's own is where the process was started.
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  target: 'es2023',
  legalComments: 'none',
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  // Required by one package and imported by another, it would be bundled twice.
  // The node build of yaml asks process.env at every token, and prints there to standard output: the language server's own.
  alias: {
    acorn: join(root, 'node_modules/acorn/dist/acorn.mjs'),
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
  },
  define: {
    'process.env.NODE_ENV': '"production"',
    ATLAS_VERSION: JSON.stringify(version),
    ATLAS_BUILD: JSON.stringify(buildName()),
  },
};
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs' };
const web = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

await Promise.all([
  build({
    ...node,
    entryPoints: ['client/src/desktop.ts'],
    outfile: 'dist/client/desktop.js',
    external: ['vscode'],
  }),
  build({
    ...web,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client/browser.js',
    format: 'cjs',
    external: ['vscode'],
  }),
  build({ ...node, entryPoints: ['server/src/main.ts'], outfile: 'dist/server/main.js' }),
  build({
    ...web,
    // Some packages have a variant for pages that needs a DOM; a worker has none.
    conditions: ['worker'],
    entryPoints: ['server/src/browser.ts'],
    outfile: 'dist/server/browser.js',
    format: 'iife',
  }),
  buildCommandLine(),
]);
chmodSync('dist/cli.js', 0o755);

/** One file: a few lines that start the program, and the program as text, so that the engine need not compile all of it at every start. */
async function buildCommandLine() {
  const program = await build({
    ...node,
    entryPoints: ['server/src/program.ts'],
    outfile: 'dist/cli.js',
    write: false,
    sourcemap: false,
  });
  await build({
    ...node,
    define: { ...shared.define, ATLAS_PROGRAM: JSON.stringify(program.outputFiles[0].text) },
    entryPoints: ['server/src/cli.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  });
}

/** The same for the same sources on every machine: facts and caches carry it. */
function buildName() {
  const files = readdirSync('server/src', { recursive: true }).map((name) => join('server/src', name));
  const hash = createHash('sha256').update(version);
  for (const file of [...files.sort(), 'package-lock.json'])
    if (statSync(file).isFile()) hash.update(`\0${file.replaceAll('\\', '/')}\0`).update(readFileSync(file));
  return `${version}-${hash.digest('hex').slice(0, 16)}`;
}
