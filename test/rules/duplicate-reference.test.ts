import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';

it('points from a later entry to the first', async () => {
  const service = await openAtlas({
    'atlas.yaml': `format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib, more.bib]
`,
    'references.bib': `@misc{a, author = {A, B}, title = {T}, year = {2022}}
@misc{a, author = {A, B}, title = {T}, year = {2022}}
@misc{b, author = {A, B}, title = {T}, year = {2022}, doi = {10.1000/x}}
`,
    'more.bib': '@misc{c, author = {A, B}, title = {T}, year = {2022}, doi = {10.1000/X}}\n',
  });
  const found = allDiagnostics(service).filter(({ code }) => code === 'duplicate-reference');
  expect(
    found.map(({ path, range, related }) => [
      path,
      range.start.line,
      related.map((other) => [other.uri.split('/').pop(), other.range.start.line]),
    ]),
  ).toEqual([
    ['references.bib', 1, [['references.bib', 0]]],
    ['references.bib', 2, [['more.bib', 0]]],
  ]);
});
