#!/usr/bin/env node
// Writes server/src/rules/registry.ts from the rule files beside it: a rule is one file, and nothing else has to be told of it.
//   node scripts/registry.mjs [--check]     --check writes nothing and fails when the registry is stale
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../server/src/rules');
const target = join(folder, 'registry.ts');
const rules = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'rule.ts')
  .sort()
  .flatMap((name) => {
    const match = /^export const (\w+)(?:: Rule)? = defineRule\(/m.exec(
      readFileSync(join(folder, name), 'utf8'),
    );
    return match ? [{ file: name.replace(/\.ts$/, ''), name: match[1] }] : [];
  });
const text = `// Written by scripts/registry.mjs from the files of this folder.
${rules
  .map(({ file, name }) => `import { ${name} } from './${file}';`)
  .concat("import type { Rule } from './rule';")
  .sort((a, b) => (a.split("'")[1] < b.split("'")[1] ? -1 : 1))
  .join('\n')}

/** Every rule, in the order of their codes. */
export const rules: readonly Rule[] = [
${rules.map(({ name }) => `  ${name},`).join('\n')}
];
`;
const stale = !existsSync(target) || readFileSync(target, 'utf8') !== text;
if (stale && process.argv.includes('--check')) {
  console.error('server/src/rules/registry.ts is stale: run node scripts/registry.mjs');
  process.exitCode = 1;
} else if (stale) {
  writeFileSync(target, text);
}
