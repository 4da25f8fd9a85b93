import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/diff';

it('shows three lines around each change, and changes near each other together', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
  const after = [...before.slice(0, 4), 'new', ...before.slice(5, 9), ...before.slice(10), 'last'];
  expect(unifiedDiff(`${before.join('\n')}\n`, `${after.join('\n')}\n`)).toEqual([
    '@@ -2,12 +2,11 @@',
    ' line 2',
    ' line 3',
    ' line 4',
    '-line 5',
    '+new',
    ' line 6',
    ' line 7',
    ' line 8',
    ' line 9',
    '-line 10',
    ' line 11',
    ' line 12',
    ' line 13',
    '@@ -18,3 +17,4 @@',
    ' line 18',
    ' line 19',
    ' line 20',
    '+last',
  ]);
});

it('is empty for texts that differ in their line breaks alone', () => {
  expect(unifiedDiff('a\r\nb\r\n', 'a\nb\n')).toEqual([]);
});

it('leads from the one text to the other, whatever they are', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = unifiedDiff(
        before.map((line) => `${line}\n`).join(''),
        after.map((line) => `${line}\n`).join(''),
      );
      expect(patched(before, diff)).toEqual(after);
    }),
    { numRuns: 300 },
  );
});

function patched(before: readonly string[], diff: readonly string[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of diff) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(line);
    if (hunk) {
      const from = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
      result.push(...before.slice(at, from));
      at = from;
    } else if (line.startsWith('+')) result.push(line.slice(1));
    else {
      expect(before[at]).toBe(line.slice(1));
      if (line.startsWith(' ')) result.push(line.slice(1));
      at++;
    }
  }
  return [...result, ...before.slice(at)];
}
