import { it } from 'vitest';
import { checkFixture } from '../fixture';

it('reports entries that lack what a reader needs', () =>
  checkFixture(
    `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
--- references.bib
@article{whole, author = {A, B}, title = {T}, year = {2022}}
@misc{half, title = {T}}
      ^^^^ incomplete-reference author or organization and no year
@techreport{nist, institution = {NIST}, title = {T}, date = {2023-01}}
@inproceedings{child, author = {A, B}, title = {T}, crossref = {parent}}
@proceedings{parent, editor = {E, F}, title = {P}, year = {2021}}
@book{press, author = {A, B}, title = {T}, year = {in press}}
@misc{untitled, author = {{C2PA}}, year = 2024}
      ^^^^^^^^ incomplete-reference no title
@misc{broken, author {A, B}, year = 2024}
`,
    ['incomplete-reference'],
  ));
