import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node20 } from './node20.mjs';
import { installRig, npm } from './npm.mjs';
import { stopOnExit } from './run.mjs';

/** Carries VS Code 1.100.3, the newest whose server runs on Node 20. */
const version = '4.100.3';

const quiet = {
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // In the browser VS Code saves by itself unless told not to; the folder may be a checkout.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Starts VS Code's own server (a Node extension host, as on the desktop) on 127.0.0.1 and a free port.
 *
 * @param {{ dataDir: string, token?: string, settings?: Record<string, unknown>, log?: (line: string) => void }} options
 *   `dataDir` holds its state and user settings; without `token` the server asks for none, which is for short-lived tests only.
 * @returns {Promise<{ address: (page: Page) => string, exited: Promise<void>, stop: () => void }>}
 *
 * @typedef {{ folder: string, extension: string, tests?: string, file?: string }} Page absolute paths; `tests` is the module to run in the
 *   extension host, `file` one to open at once
 */
export async function startCodeServer(options) {
  const program = await node20();
  const main = await prepareCodeServer();
  const userDir = join(options.dataDir, 'data', 'User');
  mkdirSync(userDir, { recursive: true });
  writeFileSync(
    join(userDir, 'settings.json'),
    `${JSON.stringify({ ...quiet, ...options.settings }, null, 2)}\n`,
  );
  const token = options.token ? ['--connection-token', options.token] : ['--without-connection-token'];
  const child = spawn(
    program,
    [
      main,
      ...['--host', '127.0.0.1', '--port', '0', ...token, '--accept-server-license-terms'],
      ...['--server-data-dir', options.dataDir, '--telemetry-level', 'off'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const stop = stopOnExit(child);
  const exited = new Promise((resolve) => child.once('close', () => resolve(undefined)));
  const port = await listeningPort(child, options.log);
  return {
    address: (page) => pageAddress(port, page, options.token),
    exited,
    stop: () => stop.now(),
  };
}

/** @returns {Promise<string>} the path of the server's main module, installed first where it is not there */
export async function prepareCodeServer() {
  const dir = await installRig(`code-server-${version}`, [`code-server@${version}`], async (partial) => {
    const vscode = join(partial, 'node_modules/code-server/lib/vscode');
    await npm(['install', '--omit=dev', '--ignore-scripts'], vscode);
    copyRipgrep(vscode);
  });
  return join(dir, 'node_modules/code-server/lib/vscode/out/server-main.js');
}

/** Searching files needs ripgrep, which the package there would download when installed. */
function copyRipgrep(vscode) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const require = createRequire(createRequire(import.meta.url).resolve('@vscode/ripgrep'));
  const source = require.resolve(`@vscode/ripgrep-${process.platform}-${process.arch}/bin/${name}`);
  const target = join(vscode, 'node_modules/@vscode/ripgrep/bin', name);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}

function listeningPort(child, log) {
  return new Promise((resolve, reject) => {
    let seen = '';
    const onText = (text) => {
      log?.(text);
      if (seen === 'done') return;
      seen += text;
      const port = /Extension host agent listening on (\d+)/.exec(seen)?.[1];
      if (!port) return;
      seen = 'done';
      resolve(Number(port));
    };
    child.stdout.setEncoding('utf8').on('data', onText);
    child.stderr.setEncoding('utf8').on('data', onText);
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`VS Code's server ended with ${code}\n${seen}`)));
  });
}

function pageAddress(port, page, token) {
  const authority = `127.0.0.1:${port}`;
  const remote = (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`;
  const payload = [['extensionDevelopmentPath', remote(page.extension)]];
  if (page.tests) payload.push(['extensionTestsPath', remote(page.tests)]);
  if (page.file) payload.push(['openFile', remote(page.file)]);
  const query = new URLSearchParams(token ? { tkn: token } : {});
  query.set('folder', decodeURIComponent(pathToFileURL(page.folder).pathname));
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
