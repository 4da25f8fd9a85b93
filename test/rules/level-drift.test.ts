import { expect, it } from 'vitest';
import { findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

it('offers the right level', () => {
  expect(fixed('A3 (Gap) waits.')).toBe('A3 (Partial) waits.');
  expect(fixed('A3: Gap')).toBe('A3: Partial');
});

it('offers none where the words may be right of others', () => {
  for (const text of ['A1–A3 are Strong.', 'A1, A2 and A3 are Strong.', 'Strong Evidence: A1, A2, A3.']) {
    const [finding] = findings(pageFacts(text), reader());
    expect(finding?.message).toContain('The text puts A3 at Strong Evidence, its slot at Partial.');
    expect(finding?.fixes).toBeUndefined();
  }
});
