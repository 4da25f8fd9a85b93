import { it } from 'vitest';
import { checkFixture } from '../fixture';

it('hints at entries that nothing cites', () =>
  checkFixture(
    `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
--- references.bib
@misc{a, author = {A, B}, title = {T}, year = {2022}}
@misc{b, author = {A, B}, title = {T}, year = {2022}}
@misc{c, author = {A, B}, title = {T}, year = {2022}}
@misc{d, author = {A, B}, title = {T}, year = {2022}}
      ^ unused-reference
--- page.mdx
As [@a] and <Cite id="b" /> say.
--- a1.yaml
slot: A1
title: T
references: [c]
`,
    ['unused-reference'],
  ));
