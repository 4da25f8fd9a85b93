import { describe, expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

const FILES = {
  'atlas.yaml':
    'format: 1\ntitle: T\ngroups:\n  - { id: A, title: First }\ncounts: { slots: 2, endpoints: 2 }\nbibliography: [references.bib]\n',
  'slots/a1.yaml':
    'slot: A1\ntitle: Data\nposition: { level: strong }\ndefinition: The first.\nreferences: [ada2020]\nendpoints:\n  - id: A1.1\n    title: Crawl\n  - Filter\n',
  'slots/a2.yaml': 'slot: A2\ntitle: Tokens\nposition: { level: gap }\nreferences: [ada2020]\n',
  'topics/one.mdx':
    '---\ntopic: one\ntitle: One\n---\n\nThe atlas has two slots and two endpoints. A1 (Data) and A2; see A1.1 [@ada2020].\n',
  'references.bib':
    '@article{ada2020,\n  author = {Lovelace, Ada},\n  title = {Notes},\n  year = {2020}\n}\n',
};
const shown = (service: Awaited<ReturnType<typeof openAtlas>>): string[] =>
  allDiagnostics(service).map(({ path, code }) => `${path} ${code}`);

describe('a document that does not parse', () => {
  it.each([
    ['an open quote in the title', 'title: Data', 'title: "Data'],
    ['an open quote in the id', 'slot: A1', 'slot: "A1'],
    ['an open bracket', 'references: [ada2020]', 'references: [ada2020'],
    ['a key without its colon', 'title: Data', 'title'],
  ])('has one finding and gives others none: %s', async (_name, from, to) => {
    const text = FILES['slots/a1.yaml'].replace(from, to);
    const fresh = await openAtlas({ ...FILES, 'slots/a1.yaml': text });
    expect(shown(fresh)).toEqual(['slots/a1.yaml yaml-syntax']);
    const typed = await openAtlas(FILES);
    expect(shown(typed)).toEqual([]);
    typed.change(`${ROOT}slots/a1.yaml`, text);
    await typed.settled();
    expect(shown(typed)).toEqual(['slots/a1.yaml yaml-syntax']);
    typed.change(`${ROOT}slots/a1.yaml`, FILES['slots/a1.yaml']);
    await typed.settled();
    expect(shown(typed)).toEqual([]);
  });

  it('has what it declared where that now stands', async () => {
    const service = await openAtlas(FILES);
    const topic = FILES['topics/one.mdx'].split('\n');
    const line = topic.findIndex((text) => text.includes('A1.1'));
    const place = () =>
      service
        .definition(`${ROOT}topics/one.mdx`, { line, character: topic[line]!.indexOf('A1.1') + 2 })
        .map(({ uri, range }) => [uri, range.start, range.end.character]);
    const uri = `${ROOT}slots/a1.yaml`;
    // As an editor opens it.
    service.change(uri, FILES['slots/a1.yaml']);
    expect(place()).toEqual([[uri, { line: 6, character: 8 }, 12]]);
    service.change(uri, `# One\n# Two\n${FILES['slots/a1.yaml'].replace('Data', '"Data')}`);
    await service.settled();
    expect(shown(service)).toEqual(['slots/a1.yaml yaml-syntax']);
    expect(place()).toEqual([[uri, { line: 8, character: 8 }, 12]]);
  });

  it('keeps every other finding of its own alive', async () => {
    const text = FILES['topics/one.mdx']
      .replace('A1 (Data)', 'A9 and A1 (Data)')
      .replace('[@ada2020].', '[@ada2020]. <Slot id="\n\nMore about A8 and A1 [@nobody2020].');
    const service = await openAtlas({ ...FILES, 'topics/one.mdx': text });
    expect(shown(service).sort()).toEqual(
      ['mdx-syntax', 'unknown-citation', 'unknown-slot', 'unknown-slot'].map(
        (code) => `topics/one.mdx ${code}`,
      ),
    );
  });

  it('may be the manifest: the texts are checked by the one that stood before', async () => {
    const service = await openAtlas(FILES);
    service.change(`${ROOT}atlas.yaml`, FILES['atlas.yaml'].replace('title: First }', 'title: First'));
    await service.settled();
    expect(shown(service)).toEqual(['atlas.yaml yaml-syntax']);
  });
});
