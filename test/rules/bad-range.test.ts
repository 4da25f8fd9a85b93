import { describe, expect, it } from 'vitest';
import { badRange } from '../../server/src/rules/bad-range';
import { facts_, findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

const span = { from: 0, to: 5 };
const data = (from: string, to: string) =>
  facts_({
    references: { ranges: [{ from, to, span, sure: true }], shown: [], links: [], residues: [], anchors: [] },
  });

describe('bad-range', () => {
  it('turns a range that runs backwards', () => {
    expect(fixed('Everything in C4–C1 was revised.')).toBe('Everything in C1–C4 was revised.');
    expect(fixed('Groups C–A train.')).toBe('Groups A–C train.');
  });

  it('says where the atlas ends', () => {
    expect(findings(pageFacts('Slots A1–A7 come first.'), reader())[0]?.message).toContain(
      'A7 is not there; group A has 5 slots, A1 to A5',
    );
  });

  it('judges ranges of keys', () => {
    expect(findings(data('A1', 'E4'), reader(), [badRange])).toEqual([]);
    expect(findings(data('A1', 'E9'), reader(), [badRange])).toHaveLength(1);
    expect(findings(data('E4', 'A1'), reader(), [badRange])).toHaveLength(1);
    expect(findings(data('A1', 'A1'), reader(), [badRange])).toEqual([]);
  });

  it('takes the order of groups from the manifest', () => {
    const turned = reader([], { keys: (kind) => (kind === 'group' ? ['E', 'D', 'C', 'B', 'A'] : []) });
    expect(findings(data('E4', 'A1'), turned, [badRange])).toEqual([]);
    expect(findings(data('A1', 'E4'), turned, [badRange])).toHaveLength(1);
  });
});
