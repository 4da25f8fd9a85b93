import { describe, expect, it } from 'vitest';
import { findNumbers, numberOf, writeNumber } from '../../server/src/atlas/numberWords';

const values = (text: string): readonly (readonly [string, number])[] =>
  findNumbers(text).map((n) => [text.slice(n.from, n.to), n.value] as const);

describe('findNumbers', () => {
  it.each<[string, readonly (readonly [string, number])[]]>([
    [
      'five, twenty-one, one hundred and five',
      [
        ['five', 5],
        ['twenty-one', 21],
        ['one hundred and five', 105],
      ],
    ],
    ['twelve hundred pages', [['twelve hundred', 1200]]],
    [
      'Forty-two and twenty two',
      [
        ['Forty-two', 42],
        ['twenty two', 22],
      ],
    ],
    [
      'a dozen or half a dozen',
      [
        ['a dozen', 12],
        ['half a dozen', 6],
      ],
    ],
    ['two dozen', [['two dozen', 24]]],
    ['A hundred slots', [['A hundred', 100]]],
    ['a pair of slots, a pair', [['a pair', 2]]],
    [
      '1,024 and 1\u202f024 and 1 024',
      [
        ['1,024', 1024],
        ['1\u202f024', 1024],
        ['1 024', 1024],
      ],
    ],
    [
      '21 slots, 508 endpoints',
      [
        ['21', 21],
        ['508', 508],
      ],
    ],
    [
      'nineteen eighty-four',
      [
        ['nineteen', 19],
        ['eighty-four', 84],
      ],
    ],
    ['five hundred and a few', [['five hundred', 500]]],
    ['one hundred and five hundred', [['one hundred and five', 105]]],
    ['five hundred and eight', [['five hundred and eight', 508]]],
    ['two thousand and twenty-six', [['two thousand and twenty-six', 2026]]],
    ['often a tent, bone, tone, someone', []],
    ['half a day', []],
    ['zero', [['zero', 0]]],
    ['twenty-one-slot map', [['twenty-one', 21]]],
    [
      'four five',
      [
        ['four', 4],
        ['five', 5],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('reads each number it writes', () => {
    for (const joint of ['-', ' ']) {
      for (let value = 0; value < 10_000; value += value < 130 ? 1 : 37) {
        const text = writeNumber(value, { form: 'words', capitals: 'none', joint });
        expect(numberOf(text)?.value, text).toBe(value);
      }
    }
  });
});

describe('writeNumber', () => {
  it.each([
    ['Twenty', 21, 'Twenty-one'],
    ['twenty two', 21, 'twenty one'],
    ['SIX', 5, 'FIVE'],
    ['519', 529, '529'],
    ['1,024', 1100, '1,100'],
    ['1 024', 980, '980'],
    ['980', 1024, '1,024'],
    ['2024', 12345, '12345'],
    ['a dozen', 21, 'twenty-one'],
    ['A dozen', 9, 'Nine'],
  ])('%s becomes %d as %s', (model, value, expected) => {
    expect(writeNumber(value, numberOf(model)!.style)).toBe(expected);
  });
});
