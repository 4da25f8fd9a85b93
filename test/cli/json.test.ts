import { expect, test } from 'vitest';
import { formatJson } from '../../server/src/cli/json';
import type { CheckReport } from '../../server/src/cli/report';
import { diagnosticOf, rangeOf, reportOf } from './reports';

const full: CheckReport = {
  ...reportOf([
    diagnosticOf({
      related: [{ file: 'atlas.yaml', range: rangeOf(0, 0, 6), message: 'Declared here.' }],
      fixes: [
        {
          title: 'Write A6',
          edits: [{ file: 'topics/merging.mdx', range: rangeOf(3, 14, 16), newText: 'A6' }],
        },
      ],
    }),
  ]),
  atlases: [
    {
      root: '.',
      title: 'Capabilities',
      counts: {
        groups: 5,
        slots: 21,
        endpoints: 508,
        items: 529,
        topics: 9,
        chapters: 1,
        references: 120,
        slots_by_group: { A: 5 },
        slots_by_level: { strong: 7 },
      },
    },
  ],
};

test('prints the report as one object and a line break', () => {
  const text = formatJson(full);
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual(full);
});

test('names members in the order of the format', () => {
  const order = [...formatJson(full).matchAll(/^ {2}"(\w+)"/gm)].map((match) => match[1]);
  expect(order).toEqual(['version', 'atlases', 'diagnostics', 'summary']);
});

test('leaves out what is no part of the contract', () => {
  const fix = { title: 'Write A6', safe: true, edits: [] };
  const text = formatJson(reportOf([diagnosticOf({ fixes: [fix] })]));
  expect(JSON.parse(text).diagnostics[0].fixes[0]).toEqual({ title: 'Write A6', edits: [] });
});

test('escapes what a terminal would act on, and loses nothing', () => {
  const message = 'x\u001b[31m \u009b31m \u202eright to left\u2066 \u2028 \u007f \ud800';
  const text = formatJson(reportOf([diagnosticOf({ message })]));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066\u2028]/);
  expect(JSON.parse(text).diagnostics[0].message).toBe(message);
});
