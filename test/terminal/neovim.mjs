import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/rig/paths.mjs';
import { run } from '../../scripts/rig/run.mjs';
import { configuration, prepare, scenario, tell, tests } from './scenario.mjs';

// Runs the language server in Neovim, a client that nobody here wrote, and holds what it shows against `atlas check` on the same files.
if ((await run('nvim', ['--version'], { quiet: true })).code !== 0) {
  console.error('no Neovim: install it (Debian: apt-get install neovim; 0.7 or later)');
  process.exit(78);
}
const cli = join(root, 'dist/cli.js');
const folder = prepareWorkspace();
const edited = join(folder, 'topics/vocabulary.mdx');
const report = await neovim();
const checked = await check();

const passed = [
  tell([
    ['Neovim shows exactly what the command line reports', showsTheSame],
    ['Neovim shows each finding once', showsEachOnce],
    [
      'typing a slot that is not there adds one finding, in the buffer that is not saved',
      () => typingFinds('topics/vocabulary.mdx', 'unknown-slot'),
    ],
  ]),
  await author(),
];
rmSync(folder, { recursive: true, force: true });
console.log(`atlas-test:${JSON.stringify({ finished: true })}`);
process.exit(passed.includes(false) ? 1 : 0);

function showsTheSame() {
  if (checked.length === 0) throw new Error('the command line reports nothing: the fixture has faults');
  expectSame(inNeovim(report.opened), checked);
}

function showsEachOnce() {
  for (const { uri, count, diagnostics } of report.opened)
    if (count !== diagnostics.length) throw new Error(`${uri}: ${diagnostics.length} sent, ${count} shown`);
}

function typingFinds(file, code) {
  const before = new Set(inNeovim(report.opened));
  const added = inNeovim(report.edited).filter((line) => !before.has(line));
  const inFile = added.filter((line) => line.startsWith(`${file} `) && line.includes(` ${code} `));
  if (inFile.length !== 1) throw new Error(`expected one new ${code}, found: ${added.join('; ')}`);
}

/** What an author does beside reading findings, with the configuration that docs/editors.md gives. */
async function author() {
  const { folder: own, base, env, remove } = prepare('neovim');
  const out = join(base, 'report.json');
  const setup = join(base, 'init.lua');
  writeFileSync(setup, configuration('neovim'));
  const files = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:yaml|mdx|md|bib)$/.test(file),
  );
  const given = { folder: own, out, files, scenario };
  const script = fileURLToPath(new URL('author.lua', import.meta.url));
  const { code, output } = await run(
    'nvim',
    ['--headless', '-u', setup, '-i', 'NONE', '-n', '-c', `luafile ${script}`],
    { cwd: own, env: { ...env, ATLAS_NVIM: JSON.stringify(given) }, quiet: true, timeout: 180_000 },
  );
  if (code !== 0) throw new Error(`nvim ended with ${code}\n${output}`);
  const fine = tell(tests(JSON.parse(readFileSync(out, 'utf8')), own));
  remove();
  return fine;
}

/** The editors' fixture with faults laid over it, in a folder of its own. */
function prepareWorkspace() {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-neovim-')));
  cpSync(join(root, 'test/editor/workspace'), dir, { recursive: true });
  cpSync(join(root, 'test/terminal/faults'), dir, { recursive: true });
  return dir;
}

async function neovim() {
  const out = join(folder, '.report.json');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // One file stays closed: its findings have to arrive as well.
    .filter((file) => /\.(?:yaml|mdx|md|bib)$/.test(file) && !file.endsWith('planted.md'))
    .map((file) => join(folder, file));
  const given = {
    cmd: [process.execPath, cli, 'lsp', '--stdio'],
    root: folder,
    files,
    edited,
    anchor: 'has to cover',
    typed: ' (see A9)',
    out,
  };
  const script = fileURLToPath(new URL('diagnostics.lua', import.meta.url));
  const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`];
  const env = { ...process.env, ATLAS_NVIM: JSON.stringify(given) };
  const { code, output } = await run('nvim', args, { cwd: folder, env, quiet: true, timeout: 180_000 });
  if (code !== 0) throw new Error(`nvim ended with ${code}\n${output}`);
  return JSON.parse(readFileSync(out, 'utf8'));
}

async function check() {
  const { stdout } = await run(process.execPath, [cli, 'check', '--format', 'json'], {
    cwd: folder,
    quiet: true,
  });
  const severities = ['error', 'warning', 'info', 'hint'];
  return JSON.parse(stdout)
    .diagnostics.map((d) => line(d.file, d.range, severities.indexOf(d.severity) + 1, d.code, d.message))
    .sort();
}

function inNeovim(files) {
  return files
    .flatMap(({ uri, diagnostics }) =>
      diagnostics.map((d) =>
        line(relative(folder, fileURLToPath(uri)), d.range, d.severity, d.code, d.message),
      ),
    )
    .sort();
}

function line(file, { start, end }, severity, code, message) {
  return `${file} ${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${code} ${message}`;
}

function expectSame(actual, expected) {
  const missing = expected.filter((entry) => !actual.includes(entry));
  const extra = actual.filter((entry) => !expected.includes(entry));
  if (missing.length > 0 || extra.length > 0 || actual.length !== expected.length) {
    throw new Error(`not in Neovim:\n  ${missing.join('\n  ')}\nin Neovim only:\n  ${extra.join('\n  ')}`);
  }
}
