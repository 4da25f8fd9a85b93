import { readManifest } from '../config/manifest';
import { validate } from '../config/schema';
import { textFaults } from '../config/textFaults';
import { readBibtex } from '../syntax/bibtex';
import { readCsl } from '../syntax/csl';
import { jsonFault } from '../syntax/jsonFault';
import { type Parsed, readMarkdown } from '../syntax/markdown/read';
import { mdxErrors, needsStrict } from '../syntax/mdxStrict';
import { lineStartsOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import { readYaml, type YamlMap, type YamlTree } from '../syntax/yaml';
import { scalarPlaces } from '../syntax/yamlWalk';
import { collectBibliography } from './bibliography';
import { collectCitations } from './citation';
import { collectCounts } from './count';
import { collectDiagrams } from './diagram';
import { collectDirectives } from './directive';
import type { DocumentFacts } from './facts';
import type { Fault } from './fault';
import { collectFrontMatter } from './frontMatter';
import { collectHeadings, type HeadingFact } from './heading';
import { collectLanguage } from './language';
import type { Lexicon } from './lexicon';
import { collectManifest } from './manifestFacts';
import { keepsNamesOut } from './name';
import { collectReferences } from './reference';
import type { RangeFact } from './referenceFact';
import { collectRegions, partRegions, type RegionFacts } from './region';
import { collectSlot, entry, itemsOf, mapOf, type SlotReading, sectionField, sectionOf } from './slot';
import { looksLikeSlots, nameTheId, provisional } from './slotFile';
import type { AtlasText } from './text';
import type { Declaration, Mention } from './thing';
import { yamlDirectives } from './yamlDirective';
import { textReader } from './yamlText';

/** `manifest` and `bibliography` are known by their names; everything else tells by its content what it is (format, section 1). */
export interface DocumentSource {
  readonly uri: string;
  readonly text: string;
  readonly role?: 'manifest' | 'bibliography';
}

/** Reads one document whole. Never throws on any text; what does not parse is a fault, and the rest of it still stands. */
export function collect(source: DocumentSource, lexicon: Lexicon, trees?: Trees): DocumentFacts {
  const facts = { ...read(source, lexicon, trees), lineStarts: lineStartsOf(source.text) };
  return facts.whole
    ? facts
    : { ...facts, words: [...new Set(source.text.match(/[\p{L}\p{N}_][\p{L}\p{N}_:.+-]*/gu))] };
}

/** The trees of texts that are being typed into, by URI: the next one is read from the last, as far as it stands. */
export type Trees = Map<string, Parsed>;

/** The texts of one document alone, for reports that look at more than the facts hold. */
export function textsOf(source: DocumentSource, lexicon: Lexicon): readonly AtlasText[] {
  const texts: AtlasText[] = [];
  read(source, lexicon, undefined, (found) => texts.push(...found));
  return texts;
}

type Notice = (texts: readonly AtlasText[]) => void;

function read(source: DocumentSource, lexicon: Lexicon, trees?: Trees, notice?: Notice): DocumentFacts {
  const path = source.uri.toLowerCase();
  if (source.role === 'manifest') return fromManifest(source);
  if (source.role === 'bibliography') return fromBibliography(source);
  if (/\.ya?ml$/.test(path))
    return looksLikeSlots(source.text) ? fromSlots(source, lexicon, notice) : empty(source.uri, 'foreign');
  if (/\.mdx?$/.test(path)) return fromText(source, lexicon, trees, notice);
  return empty(source.uri, 'foreign');
}

const PROBLEMS = {
  folder:
    'This is a folder by the name of a document, so there is nothing to check in it. Rename it, or name it under "exclude" in atlas.yaml.',
  unreadable:
    'This file cannot be read, so nothing in it is checked. See that it is a file and that you may read it.',
  encoding: 'This file is not UTF-8 text, so nothing in it is checked. Save it as UTF-8.',
  'too-large':
    'This file is too large to be checked (more than 20 MB). Split it, or name it under "exclude" in atlas.yaml.',
};

/** Facts of a file whose text cannot be had: one fault that says so. */
export function unreadable(uri: string, problem: keyof typeof PROBLEMS): DocumentFacts {
  const kind = /\.ya?ml$/i.test(uri) ? 'slots' : /\.mdx?$/i.test(uri) ? 'page' : 'bibliography';
  const code = kind === 'slots' ? 'yaml-syntax' : kind === 'page' ? 'mdx-syntax' : 'bib-syntax';
  // A folder holds nothing that others could mean; what another file holds is not known.
  return {
    ...empty(uri, kind),
    whole: problem === 'folder',
    faults: [{ code, span: { from: 0, to: 0 }, message: PROBLEMS[problem] }],
  };
}

/** Facts of a document that says nothing, or that an atlas leaves alone. */
export function empty(uri: string, kind: DocumentFacts['kind']): DocumentFacts {
  return {
    uri,
    kind,
    whole: true,
    lineStarts: [0],
    declarations: [],
    mentions: [],
    slots: [],
    works: [],
    headings: [],
    declaredCounts: [],
    ...NOTHING,
    directives: [],
    faults: [],
    scalars: [],
  };
}

export const EMPTY_LEXICON: Lexicon = { groups: [], levels: [], vocabulary: {}, notReferences: [] };

const NOTHING = {
  references: collectReferences([], EMPTY_LEXICON, undefined).facts,
  counts: collectCounts([], EMPTY_LEXICON, undefined),
  citations: collectCitations([], EMPTY_LEXICON).facts,
  language: collectLanguage([], EMPTY_LEXICON, ''),
};

function fromManifest(source: DocumentSource): DocumentFacts {
  const tree = readYaml(source.text);
  const map = mapOf(tree.root);
  const read = map && collectManifest(map);
  const said = textFaults('manifest', tree, source.text);
  const faults = [...yamlFaults(tree), ...said.faults];
  if (tree.whole && !tree.guessed) {
    faults.push(
      ...(tree.root
        ? validate('manifest', tree.root, [...tree.errors, ...said.told])
        : [
            {
              code: 'schema',
              span: { from: 0, to: Math.min(1, source.text.length) },
              message: 'This manifest is empty. It needs at least format, title and groups.',
            } as const,
          ]),
    );
  }
  return {
    ...empty(source.uri, 'manifest'),
    whole: tree.whole,
    ...(read && {
      declarations: read.declarations,
      mentions: read.mentions,
      declaredCounts: read.declaredCounts,
      ...(read.blocks.length > 0 && { blocks: read.blocks }),
      ...(read.reviewBy && { reviewBy: read.reviewBy }),
    }),
    directives: yamlDirectives(tree, source.text),
    faults,
    manifest: readManifest(tree.root),
  };
}

function fromBibliography(source: DocumentSource): DocumentFacts {
  const tree = /\.ya?ml$/i.test(source.uri) ? readYaml(source.text) : undefined;
  const read = /\.bib$/i.test(source.uri) ? readBibtex(source.text) : readCsl(source.text, tree);
  const works = collectBibliography(read.entries);
  // Read as YAML it may be more than JSON allows.
  const fault = /\.json$/i.test(source.uri) && read.errors.length === 0 ? jsonFault(source.text) : undefined;
  return {
    ...empty(source.uri, 'bibliography'),
    whole: read.errors.length === 0,
    declarations: works.map((work) => ({
      kind: 'reference',
      key: work.work.key,
      keySpan: work.keySpan,
      fullSpan: work.fullSpan,
      title: work.work.title ?? '',
      ...(work.titleSpan && { titleSpan: work.titleSpan }),
      written: true,
    })),
    works,
    faults: [
      ...(fault ? [...read.errors, fault] : read.errors).map((error) => ({
        code: 'bib-syntax' as const,
        ...error,
      })),
      ...(tree ? textFaults('bibliography', tree, source.text).faults : []),
    ],
  };
}

function fromSlots(source: DocumentSource, lexicon: Lexicon, notice?: Notice): DocumentFacts {
  const tree = readYaml(source.text);
  const map = mapOf(tree.root);
  const read = textReader(source.text, !notice && !keepsNamesOut(lexicon));
  const several = map && entry(map, 'slots');
  // `slots: 5` and the like is some other tool's.
  const isOurs = several?.value?.kind === 'list' || !several || entry(map, 'slot') || tree.errors.length > 0;
  if (!isOurs) return empty(source.uri, 'foreign');
  const maps: readonly YamlMap[] = !map
    ? []
    : several && !entry(map, 'slot')
      ? itemsOf(several.value).flatMap((item) => mapOf(item) ?? [])
      : [map];
  const readings = maps.flatMap((one) => collectSlot(one, read) ?? []);
  const first: SlotReading | undefined = readings[0];
  const subject =
    first && !several
      ? ({ kind: 'slot', key: first.slot.key, span: first.slot.keySpan } as const)
      : undefined;
  // Nearly every file holds one slot alone.
  const only = readings.length === 1 ? first : undefined;
  const texts = only?.texts ?? readings.flatMap((reading) => reading.texts);
  notice?.(texts);
  const said = textFaults(several ? 'slots' : 'slot', tree, source.text);
  const faults = [...yamlFaults(tree), ...said.faults];
  if (tree.whole && !tree.guessed && tree.root)
    faults.push(
      ...validate(several ? 'slots' : 'slot', tree.root, [...tree.errors, ...said.told]).map((fault) =>
        nameTheId(fault, source),
      ),
    );
  const directives = yamlDirectives(tree, source.text);
  for (const text of texts)
    for (const directive of collectDirectives(text.tree.blocks, source.text, false))
      directives.push(directive);
  const declarations =
    readings.length > 0
      ? (only?.declarations ?? readings.flatMap((reading) => reading.declarations))
      : provisional(source.text);
  return {
    ...empty(source.uri, 'slots'),
    ...(subject && { subject }),
    whole: tree.whole,
    declarations,
    slots: readings.map((reading) => reading.slot),
    ...prose(texts, lexicon, subject, only?.mentions ?? readings.flatMap((reading) => reading.mentions)),
    language: collectLanguage(texts, lexicon, source.text),
    ...diagrams(texts, source.text),
    directives,
    faults,
    scalars: scalarPlaces(tree.root),
  };
}

function fromText(source: DocumentSource, lexicon: Lexicon, trees?: Trees, notice?: Notice): DocumentFacts {
  const mdx = /\.mdx$/i.test(source.uri);
  const previous = trees?.get(source.uri);
  const parsed = readMarkdown(source.text, {
    mdx,
    frontMatter: true,
    edited: trees !== undefined,
    ...(previous && { previous }),
  });
  trees?.set(source.uri, parsed);
  const { tree } = parsed;
  // The front matter is read in place: what stands before it is blanked, so that its spans are the document's.
  const front =
    tree.frontMatter &&
    readYaml(
      `${' '.repeat(Math.max(0, tree.frontMatter.span.from - 1))}\n`.slice(-tree.frontMatter.span.from) +
        source.text.slice(tree.frontMatter.span.from, tree.frontMatter.span.to),
    );
  const map = mapOf(front?.root);
  const whole: Span = { from: 0, to: source.text.length };
  const matter = map && collectFrontMatter(map, whole);
  const subject = matter?.subject;
  const kind = subject?.kind === 'slot' ? 'slot-text' : (subject?.kind ?? 'page');
  const said = front && textFaults('front-matter', front, source.text);
  const faults: Fault[] = front ? [...yamlFaults(front), ...said!.faults] : [];
  if (front?.whole && !front.guessed && front.root && map)
    faults.push(...validate('front-matter', front.root, [...front.errors, ...said!.told]));
  if (mdx && needsStrict(parsed))
    faults.push(...mdxErrors(source.text).map((error) => ({ code: 'mdx-syntax' as const, ...error })));
  const regions = collectRegions(tree, source.text, mdx);
  const parts = regions && partRegions(tree, regions);
  const text: AtlasText = {
    tree: parts?.rest ?? tree,
    role: 'text',
    ...(subject && { subject }),
    cites: [],
  };
  const title = map && entry(map, 'title')?.value;
  const titleText =
    title?.kind === 'scalar' && typeof title.value === 'string'
      ? textReader(source.text)(title, {
          role: 'title',
          ...(subject && { subject }),
          field: 'title',
          cites: [],
        })
      : undefined;
  const texts = titleText ? [titleText, text] : [text];
  notice?.(texts);
  const headings = collectHeadings(tree, source.text.length);
  return {
    ...empty(source.uri, kind),
    ...(subject && { subject }),
    whole: front?.whole ?? true,
    declarations: [
      ...(matter?.declarations ?? []),
      ...(subject?.kind === 'slot' ? sections(subject.key, headings) : []),
    ],
    headings,
    ...prose(
      texts,
      lexicon,
      subject,
      [...(matter?.mentions ?? []), ...(parts ? shownIn({ ...text, tree: parts.inside }, lexicon) : [])],
      matter?.ranges,
      regions,
    ),
    language: collectLanguage(texts, lexicon, source.text),
    ...(regions && { regions }),
    ...(matter?.references && { listed: matter.references }),
    ...(matter?.reviewBy && { reviewBy: matter.reviewBy }),
    ...diagrams(texts, source.text),
    directives: [
      ...(front ? yamlDirectives(front, source.text) : []),
      ...collectDirectives(tree.blocks, source.text, true),
    ],
    faults,
    ...(front && { scalars: scalarPlaces(front.root) }),
  };
}

/** Few documents have any. */
function diagrams(texts: readonly AtlasText[], source: string): Pick<DocumentFacts, 'diagrams'> {
  const faults = /mermaid/i.test(source) ? collectDiagrams(texts) : [];
  return faults.length > 0 ? { diagrams: faults } : {};
}

/** Level-2 headings of a slot's text by a section's title are that section. */
function sections(slot: string, headings: readonly HeadingFact[]): Declaration[] {
  return headings.flatMap((heading) => {
    const field = heading.level === 2 ? sectionField(heading.title) : undefined;
    return field ? [sectionOf(slot, field, heading.span)] : [];
  });
}

function prose(
  texts: readonly AtlasText[],
  lexicon: Lexicon,
  subject: DocumentFacts['subject'],
  data: readonly Mention[],
  ranges: readonly RangeFact[] = [],
  regions?: RegionFacts,
): Pick<DocumentFacts, 'mentions' | 'references' | 'counts' | 'citations'> {
  const references = collectReferences(texts, lexicon, subject);
  const citations = collectCitations(texts, lexicon);
  const mentions = data.concat(references.mentions, citations.mentions);
  return {
    mentions: mentions.sort((a, b) => a.span.from - b.span.from),
    references: {
      ...references.facts,
      ranges: [...ranges, ...references.facts.ranges],
    },
    counts: collectCounts(texts, lexicon, subject),
    // The reference list that the tool writes is one.
    citations: regions?.regions.some(({ name, lines }) => name === 'references' && lines.length > 0)
      ? { ...citations.facts, listed: true }
      : citations.facts,
  };
}

/** The slots that a region shows. Where one is not there any more, the region is stale and no more need be said. */
function shownIn(text: AtlasText, lexicon: Lexicon): Mention[] {
  return collectReferences([text], lexicon, undefined)
    .mentions.filter((mention) => mention.kind === 'slot')
    .map((mention) => ({ ...mention, doubtful: true }));
}

function yamlFaults(tree: YamlTree): Fault[] {
  return tree.errors.map((error) => ({
    code: 'yaml-syntax',
    span: error.span,
    message: error.message,
    ...(error.fix && { fixes: [error.fix] }),
  }));
}
