import { type Inline, type Prose, sourceSpan } from '../syntax/prose';
import type { Lexicon } from './lexicon';
import { type Chain, findChains, type WrittenId } from './referenceChain';
import type { Covered, RangeFact } from './referenceFact';
import {
  findListing,
  isOfAnotherTrade,
  type Labels,
  labelsOf,
  type Reading,
  readCell,
  readChain,
} from './referenceReading';
import type { Site } from './referenceSite';
import { sentenceAround } from './referenceText';
import type { Mention } from './thing';

/** A mention that waits for the rest of its text, since its company may stand further down (a column of ids). */
export interface IdDraft {
  readonly finish: () => Mention;
}

export interface IdReader {
  readonly groups: ReadonlySet<string>;
  readonly lengths: ReadonlySet<number>;
  readonly labels: Labels;
  readonly barred: ReadonlySet<string>;
  /** Phrases of `not_references` that hold an id, found in any case and across any white space; by ids they hold. */
  readonly phrases: readonly { readonly holds: string; readonly pattern: RegExp }[];
}

/** A chain that is or may be a reference, as the readers of titles and levels need it. */
export type ReadChain = Chain & { readonly reading: Reading };

const MOVING =
  /\b(?:path|road|route|way|arrows?|edges?|links?|loops?|feedback|hand-?offs?|handover|transition|bridge|mov(?:e|es|ed|ing)|map(?:s|ped|ping)?|link(?:s|ed|ing)|connect(?:s|ed|ing)?|compar(?:e|es|ed|ing)|hand(?:s|ed|ing)?|pass(?:es|ed|ing)?|shift(?:s|ed|ing)?|relat(?:e|es|ed|ing)|add(?:s|ed|ing)?|assign(?:s|ed|ing)?|go(?:es|ing)?|went|flow(?:s|ed|ing)?|renam(?:e|es|ed|ing)|migrat\w+|tie[sd]?|forward(?:s|ed)?|return(?:s|ed)?|switch\w*|sen[dt]s?|point(?:s|ed)?|dependenc\w+|signals?|lessons?|back|leads?|led|jump\w*|travel\w*|convert\w*|chang(?:e|es|ed|ing))\b/i;
const PAIR =
  /^\s+(?:loops?|links?|interfaces?|dependenc(?:y|ies)|hand-?offs?|handovers?|pairs?|boundar(?:y|ies)|edges?|axis|connections?|relations?(?:hips?)?|transitions?|seams?|interplay|feedback|couplings?|trade-?offs?|arrows?|interactions?|cycles?|tensions?|joins?|gap)\b/i;

export function idReader(lexicon: Lexicon): IdReader {
  const groups = new Set(lexicon.groups.map((group) => group.id));
  const barred = lexicon.notReferences.map((words) => words.trim().replace(/\s+/g, ' '));
  const isId = (words: string): boolean => /^[A-Z]{1,3}\d+(?:\.\d+)*$/.test(words);
  return {
    groups,
    lengths: new Set([...groups].map((id) => id.length)),
    labels: labelsOf(lexicon),
    barred: new Set(barred.filter(isId)),
    phrases: barred
      .filter((words) => words && !isId(words))
      .map((words) => ({
        holds: words.toUpperCase(),
        pattern: new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]/g, '[\\s-]+'), 'gi'),
      })),
  };
}

/** The ids of a sentence, and whether one of them is a reference in any case. */
interface Company {
  readonly keys: string[];
  sure: boolean;
}

const ALONE: Company = { keys: [], sure: false };
const NO_IDS = { chains: [], drafts: [], ranges: [] };

