import { expect, it } from 'vitest';
import { findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

it('names both titles and relates both slots', () => {
  const [finding] = findings(pageFacts('A4 (Architecture) is next.'), reader());
  expect(finding?.message).toBe('A4 is Training; Architecture is A3. Correct the title or the id.');
  expect(finding?.related?.map((place) => ('thing' in place ? place.thing.key : ''))).toEqual(['A4', 'A3']);
});

it('offers the right title', () => {
  expect(fixed('A4 (Architecture) is next.')).toBe('A4 (Training) is next.');
  expect(fixed('Architecture (A4) is next.')).toBe('Training (A4) is next.');
  expect(fixed('[Architecture](atlas:A4)')).toBe('[Training](atlas:A4)');
  expect(fixed('A4: Architecture.')).toBe('A4: Training.');
});
