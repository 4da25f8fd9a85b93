import type { DocumentFacts } from '../../server/src/atlas/facts';
import type { Lexicon } from '../../server/src/atlas/lexicon';
import { collectReferences } from '../../server/src/atlas/reference';
import type { Declaration, Mention, ThingKind } from '../../server/src/atlas/thing';
import { badRange } from '../../server/src/rules/bad-range';
import { brokenLink } from '../../server/src/rules/broken-link';
import { danglingReference } from '../../server/src/rules/dangling-reference';
import { levelDrift } from '../../server/src/rules/level-drift';
import { retiredId } from '../../server/src/rules/retired-id';
import type { Finding, Rule } from '../../server/src/rules/rule';
import { titleDrift } from '../../server/src/rules/title-drift';
import { unknownChapter } from '../../server/src/rules/unknown-chapter';
import { unknownEndpoint } from '../../server/src/rules/unknown-endpoint';
import { unknownGroup } from '../../server/src/rules/unknown-group';
import { unknownLevel } from '../../server/src/rules/unknown-level';
import { unknownSection } from '../../server/src/rules/unknown-section';
import { unknownSlot } from '../../server/src/rules/unknown-slot';
import { unknownTopic } from '../../server/src/rules/unknown-topic';
import { readMarkdown } from '../../server/src/syntax/markdown/read';
import { foldTitle } from '../../server/src/workspace/key';
import type { AtlasReader } from '../../server/src/workspace/reader';

/** An atlas to read sentences against: id, title, level of its slots. Each has four endpoints of five. */
export const SLOTS = [
  ['A1', 'Data', 'strong'],
  ['A2', 'Tokenizer', 'strong'],
  ['A3', 'Architecture', 'partial'],
  ['A4', 'Training', 'partial'],
  ['A5', 'Compute', 'gap'],
  ['B1', 'SFT', 'partial'],
  ['B2', 'Preference Optimization', 'partial'],
  ['B3', 'Constitutional Methods', 'partial'],
  ['B4', 'Release Framework', 'partial'],
  ['C1', 'Capability Evaluation', 'partial'],
  ['C2', 'Safety Evaluation', 'strong'],
  ['C3', 'Robustness', 'partial'],
  ['C4', 'Output Safety', 'strong'],
  ['D1', 'Serving', 'partial'],
  ['D2', 'Inference Optimization', 'strong'],
  ['D3', 'Monitoring', 'strong'],
  ['D4', 'Deployment', 'partial'],
  ['E1', 'Data Governance', 'partial'],
  ['E2', 'Security', 'strong'],
  ['E3', 'Privacy', 'partial'],
  ['E4', 'Compliance', 'partial'],
] as const;

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
  vocabulary: { slots: ['capability slot', 'capability area'], items: ['map item'] },
  notReferences: ['C4 corpus', 'E5'],
};

const RETIRED: Readonly<Record<string, string | null>> = { B7: 'B4', D9: null };
const CHAPTERS = ['3', '10', '11', '19', '35', '37'];
const TOPICS = ['model-merging', 'open-weights', 'synthetic-data'];
const CHAPTER_URI = 'file:///atlas/chapters/35-landscape.mdx';
export const PAGE_URI = 'file:///atlas/pages/page.mdx';

const nodes = new Map<string, string[]>();
for (const [slot] of SLOTS) {
  nodes.set(
    slot,
    [1, 2, 3, 4].map((place) => `${slot}.${place}`),
  );
  for (const parent of nodes.get(slot)!) {
    nodes.set(
      parent,
      [1, 2, 3, 4, 5].map((place) => `${parent}.${place}`),
    );
    for (const leaf of nodes.get(parent)!) nodes.set(leaf, []);
  }
}
const KEYS: Readonly<Record<ThingKind, readonly string[]>> = {
  group: LEXICON.groups.map((group) => group.id),
  slot: SLOTS.map(([id]) => id),
  endpoint: [...nodes.keys()].filter((key) => key.includes('.')),
  level: LEXICON.levels.map((level) => level.id),
  topic: TOPICS,
  chapter: CHAPTERS,
  section: [],
  reference: [],
};

export interface Declared {
  readonly uri: string;
  readonly declarations: readonly Declaration[];
}

