#!/usr/bin/env node
// Measures the language server over the wire, as an editor speaks to it:
//   npm run build && node bench/wire.mjs [--folder ATLAS | --slots 2100] [--processes 5] [--edits 1000] [--features] [--json]
// Each process starts the server anew, opens a page and a slot file, asks while the atlas is being read, and then types. Prints, for each kind of step, the
// median and the 99th percentile of each process, and of both the median over the processes, in milliseconds. With --features it asks for hovers, references and the like as well.
// After each kind of change the server's findings are held against those of a fresh `atlas check` of the same texts; where they differ, it fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from './client.mjs';
import { writeWorkload } from './workload.mjs';

const { values: given } = parseArgs({
  options: {
    folder: { type: 'string' },
    slots: { type: 'string', default: '2100' },
    processes: { type: 'string', default: '5' },
    edits: { type: 'string', default: '1000' },
    features: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'atlas-wire-'));
const folder = join(scratch, 'atlas');
if (given.folder) cpSync(given.folder, folder, { recursive: true });
else writeWorkload(folder, Number(given.slots));
const edits = Number(given.edits);

const slotFiles = filesBelow('slots', /\.ya?ml$/);
const pages = filesBelow('.', /\.mdx$/);
const { cited, page, slot, other } = choose();

/** By step, one list of milliseconds for each process. */
const steps = new Map();
const notes = new Map();
/** By kind of change, where the server and a fresh check differ. */
const checked = new Map();
for (let run = 0; run < Number(given.processes); run++) await process_();
rmSync(scratch, { recursive: true, force: true });
report();
for (const [step, differing] of checked) {
  if (differing.length === 0) continue;
  process.exitCode = 1;
  console.error(`${step}: ${differing.length} differences\n  ${differing.slice(0, 5).join('\n  ')}`);
}

async function process_() {
  const server = await startServer({ command: process.execPath, args: [cli, 'lsp', '--stdio'], folder });
  const note = (step, milliseconds) => {
    const all = steps.get(step) ?? new Map();
    steps.set(step, all);
    const own = all.get(server) ?? [];
    all.set(server, own);
    own.push(milliseconds);
  };
  const timed = async (step, work) => {
    const from = performance.now();
    const answer = await work();
    note(step, performance.now() - from);
    return answer;
  };
  const ask = (method, params) => server.connection.sendRequest(method, params);

  // While the atlas is being read.
  server.open(page);
  const mention = server.text(page).indexOf(cited);
  const during = (async () => {
    for (let at = 0; at < 5; at++) {
      await timed('hover while the atlas is read', () =>
        ask('textDocument/hover', server.at(page, mention + 1)),
      );
      await timed('completion while the atlas is read', () =>
        ask('textDocument/completion', server.at(page, mention + 1)),
      );
    }
  })();
  await server.fresh(page, 1, 0);
  note('first diagnostics of the open page, from the start', performance.now() - server.started);
  await during;
  await ask('workspace/symbol', { query: 'zzzzzz' });
  note('all has been read, from the start', performance.now() - server.started);
  server.open(slot);
  server.open(other);
  server.open('atlas.yaml');
  await server.fresh('atlas.yaml', 1, 0);
  await server.fresh(slot, 1, 0);
  await quiet(server);

  // What an editor asks.
  for (let at = 0; at < (given.features ? 50 : 0); at++) {
    await timed('hover', () => ask('textDocument/hover', server.at(page, mention + 1)));
    await timed('definition', () => ask('textDocument/definition', server.at(page, mention + 1)));
    await timed('completion', () => ask('textDocument/completion', server.at(page, mention + 1)));
    await timed('workspace symbols', () => ask('workspace/symbol', { query: `${cited[0]}1` }));
  }
  for (let at = 0; at < (given.features ? 20 : 0); at++) {
    const found = await timed('references of a much-cited slot', () =>
      ask('textDocument/references', {
        ...server.at(page, mention + 1),
        context: { includeDeclaration: true },
      }),
    );
    notes.set('references of a much-cited slot', `${found.length} places`);
    const edit = await timed('rename of it', () =>
      ask('textDocument/rename', { ...server.at(page, mention + 1), newName: nextIn(cited) }),
    );
    const changed = edit.documentChanges ?? Object.keys(edit.changes ?? {});
    notes.set('rename of it', `${changed.length} files`);
  }

  // Typing.
  await type('a character typed in a page', page, endOfParagraph(server.text(page)));
  await type('a character typed in a slot file', slot, endOfDefinition(server.text(slot)));

  // Changes of data.
  const level = /level: (\w+)/.exec(server.text(slot));
  const levels = ['strong', 'partial', 'gap'].filter((id) => id !== level[1]);
  const at = level.index + 'level: '.length;
  let now = level[1];
  for (let time = 0; time < 10; time++) {
    const next = time % 2 === 0 ? levels[0] : level[1];
    await changeData('a changed level', slot, at, at + now.length, next, time % 2 === 0);
    now = next;
  }
  const end = () => server.text(slot).trimEnd().length;
  for (let time = 0; time < 5; time++) {
    const before = end();
    const added = `\n  - Added ${time}`;
    await changeData('an added endpoint', slot, before, before, added, true);
    await changeData('an added endpoint', slot, before, before + added.length, '', false);
  }
  for (let time = 0; time < 5; time++) {
    const text = server.text(slot);
    const another = `slots:\n${indented(text)}  - slot: ${nextIn(cited)}\n    title: Added\n`;
    await changeData('an added slot', slot, 0, text.length, another, true);
    await changeData('an added slot', slot, 0, another.length, text, false);
  }
  await server.stop();

  async function type(step, path, from) {
    const letters = 'and so the words go on from here ';
    for (let typed = 0; typed < edits; typed++) {
      const since = performance.now();
      const version = server.edit(path, from + typed, from + typed, letters[typed % letters.length]);
      await server.fresh(path, version, since);
      note(step, performance.now() - since);
    }
    const version = server.edit(path, from, from + edits, '');
    await server.fresh(path, version, performance.now());
    await quiet(server);
  }

  /** A change that makes claims false, or right again: until those of the open documents have come, and until nothing more comes. */
  async function changeData(step, path, from, to, newText, breaks) {
    const since = performance.now();
    const before = server.findings();
    const version = server.edit(path, from, to, newText);
    for (const one of [slot, page, other, 'atlas.yaml']) await server.fresh(one, version, since);
    note(`${step}: open documents`, performance.now() - since);
    const last = await quiet(server);
    note(`${step}: all documents`, Math.max(0, last - since));
    if (!breaks) return;
    const more = server.findings() - before;
    if (!checked.has(step)) checked.set(step, differences(server, path));
    notes.set(
      `${step}: all documents`,
      `${more} findings more, ${checked.get(step).length === 0 ? 'as' : 'NOT as'} a fresh check has them`,
    );
  }
}

/** Findings that the server has and a fresh check of the same texts has not, or the other way around. `path` is the one document that is not as the disk has it. */
function differences(server, path) {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, server.text(path));
  const { stdout } = spawnSync(process.execPath, [cli, 'check', '--no-cache', '--format', 'json', folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  writeFileSync(file, before);
  const fresh = JSON.parse(stdout).diagnostics.map(
    ({ file: name, code, message }) => `${relative(folder, resolve(process.cwd(), name))} ${code} ${message}`,
  );
  const own = server
    .all()
    .map(({ uri, code, message }) => `${relative(folder, fileURLToPath(uri))} ${code} ${message}`);
  const rest = [...own];
  const missed = fresh.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [...missed.map((one) => `missed: ${one}`), ...rest.map((one) => `not in a fresh check: ${one}`)];
}

/** Until nothing has been pushed for a while; returns when the last came. */
async function quiet(server) {
  for (;;) {
    const last = Math.max(0, ...[...server.pushed.values()].map(({ at }) => at));
    await new Promise((resolve) => setTimeout(resolve, 400));
    if (Math.max(0, ...[...server.pushed.values()].map(({ at }) => at)) === last) return last;
  }
}

/** A slot that many pages name, a page that names it, its file and that of another one. */
function choose() {
  const counts = new Map();
  const where = new Map();
  for (const path of pages.slice(0, 1200)) {
    for (const [id] of readFileSync(join(folder, path), 'utf8').matchAll(
      /\b[A-Z]{1,2}\d{1,2}\b(?![.\d–-])/g,
    )) {
      if (!slotFiles.some((file) => file.endsWith(`/${id.toLowerCase()}.yaml`))) continue;
      counts.set(id, (counts.get(id) ?? 0) + 1);
      if (!where.has(id)) where.set(id, path);
    }
  }
  const [id] = [...counts].sort((a, b) => b[1] - a[1])[0];
  const file = slotFiles.find((path) => path.endsWith(`/${id.toLowerCase()}.yaml`));
  return { cited: id, page: where.get(id), slot: file, other: slotFiles.find((path) => path !== file) };
}

function nextIn(id) {
  const group = id.replace(/\d+/, '');
  const own = new RegExp(`/${group.toLowerCase()}(\\d+)\\.ya?ml$`);
  return group + (Math.max(...slotFiles.map((path) => Number(own.exec(path)?.[1] ?? 0))) + 1);
}

function endOfParagraph(text) {
  const body = text.indexOf('\n---', 3);
  return /[a-z]\.\n\n/.exec(text.slice(body)).index + body + 2;
}

function endOfDefinition(text) {
  const from = text.indexOf('definition:');
  return from + /[a-z]\. /.exec(text.slice(from)).index + 2;
}

function indented(text) {
  return `${text
    .trimEnd()
    .split('\n')
    .map((line, index) => (line === '' ? '' : (index === 0 ? '  - ' : '    ') + line))
    .join('\n')}\n`;
}

function filesBelow(below, pattern) {
  return readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => (below === '.' ? name : `${below}/${name}`))
    .sort();
}

function report() {
  const rows = [...steps].map(([step, byProcess]) => {
    const each = [...byProcess.values()].map((all) => [...all].sort((a, b) => a - b));
    const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const at = (share) =>
      middle(each.map((all) => all[Math.min(all.length - 1, Math.floor(all.length * share))]));
    return { step, median: at(0.5), p99: at(0.99), times: each[0].length, note: notes.get(step) ?? '' };
  });
  if (given.json) return console.log(JSON.stringify({ slots: slotFiles.length, pages: pages.length, rows }));
  const version = execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' }).trim();
  console.log(
    `${slotFiles.length} slot files, ${pages.length} pages; ${given.processes} processes; atlas ${version}; milliseconds\n`,
  );
  console.log('| step | median | 99th percentile | times a process | |');
  console.log('| --- | ---: | ---: | ---: | --- |');
  for (const { step, median, p99, times, note } of rows)
    console.log(`| ${step} | ${median.toFixed(1)} | ${p99.toFixed(1)} | ${times} | ${note} |`);
}