/** The ids of a passage. `slot`: the slot whose text it is, company for endpoints of its own. `starts`: where its sentences begin. */
export function collectIds(
  site: Site,
  slot: string | undefined,
  covered: readonly Covered[],
  starts: readonly number[],
  reader: IdReader,
): {
  readonly chains: readonly ReadChain[];
  readonly drafts: readonly IdDraft[];
  readonly ranges: readonly RangeFact[];
} {
  const { prose } = site;
  const written = site.holds.ids ? findChains(prose.text) : [];
  if (written.length === 0) return NO_IDS;
  const chains: ReadChain[] = [];
  const drafts: IdDraft[] = [];
  const ranges: RangeFact[] = [];
  const trade = isOfAnotherTrade(prose.text);
  const companies = new Map<number, Company>();
  const companyAt = (at: number): Company => {
    const { index } = sentenceAround(prose.text, starts, at);
    let company = companies.get(index);
    if (!company) companies.set(index, (company = { keys: [], sure: false }));
    return company;
  };
  for (const cover of covered)
    if (cover.kind === 'slot' || cover.kind === 'endpoint') companyAt(cover.from).keys.push(cover.key);

  const listing = findListing(prose.text);
  for (const found of written) {
    const chain = withoutBarred(found, prose.text, reader);
    if (!chain) continue;
    const read = foreignAside(readIn(site, chain, listing, reader), chain, reader);
    // What begins an item of a list is what the item is about, whatever noun follows.
    const own =
      trade && (read === 'plain' || read === 'sure')
        ? sentenceAround(prose.text, starts, chain.from)
        : undefined;
    if (own && isOfAnotherTrade(prose.text.slice(own.from, own.to))) {
      for (const id of chain.ids) drafts.push(draft(id, prose, 'doubtful', covered, () => ALONE));
      continue;
    }
    const reading =
      isUnsure(read) && site.peers && site.place === 'text' && !chain.compound && inLine(site, chain)
        ? 'plain'
        : read;
    if (reading === 'none') continue;
    chains.push({ ...chain, reading });
    const company = companyAt(chain.from);
    if (reading === 'sure' || reading === 'labelled') company.sure = true;
    if (reading !== 'doubtful')
      for (const id of chain.ids) if (isNative(id.key, reader)) company.keys.push(id.key);
    const peers = site.peers && inLine(site, chain) ? site.peers : undefined;
    if (peers && !isUnsure(reading)) for (const id of chain.ids) peers.push(id.key);
    const at = peers?.length ?? 0;
    const companions = (key: string): Company => ({
      sure: company.sure,
      keys: near(key, [
        ...company.keys,
        ...(peers ?? site.peers ?? []).slice(Math.max(0, at - 8), at + 8),
        ...(slot && key.startsWith(`${slot}.`) ? [slot] : []),
      ]),
    });
    for (const id of chain.ids) drafts.push(draft(id, prose, reading, covered, companions));
    for (const range of chain.ranges) {
      const fact = rangeOf(chain, range, prose, reading);
      if (fact) ranges.push(fact);
    }
  }
  return { chains, drafts, ranges };
}

function readIn(
  site: Site,
  chain: Chain,
  listing: ReturnType<typeof findListing>,
  reader: IdReader,
): Reading {
  const { text } = site.prose;
  if (site.place === 'cell' && site.header !== undefined && text.trim() === text.slice(chain.from, chain.to))
    return readCell(site.header, reader.labels);
  const reading = readChain(text, chain, reader.labels);
  if (listing && chain.from >= listing.from && chain.to <= listing.to && reading !== 'none') {
    if (!listing.labelled) return 'sure';
    return chain.ids.every((id) => reader.lengths.has(lettersOf(id.key).length)) ? 'labelled' : reading;
  }
  if (reading === 'plain' || isUnsure(reading)) {
    const link = site.prose.inlines.find((inline) => inline.kind === 'link' && isAllOf(inline, chain, text));
    if (link?.kind === 'link' && !/^[a-z][a-z0-9+.-]*:/i.test(link.href.replace(/^atlas:/, '')))
      return 'sure';
  }
  return reading;
}

function isAllOf(inline: Inline, chain: Chain, text: string): boolean {
  return (
    inline.from <= chain.from &&
    chain.to <= inline.to &&
    text.slice(inline.from, inline.to).trim() === text.slice(chain.from, chain.to)
  );
}

/** Ids of letters that are no group's: references only where they are called slots, or strung together with ids of the atlas. */
function foreignAside(reading: Reading, chain: Chain, reader: IdReader): Reading {
  const native = chain.ids.filter((id) => isNative(id.key, reader)).length;
  if (native === chain.ids.length || reading === 'labelled') return reading;
  if (native === 0 || !chain.ids.every((id) => reader.lengths.has(lettersOf(id.key).length))) return 'none';
  return reading === 'sure' ? 'plain' : reading;
}

function isUnsure(reading: Reading): boolean {
  return reading === 'doubtful' || reading === 'adjunct';
}

function isNative(key: string, reader: IdReader): boolean {
  return reader.groups.has(lettersOf(key));
}

