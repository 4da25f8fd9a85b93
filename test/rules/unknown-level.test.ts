import { expect, it } from 'vitest';
import { findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

it('writes the id of a title', () => {
  expect(fixed('<Level id="Strong Evidence" />')).toBe('<Level id="strong" />');
  expect(fixed('<Level id="Strong" />')).toBe('<Level id="strong" />');
});

it('offers the nearest id, and none that is far', () => {
  expect(fixed('<Level id="partail" />')).toBe('<Level id="partial" />');
  expect(findings(pageFacts('<Level id="weak" />'), reader())[0]?.fixes).toBeUndefined();
});
