import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectCounts } from '../../server/src/atlas/count';
import { declaredCount } from '../../server/src/rules/declared-count';
import { listCount } from '../../server/src/rules/list-count';
import { proseCount } from '../../server/src/rules/prose-count';
import { sumMismatch } from '../../server/src/rules/sum-mismatch';
import { tableDrift } from '../../server/src/rules/table-drift';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import { findIn, LEXICON, unmark } from './countBase';

const RULES = [proseCount, listCount, sumMismatch, tableDrift, declaredCount];

/**
 * One text a line, `\n` for a line break, against the atlas of `countBase.ts`. What stands between « and » is wrong and is found once; nothing
 * else is. `@A2` before a text makes it that slot's.
 */
function cases(name: string): string[] {
  const lines = readFileSync(new URL(`./counts/${name}.txt`, import.meta.url), 'utf8').split('\n');
  // The first line says what the file holds.
  return lines.slice(1).filter((line) => line !== '');
}

function read(line: string): {
  text: string;
  marks: readonly (readonly [number, number])[];
  slot: string | undefined;
} {
  const own = /^@([A-Z]\d) /.exec(line);
  return { ...unmark(line.slice(own?.[0].length ?? 0).replace(/\\n/g, '\n')), slot: own?.[1] };
}

describe.each([
  ['totals', 'prose-count'],
  ['innocent', 'none'],
  ['lists', 'list-count'],
  ['sums', 'sum-mismatch'],
  ['tables', 'table-drift'],
])('%s', (name, code) => {
  it.each(cases(name))('%s', (line) => {
    const { text, marks, slot } = read(line);
    const found = RULES.flatMap((rule) =>
      findIn(rule, text, slot === undefined ? {} : { subject: { kind: 'slot', key: slot } }).map(
        (finding) => ({ code: rule.code, ...finding }),
      ),
    );
    found.sort((a, b) => a.span.from - b.span.from);
    const told = found.map(
      (finding) => `${finding.code} “${text.slice(finding.span.from, finding.span.to)}” ${finding.message}`,
    );
    expect(found, told.join('\n')).toHaveLength(marks.length);
    found.forEach((finding, i) => {
      const [from, to] = marks[i]!;
      expect(finding.span.from < to && finding.span.to > from, told[i]).toBe(true);
      if (code === 'sum-mismatch' || code === 'list-count')
        expect([code, 'prose-count'], told[i]).toContain(finding.code);
      else expect(finding.code, told[i]).toBe(code);
    });
  });
});

describe('half-typed text', () => {
  const all = ['totals', 'lists', 'sums', 'tables'].flatMap(cases);
  it('never throws and keeps every span inside', () => {
    for (const line of all) {
      const { text } = read(line);
      for (const part of [
        text.slice(0, text.length >> 1),
        text.slice(text.length >> 1),
        text.slice(3, -2),
        `${text} ${text.slice(0, 9)}`,
        text.replace(/[.:]/g, ''),
        text.replace(/ /g, '  '),
      ]) {
        const { tree } = readMarkdown(part, { mdx: true, frontMatter: true });
        const counts = collectCounts([{ tree, role: 'text', cites: [] }], LEXICON, undefined);
        for (const { span } of [...counts.totals, ...counts.lists, ...counts.sums]) {
          expect(span.from).toBeGreaterThanOrEqual(0);
          expect(span.to).toBeLessThanOrEqual(part.length);
          expect(span.to).toBeGreaterThan(span.from);
        }
      }
    }
  });
});
