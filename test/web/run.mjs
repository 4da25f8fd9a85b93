import { join } from 'node:path';
import { chromiumHelp, launchChromium } from '../../scripts/rig/chromium.mjs';
import { root } from '../../scripts/rig/paths.mjs';
import { bundleSuite } from '../editor/bundleSuite.mjs';
import { runInPage } from '../editor/pageRun.mjs';
import { startWebHost } from './host.mjs';

// Runs the suite in VS Code for the Web: a browser extension host, the server in a web worker, the files behind vscode.workspace.fs.
const browser = await launchChromium();
if (!browser) {
  console.error(`no Chromium: ${chromiumHelp}`);
  process.exit(78);
}
let code = 0;
for (const folder of ['test/editor/workspace', 'examples/llm-atlas']) {
  const host = await startWebHost({
    folder: join(root, folder),
    suite: async (extension) => {
      const module = join(extension, 'suite/index.js');
      await bundleSuite(module);
      return module;
    },
  });
  code ||= await runInPage(browser, host.address);
  host.stop();
}
await browser.close();
process.exit(code);
