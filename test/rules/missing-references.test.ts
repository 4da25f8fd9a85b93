import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

it('looks at a slot again when its text lists works, or no longer does', async () => {
  const service = await openAtlas({
    'atlas.yaml': `format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
`,
    'references.bib': '@article{a2020, author = {Alder, Ann}, title = {T}, year = {2020}}\n',
    'a1.yaml': 'slot: A1\ntitle: One\n',
    'text/a1.mdx': '---\nslot: A1\n---\n\n## References\n\n- [@a2020]\n',
  });
  const found = () =>
    allDiagnostics(service)
      .filter(({ code }) => code === 'missing-references')
      .map(({ path }) => path);
  expect(found()).toEqual([]);
  service.change(`${ROOT}text/a1.mdx`, '---\nslot: A1\n---\n\nNothing.\n');
  await service.settled();
  expect(found()).toEqual(['a1.yaml']);
  service.change(`${ROOT}text/a1.mdx`, '---\nslot: A1\nreferences: [a2020]\n---\n');
  await service.settled();
  expect(found()).toEqual([]);
});
