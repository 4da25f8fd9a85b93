import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('./peers', import.meta.url));
const schema = fileURLToPath(new URL('../schemas/slot.schema.json', import.meta.url));
const inPeers = (path) => join(home, 'node_modules', path);

/** Installs the peers where that has not been done since their list changed. They are no part of the product and stand in a folder of their own. */
export function installPeers() {
  const installed = join(home, 'node_modules/.package-lock.json');
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(home, 'package-lock.json')).mtimeMs
  )
    return;
  console.error('installing the peers (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: home,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci of the peers failed');
}

/** Name and version of each peer that is measured. */
export function peerVersions() {
  return Object.keys(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).dependencies).map(
    (name) => [name, JSON.parse(readFileSync(inPeers(`${name}/package.json`), 'utf8')).version],
  );
}

/**
 * The peers that check files from the command line, each with what of the same questions it answers. Configurations are written into `scratch`.
 * `ends` are the exit codes that mean that it has done its work.
 *
 * @param {string} scratch
 * @param {string} pages folder of the pages, relative to the atlas
 */
export function commandLinePeers(scratch, pages) {
  const remark = join(scratch, 'remark.mjs');
  const plugin = (name) => JSON.stringify(new URL(`file://${inPeers(name)}/index.js`).href);
  writeFileSync(
    remark,
    `import frontmatter from ${plugin('remark-frontmatter')};
import gfm from ${plugin('remark-gfm')};
import mdx from ${plugin('remark-mdx')};
import links from ${plugin('remark-validate-links')};
export default { plugins: [frontmatter, gfm, mdx, [links, { repository: false }]] };
`,
  );
  const ruleset = join(scratch, 'ruleset.json');
  const slot = { given: '$', severity: 'error' };
  const then = { function: 'schema', functionOptions: { schema: JSON.parse(readFileSync(schema, 'utf8')) } };
  writeFileSync(ruleset, JSON.stringify({ rules: { slot: { ...slot, then } } }));
  return [
    {
      name: 'remark-cli',
      does: 'links of the pages, with remark-mdx and remark-validate-links',
      args: [
        inPeers('remark-cli/cli.js'),
        pages,
        '--ext',
        'mdx',
        '--quiet',
        '--no-stdout',
        '--rc-path',
        remark,
      ],
      ends: [0],
    },
    {
      name: 'ajv-cli',
      does: 'the slot files against their schema',
      args: [
        inPeers('ajv-cli/dist/index.js'),
        'validate',
        '--spec=draft2020',
        '--strict=false',
        '-s',
        schema,
        '-d',
        'slots/*.yaml',
      ],
      ends: [0],
    },
    {
      name: 'markdownlint-cli2',
      does: 'the style of the pages, its default rules',
      args: [inPeers('markdownlint-cli2/markdownlint-cli2-bin.mjs'), `${pages}/*.mdx`],
      ends: [0, 1],
    },
    {
      name: 'spectral-cli',
      does: 'the slot files against their schema',
      args: [inPeers('@stoplight/spectral-cli/dist/index.js'), 'lint', 'slots/*.yaml', '--ruleset', ruleset],
      ends: [0],
      once: true,
    },
  ];
}
