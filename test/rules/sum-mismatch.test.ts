import { describe, expect, it } from 'vitest';
import { proseCount } from '../../server/src/rules/prose-count';
import { sumMismatch } from '../../server/src/rules/sum-mismatch';
import { countingReader, findIn } from '../atlas/countBase';

describe('sum-mismatch', () => {
  it('tells what shares add up to', () => {
    const text = 'The mix is 60% web, 25% code and 20% books, which together make up all of it.';
    const [finding] = findIn(sumMismatch, text);
    expect(finding && text.slice(finding.span.from, finding.span.to)).toBe('60% web, 25% code and 20% books');
    expect(finding?.message).toBe(
      'These shares add up to 105%, not 100%, though they are said to make up all of it. Correct a share, or name the rest.',
    );
  });

  it('tells what parts add up to', () => {
    expect(
      findIn(sumMismatch, 'Of 12 models, five are open, four are new and two are closed.').map(
        (finding) => finding.message,
      ),
    ).toEqual(['The parts add up to 11, not to the 12 stated with them. Correct a part or the whole.']);
  });

  it('allows one point a part', () => {
    expect(findIn(sumMismatch, 'The mix is 34% web, 34% code and 34% books, all of it.')).toEqual([]);
    expect(findIn(sumMismatch, 'The mix is 35% web, 35% code and 34% books, all of it.')).toHaveLength(1);
  });

  const levels = 'Of the 21 slots, 7 are Strong, 12 are Partial and 1 is a Gap.';
  it('is silent where the data settles a number', () => {
    expect(findIn(sumMismatch, levels)).toEqual([]);
    expect(findIn(proseCount, levels)).toHaveLength(1);
  });

  it('speaks where the data cannot be known', () => {
    expect(findIn(sumMismatch, levels, { reader: countingReader({ count: () => undefined }) })).toHaveLength(
      1,
    );
  });

  it('speaks where the whole is right and its parts are not the data’s', () => {
    expect(
      findIn(sumMismatch, 'There are 21 slots: 5 for data, 8 for training and 7 for serving.'),
    ).toHaveLength(1);
  });
});
