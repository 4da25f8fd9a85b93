import { describe, expect, test } from 'vitest';
import { validate } from '../../server/src/config/schema';
import { readYaml } from '../../server/src/syntax/yaml';

type Kind = Parameters<typeof validate>[0];

/** `words` that are underlined and a part of the message for each fault, in order. */
function faults(kind: Kind, text: string): readonly (readonly [string, string])[] {
  const tree = readYaml(text);
  expect(tree.errors).toEqual([]);
  if (!tree.root) throw new Error('no tree');
  return validate(kind, tree.root).map(({ span, message }) => [text.slice(span.from, span.to), message]);
}

function fixed(kind: Kind, text: string): string {
  const root = readYaml(text).root;
  if (!root) throw new Error('no tree');
  const edits = validate(kind, root).flatMap((fault) => fault.fixes?.[0]?.edits ?? []);
  return [...edits]
    .sort((a, b) => b.span.from - a.span.from || b.span.to - a.span.to)
    .reduce((said, { span, newText }) => said.slice(0, span.from) + newText + said.slice(span.to), text);
}

const SLOT = 'slot: A1\ntitle: Data\n';
const MANIFEST = 'format: 1\ntitle: Atlas\ngroups:\n  - { id: A, title: Group }\n';

describe('what the format has is no fault', () => {
  const good: readonly (readonly [Kind, string])[] = [
    ['slot', SLOT],
    [
      'slot',
      `${SLOT}position: { level: no-such-level, summary: 5 }\ndefinition: |\n  Text\nstate_of_the_art: >\n  Text\ndecisions: [a, 1.5, true]\ntrade_offs: []\nnumbers:\n  - text: x\n    cite: [k]\nopen_questions: [a]\nanalyst_view: x\nexamples: [a]\nreferences: [2310.06820]\nrelated: [Z9]\ndepends_on: [B2]\nreview_by: 2027-05-09\nx_mine: { any: [thing] }\nendpoints:\n  - a\n  - 2024\n  - id: A1.10\n    title: t\n    note: n\n    cite: [k]\n    x_own: 1\n    endpoints: [a, { title: b }]\n`,
    ],
    ['slot', 'slot: "A1"\ntitle: 2024\n'],
    ['slot', "slot: 'ABC12'\ntitle: yes\n"],
    ['slots', 'slots:\n  - slot: A1\n    title: x\n  - { slot: A2, title: y }\n'],
    [
      'manifest',
      `${MANIFEST}version: 2026.10\ndate: 2026-05-09\nreview_by: "2028-05-09"\nlevels: [{ id: a, title: b, also: [c], criteria: d }]\ncounts: { groups: 1, slots: 0, slots_by_group: { A: 1 }, slots_by_level: { a: 0 }, x_mine: many }\nvocabulary: { slots: [area] }\nretired: { B7: B4, C5: null, D1: }\nnot_references: [E5]\nbibliography: [a.bib]\ngeneralize: [{ name: [A, B], write: c }, { name: D, write: e }]\nsections: { slot: [definition], chapter: [Problem] }\noutline: [{ chapter: 19, title: x, url: "https://example.org" }]\nexclude: ["a/**"]\nrules: { unused-reference: off, prose-count: "error" }\nx_any: 1\n`,
    ],
    ['front-matter', 'title: 5\nanything: [goes]\n'],
    ['front-matter', 'topic: a\ntitle: b\nrelevant_to: A1-E4\n'],
    [
      'front-matter',
      'chapter: 35\nrelevant_to: [A1, B2]\nreferences: [a]\nsnapshot: 2026-05-09\nreview_by: 2027-01-01\nx_y: 1\n',
    ],
    ['front-matter', 'slot: A3\ntitle: x\n'],
  ];
  for (const [kind, text] of good)
    test(`${kind}: ${text.slice(0, 40)}`, () => expect(faults(kind, text)).toEqual([]));
});