function lettersOf(key: string): string {
  return /^[A-Z]+/.exec(key)?.[0] ?? '';
}

function withoutBarred(chain: Chain, text: string, reader: IdReader): Chain | undefined {
  if (reader.barred.size === 0 && reader.phrases.length === 0) return chain;
  const kept = chain.ids.filter(
    (id) =>
      !reader.barred.has(id.key) &&
      !reader.phrases.some(({ holds, pattern }) => holds.includes(id.key) && isInPhrase(text, id, pattern)),
  );
  if (kept.length === chain.ids.length) return chain;
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) return undefined;
  const ranges = chain.ranges.flatMap((range) => {
    const [from, to] = [kept.indexOf(chain.ids[range.first]!), kept.indexOf(chain.ids[range.last]!)];
    return from >= 0 && to >= 0 ? [{ ...range, first: from, last: to }] : [];
  });
  return { ...chain, from: first.from, to: last.to, ids: kept, ranges };
}

function isInPhrase(text: string, id: WrittenId, phrase: RegExp): boolean {
  const from = Math.max(0, id.from - 64);
  for (const match of text.slice(from, id.to + 64).matchAll(phrase)) {
    if (from + match.index <= id.from && id.to <= from + match.index + match[0].length) return true;
  }
  return false;
}

/** Cells that hold ids alone, and ids that begin an item of a list. */
function inLine(site: Site, chain: Chain): boolean {
  const text = site.prose.text;
  return site.place === 'cell'
    ? text.trim() === text.slice(chain.from, chain.to)
    : text.slice(0, chain.from).trim() === '';
}

/** The other ids of a company, once each; few are enough to tell. */
function near(key: string, company: readonly string[]): string[] {
  const found = new Set<string>();
  for (const other of company) if (other !== key && found.size < 16) found.add(other);
  return [...found];
}

function draft(
  id: WrittenId,
  prose: Prose,
  reading: Reading,
  covered: readonly Covered[],
  companions: (key: string) => Company,
): IdDraft {
  const span = sourceSpan(prose, id.from, id.to);
  const said = covered.some((cover) => cover.key === id.key && cover.from <= id.from && id.to <= cover.to);
  const base: Mention = {
    kind: id.key.includes('.') ? 'endpoint' : 'slot',
    key: id.key,
    span,
    keySpan: span,
    form: 'text',
    sure: !said && (reading === 'sure' || reading === 'labelled'),
    ...(!said && reading === 'labelled' && { labelled: true }),
    ...((said || isUnsure(reading)) && { doubtful: true }),
    ...(said && { within: true }),
  };
  return {
    finish: () => {
      if (base.sure || base.doubtful) return base;
      const { sure, keys } = companions(id.key);
      // What stands beside a sure reference is used as one too, whether that one resolves or not.
      return sure || keys.length > 0 ? { ...base, sure, ...(keys.length > 0 && { company: keys }) } : base;
    },
  };
}

function rangeOf(
  chain: Chain,
  range: Chain['ranges'][number],
  prose: Prose,
  reading: Reading,
): RangeFact | undefined {
  const { text } = prose;
  const first = chain.ids[range.first]!;
  const last = chain.ids[range.last]!;
  if (isUnsure(reading)) return undefined;
  if (range.joint !== 'through' && PAIR.test(text.slice(last.to, last.to + 24))) return undefined;
  if (range.joint === 'to' && reading !== 'labelled' && isMove(text, first.from)) return undefined;
  const company = chain.ids.flatMap((id) => (id === first || id === last ? [] : [id.key]));
  return {
    from: first.key,
    to: last.key,
    span: sourceSpan(prose, first.from, last.to),
    sure: reading === 'sure' || reading === 'labelled',
    fromSpan: sourceSpan(prose, first.from, first.to),
    toSpan: sourceSpan(prose, last.from, last.to),
    ...(reading === 'labelled' && { labelled: true }),
    ...(company.length > 0 && { company }),
  };
}

/** *Hands its findings from D3 to A1*: a way, not a range. */
function isMove(text: string, from: number): boolean {
  const head = text.slice(Math.max(0, from - 60), from);
  const clause = head.slice(
    Math.max(head.lastIndexOf('.'), head.lastIndexOf(';'), head.lastIndexOf(',')) + 1,
  );
  return MOVING.test(clause);
}
