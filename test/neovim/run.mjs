import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/rig/paths.mjs';
import { run } from '../../scripts/rig/run.mjs';

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

let failed = 0;
test('Neovim shows exactly what the command line reports', () => {
  if (checked.length === 0) throw new Error('the command line reports nothing: the fixture has faults');
  expectSame(inNeovim(report.opened), checked);
});
test('Neovim shows each finding once', () => {
  for (const { uri, count, diagnostics } of report.opened) {
    if (count !== diagnostics.length) throw new Error(`${uri}: ${diagnostics.length} sent, ${count} shown`);
  }
});
test('typing a slot that is not there adds one finding, in the buffer that is not saved', () => {
  const before = new Set(inNeovim(report.opened));
  const added = inNeovim(report.edited).filter((line) => !before.has(line));
  const inFile = added.filter(
    (line) => line.startsWith('topics/vocabulary.mdx ') && line.includes(' unknown-slot '),
  );
  if (inFile.length !== 1) throw new Error(`expected one new unknown-slot, found: ${added.join('; ')}`);
});
test('the hover shows the position of a slot', () => {
  if (!JSON.stringify(report.hover).includes('Strong')) throw new Error(JSON.stringify(report.hover));
});
rmSync(folder, { recursive: true, force: true });
console.log(`atlas-test:${JSON.stringify({ finished: true })}`);
process.exit(failed > 0 ? 1 : 0);

/** The editors' fixture with faults laid over it, in a folder of its own. */
function prepareWorkspace() {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'atlas-neovim-')));
  cpSync(join(root, 'test/editor/workspace'), dir, { recursive: true });
  cpSync(join(root, 'test/neovim/faults'), dir, { recursive: true });
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
    hovered: 'A1 decides',
    out,
  };
  const script = fileURLToPath(new URL('collect.lua', import.meta.url));
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

function test(name, body) {
  let error;
  try {
    body();
  } catch (thrown) {
    failed++;
    error = String(thrown);
  }
  console.log(`atlas-test:${JSON.stringify({ name, passed: error === undefined, milliseconds: 0, error })}`);
}
