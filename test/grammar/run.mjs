#!/usr/bin/env node
// Runs the grammar tests in fixtures/ with the base grammars (Markdown, YAML, TypeScript …) of every VS Code build in .cache/rigs:
//   node test/grammar/run.mjs [manifest]      manifest: the package.json that contributes the grammars; default the project's own
// Prints one JSON object { passed, failed, failures }, counted over test files and builds. Exit code 1 when one failed.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, root } from '../../scripts/rig/paths.mjs';
import { run } from '../../scripts/rig/run.mjs';
import { prepareWebBuild } from '../../scripts/rig/webBuild.mjs';

const manifest = process.argv[2] ?? join(root, 'package.json');
const tool = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
const folder = 'test/grammar/fixtures';
const files = readdirSync(join(root, folder)).sort();

await prepareWebBuild();
let passed = 0;
/** One text a failed test file and build. */
const failures = [];
for (const { build, grammars } of builds()) {
  const bases = grammars.flatMap((grammar) => ['--grammar', grammar]);
  const args = [tool, '--config', manifest, ...bases, `${folder}/*.test.*`];
  const { code, output } = await run(process.execPath, args, { quiet: true, cwd: root });
  const said = output.replace(/^grammar not found for .*\n/gm, '').split(/^(?=[✖✓] )/m);
  for (const file of files) {
    const verdict = said.find((text) => text.slice(2).startsWith(`${folder}/${file} `));
    if (verdict?.startsWith('✓')) passed++;
    else failures.push(`${file} (${build})\n${verdict ?? `the tool ended with ${code}\n${output}`}`);
  }
}
console.log(JSON.stringify({ passed, failed: failures.length, failures }));
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;

/** The builds at hand, each with the grammars that ours stand on: the YAML grammar was written anew between 1.91 and 1.100. */
function builds() {
  const rigs = join(cacheDir, 'rigs');
  return readdirSync(rigs)
    .filter((name) => !name.endsWith('.partial'))
    .flatMap((name) => {
      const extensions = [
        join(rigs, name, 'node_modules/code-server/lib/vscode/extensions'),
        ...readdirSync(join(rigs, name)).map((folder) => join(rigs, name, folder, 'extensions')),
      ].find((folder) => existsSync(join(folder, 'markdown-basics')));
      return extensions === undefined ? [] : [{ build: name, grammars: grammarsOf(extensions) }];
    });
}

function grammarsOf(extensions) {
  return ['markdown-basics', 'html', 'css', 'yaml', 'javascript', 'typescript-basics'].flatMap((name) => {
    const syntaxes = join(extensions, name, 'syntaxes');
    return readdirSync(syntaxes)
      .filter((file) => file.endsWith('.json') && !file.includes('injection'))
      .map((file) => join(syntaxes, file));
  });
}
