import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { open } from '@vscode/test-web';
import { chromiumHelp, launchChromium } from '../../scripts/rig/chromium.mjs';
import { cacheDir, root } from '../../scripts/rig/paths.mjs';
import { prepareWebBuild } from '../../scripts/rig/webBuild.mjs';
import { bundleSuite } from '../editor/bundleSuite.mjs';
import { runInPage } from '../editor/pageRun.mjs';

// Runs the suite in VS Code for the Web: a browser extension host, the server in a web worker, the files behind vscode.workspace.fs.
const browser = await launchChromium();
if (!browser) {
  console.error(`no Chromium: ${chromiumHelp}`);
  process.exit(78);
}
const build = await prepareWebBuild();
const extension = copyExtension();
await bundleSuite(join(extension, 'suite/index.js'));
const port = await freePort();
const server = await open({
  browserType: 'none',
  quality: 'stable',
  ...build,
  extensionDevelopmentPath: extension,
  extensionTestsPath: join(extension, 'suite/index.js'),
  folderPath: join(root, 'test/editor/workspace'),
  host: '127.0.0.1',
  port,
});
const code = await runInPage(browser, `http://127.0.0.1:${port}`);
await browser.close();
server.dispose();
process.exit(code);

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
