import { describe, expect, it } from 'vitest';
import { findings, judged, pageFacts, reader } from '../atlas/referenceAtlas';

describe('unknown-endpoint', () => {
  it('follows the id as far as it goes', () => {
    const messages = (text: string): string[] =>
      findings(pageFacts(text), reader()).map((finding) => finding.message);
    expect(messages('See A1.9.')[0]).toContain('A1 has 4 right below it, A1.1 to A1.4');
    expect(messages('See A1.2.8.')[0]).toContain('A1.2 has 5 right below it');
    expect(messages('See A1.2.3.1.')[0]).toContain('A1.2.3 has no endpoints');
    expect(messages('See A9.1.')[0]).toContain('slot A9 is not there either');
  });

  it("takes an id below the text's own slot for one of its endpoints", () => {
    expect(judged('Read A1.6 first.', { subject: 'A1' })).toEqual(['unknown-endpoint: A1.6']);
    expect(judged('Read A1.6 first.')).toEqual([]);
    expect(judged('Read B1.6 first.', { subject: 'A1' })).toEqual([]);
  });
});
