import { join } from 'node:path';
import { installRig } from './npm.mjs';

/** Not every platform has the same last release. */
const version = '20';

/**
 * A Node 20 to run VS Code's server with: 4.100.3 declares exactly that one. This process's own where it is one, npm's otherwise.
 *
 * @returns {Promise<string>} the path of the program
 */
export async function node20() {
  if (process.versions.node.startsWith('20.')) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const dir = await installRig(`${name}-${version}`, [`${name}@${version}`]);
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return join(dir, 'node_modules', name, program);
}
