import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Installs exact packages from npm into a folder of their own below `.cache/rigs`, once.
 * No install script of any of them runs.
 *
 * @param {string} name the folder, e.g. `code-server-4.100.3`
 * @param {readonly string[]} packages as `name@version`
 * @param {(dir: string) => Promise<void>} [finish] what is left to do in the folder before it counts as ready
 * @returns {Promise<string>} the absolute path of the folder
 * @throws when npm fails three times in a row
 */
export async function installRig(name, packages, finish) {
  const dir = join(cacheDir, 'rigs', name);
  if (existsSync(join(dir, '.ready'))) return dir;
  console.log(`Preparing ${packages.join(', ')} in .cache/rigs/${name} …`);
  // A folder that is only renamed when complete: an interrupted installation is never taken for a whole one.
  const partial = `${dir}.${process.pid}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--ignore-scripts', '--no-package-lock', ...packages], partial);
  await finish?.(partial);
  writeFileSync(join(partial, '.ready'), `${packages.join('\n')}\n`);
  rmSync(dir, { recursive: true, force: true });
  renameSync(partial, dir);
  return dir;
}

/**
 * Runs npm in a folder, three times at most, since registries and networks have their moments.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @throws with npm's own output when the last attempt failed too
 */
export async function npm(args, cwd) {
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  // Under `npm test` npm says where it is itself; by hand it is on the path.
  const cli = process.env.npm_execpath;
  const [command, first] = cli && /npm-cli\.[cm]?js$/.test(cli) ? [process.execPath, [cli]] : ['npm', []];
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await run(command, [...first, ...all], { cwd, quiet: true, timeout: 900_000 });
    if (code === 0) return;
    // A lock file that does not fit will not fit in five seconds either.
    if (attempt === 3 || output.includes('EUSAGE'))
      throw new Error(`npm ${args.join(' ')} failed (exit code ${code})\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, attempt * 5_000));
  }
}