/** A reader over that atlas, and over the declarations of further documents. */
export function reader(documents: readonly Declared[] = [], change: Partial<AtlasReader> = {}): AtlasReader {
  const held = documents.flatMap(({ uri, declarations }) =>
    declarations.map((declaration) => ({ uri, declaration })),
  );
  const places = (kind: ThingKind, key: string): { uri: string; declaration: Declaration }[] =>
    held.filter(({ declaration }) => declaration.kind === kind && declaration.key === key);
  const highest = (group: string): number =>
    Math.max(
      0,
      ...[...SLOTS.map(([id]) => id as string), ...Object.keys(RETIRED)]
        .filter((id) => id[0] === group)
        .map((id) => Number(id.slice(1))),
    );
  return {
    root: 'file:///atlas/',
    manifest: {
      groups: LEXICON.groups.map((group) => ({ ...group, blocks: [] })),
      retired: RETIRED,
    } as never,
    lexicon: LEXICON,
    today: '2026-06-01',
    exists: (kind, key) => KEYS[kind].includes(key) || places(kind, key).length > 0,
    title: (kind, key) =>
      kind === 'slot'
        ? SLOTS.find(([id]) => id === key)?.[1]
        : kind === 'level'
          ? LEXICON.levels.find((level) => level.id === key)?.title
          : undefined,
    level: (slot) => SLOTS.find(([id]) => id === slot)?.[2],
    summary: () => undefined,
    settled: () => true,
    keys: (kind) => KEYS[kind],
    titled: (title) => SLOTS.filter((slot) => foldTitle(slot[1]) === foldTitle(title)).map(([id]) => id),
    children: (key) => nodes.get(key) ?? [],
    highest,
    count: () => undefined,
    has: (kind) => KEYS[kind].length > 0,
    retired: (id) => RETIRED[id],
    duplicated: (uri) => [
      ...new Map(
        held
          .filter((one) => one.uri === uri && places(one.declaration.kind, one.declaration.key).length > 1)
          .map(({ declaration: { kind, key } }) => [`${kind}:${key}`, { kind, key }]),
      ).values(),
    ],
    declared: (kind, key) =>
      places(kind, key).map(({ uri, declaration }) => ({ uri, span: declaration.keySpan })),
    mentioned: () => true,
    work: () => undefined,
    worksBy: () => [],
    identified: () => [],
    listsWorks: () => false,
    headed: () => [],
    closings: () => [],
    unpinned: () => undefined,
    file: (target) =>
      target === CHAPTER_URI ||
      target === PAGE_URI ||
      target === 'file:///atlas/slots/a1.yaml' ||
      target === 'file:///atlas/maps/a%20b.png',
    slugs: (target) =>
      target === CHAPTER_URI ? ['problem', 'design'] : target === PAGE_URI ? ['here'] : undefined,
    sections: (chapter) =>
      chapter === '35'
        ? [{ title: 'Problem' }, { title: 'Design' }]
        : chapter === '37'
          ? [{ title: 'Costs', number: '37.4' }]
          : undefined,
    ...change,
  };
}

export const REFERENCE_RULES: readonly Rule[] = [
  unknownSlot,
  unknownEndpoint,
  unknownGroup,
  unknownLevel,
  unknownTopic,
  unknownChapter,
  unknownSection,
  brokenLink,
  badRange,
  retiredId,
  danglingReference,
  titleDrift,
  levelDrift,
];

/** Facts of a page of MDX. Only what the reference rules read is filled in. */
export function pageFacts(
  text: string,
  options: { readonly mdx?: boolean; readonly subject?: string; readonly role?: 'text' | 'title' } = {},
): DocumentFacts {
  const tree = readMarkdown(text, { mdx: options.mdx ?? true, frontMatter: true }).tree;
  const subject = options.subject === undefined ? undefined : { kind: 'slot' as const, key: options.subject };
  const { mentions, facts } = collectReferences(
    [{ tree, role: options.role ?? 'text', ...(subject && { subject }), cites: [] }],
    LEXICON,
    subject,
  );
  return facts_({ mentions, references: facts });
}

export function facts_(given: Partial<DocumentFacts>): DocumentFacts {
  return {
    uri: PAGE_URI,
    kind: 'page',
    whole: true,
    lineStarts: [0],
    declarations: [],
    mentions: [],
    slots: [],
    works: [],
    headings: [],
    declaredCounts: [],
    references: { ranges: [], shown: [], links: [], residues: [], anchors: [] },
    directives: [],
    faults: [],
    scalars: [],
    ...given,
  } as unknown as DocumentFacts;
}

export function findings(
  document: DocumentFacts,
  atlas: AtlasReader,
  rules: readonly Rule[] = REFERENCE_RULES,
): (Finding & { readonly code: string })[] {
  return rules
    .flatMap((rule) => {
      const found: (Finding & { readonly code: string })[] = [];
      rule.check(document, atlas, (finding) => found.push({ ...finding, code: rule.code }));
      return found;
    })
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

/** What the reference rules find in a page, each as `code: words`. */
export function judged(text: string, options: Parameters<typeof pageFacts>[1] = {}): string[] {
  return findings(pageFacts(text, options), reader()).map(
    ({ code, span }) => `${code}: ${text.slice(span.from, span.to)}`,
  );
}

/** The text with its first finding's first fix applied. */
export function fixed(text: string, mentions?: readonly Mention[]): string | undefined {
  const found = findings(mentions ? facts_({ mentions }) : pageFacts(text), reader());
  const fix = found.find((finding) => finding.fixes?.length)?.fixes?.[0];
  return (
    fix &&
    [...fix.edits]
      .sort((a, b) => b.span.from - a.span.from)
      .reduce((now, { span, newText }) => now.slice(0, span.from) + newText + now.slice(span.to), text)
  );
}
