import { type Inline, type Prose, sourceSpan } from '../syntax/prose';
import type { Lexicon } from './lexicon';
import { findChapters } from './referenceChapter';
import { readComponent } from './referenceComponent';
import type { Covered, RangeFact } from './referenceFact';
import { findGroups } from './referenceGroup';
import { collectIds, type IdDraft, type IdReader, idReader } from './referenceId';
import { type FileLink, readHref } from './referenceLink';
import { findResidues, type Residue } from './referenceResidue';
import { findShown, type ShownFact, type ShownReader, shownReader } from './referenceShown';
import { findSites, type Site } from './referenceSite';
import { sentenceStarts } from './referenceText';
import type { AtlasText } from './text';
import type { Mention } from './thing';

/** What a document's texts refer to, beyond the mentions themselves. */
export interface ReferenceFacts {
  /** Ranges of slots, endpoints, groups, chapters or sections, which the shape of their ends tells apart. */
  readonly ranges: readonly RangeFact[];
  /** Ids shown with a title or a level. */
  readonly shown: readonly ShownFact[];
  /** Links and images that point to files or headings, and `atlas:` links of no known form. */
  readonly links: readonly FileLink[];
  readonly residues: readonly Residue[];
  /** Ids set by HTML elements (`<a id="x">`), which in-page links may point to. */
  readonly anchors: readonly string[];
}

/** Every reference in a document's texts. Depends on the texts and the lexicon alone. */
export function collectReferences(
  texts: readonly AtlasText[],
  lexicon: Lexicon,
  subject: { readonly kind: string; readonly key: string } | undefined,
): { readonly mentions: Mention[]; readonly facts: ReferenceFacts } {
  const sink: Sink = {
    mentions: [],
    drafts: [],
    ranges: [],
    shown: [],
    links: [],
    residues: [],
    anchors: new Set(),
  };
  const readers = readersOf(lexicon);
  for (const text of texts) {
    for (const anchor of text.tree.anchors ?? []) sink.anchors.add(anchor);
    const { passages, components } = findSites(text.tree.blocks);
    if (passages.length === 0 && components.length === 0) continue;
    const own = text.subject ?? subject;
    for (const component of components) takeComponent(component, sink);
    for (const site of passages)
      readSite(site, text.role, own?.kind === 'slot' ? own.key : undefined, lexicon, readers, sink);
  }
  const { mentions, ranges, shown, links, residues } = sink;
  for (const draft of sink.drafts) mentions.push(draft.finish());
  if (mentions.length > 1) mentions.sort((a, b) => a.span.from - b.span.from);
  return {
    mentions,
    facts: { ranges, shown, links: onceEach(links), residues, anchors: [...sink.anchors] },
  };
}

interface Readers {
  readonly ids: IdReader;
  readonly shown: ShownReader;
}

/** An atlas has one lexicon for all its documents, so that its patterns are built once. */
const READERS = new WeakMap<Lexicon, Readers>();

function readersOf(lexicon: Lexicon): Readers {
  let readers = READERS.get(lexicon);
  if (!readers) READERS.set(lexicon, (readers = { ids: idReader(lexicon), shown: shownReader(lexicon) }));
  return readers;
}

interface Sink {
  readonly mentions: Mention[];
  readonly drafts: IdDraft[];
  readonly ranges: RangeFact[];
  readonly shown: ShownFact[];
  readonly links: FileLink[];
  readonly residues: Residue[];
  readonly anchors: Set<string>;
}

function readSite(
  site: Site,
  role: AtlasText['role'],
  slot: string | undefined,
  lexicon: Lexicon,
  readers: Readers,
  sink: Sink,
): void {
  const { prose, holds } = site;
  const covered: Covered[] = [];
  for (const inline of prose.inlines) {
    const { kind } = inline;
    if (kind === 'component' || kind === 'link' || kind === 'image') takeInline(inline, prose, covered, sink);
  }
  if (role === 'text' && site.place !== 'heading')
    for (const residue of findResidues(site, holds)) sink.residues.push(residue);
  if (holds.groups) takeAll(findGroups(prose, lexicon), prose, covered, sink);
  if (holds.labels) takeAll(findChapters(prose), prose, covered, sink);
  if (!holds.ids && covered.length === 0) return;
  const starts = sentenceStarts(prose.text);
  const ids = collectIds(site, slot, covered, starts, readers.ids);
  for (const draft of ids.drafts) sink.drafts.push(draft);
  for (const range of ids.ranges) sink.ranges.push(range);
  if (role === 'text')
    for (const shown of findShown(site, ids.chains, covered, starts, readers.shown)) sink.shown.push(shown);
}

function takeAll(
  found: { readonly mentions: readonly Mention[]; readonly ranges: readonly RangeFact[] },
  prose: Prose,
  covered: readonly Covered[],
  sink: Sink,
): void {
  sink.ranges.push(...found.ranges);
  for (const mention of found.mentions)
    sink.mentions.push(isCovered(mention, covered, prose) ? { ...mention, doubtful: true } : mention);
}

function takeInline(inline: Inline, prose: Prose, covered: Covered[], sink: Sink): void {
  if (inline.kind === 'component') {
    const mention = takeComponent(inline, sink);
    if (mention)
      covered.push({
        kind: mention.kind,
        key: mention.key,
        from: inline.from,
        to: inline.to,
        span: inline.span,
      });
  } else if (inline.kind === 'link' || inline.kind === 'image') {
    const read = readHref(inline, prose.text.slice(inline.from, inline.to));
    if (read?.kind === 'mention') {
      sink.mentions.push(read.mention);
      covered.push({
        kind: read.mention.kind,
        key: read.mention.key,
        from: inline.from,
        to: inline.to,
        span: inline.span,
      });
    } else if (read) sink.links.push(read.link);
  }
}

function takeComponent(component: Parameters<typeof readComponent>[0], sink: Sink): Mention | undefined {
  const read = readComponent(component);
  if (read.anchor !== undefined) sink.anchors.add(read.anchor);
  sink.mentions.push(...read.mentions);
  return read.mentions[0];
}

function isCovered(mention: Mention, covered: readonly Covered[], prose: Prose): boolean {
  return covered.some((cover) => {
    if (cover.kind !== mention.kind || cover.key !== mention.key) return false;
    const span = sourceSpan(prose, cover.from, cover.to);
    return span.from <= mention.span.from && mention.span.to <= span.to;
  });
}

/** The links of one reference definition all point to its one address. */
function onceEach(links: FileLink[]): FileLink[] {
  if (links.length < 2) return links;
  const seen = new Set<number>();
  return links.filter(
    (link) => link.kind === 'empty' || (!seen.has(link.span.from) && seen.add(link.span.from)),
  );
}
