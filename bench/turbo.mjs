#!/usr/bin/env node
// Parts a check into steps that a build system keeps, with Turborepo from npm:
//   npm run build && node bench/turbo.mjs [SLOTS]      default: 2100
// Lays the workload out as one package for each group and for each fifty pages, has turbo run `atlas facts` in all of them, and `atlas check --facts` over what that
// left; then once more as it is, and once more with one slot changed. Prints how many packages came from turbo's cache and the times, and fails where the findings
// differ from those of a check without facts.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkload } from './workload.mjs';

/** Its platform packages carry the program: nothing is fetched beside npm. */
const TURBO = 'turbo@2.5.4';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const slots = Number(process.argv[2] ?? 2100);
const scratch = mkdtempSync(join(tmpdir(), 'atlas-turbo-'));
const atlas = join(scratch, 'atlas');
const bin = join(scratch, 'bin');
try {
  const { files } = writeWorkload(atlas, slots);
  const packages = layOut();
  console.log(`${files} files in ${packages} packages`);
  mkdirSync(bin);
  writeFileSync(join(bin, 'atlas'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(join(bin, 'atlas'), 0o755);
  const tools = join(scratch, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', TURBO], tools);
  console.log(
    '\n| run | packages from the cache | turbo, s | check --facts, s |\n| --- | ---: | ---: | ---: |',
  );
  step('first');
  step('again, nothing changed');
  const changed = join(atlas, 'slots', readdirSync(join(atlas, 'slots'))[0]);
  const file = join(changed, readdirSync(changed).filter((name) => name.endsWith('.yaml'))[0]);
  writeFileSync(file, `${readFileSync(file, 'utf8')}# One line more.\n`);
  step('one slot changed');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function step(name) {
  const turbo = join(scratch, 'tools/node_modules/.bin/turbo');
  const built = timed(() =>
    run(turbo, ['run', 'facts', '--output-logs=none', '--no-color', '--concurrency=2'], atlas),
  );
  const [, cached = '0', all = '0'] = /Cached:\s+(\d+) cached, (\d+) total/.exec(built.output) ?? [];
  const checked = timed(() =>
    run(process.execPath, [cli, 'check', '--facts', '.', '--format', 'json', '.'], atlas),
  );
  const plain = run(process.execPath, [cli, 'check', '--no-cache', '--format', 'json', '.'], atlas);
  console.log(`| ${name} | ${cached} of ${all} | ${built.seconds} | ${checked.seconds} |`);
  if (checked.output !== plain) {
    console.log('The findings differ from those of a check without facts.');
    process.exitCode = 1;
  }
}

/** Each group's slots in a folder of their own, and pages by fifties; each of them a package of one workspace. */
function layOut() {
  let packages = 0;
  for (const [folder, nameOf] of [
    ['slots', (file) => file.replace(/\d.*/, '')],
    ['pages', (_, index) => `part${Math.floor(index / 50)}`],
  ]) {
    const all = readdirSync(join(atlas, folder)).sort();
    for (const [index, file] of all.entries()) {
      const name = nameOf(file, index);
      const home = join(atlas, folder, name);
      if (mkdirSync(home, { recursive: true }) !== undefined) {
        packages++;
        const facts = `atlas facts ${folder === 'slots' ? '*.yaml' : '*.mdx'} -o .facts/${folder}-${name}.facts`;
        write(join(home, 'package.json'), {
          name: `${folder}-${name}`,
          version: '1.0.0',
          scripts: { facts },
        });
      }
      renameSync(join(atlas, folder, file), join(home, file));
    }
  }
  write(join(atlas, 'package.json'), {
    name: 'atlas',
    private: true,
    packageManager: 'npm@10.8.2',
    workspaces: ['slots/*', 'pages/*'],
  });
  write(join(atlas, 'turbo.json'), {
    globalDependencies: ['atlas.yaml'],
    tasks: { facts: { inputs: ['*.yaml', '*.mdx'], outputs: ['.facts/**'] } },
  });
  return packages;
}

function write(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function timed(work) {
  const from = performance.now();
  const output = work();
  return { output, seconds: ((performance.now() - from) / 1000).toFixed(1) };
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      TURBO_TELEMETRY_DISABLED: '1',
      CI: '',
    },
  });
  // A check that finds something ends with 1.
  if (error || (status !== 0 && !args.includes('check')))
    throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}${error ?? ''}`);
  return stdout;
}
