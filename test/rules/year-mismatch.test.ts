import { expect, it } from 'vitest';
import { allDiagnostics, checkFixture } from '../fixture';

const ATLAS = `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib, more.json]
--- references.bib
@article{snell2024, author = {Snell, Charlie and Lee, Jaehoon}, title = {A}, year = {2024}}
@article{later, author = {Alder, A}, title = {B}, year = {2024}, eprint = {2203.15556}, archiveprefix = {arXiv}}
@article{january, author = {Birch, B}, title = {C}, year = 2021, eprint = {2201.00001}, archiveprefix = {arXiv}}
@article{earlier, author = {Cedar, C}, title = {D}, year = {2021}, eprint = {2203.15557}, archiveprefix = {arXiv}}
                                                            ^^^^ year-mismatch submitted in 2022
@article{dated, author = {Dogwood, D}, title = {E}, date = {2020-11-03}, url = {https://arxiv.org/abs/2201.00002}}
                                                            ^^^^ year-mismatch
--- more.json
[{ "id": "elm", "author": [{ "family": "Elm" }], "title": "F", "issued": { "date-parts": [[2019]] }, "DOI": "10.48550/arXiv.2005.00001" }]
                                                                                           ^^^^ year-mismatch
`;

it('reports mentions whose only entry is of another year, and entries older than their preprint', async () => {
  const service = await checkFixture(
    `${ATLAS}--- page.mdx
Snell et al. (2024) and (Snell & Lee, 2024), but Snell et al. (2022) and (Snell, 2023).
                                                 ^^^^^^^^^^^^^^^^^^^ year-mismatch "snell2024"
                                                                          ^^^^^^^^^^^ year-mismatch

Snell (2021) as well, and Snell et al. (2023, 2024).
^^^^^^^^^^^^ year-mismatch
                          ^^^^^^^^^^^^^^^^^^ year-mismatch
`,
    ['year-mismatch', 'unlisted-work'],
  );
  const fix = allDiagnostics(service).find(
    ({ code, path }) => code === 'year-mismatch' && path === 'page.mdx',
  )?.fixes?.[0];
  expect(fix?.edits[0]).toMatchObject({
    newText: '2024',
    range: { start: { line: 0, character: 63 }, end: { line: 0, character: 67 } },
  });
});

it('takes other authors for another work', () =>
  checkFixture(
    `${ATLAS}--- page.mdx
Snell and Lee (2022) is the same, Snell and Kumar (2022) another.
^^^^^^^^^^^^^^^^^^^^ year-mismatch
                                  ^^^^^^^^^^^^^^^^^^^^^^ unlisted-work
`,
    ['year-mismatch', 'unlisted-work'],
  ));
