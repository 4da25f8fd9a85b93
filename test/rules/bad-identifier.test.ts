import { it } from 'vitest';
import { checkFixture } from '../fixture';

it('reports identifiers that cannot be, in texts, links and entries, with a bibliography or without', () =>
  checkFixture(
    `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
--- page.mdx
See arXiv:2203.15556v2, arXiv:hep-th/9901001 and arXiv:2213.00001, arXiv:0703.1234.
                                                 ^^^^^^^^^^^^^^^^ bad-identifier 13 is no month
                                                                   ^^^^^^^^^^^^^^^ bad-identifier

At https://doi.org/10.1038/s41586-024-07566-y; doi:11.5/x is none, DOI 10.1145/3600006.3613165 is one.
                                               ^^^^^^^^^^ bad-identifier begins with "10."

ISBN 978-0-262-03384-8 is a book, ISBN 978-0-262-03384-9 a slip; ISBNs 0-306-40615-2 and 0-306-40615-3.
                                       ^^^^^^^^^^^^^^^^^ bad-identifier check digit
                                                                                         ^^^^^^^^^^^^^ bad-identifier

[One](https://arxiv.org/abs/2213.00001), [two](htps://example.org), [three](https://example.org/a_b), [four](atlas:A1), [five](./x.md).
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bad-identifier
                                               ^^^^^^^^^^^^^^^^^^ bad-identifier

The arXiv: a history. An ISBN is a number, a DOI too; doi: see below. Not \`arXiv:2213.00001\`.
`,
    ['bad-identifier'],
  ));

it('reads the bibliography', () =>
  checkFixture(
    `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib, more.yaml]
--- references.bib
@article{a, author = {A, B}, title = {T}, year = {2023}, eprint = {2213.00001}, archiveprefix = {arXiv}}
                                                                   ^^^^^^^^^^ bad-identifier
@book{b, author = {A, B}, title = {T}, year = {2023}, isbn = {978-0-262-03384-9}, doi = {10.12/x}, url = {https//x.org}}
                                                              ^^^^^^^^^^^^^^^^^ bad-identifier
                                                                                         ^^^^^^^ bad-identifier
                                                                                                          ^^^^^^^^^^^^ bad-identifier
@article{c, author = {A, B}, title = {T}, year = {2023}, doi = {10.1000/(SICI)1<2::3>4.0;2-O}, journal = {arXiv preprint arXiv:2203.15556}}
--- more.yaml
- id: d
  title: T
  DOI: 10.5/x
       ^^^^^^ bad-identifier
`,
    ['bad-identifier'],
  ));
