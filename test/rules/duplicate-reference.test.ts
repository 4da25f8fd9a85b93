import { expect, it } from 'vitest';
import { allDiagnostics, checkFixture } from '../fixture';

it('reports a key, a DOI or an arXiv id that stands twice, at every place', async () => {
  const service = await checkFixture(
    `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib, more.bib]
--- references.bib
@article{a, author = {A, B}, title = {T}, year = {2022}, eprint = {2203.15556}, archiveprefix = {arXiv}}
                                                                   ^^^^^^^^^^ duplicate-reference "c"
@article{b, author = {A, B}, title = {T}, year = {2022}, doi = {10.1000/x}}
         ^ duplicate-reference 2 entries
@article{B, author = {A, B}, title = {T}, year = {2022}, doi = {10.1000/y}}
@article{b, author = {A, B}, title = {T}, year = {2022}, doi = {10.1000/x}}
         ^ duplicate-reference
@article{c, author = {A, B}, title = {T}, year = {2022}, url = {https://arxiv.org/abs/2203.15556v2}}
                                                                                      ^^^^^^^^^^^^ duplicate-reference "a"
@incollection{d, author = {A, B}, title = {T}, year = {2022}, isbn = {978-0-262-03384-8}}
@incollection{e, author = {A, B}, title = {T}, year = {2022}, isbn = {978-0-262-03384-8}, doi = {10.1000/Z}}
                                                                                                 ^^^^^^^^^ duplicate-reference "f"
--- more.bib
@article{f, author = {A, B}, title = {T}, year = {2022}, doi = {https://doi.org/10.1000/z}}
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-reference "e"
`,
    ['duplicate-reference'],
  );
  expect(
    allDiagnostics(service).find(
      ({ code, message }) => code === 'duplicate-reference' && message.includes('2 entries'),
    )?.related,
  ).toHaveLength(1);
});
