import { describe, expect, it } from 'vitest';
import { findings, judged, pageFacts, reader } from '../atlas/referenceAtlas';

describe('dangling-reference', () => {
  it('says what has gone', () => {
    const message = (text: string): string | undefined => findings(pageFacts(text), reader())[0]?.message;
    expect(message('See Chapter 19 and .')).toContain('Nothing stands behind "and ."');
    expect(message('See 1.')).toContain('"See 1" has lost its label');
    expect(message('Chapter explains it.')).toContain('"Chapter explains" has lost its number');
    expect(message('[](../x.md)')).toContain('no words');
  });

  it('reports a place once', () => {
    expect(judged('It is covered elsewhere (see ). See . See')).toEqual([
      'dangling-reference: see )',
      'dangling-reference: See .',
      'dangling-reference: See',
    ]);
  });

  it('takes what no reader sees for nothing', () => {
    expect(judged('See <!-- soon -->.', { mdx: false })).toHaveLength(1);
    expect(judged('See ![map](../maps/a%20b.png).')).toEqual([]);
  });
});
