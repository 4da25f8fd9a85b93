import { describe, expect, it } from 'vitest';
import { proseCount } from '../../server/src/rules/prose-count';
import type { Finding } from '../../server/src/rules/rule';
import { countingReader, findIn } from '../atlas/countBase';

function applied(text: string, finding: Finding): string {
  const edits = [...(finding.fixes?.[0]?.edits ?? [])].sort((a, b) => b.span.from - a.span.from);
  return edits.reduce(
    (done, edit) => done.slice(0, edit.span.from) + edit.newText + done.slice(edit.span.to),
    text,
  );
}

describe('messages', () => {
  it.each([
    ['The atlas has 22 slots.', 'The atlas has 21 slots, not 22. Correct the number.'],
    ['Group B holds five slots.', 'Group B has 4 slots, not 5. Correct the number.'],
    ['There are 12 slots at Partial.', '13 slots are at Partial, not 12. Correct the number.'],
    ['The atlas has two slots at Gap.', '1 slot is at Gap, not 2. Correct the number.'],
    [
      'Group A has three slots at Strong Evidence.',
      '2 slots in group A are at Strong Evidence, not 3. Correct the number.',
    ],
    ['Slot A1 has 30 endpoints.', 'Slot A1 has 24 endpoints, not 30. Correct the number.'],
    [
      'More than 21 slots are covered.',
      'The atlas has 21 slots, not more than 21. Correct the number or the words before it.',
    ],
  ])('%s', (text, message) => {
    expect(findIn(proseCount, text).map((finding) => finding.message)).toEqual([message]);
  });

  it('points to what the scope names', () => {
    expect(findIn(proseCount, 'Group B holds five slots.')[0]?.related).toEqual([
      { message: 'Here is group B.', thing: { kind: 'group', key: 'B' } },
    ]);
  });
});

describe('the fix', () => {
  it.each([
    ['The map covers 22 slots.', 'The map covers 21 slots.', true],
    [
      'Twenty slots and 529 sub-endpoints, in five groups.',
      'Twenty-one slots and 529 sub-endpoints, in five groups.',
      true,
    ],
    ['TWENTY SLOTS IN FIVE GROUPS', 'TWENTY-ONE SLOTS IN FIVE GROUPS', true],
    ['The atlas has twenty two slots.', 'The atlas has twenty one slots.', true],
    ['The atlas has 1,024 endpoints.', 'The atlas has 508 endpoints.', true],
    ['The **22-slot** map.', 'The **21-slot** map.', true],
    ['This is an 18-slot map.', 'This is a 21-slot map.', false],
    ['This is a 22-slot map.', 'This is a 21-slot map.', true],
    ['The atlas has more than 30 slots.', 'The atlas has more than 20 slots.', false],
    ['The atlas has at least 30 slots.', 'The atlas has at least 21 slots.', false],
    ['The atlas has two Gaps.', 'The atlas has one Gaps.', false],
    [
      'The atlas has <Count of="slots">twenty</Count> slots.',
      'The atlas has <Count of="slots">twenty-one</Count> slots.',
      true,
    ],
    ['> The map\n> has 22 slots.', '> The map\n> has 21 slots.', true],
  ])('%s', (text, fixed, safe) => {
    const [finding] = findIn(proseCount, text);
    expect(finding && applied(text, finding)).toBe(fixed);
    expect(finding?.fixes?.[0]?.safe).toBe(safe);
    expect(findIn(proseCount, fixed)).toEqual([]);
  });
});

describe('silence', () => {
  it.each([
    ['a total that cannot be known', 'The atlas has 22 slots.', { count: () => undefined }],
    [
      'a kind with nothing to check against',
      'The atlas has ten topics.',
      { has: (kind: string) => kind !== 'topic' },
    ],
    [
      'levels that are never set',
      'The atlas has seven slots at Strong Evidence, twelve at Partial and two at Gap.',
      { has: (kind: string) => kind !== 'level' },
    ],
    ['a group that is not there', 'Group B holds five slots.', { exists: () => false }],
  ])('%s', (_, text, change) => {
    expect(findIn(proseCount, text, { reader: countingReader(change as never) })).toEqual([]);
    expect(findIn(proseCount, text)).not.toEqual([]);
  });

  it('leaves a bad attribute of Count to the references', () => {
    expect(
      findIn(
        proseCount,
        'There are <Count of="pages">20</Count> pages and <Count of="slots" group="Z">3</Count> slots.',
      ),
    ).toEqual([]);
  });

  it('tells a number of two claims once', () => {
    expect(findIn(proseCount, 'Groups B, C and D hold five slots each.')).toHaveLength(1);
  });
});
