import { describe, expect, it } from 'vitest';
import { ROOT } from '../memoryFiles';
import { type Living, living } from './living';

const FILES = {
  'atlas.yaml': `format: 1
title: Renamed
groups:
  - { id: A, title: First, blocks: [B] }
  - { id: B, title: Second }
levels:
  - { id: strong, title: Strong Evidence }
  - { id: gap, title: Gap }
counts: { slots: 5, slots_by_group: { A: 4, B: 1 }, slots_by_level: { strong: 1, gap: 1 } }
retired: { B2: A1, A1.9: A1.1 }
not_references: [A7]
outline:
  - { chapter: 19, title: Precision }
  - { chapter: 20, title: Speed }
bibliography: [refs.bib, more.json]
rules: { unused-reference: { severity: hint, keep: [kept1999] } }
`,
  'slots/a1.yaml': `slot: "A1"
title: Data
position: { level: strong }
definition: |
  Corpus work [@ada2020]. Twice: A1.2 and A2.
references: [ada2020]
endpoints:
  - id: A1.1
    title: Acquisition
    endpoints: [Crawl, License]
  - id: A1.2
    title: Filtering
    endpoints:
      - id: A1.2.1
        title: Rules
  - Mixing
`,
  'slots/a2.yaml':
    'slot: A2\ntitle: Tokens\nposition: { level: gap }\nreferences: [ada2020]\nrelated: ["A1", A1.2.1]\n',
  'slots/rest.yaml':
    'slots:\n  - slot: A3\n    title: Three\n    references: [ada2020]\n    depends_on: [A1]\n  - slot: A4\n    title: Four\n    references: [ada2020]\n  - slot: B1\n    title: Tuning\n    references: [bob2021]\n    numbers:\n      - { text: A figure, cite: [bob2021] }\n',
  'topics/one.mdx': `---
topic: one
title: The one
relevant_to: A1-A4
---

## Start here

See A1–4, A1.2.1, [A1](atlas:A1) and <Endpoint id="A1.2" />. An A1 slot is [data](atlas:A1), Group A and the B-group too.

## Start here

Level <Level id="gap" />; [the second](#start-here-1), Chapters 19 and 20, Section 35.2.
`,
  'topics/two.mdx':
    '---\ntopic: two\ntitle: Two\nrelevant_to: [A2]\n---\n\n[Start](one.mdx#start-here) and [more](./one.mdx#start-here-1), <Topic id="one" />, [it](atlas:topic/one). The A1 milestone slipped.\n\nClaims [@bob2021; @ada2020, p. 3] and <Cite id="ada2020" />.\n',
  'chapters/35.mdx':
    '---\nchapter: 35\ntitle: Models\nreferences: [bob2021]\n---\n\n## 35.1 Design\n\nText.\n\n## 35.2 Cost\n\nSee Chapter 35 and Sections 35.1 and 35.2.\n',
  'refs.bib':
    '@book{ada2020,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  year = {2020}\n}\n\n@inbook{bob2021,\n  author = {Builder, Bob},\n  title = {Can We},\n  crossref = {ada2020},\n  year = {2021}\n}\n',
  'more.json':
    '[{ "id": "kept1999", "title": "Kept", "author": [{ "family": "Keeper" }], "issued": { "date-parts": [[1999]] } }]\n',
};

type Path = keyof typeof FILES;

/** The atlas with the cursor behind words of a file. */
async function at(path: Path, words: string, files: Record<string, string> = FILES) {
  const atlas = await living(files);
  const position = atlas.position(path, words);
  const rename = (name: string) => atlas.service.rename(ROOT + path, position, name);
  return { atlas, position, rename, uri: ROOT + path };
}

