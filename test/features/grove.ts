import { openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { cursorIn } from './marks';

/** An atlas in which everything refers to everything. */
export const GROVE = {
  'atlas.yaml': `format: 1
title: Grove
groups:
  - { id: A, title: Roots, blocks: [B] }
  - { id: B, title: Crown }
counts:
  slots: 4
  endpoints: 5
  slots_by_group: { A: 3, B: 1 }
retired: { A9: A1 }
outline:
  - { chapter: 19, title: Bark, url: "https://example.org/19" }
bibliography: [references.bib]
`,
  'slots/a1.yaml': `slot: A1
title: Soil
position: { level: strong, summary: Dug }
definition: |
  Soil holds water [@ada2020]. See A2.
references: [ada2020]
endpoints:
  - id: A1.1
    title: Sand
    endpoints: [Grain, Dune]
  - Clay
  - title: Silt
    note: Fine
`,
  'slots/a2.yaml':
    'slot: A2\ntitle: Seeds\nposition: { level: gap }\nreferences: [ada2020]\nrelated: [A1, A1.1]\n',
  'slots/a3.yaml': 'slot: A3\ntitle: Fungi\nreferences: [ada2020]\ndepends_on: [A1]\n',
  'slots/b1.yaml': 'slot: B1\ntitle: Leaves\nreferences: [bob2021]\n',
  'slots/b1.mdx': '---\nslot: B1\n---\n\n## State of the art\n\nLeaves need A3.\n',
  'topics/rain.mdx': `---
topic: rain
title: Rain and shade
relevant_to: A1-B1
---

## Start here

The atlas has four slots; A1 and A1.1 matter [@ada2020]. Group A has three slots.

| What | Number |
| --- | --- |
| Slots | 4 |

### Further

All of A1–A3 and Chapter 19. Take vitamin B6.
`,
  'chapters/35.mdx':
    '---\nchapter: 35\ntitle: Timber\n---\n\n## Felling\n\nA2 waits for [rain](atlas:topic/rain).\n',
  'notes.mdx':
    '# Notes\n\nSee [the start](topics/rain.mdx#start-here), [rain](topics/rain.mdx), [here](#notes), <Slot id="A1" />.\n',
  'references.bib':
    '@article{ada2020,\n  author = {Lovelace, Ada},\n  title = {Notes on Water},\n  year = {2020},\n  doi = {10.1000/182}\n}\n\n@misc{bob2021,\n  author = {Builder, Bob},\n  title = {Leaf},\n  year = {2021},\n  eprint = {2203.15556},\n  archiveprefix = {arXiv}\n}\n',
} as const;

export type GrovePath = keyof typeof GROVE;

/** The grove with one file typed anew, `‸` in it being the cursor. */
export async function typed(path: string, marked: string) {
  const service = await openAtlas(GROVE);
  const { text, position } = marked.includes('‸')
    ? cursorIn(marked)
    : { text: marked, position: { line: 0, character: 0 } };
  const uri = ROOT + path;
  service.change(uri, text);
  await service.settled();
  return { service, uri, text, position };
}

/** The grove with the cursor in one of its files: `words` are words of it, with `‸`. */
export async function pointed(path: GrovePath, words: string) {
  return typed(path, GROVE[path].replace(words.replace('‸', ''), words));
}

export const pathOf = (uri: string): string => decodeURIComponent(uri.slice(ROOT.length));
