import { describe, expect, it } from 'vitest';
import { tableDrift } from '../../server/src/rules/table-drift';
import { countingReader, findIn } from '../atlas/countBase';

const table = (...rows: readonly string[]): string => {
  const [head, ...rest] = rows;
  return [head, head!.replace(/[^|]+/g, ' --- '), ...rest].join('\n');
};

describe('table-drift', () => {
  it.each([
    [
      table('| Slot | Title |', '| A2 | Tokenization |'),
      'The title of slot A2 is “Tokenizer”, not “Tokenization”. Correct the cell.',
      'Tokenizer',
    ],
    [
      table('| Slot | Level |', '| A2 | Partial |'),
      'Slot A2 is at Strong Evidence, not Partial. Correct the cell.',
      'Strong Evidence',
    ],
    [table('| Slot | Group |', '| B1 | C |'), 'Slot B1 is in group B, not C. Correct the cell.', 'B'],
    [
      table('| Slot | Endpoints |', '| A1 | 30 |'),
      'Slot A1 has 24 endpoints, not 30. Correct the number.',
      '24',
    ],
    [
      table('| Level | Slots |', '| Partial | 12 |'),
      '13 slots are at Partial, not 12. Correct the number.',
      '13',
    ],
    [
      table('| Group | Slots |', '| A | 5 |', '| Total | 22 |'),
      'The atlas has 21 slots, not 22. Correct the number.',
      '21',
    ],
    [
      table('| Group | Title | Slots |', '| B | Alignment | 4 |'),
      'The title of group B is “Post-training and Alignment”, not “Alignment”. Correct the cell.',
      'Post-training and Alignment',
    ],
  ])('%s', (text, message, right) => {
    const [finding, ...others] = findIn(tableDrift, text);
    expect(others).toEqual([]);
    expect(finding?.message).toBe(message);
    const edit = finding?.fixes?.[0]?.edits[0];
    expect(edit?.newText).toBe(right);
    expect(
      findIn(tableDrift, text.slice(0, edit!.span.from) + edit!.newText + text.slice(edit!.span.to)),
    ).toEqual([]);
  });

  it('escapes a bar in what it writes', () => {
    const reader = countingReader({ title: () => 'In | out' });
    expect(
      findIn(tableDrift, table('| Slot | Title |', '| A2 | In, out, on |'), { reader })[0]?.fixes?.[0]
        ?.edits[0]?.newText,
    ).toBe(String.raw`In \| out`);
  });

  it('minds no level where none is set, and no id that names nothing', () => {
    const reader = countingReader({ has: (kind) => kind !== 'level' });
    expect(findIn(tableDrift, table('| Slot | Level |', '| A2 | Partial |'), { reader })).toEqual([]);
    expect(findIn(tableDrift, table('| Slot | Title | Level |', '| B9 | What | Partial |'))).toEqual([]);
  });

  it('takes a word that is no level for a fault in a column of levels alone', () => {
    expect(
      findIn(tableDrift, table('| Slot | Level |', '| A1 | Strong Evidence |', '| A3 | Weak |')),
    ).toHaveLength(1);
    expect(findIn(tableDrift, table('| Slot | Level |', '| A1 | L2 |', '| A3 | L4 |'))).toEqual([]);
    expect(findIn(tableDrift, table('| Slot | Level |', '| A1 | Strong Evidence |', '| A3 | – |'))).toEqual(
      [],
    );
  });
});
