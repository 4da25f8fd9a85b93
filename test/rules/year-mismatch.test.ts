import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';

it('changes the year alone, of a mention and of an entry', async () => {
  const service = await openAtlas({
    'atlas.yaml': `format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
`,
    'references.bib': `@article{snell2024, author = {Snell, Charlie}, title = {A}, year = {2024}}
@article{cedar, author = {Cedar, C}, title = {D}, date = {2021-11-03}, eprint = {2203.15557}, archiveprefix = {arXiv}}
`,
    'page.mdx': 'As Snell et al. (2022a) say.\n',
  });
  const edits = allDiagnostics(service)
    .filter(({ code }) => code === 'year-mismatch')
    .flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  expect(edits).toMatchObject([
    { newText: '2024', range: { start: { line: 0, character: 17 }, end: { line: 0, character: 21 } } },
    { newText: '2022', range: { start: { line: 1, character: 58 }, end: { line: 1, character: 62 } } },
  ]);
});
