import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles the suite for both extension hosts: it uses nothing of Node's.
 *
 * @param {string} outfile
 */
export async function bundleSuite(outfile) {
  await build({
    entryPoints: [fileURLToPath(new URL('suite/index.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    external: ['vscode'],
    target: 'es2022',
    logLevel: 'warning',
  });
}
