import { describe, expect, it } from 'vitest';
import { retiredId } from '../../server/src/rules/retired-id';
import { facts_, findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

describe('retired-id', () => {
  it('writes what took its place', () => {
    expect(fixed('<Slot id="B7" /> and more.')).toBe('<Slot id="B4" /> and more.');
    expect(fixed('See B7.')).toBe('See B4.');
  });

  it('has no fix where nothing did', () => {
    const [finding] = findings(pageFacts('<Slot id="D9" />'), reader());
    expect(finding?.message).toContain('nothing took its place');
    expect(finding?.fixes).toBeUndefined();
  });

  it('follows one successor to the next, and no circle', () => {
    const span = { from: 0, to: 2 };
    const document = facts_({
      mentions: [{ kind: 'slot', key: 'B8', span, keySpan: span, form: 'data', sure: true }],
    });
    const chain: Record<string, string> = { B8: 'B7', B7: 'B4' };
    expect(
      findings(document, reader([], { retired: (id) => chain[id] }), [retiredId])[0]?.fixes?.[0]?.title,
    ).toBe('Write B4');
    const circle: Record<string, string> = { B8: 'B7', B7: 'B8' };
    expect(
      findings(document, reader([], { retired: (id) => circle[id] }), [retiredId])[0]?.fixes,
    ).toBeUndefined();
  });

  it('lets an id stand that is declared again', () => {
    expect(findings(pageFacts('See B7.'), reader([], { exists: () => true }))).toEqual([]);
  });
});
