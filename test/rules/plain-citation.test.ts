import { expect, it } from 'vitest';
import { allDiagnostics, checkFixture } from '../fixture';

it('hints at mentions that could be citations', async () => {
  const service = await checkFixture(
    `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
--- references.bib
@misc{snell2024, author = {Snell, C and others}, title = {T}, year = {2024}}
@misc{bai2022a, author = {Bai, Y}, title = {T}, year = {2022}}
@misc{bai2022b, author = {Bai, Y}, title = {U}, year = {2022}}
--- page.mdx
Snell et al. (2024) trade compute (Snell et al., 2024).
^^^^^^^^^^^^^^^^^^^ plain-citation "snell2024"
                                   ^^^^^^^^^^^^^^^^^^ plain-citation

Snell et al. (2024) [@snell2024], Bai et al. (2022) and Goddard et al. (2024).
`,
    ['plain-citation'],
  );
  const fixes = allDiagnostics(service)
    .filter(({ code }) => code === 'plain-citation')
    .map(({ fixes }) => fixes?.[0]?.edits[0]);
  expect(
    fixes.map((edit) => [edit?.newText, edit?.range.start.character, edit?.range.end.character]),
  ).toEqual([
    ['@snell2024', 0, 19],
    ['[@snell2024]', 34, 54],
  ]);
});
