import { describe, expect, it } from 'vitest';
import type { Call } from '../../server/src/features/callHierarchy';
import { ROOT } from '../memoryFiles';
import { GROVE, type GrovePath, pathOf, pointed, typed } from './grove';
import { textIn } from './marks';

const told = (calls: readonly Call[], caller?: string): readonly string[] =>
  calls.map(({ item, ranges }) => {
    const path = (caller ?? pathOf(item.uri)) as GrovePath;
    return `${item.name} [${ranges.map((range) => textIn(GROVE[path], range)).join(' ')}]`;
  });

describe('call hierarchy', () => {
  it('tells who refers to a slot, ranges that cover it included, and each but once', async () => {
    const { service, uri, position } = await pointed('slots/a2.yaml', 'slot: A‸2');
    const [item] = service.prepareCalls(uri, position);
    expect(item).toMatchObject({ kind: 'slot', key: 'A2', name: 'A2 Seeds', detail: 'Gap' });
    expect(told(service.incomingCalls(item!))).toEqual([
      'Chapter 35: Timber [A2]',
      'A1 Soil [A2]',
      'Rain and shade [A1-B1 A1–A3]',
    ]);
  });

  it('tells what a slot, a topic and a chapter refer to', async () => {
    const { service, uri, position } = await pointed('slots/a2.yaml', 'slot: A‸2');
    const [slot] = service.prepareCalls(uri, position);
    expect(told(service.outgoingCalls(slot!), 'slots/a2.yaml')).toEqual([
      'ada2020 [ada2020]',
      'A1 Soil [A1]',
      'A1.1 Sand [A1.1]',
    ]);
    const [topic] = service.prepareCalls(`${ROOT}topics/rain.mdx`, { line: 7, character: 0 });
    expect(told(service.outgoingCalls(topic!), 'topics/rain.mdx')).toEqual([
      'A1 Soil [A1 A1 A1]',
      'B1 Leaves [B1]',
      'A1.1 Sand [A1.1]',
      'ada2020 [ada2020]',
      'A Roots [A]',
      'A3 Fungi [A3 A1-B1]',
      'Chapter 19: Bark [19]',
      'A2 Seeds [A1-B1 A1–A3]',
    ]);
  });

  it('of a slot goes through its own text, whose callers it is', async () => {
    const { service, uri, position } = await pointed('slots/b1.yaml', 'slot: B‸1');
    const [item] = service.prepareCalls(uri, position);
    const called = service.outgoingCalls(item!);
    expect(called.map(({ item: { name }, ranges }) => [name, ranges.length])).toEqual([
      ['bob2021', 1],
      // In the other file, which an editor would look for in this one.
      ['A3 Fungi', 0],
    ]);
    const [fungi] = service.prepareCalls(`${ROOT}slots/a3.yaml`, { line: 0, character: 7 });
    expect(
      service.incomingCalls(fungi!).map(({ item: { name, uri: from } }) => [name, pathOf(from)]),
    ).toEqual([
      ['B1 Leaves', 'slots/b1.mdx'],
      ['Rain and shade', 'topics/rain.mdx'],
    ]);
  });

  it('begins with what is under the cursor, else with the document', async () => {
    const begin = async (path: GrovePath, words: string): Promise<readonly string[]> => {
      const { service, uri, position } = await pointed(path, words);
      return service.prepareCalls(uri, position).map(({ kind, key }) => `${kind} ${key}`);
    };
    expect(await begin('chapters/35.mdx', 'waits f‸or')).toEqual(['chapter 35']);
    expect(await begin('chapters/35.mdx', 'topic/ra‸in')).toEqual(['topic rain']);
    expect(await begin('slots/a1.yaml', 'Soil ho‸lds')).toEqual(['slot A1']);
    expect((await begin('notes.mdx', 'No‸tes'))[0]).toMatch(/^document /);
    expect(await begin('references.bib', 'Lovel‸ace')).toEqual([]);
    expect(await begin('slots/a1.yaml', 'level: str‸ong')).toEqual(['slot A1']);
  });

  it('names pages that are no thing, and groups that block others', async () => {
    const { service } = await typed('notes.mdx', GROVE['notes.mdx']);
    const [a1] = service.prepareCalls(`${ROOT}slots/a1.yaml`, { line: 0, character: 7 });
    expect(service.incomingCalls(a1!).map(({ item }) => item.name)).toContain('notes.mdx');
    const [b] = service.prepareCalls(`${ROOT}atlas.yaml`, { line: 4, character: 11 });
    expect(service.incomingCalls(b!).map(({ item }) => item.name)).toContain('A Roots');
  });
});

describe('type hierarchy', () => {
  it('is group, slot, endpoint, in atlas order', async () => {
    const { service, uri, position } = await pointed('topics/rain.mdx', 'slots; A‸1');
    const [slot] = service.prepareTypes(uri, position);
    expect(slot?.name).toBe('A1 Soil');
    const [group] = service.supertypes(slot!);
    expect(group?.name).toBe('A Roots');
    expect(service.supertypes(group!)).toEqual([]);
    expect(service.subtypes(group!).map(({ name }) => name)).toEqual(['A1 Soil', 'A2 Seeds', 'A3 Fungi']);
    const below = service.subtypes(slot!);
    expect(below.map(({ name }) => name)).toEqual(['A1.1 Sand', 'A1.2 Clay', 'A1.3 Silt']);
    expect(service.subtypes(below[0]!).map(({ name }) => name)).toEqual(['A1.1.1 Grain', 'A1.1.2 Dune']);
    expect(service.supertypes(below[0]!).map(({ name }) => name)).toEqual(['A1 Soil']);
  });

  it('begins with the slot of the document, and nowhere else', async () => {
    const { service } = await typed('slots/b1.mdx', GROVE['slots/b1.mdx']);
    expect(service.prepareTypes(`${ROOT}slots/b1.mdx`, { line: 6, character: 0 })[0]?.name).toBe('B1 Leaves');
    expect(service.prepareTypes(`${ROOT}topics/rain.mdx`, { line: 7, character: 0 })).toEqual([]);
    expect(service.prepareTypes(`${ROOT}references.bib`, { line: 0, character: 12 })).toEqual([]);
  });
});

describe('items that are not there any more', () => {
  it('have no calls and no types', async () => {
    const { service, uri } = await typed('slots/a2.yaml', GROVE['slots/a2.yaml']);
    const [item] = service.prepareCalls(uri, { line: 0, character: 7 });
    service.change(uri, '');
    await service.settled();
    for (const name of [item!, { ...item!, key: 'nothing' }, { ...item!, uri: 'file:///elsewhere/a.yaml' }]) {
      expect(service.outgoingCalls(name)).toEqual([]);
      expect(service.subtypes(name)).toEqual([]);
      expect(() => [service.incomingCalls(name), service.supertypes(name)]).not.toThrow();
    }
  });
});
