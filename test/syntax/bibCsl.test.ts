import { describe, expect, it } from 'vitest';
import { readCsl } from '../../server/src/syntax/csl';

const JSON_LIST = `[
  { "id": "hoffmann2022", "type": "article-journal", "title": "Training <i>Compute-Optimal</i> Models",
    "author": [ { "family": "Hoffmann", "given": "Jordan" }, { "family": "Berg", "given": "Jan", "non-dropping-particle": "van den" }, { "literal": "DeepMind" } ],
    "issued": { "date-parts": [[2022, 3, 29]] }, "container-title": "arXiv", "DOI": "10.48550/arXiv.2203.15556" },
  { "id": "b", "author": [ { "literal": "others" } ], "issued": { "raw": "circa 2020" } }
]`;

describe('readCsl', () => {
  it('reads CSL-JSON', () => {
    const { entries, errors } = readCsl(JSON_LIST);
    expect(errors).toEqual([]);
    expect(entries.map((entry) => [entry.key, entry.type])).toEqual([
      ['hoffmann2022', 'article-journal'],
      ['b', ''],
    ]);
    const [first, second] = entries;
    expect(JSON_LIST.slice(first!.keySpan.from, first!.keySpan.to)).toBe('hoffmann2022');
    const field = (name: string) => first!.fields.find((other) => other.name === name)!;
    expect(field('title').value).toBe('Training Compute-Optimal Models');
    expect(field('author').names).toEqual({
      people: [
        { family: 'Hoffmann', given: 'Jordan' },
        { family: 'van den Berg', given: 'Jan' },
        { family: 'DeepMind', given: '' },
      ],
      more: false,
    });
    expect(field('date').value).toBe('2022-03');
    expect(JSON_LIST.slice(field('date').valueSpan.from, field('date').valueSpan.to)).toBe('2022');
    expect(field('journaltitle').value).toBe('arXiv');
    expect(JSON_LIST.slice(field('doi').valueSpan.from, field('doi').valueSpan.to)).toBe(
      '10.48550/arXiv.2203.15556',
    );
    expect(second!.fields.map((other) => [other.name, other.value, other.names?.more])).toEqual([
      ['author', '', true],
      ['date', 'circa 2020', undefined],
    ]);
  });

  it.each([
    [
      'references:\n- id: a\n  title: T\n  issued: 2024-05-01\n  author:\n  - family: Snell\n    given: Charlie\n',
    ],
    ['- id: a\n  title: T\n  issued: 2024-05-01\n  author:\n    family: Snell\n    given: Charlie\n'],
  ])('reads CSL-YAML', (text) => {
    const { entries, errors } = readCsl(text);
    expect(errors).toEqual([]);
    expect(entries).toHaveLength(1);
    expect(entries[0]!.fields.find((field) => field.name === 'date')?.value).toBe('2024-05-01');
  });

  it('never throws, and keeps what it can of a broken list', () => {
    for (let cut = 0; cut <= JSON_LIST.length; cut += 7) readCsl(JSON_LIST.slice(0, cut));
    const broken = readCsl(JSON_LIST.slice(0, JSON_LIST.indexOf('"issued"')));
    expect(broken.errors.length).toBeGreaterThan(0);
    expect(broken.entries.map((entry) => entry.key)).toContain('hoffmann2022');
    for (const odd of [
      '',
      '3',
      '[]',
      '{}',
      '- a\n- id:\n',
      'references: x',
      '- id: a\n  author: [[], {}, 3]\n  issued: {date-parts: [[]]}\n',
    ])
      expect(() => readCsl(odd)).not.toThrow();
  });
});
