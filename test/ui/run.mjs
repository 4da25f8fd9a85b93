import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumHelp, launchChromium } from '../../scripts/rig/chromium.mjs';
import { startCodeServer } from '../../scripts/rig/codeServer.mjs';
import { cacheDir, root } from '../../scripts/rig/paths.mjs';
import { ready, runCommand } from '../../scripts/rig/workbench.mjs';
import { startWebHost } from '../web/host.mjs';
import { authorTests } from './author.mjs';

// Drives the example atlas by keys and pointer in both hosts of VS Code: in its own server's extension host, and in the browser's. Pictures of every part lie
// in .cache/ui afterwards.
const browser = await launchChromium();
if (!browser) {
  console.error(`no Chromium: ${chromiumHelp}`);
  process.exit(78);
}
const pictures = join(cacheDir, 'ui');
mkdirSync(pictures, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'atlas-ui-'));
let failed = 0;

for (const [host, start] of [
  ['server', startServer],
  ['web', startWeb],
]) {
  const folder = join(scratch, host);
  cpSync(join(root, 'examples/llm-atlas'), folder, { recursive: true });
  const { address, stop } = await start(folder);
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  await page.goto(address);
  await ready(page);
  await runCommand(page, 'Notifications: Clear All Notifications');
  const shoot = (name) => page.screenshot({ path: join(pictures, `${host}-${name}.png`) });
  for (const [name, body] of authorTests(page, folder, shoot)) {
    const started = Date.now();
    let error;
    try {
      await body();
    } catch (thrown) {
      failed++;
      error = String(thrown?.stack ?? thrown);
      await shoot(`failed-${failed}`);
    }
    const test = {
      name: `${host}: ${name}`,
      passed: error === undefined,
      milliseconds: Date.now() - started,
      error,
    };
    console.log(`atlas-test:${JSON.stringify(test)}`);
  }
  await page.close();
  await stop();
}
await browser.close();
rmSync(scratch, { recursive: true, force: true });
console.log(`atlas-test:${JSON.stringify({ finished: true })}`);
process.exit(failed > 0 ? 1 : 0);

async function startServer(folder) {
  const server = await startCodeServer({ dataDir: join(scratch, 'data') });
  return { address: server.address({ folder, extension: root }), stop: () => server.stop() };
}

async function startWeb(folder) {
  const host = await startWebHost({ folder });
  return { address: host.address, stop: () => host.stop() };
}
