#!/usr/bin/env node
// Writes all that is made from the rules and their pages, so that a rule is three files (server/src/rules/<code>.ts, docs/rules/<code>.md,
// test/rules/<code>.fixture) and nothing else has to be told of it: the registry, the manifest's schema, the tables of README.md and
// docs/rules/README.md, and the pages as the command line carries them.
//   node scripts/registry.mjs [--check]     --check writes nothing and fails when one of them is stale
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const checking = process.argv.includes('--check');
const textOf = (path) => readFileSync(join(root, path), 'utf8');

settle('server/src/rules/registry.ts', registry());
const rules = inFormatOrder(await loadRules());
settle('schemas/atlas.schema.json', schema());
settle('README.md', between(textOf('README.md'), table('docs/rules/')));
settle('docs/rules/README.md', between(textOf('docs/rules/README.md'), table('')));
if (!checking) pages();

/** Writes a file that is not what it should be, or complains of it. */
function settle(path, text) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (checking) {
    console.error(`${path} is stale: run node scripts/registry.mjs`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}

function registry() {
  const folder = join(root, 'server/src/rules');
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'rule.ts')
    .sort()
    .flatMap((name) => {
      const match = /^export const (\w+)(?:: Rule)? = defineRule\(/m.exec(
        readFileSync(join(folder, name), 'utf8'),
      );
      return match ? [{ file: name.replace(/\.ts$/, ''), name: match[1] }] : [];
    });
  return `// Written by scripts/registry.mjs from the files of this folder.
${found
  .map(({ file, name }) => `import { ${name} } from './${file}';`)
  .concat("import type { Rule } from './rule';")
  .sort((a, b) => (a.split("'")[1] < b.split("'")[1] ? -1 : 1))
  .join('\n')}

/** Every rule, in the order of their codes. */
export const rules: readonly Rule[] = [
${found.map(({ name }) => `  ${name},`).join('\n')}
];
`;
}

/** The rules as values: code, severity, summary, options. */
async function loadRules() {
  const scratch = mkdtempSync(join(tmpdir(), 'atlas-rules-'));
  try {
    const outfile = join(scratch, 'rules.mjs');
    await build({
      stdin: { contents: registry(), resolveDir: join(root, 'server/src/rules'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      logLevel: 'error',
    });
    return (await import(pathToFileURL(outfile).href)).rules;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** In the order in which the format tells of them; those it does not know behind. */
function inFormatOrder(found) {
  const table =
    textOf('docs/format.md')
      .split(/^## /m)
      .find((section) => section.startsWith('5.')) ?? '';
  const order = [
    ...table.matchAll(/`([a-z]+(?:-[a-z]+)*)`(?=[^|\n]*\| (?:error|warning|info|hint) \|)/g),
  ].map((match) => match[1]);
  const place = ({ code }) => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...found].sort((a, b) => place(a) - place(b));
}

function schema() {
  const text = textOf('schemas/atlas.schema.json');
  const value = JSON.parse(text);
  value.properties.rules.properties = Object.fromEntries(rules.map((rule) => [rule.code, setting(rule)]));
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What a manifest may set for a rule: a severity, or a mapping where it has options. */
function setting({ code, severity, summary, options = {} }) {
  const described = { title: code, description: `${capital(summary)}. Without a setting: ${severity}.` };
  if (Object.keys(options).length === 0) return { ...described, $ref: '#/$defs/severity' };
  return {
    ...described,
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      title: `options of ${code}`,
      type: 'object',
      properties: {
        severity: {
          title: 'severity',
          description: `How findings of \`${code}\` are reported, or that they are not.`,
          $ref: '#/$defs/severity',
        },
        ...Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, option(name, spec)])),
      },
      patternProperties: { '^x_': true },
      additionalProperties: false,
    },
    else: { $ref: '#/$defs/severity' },
  };
}

function option(title, spec) {
  const described = { title, description: spec.description };
  switch (spec.kind) {
    case 'words':
      return { ...described, type: 'array', items: { type: 'string', minLength: 1 }, default: spec.default };
    case 'whole':
      return { ...described, type: 'integer', minimum: 0, default: spec.default };
    default:
      return { ...described, enum: spec.values, default: spec.default };
  }
}

function table(pages) {
  const rows = rules.map(
    ({ code, severity, summary }) => `| [\`${code}\`](${pages}${code}.md) | ${severity} | ${summary} |`,
  );
  return ['| code | default | says |', '| --- | --- | --- |', ...rows].join('\n');
}

function between(text, made) {
  return text.replace(
    /(<!-- rules -->\n)[\s\S]*?\n?(<!-- \/rules -->)/,
    (_, before, after) => `${before}${made}\n${after}`,
  );
}

/** The pages as a module: what `atlas explain` prints, whole, from a command line that is one file. */
function pages() {
  const found = rules.flatMap(({ code }) => {
    const path = `docs/rules/${code}.md`;
    return existsSync(join(root, path)) ? [[code, textOf(path)]] : [];
  });
  const target = join(root, 'server/src/cli/pages.generated');
  writeFileSync(
    `${target}.js`,
    `export const pages = ${JSON.stringify(Object.fromEntries(found), null, 1)};\n`,
  );
  writeFileSync(
    `${target}.d.ts`,
    `/** The page of each rule, docs/rules/<code>.md, by its code: Markdown. */
export declare const pages: Readonly<Record<string, string>>;
`,
  );
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
