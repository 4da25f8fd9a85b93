import { it } from 'vitest';
import { checkFixture } from '../fixture';

const ATLAS = `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
bibliography: [references.bib]
--- references.bib
@article{hoffmann2022, author = {Hoffmann, Jordan}, title = {T}, year = {2022}}
@article{snell2024, author = {Snell, Charlie}, title = {U}, year = {2024}}
`;

it('reports keys that no entry has, wherever they are written', () =>
  checkFixture(
    `${ATLAS}--- slots/a1.yaml
slot: A1
title: Data
definition: Corpora [@hoffmann2022] and [@hofmann2022; @snell2024, p. 3].
                                         ^^^^^^^^^^^^ unknown-citation Did you mean "hoffmann2022"?
numbers:
  - { text: "Keeps 15T tokens", cite: [nobody2020] }
                                       ^^^^^^^^^^ unknown-citation
references: [hoffmann2022, "Snell2024"]
                            ^^^^^^^^^ unknown-citation Did you mean "snell2024"?
--- chapters/1.mdx
---
chapter: 1
title: One
references: [snell2024, other2020]
                        ^^^^^^^^^ unknown-citation
---

As @hoffmann2022 and @Hoffmann2022 say, <Cite id="snell2024" /> and <Cite id="snell2023" />.
                     ^^^^^^^^^^^^^ unknown-citation
                                                                              ^^^^^^^^^ unknown-citation

<Cite id="gone" />
          ^^^^ unknown-citation

Mail me@hoffmann2023.org, install @scope/package, see \`@nobody\` and {"@nobody"}.
`,
    ['unknown-citation'],
  ));

it('is silent without a bibliography', () =>
  checkFixture(`--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
--- page.mdx
Claims [@nobody2020], 15T tokens, and Goddard et al. (2024).
`));
