import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';

/** What `findChromium` has to say when there is none. */
export const chromiumHelp = 'install Chromium or Google Chrome, or set ATLAS_CHROMIUM to the path of one';

/**
 * Starts a headless Chromium: the one ATLAS_CHROMIUM names, an installed one, or (Linux x64) the one that npm carries.
 *
 * @returns {Promise<import('playwright-core').Browser | undefined>} `undefined` where there is none to start
 */
export async function launchChromium() {
  const found = await findChromium();
  if (!found) return undefined;
  return chromium.launch({
    executablePath: found.path,
    headless: true,
    env: { ...process.env, ...found.env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/** @returns {Promise<{ path: string, env: NodeJS.ProcessEnv } | undefined>} */
export async function findChromium() {
  const named = process.env.ATLAS_CHROMIUM;
  if (named) return { path: named, env: {} };
  const installed = installedChromium();
  if (installed) return { path: installed, env: {} };
  return process.platform === 'linux' && process.arch === 'x64' ? packagedChromium() : undefined;
}

function installedChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => names.map((name) => join(dir, name)));
  const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return [
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...programFiles.flatMap((dir) => (dir ? [join(dir, 'Google/Chrome/Application/chrome.exe')] : [])),
  ].find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: the next one may be.
    return false;
  }
}

/** `@sparticuz/chromium` carries the browser, fonts and a few shared libraries, compressed, in the package itself. */
async function packagedChromium() {
  const dir = join(cacheDir, 'chromium');
  const path = join(dir, 'chromium');
  if (!existsSync(join(dir, 'al2023')) || !existsSync(path)) {
    console.log('Unpacking Chromium into .cache/chromium …');
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    const unpack = "import('@sparticuz/chromium').then((m) => m.default.executablePath())";
    // It unpacks to the temporary folder, and its shared libraries only where it takes itself to be in that environment.
    const env = { ...process.env, TMPDIR: dir, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    const { code, output } = await run(process.execPath, ['-e', unpack], { cwd: root, env, quiet: true });
    if (code !== 0) throw new Error(`@sparticuz/chromium could not be unpacked\n${output}`);
  }
  return { path, env: packagedEnvironment(dir, path) };
}

/** Its own libraries stand in only where the system lacks some: mixing them with newer ones is best avoided. */
function packagedEnvironment(dir, path) {
  const env = existsSync('/usr/share/fonts') ? {} : { FONTCONFIG_PATH: join(dir, 'fonts') };
  const missing = execFileSync('ldd', [path], { encoding: 'utf8' }).includes('not found');
  return missing ? { ...env, LD_LIBRARY_PATH: join(dir, 'al2023', 'lib') } : env;
}
