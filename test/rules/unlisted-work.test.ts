import { it } from 'vitest';
import { checkFixture } from '../fixture';

const ATLAS = `--- atlas.yaml
format: 1
title: T
groups: [{ id: A, title: Alpha }]
levels: [{ id: strong, title: Strong Evidence }, { id: gap, title: Gap }]
bibliography: [references.bib]
--- references.bib
@article{snell2024, author = {Snell, Charlie and Lee, Jaehoon}, title = {A}, year = {2024}}
@article{wang2022, author = {Wang, Yizhong and others}, title = {B}, year = {2022}}
@article{wang2023, author = {Wang, Boxin and others}, title = {C}, year = {2023}}
@article{k2020, author = {Kydl{\\'\\i}{\\v{c}}ek, Hynek and {\\O}rsted, A.}, title = {D}, year = {2020}}
@book{berg2019, author = {van den Berg, Jan}, title = {E}, year = {2019}}
@book{molina2018, author = {Garcia Molina, Hector and others}, title = {F}, year = {2018}}
@misc{undated, author = {Undset, Sigrid}, title = {G}}
`;

it('reports mentions of works that the list lacks, and no others', () =>
  checkFixture(
    `${ATLAS}--- page.mdx
Snell et al. (2024), (Snell & Lee, 2024) and Snell's (2024) result are listed.

Goddard et al. (2024) is not.
^^^^^^^^^^^^^^^^^^^^^ unlisted-work no work by Goddard of 2024

Memorization checks (Magar & Schwartz 2022; Snell et al. 2024) agree.
                     ^^^^^^^^^^^^^^^^^^^^^ unlisted-work

Wang et al. (2024) is none of the two.
^^^^^^^^^^^^^^^^^^ unlisted-work 2022, 2023

Lee et al. (2024) is a second author, which some cite a work by.

Lee (2024) is not certain, nor are Chapter (2024), Figure 3 (2020), GPT-4 (2023), DeepSeek (2025), Strong Evidence (2026), May (2024).

The insight (Sutton, 2019) and O'Neil's (2016) book.
             ^^^^^^^^^^^^ unlisted-work
                               ^^^^^^^^^^^^^^^ unlisted-work

Kydlicek et al. (2020), Kydlíček and Ørsted (2020), Van den Berg (2019), Garcia Molina et al. (2018), H. Garcia Molina and colleagues (2018), Undset (1920).

## What Goddard et al. (2024) built
        ^^^^^^^^^^^^^^^^^^^^^ unlisted-work

> [Goddard et al. (2024)](https://example.org)
   ^^^^^^^^^^^^^^^^^^^^^ unlisted-work

| Goddard et al. (2024) |
  ^^^^^^^^^^^^^^^^^^^^^ unlisted-work
| --- |

Not in \`Goddard et al. (2024)\`, nor from 2020 to 2024.
--- a1.yaml
slot: A1
title: Goddard et al. (2024)
decisions:
  - "Follow \\"Goddard et al. (2024)\\"?"
              ^^^^^^^^^^^^^^^^^^^^^ unlisted-work
references: [snell2024]
`,
    ['unlisted-work', 'year-mismatch'],
  ));
