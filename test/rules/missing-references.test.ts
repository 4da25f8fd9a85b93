import { expect, it } from 'vitest';
import { allDiagnostics, checkFixture } from '../fixture';
import { ROOT } from '../memoryFiles';

const ATLAS = `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
--- references.bib
@article{a2020, author = {Alder, Ann}, title = {T}, year = {2020}}
`;

it('reports slots and chapters that list no works', () =>
  checkFixture(
    `${ATLAS}--- a1.yaml
slot: A1
      ^^ missing-references references:
title: One
definition: It cites [@a2020] but lists nothing.
--- a2.yaml
slot: A2
title: Two
references: [a2020]
--- a3.yaml
slot: A3
      ^^ missing-references
title: Three
references: []
--- chapters/1.mdx
---
chapter: 1
         ^ missing-references
title: One
---

Text [@a2020].
--- chapters/2.mdx
---
chapter: 2
title: Two
references: [a2020]
---
--- chapters/3.mdx
---
chapter: 3
title: Three
---

## Further reading

### Papers

- Alder (2020), arXiv:2005.00001
--- chapters/4.mdx
---
chapter: 4
         ^ missing-references
title: Four
---

## References

To be written.

## After

Text [@a2020].
--- chapters/5.mdx
---
chapter: 5
title: Five
---

## 5.6 Further Reading

- [A paper](https://example.org)
--- topics/t.mdx
---
topic: t
title: Topic
---

Text.
`,
    ['missing-references'],
  ));

it('looks at the text of a slot, and again when that changes', async () => {
  const slots = ['A1', 'A2', 'A3']
    .map((id) => `--- ${id.toLowerCase()}.yaml\nslot: ${id}\ntitle: ${id}\n`)
    .join('');
  const service = await checkFixture(
    `${ATLAS}${slots.replace('slot: A3\n', 'slot: A3\n      ^^ missing-references\n')}--- text/a1.mdx
---
slot: A1
---

## References

- [@a2020]
--- text/a2.mdx
---
slot: A2
references: [a2020]
---
--- text/a3.mdx
---
slot: A3
---

Text [@a2020].
`,
    ['missing-references'],
  );
  const found = () =>
    allDiagnostics(service)
      .filter(({ code }) => code === 'missing-references')
      .map(({ path }) => path);
  service.change(`${ROOT}text/a1.mdx`, '---\nslot: A1\n---\n\nNothing.\n');
  await service.settled();
  expect(found()).toEqual(['a1.yaml', 'a3.yaml']);
});

it('says nothing of a document that does not parse', () =>
  checkFixture(
    `${ATLAS}--- a1.yaml
slot: A1
title: "One
references: [a2020]
`,
    ['missing-references'],
  ));
