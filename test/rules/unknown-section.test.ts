import { describe, expect, it } from 'vitest';
import { findings, fixed, judged, pageFacts, reader } from '../atlas/referenceAtlas';

describe('unknown-section', () => {
  it('names the sections of the chapter', () => {
    expect(findings(pageFacts('Section 35.9 says so.'), reader())[0]?.message).toContain(
      'it has 35.1 Problem and 35.2 Design',
    );
    expect(findings(pageFacts('Section 37.9 says so.'), reader())[0]?.message).toContain('37.4 Costs');
  });

  it('offers the nearest heading', () => {
    expect(fixed('[a](../chapters/35-landscape.mdx#desing)')).toBe(
      '[a](../chapters/35-landscape.mdx#design)',
    );
  });

  it('looks into text documents alone', () => {
    expect(judged('[a](../slots/a1.yaml#L3) and [b](../chapters/99.mdx#x)')).toEqual([
      'broken-link: ../chapters/99.mdx',
    ]);
  });
});