async function renamed(
  path: Path,
  words: string,
  name: string,
  files?: Record<string, string>,
): Promise<Living> {
  const { atlas, rename } = await at(path, words, files);
  const before = atlas.findings();
  const edits = await rename(name);
  if (!edits || 'refused' in edits) throw new Error(edits?.refused ?? 'Nothing there');
  await atlas.apply(edits.filter(({ confirm }) => confirm !== 'doubtful'));
  expect(atlas.findings().length).toBeLessThanOrEqual(before.length);
  return atlas;
}

async function refused(
  path: Path,
  words: string,
  name: string,
  files?: Record<string, string>,
): Promise<string> {
  const answer = await (await at(path, words, files)).rename(name);
  return answer && 'refused' in answer ? answer.refused : 'made';
}

const changed = (atlas: Living): readonly string[] =>
  Object.entries(atlas.texts()).flatMap(([path, text]) => {
    const old = FILES[path as Path].split('\n');
    return text
      .split('\n')
      .flatMap((line, index) => (line === old[index] ? [] : [`${path}: ${line.trim()}`]));
  });

describe('a rename', () => {
  it('of a slot takes along what is below it, in YAML, prose, ranges, links, components and the manifest', async () => {
    expect(changed(await renamed('slots/a1.yaml', 'slot: "A', 'A5'))).toEqual([
      'atlas.yaml: retired: { B2: A5, A5.9: A5.1, A1: A5 }',
      'slots/a1.yaml: slot: "A5"',
      'slots/a1.yaml: Corpus work [@ada2020]. Twice: A5.2 and A2.',
      'slots/a1.yaml: - id: A5.1',
      'slots/a1.yaml: - id: A5.2',
      'slots/a1.yaml: - id: A5.2.1',
      'slots/a2.yaml: related: ["A5", A5.2.1]',
      'slots/rest.yaml: depends_on: [A5]',
      'topics/one.mdx: relevant_to: A2-A5',
      'topics/one.mdx: See A2–A5, A5.2.1, [A5](atlas:A5) and <Endpoint id="A5.2" />. An A5 slot is [data](atlas:A5), Group A and the B-group too.',
    ]);
  });

  it('of the end of a range keeps what the range covers', async () => {
    expect(
      changed(
        await renamed('slots/rest.yaml', 'slot: A4', 'B2', {
          ...FILES,
          'atlas.yaml': FILES['atlas.yaml']
            .replace('B2: A1, ', '')
            .replace('{ A: 4, B: 1 }', '{ A: 4, B: 1 }'),
        }),
      ),
    ).toContain(
      'topics/one.mdx: See A1–A3, B2, A1.2.1, [A1](atlas:A1) and <Endpoint id="A1.2" />. An A1 slot is [data](atlas:A1), Group A and the B-group too.',
    );
  });

  it('into another group takes declared totals along', async () => {
    const files = { ...FILES, 'atlas.yaml': FILES['atlas.yaml'].replace('B2: A1, ', '') };
    const atlas = await renamed('slots/rest.yaml', 'slot: A4', 'B2', files);
    expect(atlas.texts()['atlas.yaml']).toContain('slots_by_group: { A: 3, B: 2 }');
    expect(atlas.texts()['topics/one.mdx']).toContain('relevant_to: A1-A3, B2');
  });

  it('keeps the line breaks of a text', async () => {
    const crlf = Object.fromEntries(
      Object.entries(FILES).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
    );
    const manifest = crlf['atlas.yaml']!;
    for (const retired of ['', 'retired:\r\n  B2: A1\r\n']) {
      const files = { ...crlf, 'atlas.yaml': manifest.replace(/retired: .*\r\n/, retired) };
      const atlas = await renamed('slots/a1.yaml', 'slot: "A', 'A5', files);
      expect(atlas.texts()['atlas.yaml']).toMatch(/A1: A5/);
      for (const text of Object.values(atlas.texts())) expect(text).not.toMatch(/[^\r]\n/);
    }
  });

  it('of an endpoint takes those below it along, from any of its mentions', async () => {
    for (const [path, words] of [
      ['slots/a1.yaml', '- id: A1.2'],
      ['slots/a1.yaml', 'Twice: A1.'],
      ['topics/one.mdx', '<Endpoint id="A'],
    ] as const)
      expect(changed(await renamed(path, words, 'A1.4'))).toEqual([
        'slots/a1.yaml: Corpus work [@ada2020]. Twice: A1.4 and A2.',
        'slots/a1.yaml: - id: A1.4',
        'slots/a1.yaml: - id: A1.4.1',
        'slots/a2.yaml: related: ["A1", A1.4.1]',
        'topics/one.mdx: See A1–4, A1.4.1, [A1](atlas:A1) and <Endpoint id="A1.4" />. An A1 slot is [data](atlas:A1), Group A and the B-group too.',
      ]);
  });

  it('of an endpoint without an id writes one', async () => {
    const files = {
      ...FILES,
      'slots/b9.yaml': 'slot: B3\ntitle: More\nreferences: [ada2020]\ndefinition: See A1.3.\n',
    };
    const atlas = await renamed('slots/b9.yaml' as Path, 'See A1', 'A1.4', files);
    expect(atlas.texts()['slots/a1.yaml']).toContain('  - id: A1.4\n    title: Mixing\n');
    expect(atlas.texts()['slots/b9.yaml']).toContain('See A1.4.');
    expect(atlas.texts()['atlas.yaml']).toContain('retired: { B2: A1, A1.9: A1.1, A1.3: A1.4 }');
  });

  it('of a group takes its slots and their endpoints along', async () => {
    expect(changed(await renamed('topics/one.mdx', 'Group A', 'N'))).toEqual([
      'atlas.yaml: - { id: N, title: First, blocks: [B] }',
      'atlas.yaml: counts: { slots: 5, slots_by_group: { N: 4, B: 1 }, slots_by_level: { strong: 1, gap: 1 } }',
      'atlas.yaml: retired: { B2: N1, N1.9: N1.1 }',
      'slots/a1.yaml: slot: "N1"',
      'slots/a1.yaml: Corpus work [@ada2020]. Twice: N1.2 and N2.',
      'slots/a1.yaml: - id: N1.1',
      'slots/a1.yaml: - id: N1.2',
      'slots/a1.yaml: - id: N1.2.1',
      'slots/a2.yaml: slot: N2',
      'slots/a2.yaml: related: ["N1", N1.2.1]',
      'slots/rest.yaml: - slot: N3',
      'slots/rest.yaml: depends_on: [N1]',
      'slots/rest.yaml: - slot: N4',
      'topics/one.mdx: relevant_to: N1-N4',
      'topics/one.mdx: See N1–4, N1.2.1, [N1](atlas:N1) and <Endpoint id="N1.2" />. An N1 slot is [data](atlas:N1), Group N and the B-group too.',
      'topics/two.mdx: relevant_to: [N2]',
    ]);
  });

  it('minds the article before an id', async () => {
    const atlas = await renamed('atlas.yaml', '{ id: A', 'K');
    expect(atlas.texts()['topics/one.mdx']).toContain('A K1 slot is');
  });

  it('of a level, a topic and a chapter', async () => {
    expect(changed(await renamed('topics/one.mdx', '<Level id="ga', 'none'))).toEqual([
      'atlas.yaml: - { id: none, title: Gap }',
      'atlas.yaml: counts: { slots: 5, slots_by_group: { A: 4, B: 1 }, slots_by_level: { strong: 1, none: 1 } }',
      'slots/a2.yaml: position: { level: none }',
      'topics/one.mdx: Level <Level id="none" />; [the second](#start-here-1), Chapters 19 and 20, Section 35.2.',
    ]);
    expect(changed(await renamed('topics/two.mdx', '<Topic id="on', 'uno'))).toEqual([
      'topics/one.mdx: topic: uno',
      'topics/two.mdx: [Start](one.mdx#start-here) and [more](./one.mdx#start-here-1), <Topic id="uno" />, [it](atlas:topic/uno). The A1 milestone slipped.',
    ]);
    expect(changed(await renamed('chapters/35.mdx', 'chapter: 3', '36'))).toEqual([
      'topics/one.mdx: Level <Level id="gap" />; [the second](#start-here-1), Chapters 19 and 20, Section 36.2.',
      'chapters/35.mdx: chapter: 36',
      'chapters/35.mdx: ## 36.1 Design',
      'chapters/35.mdx: ## 36.2 Cost',
      'chapters/35.mdx: See Chapter 36 and Sections 36.1 and 36.2.',
    ]);
    expect(changed(await renamed('topics/one.mdx', 'Chapters 1', '21'))).toEqual([
      'atlas.yaml: - { chapter: 21, title: Precision }',
      'topics/one.mdx: Level <Level id="gap" />; [the second](#start-here-1), Chapters 21 and 20, Section 35.2.',
    ]);
  });

  it('of a work, in its entry, in entries that go on from it and wherever it is cited', async () => {
    expect(changed(await renamed('topics/two.mdx', '@ada2', 'ada:1843-notes'))).toEqual([
      'slots/a1.yaml: Corpus work [@ada:1843-notes]. Twice: A1.2 and A2.',
      'slots/a1.yaml: references: [ada:1843-notes]',
      'slots/a2.yaml: references: [ada:1843-notes]',
      'slots/rest.yaml: references: [ada:1843-notes]',
      'slots/rest.yaml: references: [ada:1843-notes]',
      'topics/two.mdx: Claims [@bob2021; @ada:1843-notes, p. 3] and <Cite id="ada:1843-notes" />.',
      'refs.bib: @book{ada:1843-notes,',
      'refs.bib: crossref = {ada:1843-notes},',
    ]);
    expect(changed(await renamed('more.json', '"id": "kep', 'kept2000'))).toEqual([
      'atlas.yaml: rules: { unused-reference: { severity: hint, keep: [kept2000] } }',
      'more.json: [{ "id": "kept2000", "title": "Kept", "author": [{ "family": "Keeper" }], "issued": { "date-parts": [[1999]] } }]',
    ]);
  });

  it('of a heading takes links along, those to headings that its slug pushes on too', async () => {
    for (const [path, words] of [
      ['topics/one.mdx', '## Start'],
      ['topics/two.mdx', 'one.mdx#sta'],
    ] as const)
      expect(changed(await renamed(path, words, 'The beginning'))).toEqual([
        'topics/one.mdx: ## The beginning',
        'topics/one.mdx: Level <Level id="gap" />; [the second](#start-here), Chapters 19 and 20, Section 35.2.',
        'topics/two.mdx: [Start](one.mdx#the-beginning) and [more](./one.mdx#start-here), <Topic id="one" />, [it](atlas:topic/one). The A1 milestone slipped.',
      ]);
    expect(changed(await renamed('chapters/35.mdx', '35.1 Des', 'Plan'))).toEqual([
      'chapters/35.mdx: ## 35.1 Plan',
    ]);
  });

  it('marks what may mean something else', async () => {
    const edits = await (await at('slots/a1.yaml', 'slot: "A')).rename('A5');
    if (!edits || 'refused' in edits) throw new Error('refused');
    expect(
      edits.flatMap(({ uri, confirm }) => (confirm ? [`${uri.slice(ROOT.length)} ${confirm}`] : [])),
    ).toEqual(['topics/one.mdx rewritten', 'topics/one.mdx rewritten', 'topics/two.mdx doubtful']);
  });
});

