import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { numberOf, writeNumber } from '../../server/src/atlas/numberWords';
import { lineStartsOf, offsetAt } from '../../server/src/syntax/position';
import { filesBelow } from '../filesBelow';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

const FILES = {
  'atlas.yaml': `format: 1
title: T
groups: [{ id: A, title: Alpha }, { id: B, title: Beta }]
bibliography: [references.bib]
outline: [{ chapter: 19, title: Later }]
`,
  'references.bib': '@misc{snell2024, author = {Snell, C}, title = {T}, year = {2024}}\n',
  'a1.yaml': `slot: A1
title: One
position: { level: strong, summary: x }
numbers:
  - { text: "Keeps 15T tokens", cite: [snell2024] }
references: [snell2024]
`,
  'a2.yaml': 'slot: A2\ntitle: Two\nposition: { level: gap, summary: x }\nreferences: [snell2024]\n',
  'page.mdx': `The atlas has two slots, 1 at Strong Evidence and 1 at Gap; see A1 and Chapter 19.

Snell et al. (2024) paid $5.6M [@snell2024]. We meet on 14 floors, in room 7 on 2026-05-09.

There are three failure modes: drift, decay and sudden loss. Of 12 runs, five held and seven failed. A2 (Gap) is a Gap.

| Slot | Title | Level |
| --- | --- | --- |
| A1 | One | Strong Evidence |
`,
};

test('tells of each number, level name and reference which rule guards it', async () => {
  const service = await openAtlas(FILES);
  const told = service
    .coverage(`${ROOT}page.mdx`, FILES['page.mdx'])
    .map(({ kind, text, rule }) => `${kind} ${text}: ${rule ?? '–'}`);
  expect(told).toEqual([
    'number two: prose-count',
    'number 1: prose-count',
    'level Strong Evidence: prose-count',
    'number 1: prose-count',
    'level Gap: prose-count',
    'reference A1: unknown-slot',
    'reference Chapter 19: unknown-chapter',
    'number 19: unknown-chapter',
    'number 2024: year-mismatch',
    'number 5.6: missing-citation',
    'reference @snell2024: unknown-citation',
    'number 14: –',
    'number 7: –',
    'number 2026-05-09: –',
    'number three: list-count',
    'number 12: sum-mismatch',
    'number five: sum-mismatch',
    'number seven: sum-mismatch',
    'reference A2: unknown-slot',
    'level Gap: level-drift',
    'level Gap: level-drift',
    'reference A1: unknown-slot',
    'level Strong Evidence: table-drift',
  ]);
  expect(
    service.coverage(`${ROOT}a1.yaml`, FILES['a1.yaml']).map(({ text, rule }) => `${text}: ${rule}`),
  ).toEqual(['15: missing-citation']);
});

test('a rule that is off guards nothing', async () => {
  const files = { ...FILES, 'atlas.yaml': `${FILES['atlas.yaml']}rules: { sum-mismatch: "off" }\n` };
  const service = await openAtlas(files);
  const entries = service.coverage(`${ROOT}page.mdx`, files['page.mdx']);
  expect(entries.find(({ text }) => text === '12')).toMatchObject({ text: '12' });
  expect(entries.find(({ text }) => text === '12')?.rule).toBeUndefined();
});

// What it says of a number is true: with another number in its place, that rule or a more specific one speaks.
test('in the example, every number that a rule guards cannot change unseen', async () => {
  const folder = resolve(__dirname, '../../examples/llm-atlas');
  const files = filesBelow(folder);
  const service = await openAtlas(files);
  const silent: string[] = [];
  let tried = 0;
  for (const [path, text] of Object.entries(files).filter(([name]) => /\.mdx?$/.test(name))) {
    const uri = ROOT + path;
    for (const entry of service.coverage(uri, text)) {
      if (
        entry.kind !== 'number' ||
        !['prose-count', 'table-drift', 'list-count', 'sum-mismatch'].includes(entry.rule!)
      )
        continue;
      const starts = lineStartsOf(text);
      const [from, to] = [offsetAt(starts, entry.range.start), offsetAt(starts, entry.range.end)];
      const { value, style } = numberOf(entry.text)!;
      const other = writeNumber(value + 1, style);
      service.change(uri, text.slice(0, from) + other + text.slice(to));
      tried++;
      if (allDiagnostics(service).length === 0) silent.push(`${path}: ${entry.context} (${entry.rule})`);
    }
    service.change(uri, text);
  }
  expect(tried).toBeGreaterThan(10);
  expect(silent).toEqual([]);
});
