import { describe, expect, it } from 'vitest';
import { openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

const FILES: Record<string, string> = {
  'atlas.yaml': 'format: 1\ntitle: T\ngroups:\n  - { id: A, title: First }\n',
  'slots/a1.yaml': 'slot: A1\ntitle: Data\n',
  'topics/one.mdx': '---\ntopic: one\ntitle: One\n---\n\nWords.\n',
};

/** The service with one file as it stands in an editor, `|` being the cursor. */
async function at(path: string, marked: string) {
  const service = await openAtlas(FILES);
  const offset = marked.indexOf('|');
  const before = marked.slice(0, offset).split('\n');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  service.change(ROOT + path, text);
  await service.settled();
  return {
    service,
    text,
    uri: ROOT + path,
    position: { line: before.length - 1, character: before.at(-1)!.length },
  };
}

async function labels(path: string, marked: string): Promise<readonly string[]> {
  const { service, uri, position } = await at(path, marked);
  return service.completion(uri, position).map(({ label }) => label);
}

const MANIFEST = 'format: 1\ntitle: T\ngroups:\n  - { id: A, title: First }\n';

describe('keys that may follow', () => {
  it.each([
    ['of the manifest', 'atlas.yaml', `${MANIFEST}re|`, 'retired', 'title'],
    ['on an empty line', 'atlas.yaml', `${MANIFEST}|\nrules: {}\n`, 'counts', 'rules'],
    ['of counts', 'atlas.yaml', `${MANIFEST}counts:\n  slots: 1\n  |\n`, 'endpoints', 'slots'],
    ['of a group', 'atlas.yaml', 'format: 1\ngroups:\n  - id: A\n    |\n', 'title', 'id'],
    ['of a new group', 'atlas.yaml', 'format: 1\ngroups:\n- id: A\n  title: x\n- |\n', 'id', 'groups'],
    ['of a group in braces', 'atlas.yaml', 'groups:\n  - { id: A, t|, blocks: [] }\n', 'title', 'blocks'],
    ['of a group in brackets', 'atlas.yaml', 'groups: [{ id: A }, { |', 'id', 'groups'],
    ['of rules', 'atlas.yaml', `${MANIFEST}rules:\n  schema: error\n  |\n`, 'prose-count', 'schema'],
    ['of rules in braces', 'atlas.yaml', `${MANIFEST}rules: { schema: off, | }\n`, 'prose-count', 'schema'],
    [
      'of the options of a rule',
      'atlas.yaml',
      `${MANIFEST}rules:\n  missing-citation:\n    |\n`,
      'per',
      'title',
    ],
    [
      'of them in braces',
      'atlas.yaml',
      `${MANIFEST}rules: { missing-citation: { per: sentence, | } }`,
      'severity',
      'per',
    ],
    ['of a slot', 'slots/a1.yaml', 'slot: A1\ntitle: x\nde|\nrelated: []\n', 'definition', 'related'],
    ['of a position', 'slots/a1.yaml', 'slot: A1\nposition:\n  level: strong\n  |\n', 'summary', 'level'],
    ['of a number', 'slots/a1.yaml', 'slot: A1\nnumbers:\n  - text: x\n    |', 'cite', 'text'],
    [
      'of an endpoint',
      'slots/a1.yaml',
      'slot: A1\nendpoints:\n  - title: x\n    endpoints:\n      - title: y\n        n|',
      'note',
      'title',
    ],
    ['of a slot of several', 'slots/a1.yaml', 'slots:\n  - slot: A1\n    |\n', 'definition', 'slot'],
    ['of front matter', 'topics/one.mdx', '---\ntopic: one\n|\n---\n\nWords.\n', 'relevant_to', 'topic'],
    ['of open front matter', 'topics/one.mdx', '---\ntopic: one\nsnap|', 'snapshot', 'topic'],
  ])('%s', async (_name, path, marked, offered, left) => {
    const found = await labels(path, marked);
    expect(found).toContain(offered);
    expect(found).not.toContain(left);
  });

  it('come with a colon, where there is none', async () => {
    const insert = async (marked: string): Promise<string | undefined> => {
      const { service, uri, position } = await at('atlas.yaml', marked);
      return service.completion(uri, position).find(({ label }) => label === 'counts')?.insert.newText;
    };
    expect(await insert(`${MANIFEST}cou|`)).toBe('counts: ');
    expect(await insert(`${MANIFEST}cou|nt: {}`)).toBe('counts');
  });
});

describe('words that a value may be', () => {
  const SEVERITIES = ['off', 'hint', 'info', 'warning', 'error'];

  it.each([
    ['of a rule', `${MANIFEST}rules:\n  schema: |\n`, SEVERITIES],
    ['of a rule with options', `${MANIFEST}rules:\n  missing-citation: w|\n`, SEVERITIES],
    ['of a rule in braces', `${MANIFEST}rules: { schema: "|" }\n`, SEVERITIES],
    ['of an option', `${MANIFEST}rules: { missing-citation: { per: | } }\n`, ['paragraph', 'sentence']],
    [
      'of a severity among options',
      `${MANIFEST}rules:\n  schema: error\n  missing-citation:\n    severity: |\n`,
      SEVERITIES,
    ],
    ['of a constant', 'format: |\ntitle: T\n', ['1']],
    ['of text, none', 'format: 1\ntitle: |\n', []],
  ])('%s', async (_name, marked, words) => {
    expect(await labels('atlas.yaml', marked)).toEqual(words);
  });

  it('are in quotes where older readers need them', async () => {
    const { service, uri, position } = await at('atlas.yaml', `${MANIFEST}rules: { schema: | }\n`);
    const texts = service.completion(uri, position).map(({ insert }) => insert.newText);
    expect(texts).toEqual(['"off"', 'hint', 'info', 'warning', 'error']);
  });
});

it.each([
  ['block text', 'slots/a1.yaml', 'slot: A1\ndefinition: >\n  note: x\n\n  wor|\n'],
  ['a comment', 'atlas.yaml', `${MANIFEST}# re|\n`],
  ['a comment behind a value', 'atlas.yaml', `${MANIFEST}rules: {} # re|\n`],
  ['text over lines', 'atlas.yaml', 'format: 1\ntitle: words\n  and|\n'],
  ['a text behind its front matter', 'topics/one.mdx', '---\ntopic: one\n---\n\nre|\n'],
  ['keys of the author', 'atlas.yaml', `${MANIFEST}x_mine:\n  |\n`],
  ['words of a sentence', 'slots/a1.yaml', 'slot: A1\ntitle: some words|\n'],
])('nothing is offered in %s', async (_name, path, marked) => {
  expect(await labels(path, marked)).toEqual([]);
});

describe('the hover of a key', () => {
  const hover = async (path: string, marked: string): Promise<string | undefined> => {
    const { service, uri, position } = await at(path, marked);
    return service.hover(uri, position)?.markdown;
  };

  it.each([
    [
      'a key of the manifest',
      'atlas.yaml',
      'format: 1\nti|tle: T\n',
      ['`title`', 'required', 'What the atlas is called.'],
    ],
    [
      'a rule',
      'atlas.yaml',
      `${MANIFEST}rules: { sch|ema: "off" }\n`,
      ['A key, type or value', 'Without a setting: error', '`warning`'],
    ],
    [
      'a rule with options',
      'atlas.yaml',
      `${MANIFEST}rules: { missing-|citation: { per: sentence } }\n`,
      ['Options', '`per`', '`sentence`', 'Default: `paragraph`', '`not_figures`'],
    ],
    [
      'an option',
      'atlas.yaml',
      `${MANIFEST}rules:\n  missing-citation:\n    pe|r: sentence\n`,
      ['has to cite', 'Default: `paragraph`'],
    ],
    ['a key in braces', 'atlas.yaml', 'groups: [{ id: A, blo|cks: [] }]\n', ['wait for this one', 'a list']],
    ['a key of a slot', 'slots/a1.yaml', 'slot: A1\nposition: { "su|mmary": x }\n', ['One line on why']],
    [
      'a key of an endpoint',
      'slots/a1.yaml',
      'slot: A1\nendpoints:\n  - ti|tle: x\n',
      ['`title`', 'required'],
    ],
    [
      'front matter',
      'topics/one.mdx',
      '---\ntopic: one\nrele|vant_to: A1\n---\n',
      ['The slots it has to do with'],
    ],
    ['a half-typed file', 'atlas.yaml', 'format: 1\ngrou|ps: [\ntitle: "x\n', ['The groups of slots']],
  ])('%s', async (_name, path, marked, words) => {
    const text = await hover(path, marked);
    for (const word of words) expect(text).toContain(word);
  });

  it('covers the key', async () => {
    const { service, uri, position } = await at('atlas.yaml', 'format: 1\nti|tle: T\n');
    expect(service.hover(uri, position)?.range).toEqual({
      start: { line: 1, character: 0 },
      end: { line: 1, character: 5 },
    });
  });

  it.each([
    ['a value', 'atlas.yaml', 'format: 1\ntitle: T|\n'],
    ["the author's own key", 'atlas.yaml', 'format: 1\nx_mi|ne: 1\n'],
    ['an unknown key', 'atlas.yaml', 'format: 1\ncolou|r: red\n'],
    ['a word of a text', 'topics/one.mdx', '---\ntopic: one\n---\n\ntit|le: x\n'],
  ])('is nothing on %s', async (_name, path, marked) => {
    expect(await hover(path, marked)).toBeUndefined();
  });
});

it('throws nowhere in a file that is cut off anywhere', async () => {
  const text = `${MANIFEST}rules: { missing-citation: { per: sentence }, schema: "off" }\nlevels:\n- id: a\n  title: x\n`;
  const service = await openAtlas(FILES);
  const uri = `${ROOT}atlas.yaml`;
  for (let end = 0; end <= text.length; end++) {
    service.change(uri, text.slice(0, end));
    await service.settled();
    const lines = text.slice(0, end).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)!.length };
    expect(() => [service.completion(uri, position), service.hover(uri, position)]).not.toThrow();
  }
});
