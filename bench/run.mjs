#!/usr/bin/env node
// Ours and the peers on the same files in the same run:
//   npm run build && node bench/run.mjs [FOLDER] [--slots 2100] [--rounds 5] [--processes 3] [--edits 1000] [--quick] [--write] [--check]
// --quick is one round on 300 slots; --write puts tables, chart and ratios into the repository; --check fails where a ratio is worse than the stored one by more than a
// quarter. Exit code 1 also when a planted fault is missed, an error is reported that was not planted, or a goal is missed at 2,100 slots.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { barChart } from './chart.mjs';
import { measuredPage } from './page.mjs';
import { commandLinePeers, installPeers, peerVersions } from './peers.mjs';
import { median, runOnce, untilQuiet } from './processes.mjs';
import { languageServers, typeInto } from './servers.mjs';
import { writeWorkload } from './workload.mjs';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slots: { type: 'string' },
    rounds: { type: 'string' },
    processes: { type: 'string' },
    edits: { type: 'string' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    'no-wait': { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds ?? (given.quick ? 1 : 5));
const processes = Number(given.processes ?? (given.quick ? 1 : 3));
const edits = Number(given.edits ?? (given.quick ? 100 : 1000));
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const stored = join(root, 'bench/ratios.json');
/** Shares that are promised at 2,100 slots. */
const goals = { 'atlas cold / (remark-cli + ajv-cli)': 0.25, 'atlas warm / (remark-cli + ajv-cli)': 0.08 };
const memoryGoal = 350;

const scratch = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
const failures = [];
try {
  await main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

async function main() {
  if (!existsSync(cli)) return failures.push('dist/cli.js is not there: npm run build writes it');
  installPeers();
  const folder = join(scratch, 'atlas');
  const { slots, faults, about } = prepare(folder);
  const pagesFolder = existsSync(join(folder, 'pages')) ? 'pages' : 'topics';
  const parts = [];

  parts.push(await begin('command line'));
  const commands = await measureCommands(folder, pagesFolder, faults);
  parts.push(await begin('language servers'));
  const page = readdirSync(join(folder, pagesFolder)).sort()[3];
  const slot = readdirSync(join(folder, 'slots')).sort()[1];
  const servers = await measureServers(languageServers(folder, `${pagesFolder}/${page}`, `slots/${slot}`));

  const ratios = ratiosOf(commands, servers);
  const key = `${slots} slots`;
  judge(key, slots, commands, ratios);
  const versions = [
    ['atlas', JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version],
    ['node', process.versions.node],
    ...peerVersions(),
  ];
  const text = measuredPage({
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`,
    versions,
    workload: about,
    parts,
    rounds,
    commands,
    servers,
    ratios,
    goals,
  });
  console.log(text);
  if (given.write) write(key, text, commands, servers, ratios);
}

/** Puts the atlas into the folder. A folder that is given has its faults where it names `ZZZ1`. */
function prepare(folder) {
  if (positionals[0] === undefined) {
    const slots = Number(given.slots ?? (given.quick ? 300 : 2100));
    const { files, bytes, faults } = writeWorkload(folder, slots);
    const about = `${slots.toLocaleString('en')} slots, ${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB, written by \`bench/workload.mjs\`; all rules; ${faults.length} planted faults, ${faults.filter(({ words }) => words === 'ZZZ1').length} of them a slot \`ZZZ1\`, found in each run and nothing else.`;
    return { slots, faults, about };
  }
  cpSync(positionals[0], folder, { recursive: true });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const faults = files
    .filter((file) => file.endsWith('.mdx') && readFileSync(join(folder, file), 'utf8').includes('ZZZ1'))
    .map((file) => ({ file, code: 'unknown-slot' }));
  const slots = files.filter((file) => /^slots\/.*\.ya?ml$/.test(file)).length;
  const about = `${slots.toLocaleString('en')} slots in ${files.length.toLocaleString('en')} files and folders that were given; all rules; ${faults.length} planted faults, found in each run and nothing else.`;
  return { slots, faults, about };
}

async function begin(name) {
  const load = await untilQuiet(given.quick || given['no-wait'] ? 0 : 120);
  console.error(`${name}: load average ${load.toFixed(2)}`);
  return { name, load };
}

async function measureCommands(folder, pagesFolder, faults) {
  const check = [cli, 'check', '--format', 'json', '.'];
  const ours = { args: check, ends: [0, 1], own: true };
  const contenders = [
    {
      ...ours,
      name: 'atlas, cold',
      does: 'everything: references, links, counts, citations, schema, syntax',
    },
    { ...ours, name: 'atlas, warm', does: 'the same' },
    { ...ours, name: 'atlas --no-cache', does: 'the same', args: [...check, '--no-cache'] },
    ...commandLinePeers(scratch, pagesFolder),
  ].map((contender) => ({ ...contender, results: [] }));
  for (let round = 0; round < rounds; round++) {
    const cache = join(scratch, `cache-${round}`);
    mkdirSync(cache);
    for (const contender of contenders) {
      if (contender.once && round > 0) continue;
      const result = await runOnce(contender, folder, scratch, { ATLAS_CACHE_DIR: cache });
      contender.results.push(result);
      console.error(
        `round ${round + 1}: ${contender.name} ${result.wall.toFixed(2)} s, ${result.memory.toFixed(0)} MB`,
      );
      if (contender.own) failures.push(...differences(faults, JSON.parse(result.output).diagnostics));
    }
    rmSync(cache, { recursive: true, force: true });
  }
  return contenders.map(({ name, does, own = false, results }) => {
    const of = (key) => median(results.map((result) => result[key]));
    return {
      name,
      does,
      own,
      runs: results.length,
      wall: of('wall'),
      cpu: of('cpu'),
      instructions: of('instructions'),
      memory: Math.max(...results.map(({ memory }) => memory)),
    };
  });
}

/** In turn, process by process. One that sits on a timer of 200 ms types a tenth: its median is the timer's. */
async function measureServers(kinds) {
  const all = kinds.map((kind) => ({
    kind,
    results: [],
    edits: kind.road === 'pushed' ? Math.ceil(edits / 10) : edits,
  }));
  for (let run = 0; run < processes; run++) {
    for (const { kind, results, edits: count } of all) {
      results.push(await typeInto(kind, count));
      console.error(`process ${run + 1}: ${kind.name} ${results.at(-1).median.toFixed(1)} ms`);
    }
  }
  return all.map(({ kind: { name, path, road }, results, edits: count }) => {
    const of = (key) => median(results.map((result) => result[key]));
    return {
      name,
      path,
      road,
      median: of('median'),
      p99: of('p99'),
      cpu: of('cpu'),
      processes,
      edits: count,
    };
  });
}

function ratiosOf(commands, servers) {
  const seconds = (name) => commands.find((command) => command.name === name).wall;
  const both = seconds('remark-cli') + seconds('ajv-cli');
  const letter = (name) => servers.find((server) => server.name === name).median;
  return {
    'atlas cold / (remark-cli + ajv-cli)': seconds('atlas, cold') / both,
    'atlas warm / (remark-cli + ajv-cli)': seconds('atlas, warm') / both,
    'atlas --no-cache / (remark-cli + ajv-cli)': seconds('atlas --no-cache') / both,
    'atlas cold / markdownlint-cli2': seconds('atlas, cold') / seconds('markdownlint-cli2'),
    'atlas cold / spectral-cli': seconds('atlas, cold') / seconds('spectral-cli'),
    'letter in a page, atlas / vscode-markdown-languageserver':
      letter('atlas, page') / letter('vscode-markdown-languageserver'),
    'letter in a page, atlas / @mdx-js/language-server':
      letter('atlas, page') / letter('@mdx-js/language-server'),
    'letter in a slot file, atlas / yaml-language-server':
      letter('atlas, slot file') / letter('yaml-language-server'),
  };
}

/** What is worse than it was, and at the size that goals are set for, what misses them. */
function judge(key, slots, commands, ratios) {
  if (slots === 2100) {
    for (const [name, goal] of Object.entries(goals))
      if (ratios[name] > goal)
        failures.push(`goal missed: ${name} is ${ratios[name].toFixed(3)}, not ≤ ${goal}`);
    for (const { name, memory, own } of commands)
      if (own && memory > memoryGoal)
        failures.push(`goal missed: ${name} took ${memory.toFixed(0)} MB, not ≤ ${memoryGoal}`);
    for (const [name, ratio] of Object.entries(ratios))
      if (name.startsWith('letter') && ratio >= 1)
        failures.push(`goal missed: ${name} is ${ratio.toFixed(2)}, not < 1`);
  }
  if (!given.check) return;
  const before = readStored()[key];
  if (!before) return failures.push(`no ratios are stored for ${key}: run with --write first`);
  for (const [name, ratio] of Object.entries(ratios))
    if (ratio > before[name] * 1.25)
      failures.push(`regression: ${name} is ${ratio.toFixed(3)}, was ${before[name].toFixed(3)}`);
}

function readStored() {
  return existsSync(stored) ? JSON.parse(readFileSync(stored, 'utf8')) : {};
}

function write(key, text, commands, servers, ratios) {
  const rounded = Object.fromEntries(
    Object.entries(ratios).map(([name, ratio]) => [name, Number(ratio.toFixed(4))]),
  );
  writeFileSync(stored, `${JSON.stringify({ ...readStored(), [key]: rounded }, null, 2)}\n`);
  const bar = (of) => (one) => ({ name: one.name, value: one[of], own: one.name.startsWith('atlas') });
  writeFileSync(
    join(root, 'docs/images/benchmarks.svg'),
    barChart([
      { title: `Checking ${key}`, unit: 's', bars: commands.map(bar('wall')) },
      { title: 'From a letter typed to its diagnostics', unit: 'ms', bars: servers.map(bar('median')) },
    ]),
  );
  const page = join(root, 'docs/benchmarks.md');
  const marked = /(<!-- measured -->\n)[\s\S]*(<!-- \/measured -->)/;
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(marked, (_, begins, ends) => `${begins}${text}${ends}`),
  );
}

/** Planted faults that were not found, and errors that were not planted. */
function differences(faults, diagnostics) {
  const name = ({ file, code }) => `${code} in ${file}`;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(name);
  const planted = faults.map(name);
  return [
    ...planted.filter((fault) => !errors.includes(fault)).map((fault) => `missed: ${fault}`),
    ...errors.filter((error) => !planted.includes(error)).map((error) => `not planted: ${error}`),
  ];
}
