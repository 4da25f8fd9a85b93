#!/usr/bin/env node
// Opens the example atlas in VS Code in the browser, with the extension built from this checkout:
//   npm start [folder]
// Needs nothing installed but Node and npm. Binds to this machine alone and asks for the token in the address. Ctrl-C ends it.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startCodeServer } from './rig/codeServer.mjs';
import { ensureInstalled } from './rig/ensureInstalled.mjs';
import { cacheDir, root } from './rig/paths.mjs';
import { run } from './rig/run.mjs';

const folder = resolve(process.argv[2] ?? join(root, 'examples/llm-atlas'));
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}
let server;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server?.stop();
    // Whatever has not ended by then is killed on the way out.
    setTimeout(() => process.exit(0), server ? 3_000 : 0);
  });
}
await ensureInstalled();
const built = await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
if (built.code !== 0) process.exit(built.code);

server = await startCodeServer({ dataDir: join(cacheDir, 'start'), token: randomBytes(16).toString('hex') });
const address = server.address({ folder, extension: root });
console.log(`\nAtlas Author is open at\n\n  ${address}\n\nPress Ctrl-C to end it.`);
openBrowser(address);
await server.exited;
process.exit(0);

/** Opens the user's own browser where there is one to open; the printed address serves as well. */
function openBrowser(url) {
  if (process.env.CI === 'true' || process.env.ATLAS_NO_BROWSER) return;
  const openers = { darwin: ['open', url], win32: ['rundll32', 'url.dll,FileProtocolHandler', url] };
  const hasScreen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const [command, ...args] = openers[process.platform] ?? (hasScreen ? ['xdg-open', url] : []);
  if (!command) return;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => console.log('No browser could be opened; open the address by hand.'))
    .unref();
}
