import { describe, expect, it } from 'vitest';
import type { Action } from '../../server/src/features/codeActions';
import { ROOT } from '../memoryFiles';
import { type Living, living } from './living';

const FILES = {
  'atlas.yaml': `format: 1
title: Acted on
groups:
  - { id: A, title: First }
  - { id: B, title: Second }
counts: { slots: 4, topics: 2, groups: 2 }
sections: { slot: [definition, trade_offs, numbers], topic: [Why, How] }
outline:
  - { chapter: 3, title: Three }
  - { chapter: 19, title: Precision }
bibliography: [refs.bib]
`,
  'slots/a1.yaml':
    'slot: A1\ntitle: Data\nposition: { level: strong }\ndefinition: See A2.\ntrade_offs: [One]\nnumbers: [None]\nreferences: [bob2021, ada2020]\n',
  'slots/b1.yaml':
    'slot: B1\ntitle: Tuning\nposition: { level: gap }\ndefinition: Words.\ntrade_offs: [One]\nnumbers: [None]\nreferences:\n  - bob2021\n  - "ada2020"\n',
  'topics/one.mdx': `---
topic: one
title: The one
references: [bob2021, ada2020]
---

## Why

See slot A2, <Topic id="new-thing" />, Chapter 7 and [@new2022]. The atlas has three slots, two groups and 5 topics.

## How

The atlas has 2 groups and three slots.
`,
  'refs.bib':
    '@book{ada2020,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  year = {2020}\n}\n\n@book{bob2021,\n  author = {Builder, Bob},\n  title = {Can We},\n  year = {2021}\n}\n',
};

const any = (kind: string): boolean => !kind.startsWith('source.');

async function at(path: string, words: string, wants = any, files: Record<string, string> = FILES) {
  const atlas = await living(files);
  const uri = ROOT + path;
  if (files[path] !== undefined) atlas.service.change(uri, files[path]);
  await atlas.service.settled();
  const position = atlas.position(path, words);
  const range = { start: position, end: position };
  return { atlas, uri, actions: atlas.service.actions(uri, range, wants) };
}

const titled = (actions: readonly Action[], title: string): Action => {
  const action = actions.find((other) => other.title.startsWith(title));
  if (!action) throw new Error(`No "${title}" among ${actions.map((other) => other.title).join(' | ')}`);
  return action;
};

/** The atlas when an action has been done. */
async function done(atlas: Living, uri: string, { name }: Action): Promise<Readonly<Record<string, string>>> {
  const made = await atlas.service.actionEdits(uri, name);
  if (!made) throw new Error('Nothing to be done');
  const created =
    made.creates === undefined
      ? {}
      : { [decodeURIComponent(made.creates.slice(ROOT.length))]: made.edits[0]!.newText };
  if (made.creates === undefined) await atlas.apply(made.edits);
  for (const [path, text] of Object.entries(created)) atlas.service.change(ROOT + path, text);
  await atlas.service.settled();
  return { ...atlas.texts(), ...created };
}

const codes = (atlas: Living, path: string): readonly string[] =>
  atlas.findings().flatMap((finding) => (finding.startsWith(`${path} `) ? [finding.split(' ')[1]!] : []));

describe('what a text names and nobody has written', () => {
  it.each([
    ['slot A2', 'Create slot A2', 'slots/a2.yaml', 'unknown-slot', []],
    ['<Topic id="new', 'Create topic new-thing', 'topics/new-thing.mdx', 'unknown-topic', []],
    ['Chapter 7', 'Create chapter 7', 'chapters/7.mdx', 'unknown-chapter', ['missing-references']],
  ])('%s is made in a file of its own', async (words, title, path, code, left) => {
    const { atlas, uri, actions } = await at('topics/one.mdx', words);
    const action = titled(actions, title);
    expect(action).toMatchObject({ kind: 'quickfix', mends: { code } });
    expect(Object.keys(await done(atlas, uri, action))).toContain(path);
    expect(codes(atlas, 'topics/one.mdx')).not.toContain(code);
    expect(
      codes(atlas, path).filter((found) => found !== 'missing-references' && found !== 'id-gap'),
    ).toEqual(left.filter((found) => found !== 'missing-references'));
  });

  it('is made as an entry in its place', async () => {
    const chapter = await at('topics/one.mdx', 'Chapter 7');
    const outline = await done(chapter.atlas, chapter.uri, titled(chapter.actions, 'List chapter 7'));
    expect(outline['atlas.yaml']).toContain(
      'title: Three }\n  - { chapter: 7, title: Chapter 7 }\n  - { chapter: 19',
    );
    const work = await at('topics/one.mdx', '@new2022');
    const entry = await done(work.atlas, work.uri, titled(work.actions, 'Add an entry for “new2022”'));
    expect(entry['refs.bib']).toMatch(
      /year = \{2021\}\n\}\n\n@misc\{new2022,\n {2}author = \{New\},\n.*\n {2}year = \{2022\}\n\}\n$/,
    );
    expect(codes(work.atlas, 'refs.bib')).toEqual([]);
    expect(codes(work.atlas, 'topics/one.mdx')).not.toContain('unknown-citation');
  });

  it('is not made where it cannot be', async () => {
    const files = { ...FILES, 'topics/one.mdx': '---\ntopic: one\ntitle: One\n---\n\nSee slot Q9.\n' };
    const { actions } = await at('topics/one.mdx', 'slot Q9', any, files);
    expect(actions.filter(({ name }) => name.does === 'create')).toEqual([]);
  });
});

