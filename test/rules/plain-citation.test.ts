import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';

it('writes a mention as a citation, brackets in place of parentheses', async () => {
  const service = await openAtlas({
    'atlas.yaml': `format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
`,
    'references.bib': '@misc{snell2024, author = {Snell, C and others}, title = {T}, year = {2024}}\n',
    'page.mdx': 'Snell et al. (2024) trade compute (Snell et al., 2024).\n',
  });
  const fixes = allDiagnostics(service)
    .filter(({ code }) => code === 'plain-citation')
    .map(({ fixes }) => fixes[0]?.edits[0]);
  expect(
    fixes.map((edit) => [edit?.newText, edit?.range.start.character, edit?.range.end.character]),
  ).toEqual([
    ['@snell2024', 0, 19],
    ['[@snell2024]', 34, 54],
  ]);
});
