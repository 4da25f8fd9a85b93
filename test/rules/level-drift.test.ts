import { describe, expect, it } from 'vitest';
import { findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

describe('level-drift', () => {
  it('names the slot and its level', () => {
    const [finding] = findings(pageFacts('A1–A3 are Strong.'), reader());
    expect(finding?.message).toBe(
      'The text puts A3 at Strong Evidence, its slot at Partial. Correct the one or the other.',
    );
    expect(finding?.fixes).toBeUndefined();
  });

  it('offers the right level', () => {
    expect(fixed('D2 is a Gap.')).toBe('D2 is a Strong Evidence.');
    expect(fixed('A3 (Gap) waits.')).toBe('A3 (Partial) waits.');
    expect(fixed('A3: Gap')).toBe('A3: Partial');
  });

  it('is silent where a slot has no level', () => {
    expect(findings(pageFacts('A3 is a Gap.'), reader([], { level: () => undefined }))).toEqual([]);
  });
});
