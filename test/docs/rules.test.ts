import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry';

const readme = textOf('README.md').split(/<!-- \/?rules -->/)[1] ?? '';
const format = textOf('docs/format.md');
const own = Object.fromEntries(rules.map((rule) => [rule.code, rule.severity]));

test('the README lists every rule with its default, and no other', () => {
  expect(severitiesIn(readme)).toEqual(own);
});

// A rule that the format does not tell of yet is announced by its own page.
test('every rule of the format is there, with its default', () => {
  expect(own).toMatchObject(severitiesIn(section('## 5.')));
});

/** Code by code, the default severity that a table of rules gives it. */
function severitiesIn(table: string): Record<string, string> {
  const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return Object.fromEntries(
    rows.flatMap(([, codes = '', severity = '']) => codesIn(codes).map((code) => [code, severity])),
  );
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((match) => match[1] ?? '');
}

function section(start: string): string {
  return format.slice(format.indexOf(start)).split(/\n(?=## )/)[0] ?? '';
}

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
}
