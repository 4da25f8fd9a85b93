import { describe, expect, it } from 'vitest';
import { listCount } from '../../server/src/rules/list-count';
import { proseCount } from '../../server/src/rules/prose-count';
import { sumMismatch } from '../../server/src/rules/sum-mismatch';
import { findIn, unmark } from './countBase';
import { LISTS, SUMS, TOTALS } from './countCorpus';

describe('totals in prose', () => {
  it.each(TOTALS)('%s', (labelled) => {
    const { text, marks } = unmark(labelled);
    const found = findIn(proseCount, text).map(({ span }) => text.slice(span.from, span.to));
    // `«22-slot»` marks where, the number's words alone are found.
    expect(found).toEqual(marks.map(([from, to]) => text.slice(from, to).replace(/-slot$/, '')));
  });
});

describe('lists', () => {
  it.each(LISTS)('%j', (labelled) => {
    const { text, marks } = unmark(labelled);
    const found = findIn(listCount, text).map(({ span }) => [span.from, span.to]);
    expect(found).toEqual(marks);
  });
});

describe('sums', () => {
  it.each(SUMS)('%s', (labelled) => {
    const { text, marks } = unmark(labelled);
    const found = findIn(sumMismatch, text).map(({ span }) => [span.from, span.to]);
    expect(found).toEqual(marks);
  });
});
