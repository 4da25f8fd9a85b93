import { collectCounts } from '../../server/src/atlas/count';
import type { DocumentFacts } from '../../server/src/atlas/facts';
import type { Counted, CountQuery, Lexicon } from '../../server/src/atlas/lexicon';
import type { Manifest } from '../../server/src/atlas/manifest';
import type { AtlasText } from '../../server/src/atlas/text';
import type { Finding, Rule } from '../../server/src/rules/rule';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import type { AtlasReader } from '../../server/src/workspace/reader';

/** A small atlas to count in: 5 groups, 21 slots (A 5, the others 4), 508 endpoints, 9 topics, 2 chapters, 24 references. */
export const LEXICON: Lexicon = {
  groups: [
    { id: 'A', title: 'Pre-training' },
    { id: 'B', title: 'Post-training and Alignment' },
    { id: 'C', title: 'Evaluation and Safety' },
    { id: 'D', title: 'Inference and Production' },
    { id: 'E', title: 'Cross-cutting' },
  ],
  levels: [
    { id: 'strong', title: 'Strong Evidence', also: ['Strong'] },
    { id: 'partial', title: 'Partial', also: [] },
    { id: 'gap', title: 'Gap', also: [] },
  ],
  vocabulary: {
    slots: ['slot', 'capability slot', 'capability area'],
    endpoints: ['endpoint'],
    items: ['sub-endpoint', 'map item'],
  },
  notReferences: ['C4 corpus', 'E5'],
};

export const SLOTS: Readonly<Record<string, readonly [title: string, level: string]>> = {
  A1: ['Data', 'strong'],
  A2: ['Tokenizer', 'strong'],
  A3: ['Architecture', 'partial'],
  A4: ['Training', 'partial'],
  A5: ['Compute', 'gap'],
  B1: ['SFT', 'partial'],
  B2: ['Preference Optimization', 'partial'],
  B3: ['Constitutional Methods', 'partial'],
  B4: ['Release Framework', 'partial'],
  C1: ['Capability Evaluation', 'partial'],
  C2: ['Safety Evaluation', 'strong'],
  C3: ['Robustness', 'partial'],
  C4: ['Output Safety', 'strong'],
  D1: ['Serving', 'partial'],
  D2: ['Inference Optimization', 'strong'],
  D3: ['Monitoring', 'strong'],
  D4: ['Deployment', 'partial'],
  E1: ['Data Governance', 'partial'],
  E2: ['Security', 'strong'],
  E3: ['Privacy', 'partial'],
  E4: ['Compliance', 'partial'],
};

const below = (slot: string): number => (slot.startsWith('E') ? 25 : 24);

function countOf(query: CountQuery): number {
  const slots = Object.entries(SLOTS).filter(
    ([id, [, level]]) =>
      (query.group === undefined || id.startsWith(query.group)) &&
      (query.level === undefined || level === query.level),
  );
  const fixed: Partial<Record<Counted, number>> = { groups: 5, topics: 9, chapters: 2, references: 24 };
  if (fixed[query.of] !== undefined) return fixed[query.of]!;
  if (query.under !== undefined)
    return (query.under.includes('.') ? 5 : below(query.under)) + (query.of === 'items' ? 1 : 0);
  const endpoints = slots.reduce((sum, [id]) => sum + below(id), 0);
  return query.of === 'slots' ? slots.length : endpoints + (query.of === 'items' ? slots.length : 0);
}

/** A reader that answers what counting asks; anything else is a mistake of the test. */
export function countingReader(change: Partial<AtlasReader> = {}): AtlasReader {
  const reader: Partial<AtlasReader> = {
    lexicon: LEXICON,
    manifest: { rules: {} } as Manifest,
    exists: (kind, key) =>
      kind === 'group'
        ? LEXICON.groups.some((group) => group.id === key)
        : kind === 'level'
          ? LEXICON.levels.some((level) => level.id === key)
          : kind === 'slot'
            ? key in SLOTS
            : /^[A-E]\d\.[1-4]$/.test(key),
    has: () => true,
    title: (kind, key) =>
      kind === 'slot'
        ? SLOTS[key]?.[0]
        : kind === 'group'
          ? LEXICON.groups.find((group) => group.id === key)?.title
          : undefined,
    level: (slot) => SLOTS[slot]?.[1],
    titled: (title) => Object.keys(SLOTS).filter((id) => SLOTS[id]![0].toLowerCase() === title.toLowerCase()),
    count: countOf,
    ...change,
  };
  return new Proxy(reader as AtlasReader, {
    get: (target, name) => {
      if (!(name in target)) throw new Error(`no answer for ${String(name)}`);
      return target[name as keyof AtlasReader];
    },
  });
}

/** What `rule` finds in an MDX text. */
export function findIn(
  rule: Rule,
  text: string,
  change: {
    readonly subject?: AtlasText['subject'];
    readonly reader?: AtlasReader;
    readonly lexicon?: Lexicon;
  } = {},
): Finding[] {
  const { tree } = readMarkdown(text, { mdx: true, frontMatter: true });
  const counts = collectCounts(
    [{ tree, role: 'text', cites: [] }],
    change.lexicon ?? LEXICON,
    change.subject,
  );
  const found: Finding[] = [];
  rule.check(
    { uri: 'page.mdx', counts, declaredCounts: [] } as unknown as DocumentFacts,
    change.reader ?? countingReader(),
    (finding) => found.push(finding),
  );
  return found;
}

/** Takes the marks «» out of a labelled text; returns the places of the words between them. */
export function unmark(labelled: string): {
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
} {
  const marks: [number, number][] = [];
  let text = '';
  let open = 0;
  for (const char of labelled) {
    if (char === '«') open = text.length;
    else if (char === '»') marks.push([open, text.length]);
    else text += char;
  }
  return { text, marks };
}
