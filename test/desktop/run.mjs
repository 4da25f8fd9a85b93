import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { chromiumHelp, findChromium } from '../../scripts/rig/chromium.mjs';
import { cacheDir, root } from '../../scripts/rig/paths.mjs';
import { bundleSuite } from '../editor/bundleSuite.mjs';

// Runs the suite in a Node extension host. ATLAS_VSCODE names a desktop VS Code to run it in; without it the launcher beside this file
// stands in for one, so that nothing has to be downloaded but what npm has.
const desktop = process.env.ATLAS_VSCODE;
if (!desktop && !(await findChromium())) {
  console.error(`no Chromium: ${chromiumHelp}`);
  process.exit(78);
}
const tests = join(cacheDir, 'desktop-suite/index.js');
mkdirSync(join(cacheDir, 'desktop-suite'), { recursive: true });
await bundleSuite(tests);
// The suite writes files: it gets a copy.
const scratch = mkdtempSync(join(tmpdir(), 'atlas-desktop-'));
let code = 0;
for (const name of ['test/editor/workspace', 'examples/llm-atlas']) {
  const folder = join(scratch, name);
  cpSync(join(root, name), folder, { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: desktop ?? fileURLToPath(new URL('launcher.mjs', import.meta.url)),
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      launchArgs: [folder, '--disable-extensions', `--user-data-dir=${join(scratch, 'data')}`],
    });
  } catch (error) {
    console.error(String(error));
    code = 1;
  }
}
rmSync(scratch, { recursive: true, force: true });
process.exit(code);
