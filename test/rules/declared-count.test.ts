import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../../server/src/atlas/facts';
import type { CountQuery } from '../../server/src/atlas/lexicon';
import { declaredCount } from '../../server/src/rules/declared-count';
import type { Finding } from '../../server/src/rules/rule';
import type { AtlasReader } from '../../server/src/workspace/reader';
import { countingReader } from '../atlas/countBase';

function judge(query: CountQuery, value: number, change: Partial<AtlasReader> = {}): Finding[] {
  const found: Finding[] = [];
  const document = {
    uri: 'atlas.yaml',
    declaredCounts: [{ query, value, span: { from: 3, to: 5 } }],
  } as unknown as DocumentFacts;
  declaredCount.check(document, countingReader(change), (finding) => found.push(finding));
  return found;
}

describe('declared-count', () => {
  it.each<[CountQuery, number, string]>([
    [{ of: 'slots' }, 22, 'The atlas has 21 slots, not 22. Correct the declared total, or what it counts.'],
    [
      { of: 'slots', group: 'B' },
      5,
      'Group B has 4 slots, not 5. Correct the declared total, or what it counts.',
    ],
    [
      { of: 'slots', level: 'gap' },
      2,
      '1 slot is at Gap, not 2. Correct the declared total, or what it counts.',
    ],
    [
      { of: 'items' },
      530,
      'The atlas has 529 items, not 530. Correct the declared total, or what it counts.',
    ],
  ])('%j', (query, value, message) => {
    const found = judge(query, value);
    expect(found.map((finding) => finding.message)).toEqual([message]);
    expect(found[0]?.fixes?.[0]?.safe).toBe(true);
  });

  it('is silent where the total is right or cannot be known', () => {
    expect(judge({ of: 'slots' }, 21)).toEqual([]);
    expect(judge({ of: 'slots' }, 22, { count: () => undefined })).toEqual([]);
  });

  it('tells that declared topics are not there, but needs a bibliography, levels and groups to count in', () => {
    const none = { has: () => false, count: () => 0, exists: () => false };
    expect(judge({ of: 'topics' }, 9, none)).toHaveLength(1);
    expect(judge({ of: 'references' }, 24, none)).toEqual([]);
    expect(judge({ of: 'slots', level: 'gap' }, 1, none)).toEqual([]);
    expect(judge({ of: 'slots', group: 'Z' }, 1, none)).toEqual([]);
  });
});
