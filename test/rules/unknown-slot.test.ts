import { expect, it } from 'vitest';
import { fixed } from '../atlas/referenceAtlas';

it('writes large letters for small ones', () => {
  expect(fixed('<Slot id="a2" />')).toBe('<Slot id="A2" />');
  expect(fixed('[x](atlas:a2)')).toBe('[x](atlas:A2)');
});
