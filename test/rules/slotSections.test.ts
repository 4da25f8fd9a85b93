import { describe, it } from 'vitest';
import { checkFixture } from '../fixture';

const MANIFEST = `--- atlas.yaml
format: 1
title: T
groups:
  - { id: A, title: First }`;

describe('a section of a slot', () => {
  it('stands in one place', async () => {
    await checkFixture(`${MANIFEST}
--- slots/a1.yaml
slot: A1
title: Data
definition: Words.
^^^^^^^^^^ duplicate-id
analyst_view: Words.
--- slots/a1.mdx
---
slot: A1
---

## Definition
   ^^^^^^^^^^ duplicate-id

Other words.

## Trade-offs

Words.`);
  });

  it('is no second fault where its slot is declared twice', async () => {
    await checkFixture(`${MANIFEST}
--- slots/a1.yaml
slot: A1
      ^^ duplicate-id
title: Data
definition: Words.
--- slots/again.yaml
slot: A1
      ^^ duplicate-id
title: Data again
definition: Other words.`);
  });
});
