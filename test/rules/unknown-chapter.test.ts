import { describe, expect, it } from 'vitest';
import { findings, pageFacts, reader } from '../atlas/referenceAtlas';

describe('unknown-chapter', () => {
  it('names the chapters that are there', () => {
    expect(findings(pageFacts('See Chapter 14.'), reader())[0]?.message).toContain(
      'the chapters are 3, 10, 11, 19, 35 and 37',
    );
  });

  it('is silent without chapters', () => {
    const none = reader([], { exists: () => false, has: () => false });
    expect(findings(pageFacts('See Chapter 14 and <Chapter id="20" />.'), none)).toEqual([]);
  });
});
