import type { DocumentFacts } from '../atlas/facts';
import type { HeadingFact } from '../atlas/heading';
import { foldSection, sectionPlaces } from '../atlas/section';
import type { Span } from '../syntax/span';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Report } from './rule';
import { inWords } from './standing';

export const missingSection = defineRule({
  code: 'missing-section',
  severity: 'warning',
  summary: 'a section that `sections` asks for and that is not there, or has nothing in it',
  options: {
    required: {
      kind: 'words',
      description: 'Those of the listed sections that must be there; without it all of them.',
      default: [],
    },
  },
  check: (document, atlas, report, { required }) => {
    // What does not parse may hold sections that cannot be seen just now.
    if (!document.whole || document.stale || document.faults.some((fault) => fault.code === 'yaml-syntax'))
      return;
    const must = new Set(required.map(foldSection));
    const askedOf = (kind: 'slot' | 'topic' | 'chapter'): readonly string[] => {
      const asked = Object.hasOwn(atlas.manifest.sections, kind) ? atlas.manifest.sections[kind] : undefined;
      return asked?.filter((name) => must.size === 0 || must.has(foldSection(name))) ?? [];
    };
    judgeSlots(document, askedOf('slot'), atlas, report);
    const { subject } = document;
    if (!subject) return;
    const asked = document.kind === 'slots' ? [] : askedOf(subject.kind);
    if (asked.length === 0) return;
    if (subject.kind !== 'slot') {
      const titles = headings(document).map(({ title }) => title);
      // Works in the front matter are a list of references, too.
      const works = (document.listed?.length ?? 0) > 0 || (subject.kind === 'chapter' && othersAsk(atlas));
      const missing = lacking(asked, [...titles, ...(works ? ['references'] : [])]);
      if (missing.length > 0) tell(subject.kind, subject.key, subject.span, missing, report);
    }
    for (const { title, span } of emptyOnes(document, asked)) {
      report({
        span,
        message: `The section "${title}" has nothing in it, and "sections" in atlas.yaml asks for it. Write it, or take it off that list.`,
      });
    }
  },
});

/** A section of a slot is a key of its YAML or a heading of its text. */
function judgeSlots(
  document: DocumentFacts,
  asked: readonly string[],
  atlas: AtlasReader,
  report: Report,
): void {
  if (asked.length === 0) return;
  for (const { key, keySpan, fields } of document.slots) {
    const unkeyed = lacking(
      asked,
      fields.map(({ name }) => name),
    );
    if (unkeyed.length === 0) continue;
    const headed = atlas.headed(key);
    const works = atlas.listsWorks(key) || othersAsk(atlas) ? ['references'] : [];
    const missing = headed && lacking(unkeyed, [...headed, ...works]);
    if (missing && missing.length > 0) tell('slot', key, keySpan, missing, report);
  }
}

function tell(
  kind: 'slot' | 'topic' | 'chapter',
  key: string,
  span: Span,
  missing: readonly string[],
  report: Report,
): void {
  const names = inWords(
    missing.map((name) => `"${name}"`),
    missing.length,
  );
  const [name = ''] = missing;
  const how =
    missing.length > 1
      ? 'Write them'
      : kind === 'slot'
        ? `Write it, as the key "${name}" or under a heading in the slot's text`
        : `Write it, under the heading "## ${name}"`;
  report({
    span,
    message: `${kind === 'slot' ? 'Slot' : kind === 'topic' ? 'Topic' : 'Chapter'} ${key} has no ${missing.length > 1 ? 'sections' : 'section'} ${names}, which "sections" in atlas.yaml asks of every ${kind}. ${how}, or take ${missing.length > 1 ? 'them' : 'it'} off that list.`,
  });
}

/** Those of the sections asked for that none of the titles names, as the manifest writes them. */
function lacking(asked: readonly string[], titles: readonly string[]): readonly string[] {
  const placeOf = sectionPlaces(asked);
  const there = new Set(titles.map(placeOf));
  return asked.filter((name, place) => !there.has(place) && placeOf(name) === place);
}

function headings(document: DocumentFacts): readonly HeadingFact[] {
  return document.headings.filter(({ level }) => level === 2);
}

/** Whether a slot or chapter that lists no works is `missing-references`, and so said already. */
function othersAsk({ has, manifest: { rules } }: AtlasReader): boolean {
  const isOff = Object.hasOwn(rules, 'missing-references') && rules['missing-references']?.severity === 'off';
  return !isOff && has('reference');
}

/** Headings with nothing below them. A text in which all are is a plan, and is left alone. */
function emptyOnes(document: DocumentFacts, asked: readonly string[]): readonly HeadingFact[] {
  const placeOf = sectionPlaces(asked);
  const own = headings(document);
  if (own.every(({ empty }) => empty)) return [];
  return own.filter(({ empty, title }) => empty && placeOf(title) >= 0);
}
