import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry';
import { allDiagnostics, openAtlas } from '../fixture';
import { laidOut, readPage } from './pages';

const atlas = Object.assign(
  {},
  ...readPage('README')!
    .examples.slice(-1)
    .map(({ files }) => files),
);

it('the atlas of the examples is free of findings', async () => {
  expect(allDiagnostics(await openAtlas(atlas))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.code, rule] as const))('the page of %s', (code, rule) => {
  const page = readPage(code);

  it('is there, with its sections', () => {
    expect(page?.title).toBe(code);
    expect(page?.sections).toEqual([
      'What',
      'Why',
      'Incorrect',
      'Correct',
      ...(rule.options ? ['Options'] : []),
    ]);
    for (const section of ['Incorrect', 'Correct'])
      expect(page?.examples.some((example) => example.section === section)).toBe(true);
  });

  it('tells of every option, with its default', () => {
    for (const [name, spec] of Object.entries(rule.options ?? {})) {
      const row = page?.text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toContain(
        `\`${Array.isArray(spec.default) ? `[${spec.default.join(', ')}]` : spec.default}\``,
      );
    }
  });

  // An incorrect example is wrong in one way: it reports what it is there for and nothing else. Hints are no faults.
  it.each(
    (page?.examples ?? [])
      .filter(({ section }) => section === 'Incorrect' || section === 'Correct')
      .map((example) => [example.section, example.line, example] as const),
  )('%s, line %i', async (section, _line, example) => {
    const found = allDiagnostics(await openAtlas(laidOut(atlas, example.files)))
      .filter((one) => one.code === code || one.severity !== 'hint')
      .map((one) => `${one.path}:${one.range.start.line + 1} ${one.code} ${one.message}`);
    if (section === 'Correct') expect(found).toEqual([]);
    else {
      expect(found).not.toEqual([]);
      expect(found.filter((line) => !line.includes(` ${code} `))).toEqual([]);
    }
  });
});