describe('what it does not have is one fault, on the words', () => {
  const bad: readonly (readonly [Kind, string, readonly (readonly [string, string])[]])[] = [
    ['slot', `${SLOT}definiton: x\n`, [['definiton', 'Did you mean "definition"?']]],
    ['slot', 'slot: A1\ntitel: x\n', [['titel', 'Did you mean "title"?']]],
    ['slot', `${SLOT}tradeOffs: [a]\n`, [['tradeOffs', 'Did you mean "trade_offs"?']]],
    [
      'slot',
      `${SLOT}budget: 5\n`,
      [['budget', 'Unknown key "budget" in a slot. Keys of your own begin with "x_".']],
    ],
    ['slot', 'title: x\ndecisions: [a]\n', [['title', 'This slot has no "slot"']]],
    ['slot', 'slot: A1\ntitle:\n', [['title', '"title" has no value']]],
    ['slot', 'slot: A1\ntitle: ~\n', [['~', '"title" has no value']]],
    ['slot', 'slot: A1\ntitle: ""\n', [['""', '"title" is empty']]],
    [
      'slot',
      'slot: A1\ntitle: [not, a, string]\n',
      [['[not, a, string]', '"title" must be text, not a list']],
    ],
    ['slot', 'slot: A1\ntitle:\n  - a\n  - b\n', [['title', '"title" must be text, not a list']]],
    ['slot', 'slot: a1\ntitle: x\n', [['a1', 'such as A1']]],
    ['slot', 'slot: 1E4\ntitle: x\n', [['1E4', '"slot" is not right']]],
    ['slot', `${SLOT}decisions: Buy it?\n`, [['Buy it?', '"decisions" must be a list, not text']]],
    ['slot', `${SLOT}decisions:\n  - Build: or buy?\n`, [['Build: or buy?', 'put the text in quotes']]],
    ['slot', `${SLOT}position: strong\n`, [['strong', '"position" must be a mapping, not text']]],
    ['slot', `${SLOT}position: {level:strong}\n`, [['level:strong', 'A space must follow the colon']]],
    ['slot', `${SLOT}numbers: [{ text: x, cites: [k] }]\n`, [['cites', 'Did you mean "cite"?']]],
    ['slot', `${SLOT}review_by: 2027-13-09\n`, [['2027-13-09', 'such as 2026-05-09']]],
    [
      'slot',
      `${SLOT}endpoints:\n  - { title: a, endpoints: [b, [c], ~] }\n`,
      [
        ['[c]', 'must be text or a mapping, not a list'],
        ['~', 'has no value'],
      ],
    ],
    ['slot', `${SLOT}endpoints:\n  - id: A1.x\n    title: a\n`, [['A1.x', 'such as A1.2']]],
    ['slot', `${SLOT}endpoints:\n  - a\n  -\n`, [['-', 'has no value']]],
    ['slots', 'slots:\n  - slot: A1\n    title: x\n  - title: y\n', [['title', 'This slot has no "slot"']]],
    ['slots', 'slots: none\n', [['none', '"slots" must be a list']]],
    [
      'manifest',
      'title: x\n',
      [
        ['title', 'no "format"'],
        ['title', 'no "groups"'],
      ],
    ],
    ['manifest', MANIFEST.replace('format: 1', 'format: 2'), [['2', '"format" must be 1']]],
    ['manifest', `${MANIFEST}rules: { schema: of }\n`, [['of', 'Did you mean "off"?']]],
    [
      'manifest',
      `${MANIFEST}rules: { unused-refrence: "off" }\n`,
      [['unused-refrence', 'Did you mean "unused-reference"?']],
    ],
    [
      'manifest',
      `${MANIFEST}counts: { slots: "5", items: -1 }\n`,
      [
        ['"5"', 'a whole number, not text'],
        ['-1', 'cannot be less than 0'],
      ],
    ],
    [
      'manifest',
      `${MANIFEST}counts: { slots_by_group: { A: many } }\n`,
      [['many', '"A" must be a whole number']],
    ],
    [
      'manifest',
      `${MANIFEST}__proto__: { polluted: true }\nconstructor: 1\n`,
      [
        ['__proto__', 'Unknown key'],
        ['constructor', 'Unknown key'],
      ],
    ],
    ['manifest', 'just words\n', [['just words', 'must be a mapping, not text']]],
    ['front-matter', 'topic: x\nrelevent_to: [A1]\n', [['relevent_to', 'Did you mean "relevant_to"?']]],
    [
      'front-matter',
      'chapter: 35\nrelevant_to: { a: b }\n',
      [['{ a: b }', 'must be text or a list, not a mapping']],
    ],
    ['front-matter', 'slot: A3\ntitle: [not, a, string]\n', [['[not, a, string]', '"title" must be text']]],
  ];
  for (const [kind, text, expected] of bad)
    test(`${kind}: ${JSON.stringify(text)}`, () => {
      const found = faults(kind, text);
      expect(found.map(([words]) => words)).toEqual(expected.map(([words]) => words));
      for (const [index, [, message]] of expected.entries()) expect(found[index]?.[1]).toContain(message);
    });
});

test('a missing key is named for others, too', () => {
  const root = readYaml('title: x\ndecisions: [a]\n').root;
  expect(root && validate('slot', root)[0]?.missing).toBe('slot');
});

test('fixes make it right', () => {
  const cases: readonly (readonly [Kind, string])[] = [
    ['slot', 'slot: a1\ntitel: x\ndefiniton: y\ndecisions: one\nposition: {level:strong}\n'],
    ['manifest', `${MANIFEST.replace('1', '3')}rules: { schema: 'of' }\n`],
  ];
  for (const [kind, text] of cases) {
    const root = readYaml(fixed(kind, text)).root;
    expect(root && validate(kind, root)).toEqual([]);
  }
});

test('a lone value becomes a list, and a text with a colon a text', () => {
  const cases = [
    ['related: A2, B1', 'related: [A2, B1]'],
    ["references: 'lee2021, bos2019'", 'references: [lee2021, bos2019]'],
    ['decisions: Buy it, or not?', "decisions: ['Buy it, or not?']"],
    ['decisions: Buy it?', 'decisions: [Buy it?]'],
    ['open_questions:\n  - Clay: wet?', "open_questions:\n  - 'Clay: wet?'"],
    ["endpoints:\n  - Clay (it's wet: always)", 'endpoints:\n  - "Clay (it\'s wet: always)"'],
    ['related: [A2', 'related: [A2'],
  ];
  for (const [written, right] of cases)
    expect(fixed('slot', `${SLOT}${written}\n`)).toBe(`${SLOT}${right}\n`);
});

test('keys that are prototypes elsewhere are plain keys', () => {
  const text = `${SLOT}endpoints:\n  - title: a\n    __proto__: { title: b }\n`;
  expect(faults('slot', text)).toHaveLength(1);
  expect(({} as Record<string, unknown>).title).toBeUndefined();
});

test('an aliased fault is told at the alias', () => {
  expect(faults('slot', `${SLOT}x_a: &a [1]\nanalyst_view: *a\n`)).toEqual([
    ['*a', '"analyst_view" must be text, not a list.'],
  ]);
});
