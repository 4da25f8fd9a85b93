import type { DocumentFacts } from '../atlas/facts';
import { sectionPlaces } from '../atlas/section';
import type { Span } from '../syntax/span';
import { defineRule, type Report } from './rule';

export const sectionOrder = defineRule({
  code: 'section-order',
  severity: 'warning',
  summary: 'a section that stands before or behind where `sections` has it',
  check: (document, atlas, report) => {
    if (document.stale) return;
    const { sections } = atlas.manifest;
    const askedOf = (kind: string): readonly string[] =>
      (Object.hasOwn(sections, kind) ? sections[kind] : undefined) ?? [];
    const fieldsAsked = askedOf('slot');
    if (fieldsAsked.length > 1) {
      for (const { fields } of document.slots)
        judge(
          fields.map(({ name, span }) => ({ title: name, span })),
          fieldsAsked,
          document,
          report,
        );
    }
    if (document.kind !== 'slots' && document.subject) {
      const headings = document.headings.filter(({ level }) => level === 2);
      judge(headings, askedOf(document.subject.kind), document, report);
    }
  },
});

interface Section {
  readonly title: string;
  readonly span: Span;
}

interface Placed extends Section {
  /** Among the sections asked for. */
  readonly place: number;
}

/** Speaks of the fewest sections that would have to move. */
function judge(
  written: readonly Section[],
  asked: readonly string[],
  document: DocumentFacts,
  report: Report,
): void {
  if (asked.length < 2) return;
  const placeOf = sectionPlaces(asked);
  const there = written.flatMap(({ title, span }): Placed[] => {
    const place = placeOf(title);
    return place < 0 ? [] : [{ title, span, place }];
  });
  const kept = longestRise(there);
  if (kept.size === there.length) return;
  there.forEach((section, index) => {
    if (kept.has(section)) return;
    const above = there.slice(0, index).find((other) => kept.has(other) && other.place > section.place);
    const below = there.slice(index + 1).filter((other) => kept.has(other) && other.place < section.place);
    const other = above ?? below.at(-1);
    if (!other) return;
    const [now, right, way] = above ? ['after', 'before', 'up'] : ['before', 'after', 'down'];
    report({
      span: section.span,
      message: `"${section.title}" stands ${now} "${other.title}", and "sections" in atlas.yaml has it ${right}. Move it ${way}, or change the order there.`,
      related: [{ message: `"${other.title}" stands here`, uri: document.uri, span: other.span }],
    });
  });
}

/** The most sections that stand in order (those of one place may follow each other), the earlier ones where there is a choice. */
function longestRise(sections: readonly Placed[]): ReadonlySet<Placed> {
  // From the end: how many can be kept from each on, and which comes next. Texts have few sections.
  const lengths: number[] = [];
  const next: number[] = [];
  for (let i = sections.length - 1; i >= 0; i--) {
    lengths[i] = 1;
    next[i] = -1;
    for (let j = sections.length - 1; j > i; j--) {
      if (sections[j]!.place < sections[i]!.place || lengths[j]! + 1 < lengths[i]!) continue;
      lengths[i] = lengths[j]! + 1;
      next[i] = j;
    }
  }
  const kept = new Set<Placed>();
  for (let at = lengths.indexOf(Math.max(0, ...lengths)); at >= 0; at = next[at]!) kept.add(sections[at]!);
  return kept;
}
