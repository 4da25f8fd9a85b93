import { describe, expect, it } from 'vitest';
import { openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

const FILES = {
  'atlas.yaml': `format: 1
title: Edited
groups:
  - { id: A, title: First }
  - { id: B, title: Second }
counts: { slots: 3 }
outline:
  - { chapter: 19, title: Precision }
bibliography: [references.bib]
`,
  'slots/a1.yaml': `slot: A1
title: Data
position: { level: strong, summary: Reviewed twice }
definition: |
  Corpus work sets a ceiling [@ada2020]. More follows; see A2.
references: [ada2020]
endpoints:
  - id: A1.1
    title: Acquisition
    endpoints: [Crawl, License]
  - Filtering
`,
  'slots/a2.yaml':
    'slot: A2\ntitle: Tokenizer\nposition: { level: gap }\nreferences: [ada2020]\nrelated: [A1]\n',
  'slots/b1.yaml': 'slot: B1\ntitle: Tuning\nreferences: [bob2021]\n',
  'topics/one.mdx':
    '---\ntopic: one\ntitle: The one\nrelevant_to: [A1]\n---\n\n## Start here\n\nThe atlas has three slots; A1 and A1.1 matter [@ada2020]. Group A has two slots.\n',
  'topics/two.mdx':
    'See [the start](./one.mdx#start-here), <Slot id="A1" />, <Topic id="one" />, Chapter 19 and A1–B1.\n',
  'references.bib':
    '@article{ada2020,\n  author = {Lovelace, Ada and Babbage, Charles},\n  title = {Notes},\n  year = {2020},\n  doi = {10.1000/182}\n}\n\n@book{bob2021,\n  author = {Builder, Bob},\n  title = {Can We},\n  year = {2021}\n}\n',
};

/** The file with `|` taken out, and the place where it stood. */
function cursor(text: string): {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
} {
  const at = text.indexOf('|');
  const before = text.slice(0, at).split('\n');
  return {
    text: text.slice(0, at) + text.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
}

async function at(path: string, marked: string) {
  const service = await openAtlas(FILES);
  const { text, position } = cursor(marked);
  service.change(ROOT + path, text);
  await service.settled();
  return { service, uri: ROOT + path, position };
}

const labels = async (path: string, marked: string): Promise<readonly string[]> => {
  const { service, uri, position } = await at(path, marked);
  return service.completion(uri, position).map((entry) => entry.label);
};

describe('hover', () => {
  const hover = async (path: keyof typeof FILES, marked: string): Promise<string | undefined> => {
    const { service, uri, position } = await at(path, FILES[path].replace(marked.replace('|', ''), marked));
    return service.hover(uri, position)?.markdown;
  };

  it('of a slot shows title, position and reason, place, endpoints, first sentence and who refers to it', async () => {
    const text = (await hover('topics/one.mdx', 'slots; A|1')) ?? '';
    for (const words of [
      'A1',
      'Data',
      'Strong Evidence',
      'Reviewed twice',
      '1 of 2',
      'First',
      '4 endpoints',
      'Corpus work sets a ceiling',
      'A2',
      'The one',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('More follows');
  });

  it.each([
    ['an endpoint', 'topics/one.mdx', 'A1.|1', 'Acquisition'],
    ['a citation', 'topics/one.mdx', '@ada|2020', 'https://doi.org/10.1000/182'],
    ['a total', 'topics/one.mdx', 'has thr|ee', '3'],
    ['a total of a group', 'topics/one.mdx', 'has tw|o', '2'],
    ['a declared total', 'atlas.yaml', 'slots: |3', '3'],
    ['a component', 'topics/two.mdx', 'id="A|1"', 'Strong Evidence'],
    ['a topic', 'topics/two.mdx', 'id="on|e"', 'The one'],
    ['a chapter of the outline', 'topics/two.mdx', 'Chapter 1|9', 'Precision'],
    ['a level', 'slots/a1.yaml', 'level: str|ong', '1 slot'],
    ['a related slot', 'slots/a2.yaml', 'related: [A|1', 'Strong Evidence'],
    ['a listed work', 'slots/b1.yaml', 'bob|2021', 'Can We'],
  ] as const)('of %s', async (_name, path, marked, words) => {
    expect(await hover(path, marked)).toContain(words);
  });

  it('is nothing where there is nothing', async () => {
    expect(await hover('topics/two.mdx', 'S|ee')).toBeUndefined();
  });
});

describe('definition', () => {
  it.each([
    ['a slot', 'topics/one.mdx', 'slots; A|1', 'slots/a1.yaml', 0],
    ['an endpoint', 'topics/one.mdx', 'A1.|1', 'slots/a1.yaml', 7],
    ['a citation', 'topics/one.mdx', '@ada|2020', 'references.bib', 0],
    ['a topic', 'topics/two.mdx', 'id="on|e"', 'topics/one.mdx', 1],
    ['a chapter', 'topics/two.mdx', 'Chapter 1|9', 'atlas.yaml', 7],
    ['a heading', 'topics/two.mdx', '#start|-here', 'topics/one.mdx', 6],
    ['a slot from YAML', 'slots/a2.yaml', 'related: [A|1', 'slots/a1.yaml', 0],
  ] as const)('of %s', async (_name, path, marked, target, line) => {
    const { service, uri, position } = await at(path, FILES[path].replace(marked.replace('|', ''), marked));
    expect(
      service
        .definition(uri, position)
        .map((place) => [place.uri.slice(ROOT.length), place.range.start.line]),
    ).toEqual([[target, line]]);
  });
});

describe('references', () => {
  it('are those of YAML, MDX and components, from any of them', async () => {
    for (const [path, marked] of [
      ['topics/one.mdx', 'slots; A|1'],
      ['slots/a1.yaml', 'slot: A|1'],
      ['topics/two.mdx', 'id="A|1"'],
    ] as const) {
      const { service, uri, position } = await at(path, FILES[path].replace(marked.replace('|', ''), marked));
      const places = service
        .references(uri, position, true)
        .map((place) => `${place.uri.slice(ROOT.length)}:${place.range.start.line}`);
      expect(places).toEqual([
        'slots/a1.yaml:0',
        'slots/a2.yaml:4',
        'topics/one.mdx:3',
        'topics/one.mdx:8',
        'topics/two.mdx:0',
        'topics/two.mdx:0',
      ]);
    }
  });

  it('of a work are its citations and the lists that name it', async () => {
    const { service, uri, position } = await at(
      'references.bib',
      FILES['references.bib'].replace('{ada2020', '{ada|2020'),
    );
    expect(service.references(uri, position, false).map((place) => place.uri.slice(ROOT.length))).toEqual([
      'slots/a1.yaml',
      'slots/a1.yaml',
      'slots/a2.yaml',
      'topics/one.mdx',
    ]);
  });
});

describe('completion', () => {
  it.each([
    ['slots in prose', 'topics/x.mdx', 'See A|', ['A1', 'A2', 'B1']],
    ['slots in a component', 'topics/x.mdx', '<Slot id="|', ['A1', 'A2', 'B1']],
    ['endpoints of a slot', 'topics/x.mdx', 'See A1.|', ['A1.1', 'A1.1.1', 'A1.1.2', 'A1.2']],
    ['citations after @', 'topics/x.mdx', 'So it is [@|', ['ada2020', 'bob2021']],
    ['citations in a component', 'topics/x.mdx', '<Cite id="a|" />', ['ada2020', 'bob2021']],
    ['topics', 'topics/x.mdx', '<Topic id="|"', ['one']],
    ['topics in a link', 'topics/x.mdx', 'Read [this](atlas:topic/|', ['one']],
    ['chapters', 'topics/x.mdx', 'as Chapter |', ['19']],
    [
      'components',
      'topics/x.mdx',
      'See <|',
      ['Slot', 'Endpoint', 'Group', 'Level', 'Topic', 'Chapter', 'Cite', 'Count'],
    ],
    ['attributes', 'topics/x.mdx', 'See <Count |', ['of', 'level', 'group']],
    [
      'what is counted',
      'topics/x.mdx',
      '<Count of="|',
      ['groups', 'slots', 'endpoints', 'items', 'topics', 'chapters', 'references'],
    ],
    ['levels of a count', 'topics/x.mdx', '<Count of="slots" level="|', ['strong', 'partial', 'gap']],
    ['works in YAML', 'slots/b1.yaml', 'slot: B1\nreferences: [ada2020, |', ['ada2020', 'bob2021']],
    [
      'works in a block list',
      'slots/b1.yaml',
      'slot: B1\nreferences:\n  - ada2020\n  - |',
      ['ada2020', 'bob2021'],
    ],
    ['slots in YAML', 'slots/b1.yaml', 'slot: B1\nrelated: [|]\n', ['A1', 'A2', 'B1']],
    ['levels in YAML', 'slots/b1.yaml', 'slot: B1\nposition: { level: |', ['strong', 'partial', 'gap']],
    ['levels in a block', 'slots/b1.yaml', 'slot: B1\nposition:\n  level: |', ['strong', 'partial', 'gap']],
    [
      'cites of a number',
      'slots/b1.yaml',
      'slot: B1\nnumbers:\n  - text: Some words\n    cite: [|',
      ['ada2020', 'bob2021'],
    ],
    [
      'citations in YAML text',
      'slots/b1.yaml',
      'slot: B1\ndefinition: |\n  So it is [@',
      ['ada2020', 'bob2021'],
    ],
    ['slots in front matter', 'topics/x.mdx', '---\ntopic: x\nrelevant_to: [A|\n---\n', ['A1', 'A2', 'B1']],
    ['nothing in a code block', 'topics/x.mdx', '```\nSee A|', []],
    ['nothing in an address', 'topics/x.mdx', 'mail me@|', []],
  ])('%s', async (_name, path, marked, expected) => {
    const text =
      path.endsWith('.yaml') && marked.includes('definition: |')
        ? marked.replace('definition: |', 'definition: >')
        : marked;
    expect(await labels(path, text.includes('|') ? text : `${text}|`)).toEqual(expected);
  });

  it('replaces what has been typed, and previews', async () => {
    const { service, uri, position } = await at('topics/x.mdx', 'See A1.| now.\n');
    const [first] = service.completion(uri, position);
    expect(first?.insert).toEqual({
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 7 } },
      newText: 'A1.1',
    });
    expect(service.describe(uri, first!.thing!.kind, first!.thing!.key)).toContain('Acquisition');
  });
});