describe('a rename is refused', () => {
  it.each([
    ['slots/a1.yaml', 'slot: "A', 'A2', 'There is a slot A2 already (Tokens)'],
    ['slots/a2.yaml', 'slot: A', 'B2', 'B2 is retired'],
    ['slots/a1.yaml', 'slot: "A', 'A7', 'not_references'],
    ['slots/a1.yaml', 'slot: "A', 'C1', 'There is no group C'],
    ['slots/a1.yaml', 'slot: "A', 'A', 'letters of its group and a number'],
    ['slots/a1.yaml', 'slot: "A', 'a5', 'letters of its group and a number'],
    ['slots/a1.yaml', 'slot: "A', 'A9', 'next one that is free is A5'],
    ['slots/a1.yaml', 'id: A1.2', 'A2.2', 'right under A1'],
    ['slots/a1.yaml', 'id: A1.2', 'A1.3', 'There is an endpoint A1.3 already (Mixing)'],
    ['slots/a1.yaml', 'id: A1.2', 'A1.9', 'A1.9 is retired'],
    ['atlas.yaml', '{ id: A', 'B', 'There is a group B already'],
    ['atlas.yaml', '{ id: A', 'Group', 'capital letters'],
    ['slots/a2.yaml', 'level: g', 'strong', 'There is a level strong already'],
    ['slots/a2.yaml', 'level: g', 'null', 'something other than text'],
    ['slots/a2.yaml', 'level: g', 'two words', 'letters and digits'],
    ['topics/one.mdx', 'topic: o', 'two', 'There is a topic two already'],
    ['chapters/35.mdx', 'chapter: 3', '19', 'There is a chapter 19 already'],
    ['chapters/35.mdx', 'chapter: 3', 'x', 'number from 1 to 999'],
    ['refs.bib', '{ada', 'bob2021', 'already'],
    ['refs.bib', '{ada', 'a b', 'A citation key is'],
    ['refs.bib', '{ada', '2020', 'something other than text'],
    ['topics/one.mdx', '## Start', '', 'one line of words'],
    ['topics/one.mdx', '## Start', 'A {broken', 'would not be read as one heading'],
  ] as const)('%s %s → %s', async (path, words, name, reason) => {
    expect(await refused(path, words, name)).toContain(reason);
  });

  it('at a place that is none', async () => {
    for (const [path, words, reason] of [
      ['topics/one.mdx', 'Group A and', 'Only ids, keys'],
      ['slots/a1.yaml', 'title: Da', 'This is a title'],
      ['slots/a1.yaml', '- Mix', 'by its place alone'],
      ['topics/one.mdx', 'Section 35', 'Rename its heading'],
      ['topics/two.mdx', '(one.m', 'Rename or move the file itself'],
      ['slots/a1.yaml', 'defini', 'names of sections'],
    ] as const) {
      const { atlas, position, uri } = await at(path, words);
      expect(await atlas.service.prepareRename(uri, position)).toMatchObject({
        refused: expect.stringContaining(reason),
      });
    }
  });

  it('while a document that names the thing does not parse, and where it cannot be written', async () => {
    const broken = { ...FILES, 'slots/a2.yaml': `${FILES['slots/a2.yaml']}open: [A1\n` };
    expect(await refused('slots/a1.yaml', 'slot: "A', 'A5', broken)).toContain(
      'slots/a2.yaml does not parse',
    );
    const escaped = { ...FILES, 'slots/a2.yaml': FILES['slots/a2.yaml'].replace('"A1"', '"A\\x31"') };
    expect(await refused('slots/a1.yaml', 'slot: "A', 'A5', escaped)).toContain('written with escapes');
  });

  it('in documents of no atlas and past the end there is nothing', async () => {
    const { atlas, position } = await at('slots/a1.yaml', 'slot: "A');
    expect(await atlas.service.prepareRename('file:///elsewhere/x.mdx', position)).toBeUndefined();
    expect(await atlas.service.rename(`${ROOT}gone.mdx`, position, 'A5')).toBeUndefined();
    const far = { line: 900, character: 3 };
    expect(await atlas.service.rename(`${ROOT}slots/a1.yaml`, far, 'A5')).toHaveProperty('refused');
  });
});
