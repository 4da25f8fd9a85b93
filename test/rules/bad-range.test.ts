import { expect, it } from 'vitest';
import { applyFix } from '../applyFix';
import { fixed } from '../atlas/referenceAtlas';
import { allDiagnostics, openAtlas } from '../fixture';

it('turns a range that runs backwards', () => {
  expect(fixed('Everything in C4–C1 was revised.')).toBe('Everything in C1–C4 was revised.');
  expect(fixed('Groups C–A train.')).toBe('Groups A–C train.');
});

it('turns one in front matter', async () => {
  const files = {
    'atlas.yaml': 'format: 1\ntitle: x\ngroups: [{ id: A, title: x }]\n',
    'a.yaml': 'slots: [{ slot: A1, title: x }, { slot: A2, title: y }]\n',
    't.mdx': '---\ntopic: t\nrelevant_to: [A1, "A2-A1"]\n---\n',
  };
  const [found] = allDiagnostics(await openAtlas(files));
  expect(applyFix(files, found!.fixes[0]!)['t.mdx']).toContain('relevant_to: [A1, "A1-A2"]');
});
