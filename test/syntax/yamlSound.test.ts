import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../server/src/syntax/yaml';
import { readRepaired } from '../../server/src/syntax/yamlRepair';
import { readSound } from '../../server/src/syntax/yamlSound';
import { type Text, withSlips, yamlDocument } from './yamlDocuments';

const root = join(import.meta.dirname, '../..');

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path) && !path.includes('node_modules'))
    .map((path) => join(folder, path));
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Whether the fast way was taken; where it was, its tree is the tolerant one. */
function sameOrNone(text: string): boolean {
  const fast = readSound(text);
  if (!fast) return false;
  const tolerant = readRepaired(text);
  if (!isDeepStrictEqual(fast, tolerant)) expect(fast).toStrictEqual(tolerant);
  return true;
}

/** How a document that is nothing but its YAML is read as front matter: what stands before it is blank. */
function blanked(length: number): string {
  return `${' '.repeat(length)}\n`;
}

describe('files', () => {
  test.each(filesUnder('examples', /\.ya?ml$/))('%s is read the fast way', (path) => {
    const text = textOf(path);
    expect(sameOrNone(text)).toBe(true);
    expect(sameOrNone(text.replaceAll('\n', '\r\n'))).toBe(true);
  });

  test.each(filesUnder('examples', /\.mdx?$/))('so is the front matter of %s', (path) => {
    const matter = /^---\n([\s\S]*?)\n---$/m.exec(textOf(path))?.[1];
    if (matter !== undefined) expect(sameOrNone(blanked(3) + matter)).toBe(true);
  });

  test.each(filesUnder('test', /\.(?:ya?ml|mdx?)$/))('%s is read alike if at all', (path) => {
    sameOrNone(textOf(path));
  });
});

describe('what is read the fast way', () => {
  test.each([
    ['', 'an empty file'],
    ['# only\n  # comments\n', 'comments alone'],
    [`${blanked(3)}title: T\nreferences: [a, b]\n`, 'front matter'],
    ['--- # first\na: 1 # second\n... # third\n', 'markers and comments'],
    ["a: 'it''s'\nb: \"\\u00e9 \\\n  c\"\nc: two\n  lines\n\n  three\n", 'every flow style'],
    ['a: |\n  one\n\n   two\n \nb: >- # folded\n  x\n\n  y\n\nc: |+\n  z\n\nd: 1\n', 'block scalars'],
    ['- \n-\n- - a\n  -  b: 1\n     c:\n- {}\n- []\n- { a, b: , "c": [1, ], }\n', 'nesting'],
    ['a: [2310.06820, ~, .inf, -0, 0x1F, 1e3, true, no, "1", 12:30]\n', 'the core schema'],
    [`${Array.from({ length: 30 }, (_, i) => `k${i}: v`).join('\n')}\n`, 'many keys'],
  ])('%j', (text) => {
    expect(sameOrNone(text)).toBe(true);
    expect(sameOrNone(text.replaceAll('\n', '\r\n'))).toBe(true);
  });
});

describe('comments at the margin are no errors', () => {
  test.each([
    ['x: {a: b\n# c\n  }\ny: {a: b\n#c\n#d\n  , e: f}\n', 'comments at the margin of braces'],
    ['a:\n#c\n  b\nd: 1\n', 'comments without a space above a value'],
    ['- a:\n#c\n## d\n    b\n  d: 1\n-\n#e\n  f\n- 1\n', 'such in lists'],
  ])('%j', (text) => {
    expect(readYaml(text).errors).toEqual([]);
    expect(readYaml(text.replaceAll('\n', '\r\n')).errors).toEqual([]);
  });
});

describe('comments that are sound are no error beside one', () => {
  test.each([
    ['a: {b: c\n# d\n}\ne: "f\n', '"f'],
    ['a:\n#todo\n  b\nd: 1\ne: "f\n', '"f'],
    ['- a\n-\n#todo\n  b\n- 1\n- "c\n', '"c'],
  ])('%j', (text, words) => {
    const { errors, comments, root } = readYaml(text);
    expect(errors.map(({ span }) => text.slice(span.from, span.to).slice(0, words.length))).toEqual([words]);
    expect(comments.map((comment) => comment.text)).toEqual([text.includes('# d') ? 'd' : 'todo']);
    expect(root?.kind === 'map' ? root.entries.length : root?.kind === 'list' && root.items.length).toBe(
      text.startsWith('-') ? 4 : text.includes('# d') ? 2 : 3,
    );
  });
});

test.each([
  ["- 'a\n  b'\n", 'quotes over lines'],
  ['- a\n  b\n', 'plain text over lines'],
  ['- |\n  a\n\n', 'block scalars'],
  ['- { a: "b" }\n', 'flow mappings'],
])('a long file of %j does not cost more a line than a short one', (line) => {
  const tree = readSound(line.repeat(50_000));
  expect(tree?.root).toMatchObject({ kind: 'list', items: { length: 50_000 } });
});

describe('what is left to the tolerant reader', () => {
  test.each([
    ['a: &x 1\nb: *x\n', 'anchors and aliases'],
    ['a: !!str 1\n', 'tags'],
    ['%YAML 1.2\n---\na: 1\n', 'directives'],
    ['a: 1\n---\nb: 2\n', 'further documents'],
    ['a: 1\na: 2\n', 'keys that stand twice'],
    [
      `${Array.from({ length: 30 }, (_, i) => `k${i % 29}: v`).join('\n')}\n`,
      'keys that stand twice among many',
    ],
    ['{ a: 1, "a": 2 }\n', 'the same in other words'],
    ['? a\n: 1\n', 'explicit keys'],
    ['[a]: 1\n', 'keys that are lists'],
    [': 1\n', 'keys that are nothing'],
    ['[a: 1]\n', 'pairs in lists'],
    ['\ufeffa: 1\n', 'byte order marks'],
    ['a: 1\rb: 2\r', 'lone CRs'],
    ['a:\t1\n', 'tabs between words'],
    ['a: b\n\t\n  c\n', 'tabs in text over lines'],
    ['a: |2\n   b\n', 'indicators of columns'],
    ['a: |\n', 'block scalars without words'],
    ['a: |+\n  b\n  ', 'spaces at the end of a kept block scalar'],
    [`${'k'.repeat(1100)}: 1\n`, 'long keys'],
    [`${'['.repeat(100)}${']'.repeat(100)}\n`, 'deep nesting'],
    [' ---', 'words that look like markers'],
    ['a: 1\n...\nb', 'words behind the end'],
    ['a: "b\n', 'errors'],
    ['a: \0\n', 'NUL'],
  ])('%j: %s', (text) => {
    expect(readSound(text)).toBeUndefined();
    expect(readYaml(text)).toStrictEqual(readRepaired(text));
  });
});

/** Equality would prove nothing if the fast way were never taken. */
function holds(texts: Text, numRuns: number, taken: number): void {
  let compared = 0;
  fc.assert(
    fc.property(texts, (text) => {
      if (sameOrNone(text)) compared++;
    }),
    { numRuns },
  );
  expect(compared).toBeGreaterThan(numRuns * taken);
}

describe('where there is a tree, it is the tolerant one', () => {
  test('of documents of every shape', () => holds(yamlDocument(), 12_000, 0.15), 120_000);

  test('of such with slips', () => holds(withSlips(yamlDocument()), 6_000, 0.05), 120_000);

  test('of real documents with slips', () => {
    const files = filesUnder('examples', /\.ya?ml$/).map((path) => textOf(path).slice(0, 1500));
    holds(withSlips(fc.constantFrom(...files)), 2_000, 0.05);
  }, 120_000);
});