describe('all of a kind at once', () => {
  it('totals that a change of data made false, from the data', async () => {
    const { atlas, uri, actions } = await at('slots/a1.yaml', 'slot: A');
    const texts = await done(atlas, uri, titled(actions, 'Update 4 totals that no longer hold in 2 files'));
    expect(texts['atlas.yaml']).toContain('counts: { slots: 2, topics: 1, groups: 2 }');
    expect(texts['topics/one.mdx']).toContain('The atlas has two slots, two groups and 5 topics.');
    expect(texts['topics/one.mdx']).toContain('The atlas has 2 groups and two slots.');
  });

  it('declared totals', async () => {
    const { atlas, uri, actions } = await at('atlas.yaml', 'slots: ');
    const texts = await done(atlas, uri, titled(actions, 'Update all declared totals'));
    expect(texts['atlas.yaml']).toContain('counts: { slots: 2, topics: 1, groups: 2 }');
    expect(texts['topics/one.mdx']).toBe(FILES['topics/one.mdx']);
  });

  it('what one rule finds in a file', async () => {
    const { atlas, uri, actions } = await at('topics/one.mdx', 'has thr');
    const texts = await done(atlas, uri, titled(actions, 'Fix all 2 of prose-count in this file'));
    expect(texts['topics/one.mdx']).toContain('two slots, two groups');
    const named = await at('topics/one.mdx', 'See', (kind) => kind === 'source.fixAll.atlas.prose-count');
    expect(named.actions.map(({ kind }) => kind)).toEqual(['source.fixAll.atlas.prose-count']);
  });
});

describe('the list of references', () => {
  it.each([
    ['slots/a1.yaml', 'references: [ada2020, bob2021]'],
    ['slots/b1.yaml', '  - "ada2020"\n  - bob2021\n'],
    ['topics/one.mdx', 'references: [ada2020, bob2021]'],
  ])('%s is sorted for those who ask', async (path, words) => {
    const { atlas, uri, actions } = await at(
      path,
      'references',
      (kind) => kind === 'source.sortReferences.atlas',
    );
    expect(actions).toHaveLength(1);
    expect((await done(atlas, uri, actions[0]!))[path]).toContain(words);
    expect(
      atlas.service
        .actions(uri, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, any)
        .map(({ name }) => name.does),
    ).not.toContain('sort');
  });

  it('is left alone with comments in it and while it does not parse', async () => {
    for (const references of [
      'references:\n  - bob2021 # first\n  - ada2020\n',
      'references: [bob2021, ada2020\n',
    ]) {
      const files = { ...FILES, 'slots/a1.yaml': `slot: A1\ntitle: Data\n${references}` };
      expect(
        (await at('slots/a1.yaml', 'slot', (kind) => kind.startsWith('source.sort'), files)).actions,
      ).toEqual([]);
    }
  });
});

describe('a number as a component', () => {
  it('keeps its words and is checked from then on', async () => {
    const { atlas, uri, actions } = await at('topics/one.mdx', 'has 2');
    const before = atlas.findings().length;
    const texts = await done(atlas, uri, titled(actions, 'Write it as <Count>'));
    expect(texts['topics/one.mdx']).toContain('has <Count of="groups">2</Count> groups');
    expect(atlas.findings().length).toBe(before);
  });

  it('is not offered where it is wrong, in Markdown, or twice', async () => {
    const offered = async (path: string, words: string, text: string): Promise<boolean> =>
      (await at(path, words, any, { ...FILES, [path]: text })).actions.some(
        ({ name }) => name.does === 'count',
      );
    expect(await offered('topics/one.mdx', 'has thr', FILES['topics/one.mdx'])).toBe(false);
    expect(await offered('page.md', 'has 2', 'The atlas has 2 groups.\n')).toBe(false);
    expect(await offered('page.mdx', 'has 2', 'The atlas has 2 groups.\n')).toBe(true);
    expect(await offered('page.mdx', '>2', 'The atlas has <Count of="groups">2</Count> groups.\n')).toBe(
      false,
    );
    expect(await offered('page.mdx', 'has 2', '## The atlas has 2 groups\n')).toBe(false);
  });
});

describe('in documents that cannot be told', () => {
  it('nothing is offered or done', async () => {
    const { atlas, uri } = await at('topics/one.mdx', 'has 2');
    const far = { start: { line: 900, character: 0 }, end: { line: 901, character: 0 } };
    expect(atlas.service.actions(uri, far, any)).toEqual([]);
    expect(atlas.service.actions(`${ROOT}gone.mdx`, far, any)).toEqual([]);
    expect(atlas.service.actions('file:///else.mdx', far, any)).toEqual([]);
    expect(
      await atlas.service.actionEdits(uri, { does: 'create', kind: 'slot', key: 'A1', place: 'file' }),
    ).toBeUndefined();
    expect(await atlas.service.actionEdits(uri, { does: 'nonsense' } as never)).toBeUndefined();
  });
});
