import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { open } from '@vscode/test-web';
import { cacheDir, root } from '../../scripts/rig/paths.mjs';
import { prepareWebBuild } from '../../scripts/rig/webBuild.mjs';

/**
 * Serves VS Code for the Web with the extension in it and a folder of this disk behind `vscode.workspace.fs`.
 *
 * @param {{ folder: string, suite?: (extension: string) => Promise<string> }} options `suite` puts tests into the extension's folder and gives their module
 * @returns {Promise<{ address: string, stop: () => void }>}
 */
export async function startWebHost({ folder, suite }) {
  const build = await prepareWebBuild();
  const extension = copyExtension();
  const tests = await suite?.(extension);
  const port = await freePort();
  const server = await open({
    browserType: 'none',
    quality: 'stable',
    ...build,
    extensionDevelopmentPath: extension,
    ...(tests && { extensionTestsPath: tests }),
    folderPath: folder,
    host: '127.0.0.1',
    port,
  });
  return { address: `http://127.0.0.1:${port}`, stop: () => server.dispose() };
}

/** What is published, with the one change that the rig's older VS Code needs. */
function copyExtension() {
  const dir = join(cacheDir, 'web-extension');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const part of ['dist', 'docs/rules', 'syntaxes', 'package.nls.json'])
    cpSync(join(root, part), join(dir, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  manifest.engines.vscode = '^1.91.0';
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest, null, 2));
  return dir;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
