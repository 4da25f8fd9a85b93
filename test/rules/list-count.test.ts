import { describe, expect, it } from 'vitest';
import { listCount } from '../../server/src/rules/list-count';
import { proseCount } from '../../server/src/rules/prose-count';
import { countingReader, findIn } from '../atlas/countBase';

describe('list-count', () => {
  it('tells both lengths, points to the list and offers the number', () => {
    const text = 'Four failure modes:\n\n- collapse\n- homogeneity\n- ceilings';
    expect(findIn(listCount, text)).toEqual([
      {
        span: { from: 0, to: 4 },
        message: 'The text announces 4, but 3 are listed. Correct the number or the list.',
        related: [{ message: 'The list.', uri: 'page.mdx', span: { from: 21, to: text.length } }],
        fixes: [
          { title: 'Write “Three”', safe: false, edits: [{ span: { from: 0, to: 4 }, newText: 'Three' }] },
        ],
      },
    ]);
  });

  const groups = 'The atlas has six groups:\n\n- A\n- B\n- C\n- D\n- E';
  it('is silent where the data settles the number', () => {
    expect(findIn(listCount, groups)).toEqual([]);
    expect(findIn(proseCount, groups)).toHaveLength(1);
  });

  it('speaks where the data cannot be known', () => {
    expect(findIn(listCount, groups, { reader: countingReader({ count: () => undefined }) })).toHaveLength(1);
  });

  it('speaks of slots that are no total', () => {
    expect(findIn(listCount, 'Three slots matter most here:\n\n- A1\n- B1')).toHaveLength(1);
  });

  it('minds what the words before the number allow', () => {
    expect(findIn(listCount, 'There are more than two reasons:\n\n- a\n- b\n- c')).toEqual([]);
    expect(findIn(listCount, 'There are at least four reasons:\n\n- a\n- b\n- c')).toHaveLength(1);
  });
});
