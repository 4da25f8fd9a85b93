#!/usr/bin/env node
import { launchChromium } from '../../scripts/rig/chromium.mjs';
import { startCodeServer } from '../../scripts/rig/codeServer.mjs';
import { runInPage } from '../editor/pageRun.mjs';

// Takes the arguments of the `code` program that `runTests` of @vscode/test-electron passes, and serves them with VS Code's own server
// and a headless Chromium. Ends with the suite's exit code.
const options = new Map();
const rest = [];
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^--([^=]+)(?:=(.*))?$/.exec(argument) ?? [];
  if (name === undefined) rest.push(argument);
  else options.set(name, value ?? '');
}

const server = await startCodeServer({
  dataDir: options.get('user-data-dir'),
  ...(process.env.ATLAS_TEST_CONSOLE ? { log: (text) => process.stderr.write(text) } : {}),
});
const browser = await launchChromium();
const code = browser
  ? await runInPage(
      browser,
      server.address({
        folder: rest[0] ?? process.cwd(),
        extension: options.get('extensionDevelopmentPath'),
        tests: options.get('extensionTestsPath'),
      }),
    )
  : 78;
await browser?.close();
server.stop();
process.exit(code);
