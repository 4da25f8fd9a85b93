import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry';
import { applyFix } from '../applyFix';
import { allDiagnostics, checkFixture, openAtlas, parseFixture } from '../fixture';
import { casesOf } from './fixtureCases';

// Each rule's hard cases stand in <code>.fixture beside this file.
describe.each(rules.map(({ code }) => code))('%s', (code) => {
  const path = resolve(__dirname, `${code}.fixture`);

  it('has a fixture, with findings and without', () => {
    expect(existsSync(path)).toBe(true);
  });

  const cases = existsSync(path) ? casesOf(readFileSync(path, 'utf8'), code) : [];

  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { fixture, judges }) => {
    await checkFixture(fixture, judges);
    await checkFixture(fixture, judges, '\r\n');
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s, mended', async (_name, { fixture, judges }) => {
    const { files } = parseFixture(fixture);
    const before = allDiagnostics(await openAtlas(files, { incremental: false }));
    for (const found of before.filter((one) => judges.includes(one.code))) {
      for (const fix of found.fixes) {
        const after = allDiagnostics(await openAtlas(applyFix(files, fix), { incremental: false }));
        const told = `${fix.title}: ${JSON.stringify(fix.edits)} gave ${JSON.stringify(after.map((one) => one.message))}`;
        expect(after.length, told).toBeLessThan(before.length);
      }
    }
  });
});
