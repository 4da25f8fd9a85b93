import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './paths.mjs';

/** Installs the dependencies that package-lock.json names, unless they are there already. No install script of any of them runs. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing dependencies …');
  await npm(['ci', '--ignore-scripts'], root);
}

/** npm keeps a lock file of what it installed in `node_modules`; what is optional may be for another platform. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || present[path]?.version === wanted.version,
  );
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
