import { describe, expect, it } from 'vitest';
import { findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

describe('unknown-level', () => {
  it('knows a title for its id', () => {
    expect(fixed('<Level id="Strong Evidence" />')).toBe('<Level id="strong" />');
    expect(fixed('<Level id="Strong" />')).toBe('<Level id="strong" />');
  });

  it('offers the nearest id', () => {
    expect(fixed('<Level id="partail" />')).toBe('<Level id="partial" />');
    expect(findings(pageFacts('<Level id="weak" />'), reader())[0]?.fixes).toBeUndefined();
  });

  it('is silent where no slot has a level', () => {
    expect(findings(pageFacts('<Level id="weak" />'), reader([], { has: () => false }))).toEqual([]);
  });
});
