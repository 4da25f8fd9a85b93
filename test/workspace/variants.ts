const MANIFEST = (counts: string, retired = '{}', more = ''): string => `format: 1
title: Changing
groups:
  - { id: A, title: First things }
  - { id: B, title: Second things, blocks: [${retired === '{}' ? '' : 'B'}] }
${more}sections: { slot: [definition, references], chapter: [Start, End] }
counts: ${counts}
retired: ${retired}
bibliography: [references.bib]
`;
const entry = (key: string, family: string, year: number): string =>
  `@article{${key},\n  author = {${family}, Ada},\n  title = {On ${key}},\n  year = {${year}}\n}\n`;

/** For each file, texts it may have at some time; `undefined` is no file. */
export const VARIANTS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'atlas.yaml': [
    MANIFEST('{ slots: 3, endpoints: 3 }'),
    MANIFEST('{ slots: 2, slots_by_level: { gap: 1 } }', '{}', 'review_by: 2020-01-01\n'),
    MANIFEST('{ slots: 3 }', '{ A3: A1 }'),
    MANIFEST('{ slots: 3 }', '{}', 'outline: [{ chapter: 12, title: Next }]\n'),
  ],
  'slots/a1.yaml': [
    'slot: A1\ntitle: Data\nposition: { level: strong }\nreferences: [ada2020]\nendpoints: [Crawl, Filter]\n',
    'slot: A1\ntitle: Corpus\nposition: { level: gap }\nreferences: [ada2020, bob2021]\nendpoints: [Crawl]\n',
    '# Moved down by a line\nslot: A1\ntitle: Data\nposition: { level: strong }\nreferences: [ada2020]\nendpoints: [Crawl, Filter]\n',
    'slot: A1\ntitle: Data\nreferences: [ada2020]\ndepends_on: [B1, A2]\nreview_by: 2026-05-31\nendpoints:\n  - { id: A1.1, title: Crawl }\n  - title: Filter\n    note: See A2.\n',
  ],
  'slots/a2.yaml': [
    'slot: A2\ntitle: Tokens\nrelated: [A1, B1]\nreferences: [bob2021]\n',
    'slot: A1\ntitle: Twice\nreferences: []\ndepends_on: [A1]\n',
    'slot: A2\ntitle: Tokens\nreferences: [bob2021]\ndepends_on: [A2, B1, A1.2]\n',
    undefined,
  ],
  'slots/a1.mdx': [
    undefined,
    '---\nslot: A1\n---\n\n## Definition\n\nWords of A1.1.\n',
    '---\nslot: A1\n---\n\n## Definition\n\n## References\n\nWords.\n',
  ],
  'slots/b1.yaml': [
    'slot: B1\ntitle: Serving\nposition: { level: partial }\ndefinition: Waits for A2 and A3.\nreferences: [ada2020]\nendpoints: [Batch]\n',
    'slot: B1\ntitle: Serving\nposition: { level: partial, summary: In batches }\nendpoints: [Batch]\n',
    'slot: B1\ntitle: Serving\ndepends_on: [A1]\nrelated: [A1.2, B1.1]\ndefinition: Waits.\nreferences: [ada2020]\nendpoints: [Batch]\n',
    undefined,
  ],
  'chapters/11.mdx': [
    undefined,
    '---\nchapter: 11\ntitle: Now\n---\n\n## 11.1 Start\n\nSee B1.1 and A1.1.\n\n## 12.2 End\n',
    '---\nchapter: 11\ntitle: Now\n---\n\n## End\n\nWords.\n\n## Start\n',
  ],
  'chapters/12.mdx': [undefined, '---\nchapter: 12\ntitle: Next\n---\n\n## 11.1 End\n\nWords.\n'],
  'topics/one.mdx': [
    '---\ntopic: one\ntitle: One\nrelevant_to: [A1, B1]\n---\n\nThe atlas has three slots, and A1 (Data) is Strong Evidence [@ada2020].\n',
    '---\ntopic: one\ntitle: One\n---\n\nThe atlas has two slots; see A2, A1.2 and [two](two.mdx#end). Group A has two slots.\n',
    undefined,
  ],
  'topics/two.mdx': [
    '# Start\n\nSee A3 [@bob2021]. Lovelace et al. (2020) agree.\n\n## End\n\nSee <Topic id="one" />.\n',
    '# Start\n\nSee B1–A1.\n',
    '{/* atlas-ignore unknown-slot, prose-count: not yet */}\nThe atlas has two slots, see slot A3.\n\n{/* atlas:begin positions */}\n\n| Slot | Title |\n| --- | --- |\n| A1 | Data |\n\n{/* atlas:end */}\n\n{/* atlas:begin references */}\n\n{/* atlas:end */}\n',
    undefined,
  ],
  'references.bib': [
    entry('ada2020', 'Lovelace', 2020) + entry('bob2021', 'Builder', 2021),
    entry('ada2020', 'Lovelace', 2019),
    entry('ada2020', 'Lovelace', 2020) + entry('ada2020', 'Lovelace', 2020),
  ],
};
