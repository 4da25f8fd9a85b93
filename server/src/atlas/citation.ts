import { type Component, type Inline, OBJECT, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { type AuthorYearMatch, findAuthorYears } from './citationAuthorYear';
import { firstFigure, firstNumber } from './citationFigure';
import { firstFinding } from './citationFinding';
import { collectIdentifiersIn, type IdentifierFact, namesSource } from './citationIdentifier';
import type { Certainty } from './citationName';
import type { Lexicon } from './lexicon';
import { type Passage, passages, walkBlocks } from './passages';
import type { AtlasText } from './text';
import type { Mention } from './thing';

/** What a document's texts say of works: whom they name, what they claim, by which identifiers. Spans are source offsets. */
export interface CitationFacts {
  readonly authorYears: readonly AuthorYear[];
  readonly claims: readonly Claim[];
  readonly identifiers: readonly IdentifierFact[];
  /** Whether a section *Further reading* or *References* names at least one work. */
  readonly listed: boolean;
}

/** A work named by its authors and year in running text. */
export interface AuthorYear {
  /** `Snell et al. (2024)`; a further year of the same authors is the year alone. */
  readonly span: Span;
  readonly text: string;
  readonly year: number;
  /** Its four digits, without a letter behind them. */
  readonly yearSpan: Span;
  /** Family names as written, the first author first. */
  readonly families: readonly string[];
  /** What else the first author may be called. */
  readonly readings: readonly string[];
  /** *et al.* */
  readonly more: boolean;
  readonly certainty: Certainty;
  /** The parentheses around it, where they hold nothing else. */
  readonly enclosed?: Span;
}

/** A paragraph, list item or `numbers` entry that states a figure or a finding: the first one in it. */
export interface Claim {
  readonly kind: 'figure' | 'finding';
  readonly span: Span;
  readonly text: string;
  /** By a citation, a footnote, a link or an identifier; author–year mentions are for the rule to look up. */
  readonly cited: boolean;
  /** Of `authorYears`: those in the same paragraph. */
  readonly mentions: readonly number[];
}

const READING_LIST =
  /^(?:\d[\d.]*\s+)?(?:further\s+reading|references|bibliography|reading\s+list|works\s+cited|sources|literature)\s*$/i;

/** Reads the texts of one document. Titles hold no citations. */
export function collectCitations(
  texts: readonly AtlasText[],
  lexicon: Lexicon,
): { readonly facts: CitationFacts; readonly mentions: readonly Mention[] } {
  const facts = {
    authorYears: [] as AuthorYear[],
    claims: [] as Claim[],
    identifiers: [] as IdentifierFact[],
    listed: false,
  };
  const mentions: Mention[] = [];
  for (const text of texts) {
    if (text.role === 'title') continue;
    walkBlocks(text.tree, ({ block }) => {
      if (block.kind === 'component') mentions.push(...citeOf(block.component));
    });
    let listing = 0;
    for (const unit of unitsOf(passages(text.tree))) {
      const own = {
        mentions: [] as Mention[],
        authorYears: [] as AuthorYear[],
        identifiers: [] as IdentifierFact[],
      };
      for (const { prose } of unit.passages) {
        own.mentions.push(...citationsIn(prose));
        own.authorYears.push(...authorYearsIn(prose));
        own.identifiers.push(...collectIdentifiersIn(prose));
      }
      const heading = unit.passages[0]!.place === 'heading' ? unit.passages[0]!.position.block : undefined;
      if (heading?.kind === 'heading') {
        if (READING_LIST.test(heading.prose.text.trim())) listing = heading.level;
        else if (heading.level <= listing) listing = 0;
      }
      const sourced = unit.passages.some(({ prose }) => hasSource(prose));
      if (
        listing > 0 &&
        !heading &&
        (sourced || own.authorYears.length > 0 || own.identifiers.length > 0 || unit.isEntry)
      )
        facts.listed = true;
      if (unit.states && listing === 0) {
        const claim = claimOf(unit, text, lexicon, sourced);
        const first = facts.authorYears.length;
        if (claim)
          facts.claims.push({ ...claim, mentions: own.authorYears.map((_, index) => first + index) });
      }
      facts.authorYears.push(...own.authorYears);
      facts.identifiers.push(...own.identifiers);
      mentions.push(...own.mentions);
    }
  }
  return { facts, mentions };
}

/** What counts as one paragraph: a list item's own paragraphs are one. */
interface Unit {
  readonly passages: readonly Passage[];
  /** Paragraphs and items outside tables, headings and footnotes. */
  readonly states: boolean;
  /** A list item of several words, which in a reading list is a work. */
  readonly isEntry: boolean;
  /** The paragraph that a list follows behind a colon: what it cites, it cites for the list. */
  readonly lead?: Passage;
}

function unitsOf(all: readonly Passage[]): Unit[] {
  const units: { passages: Passage[]; states: boolean; isEntry: boolean; lead?: Passage; item?: unknown }[] =
    [];
  let list: unknown;
  let lead: Passage | undefined;
  let previous: Passage | undefined;
  for (const passage of all) {
    const { parents, siblings } = passage.position;
    const outermost = parents.find((parent) => parent.kind === 'list');
    if (outermost && outermost !== list)
      lead = previous && leadsTo(previous, outermost) ? previous : undefined;
    list = outermost;
    previous = passage;
    const last = units.at(-1);
    const states = passage.place === 'paragraph' && !parents.some((parent) => parent.kind === 'footnote');
    if (passage.place !== 'paragraph' || parents.at(-1)?.kind !== 'list')
      units.push({ passages: [passage], states, isEntry: false });
    else if (last?.item === siblings) last.passages.push(passage);
    else {
      const isEntry = /(?:\S+\s+){2}\S/.test(passage.prose.text);
      units.push({ passages: [passage], states, isEntry, item: siblings, ...(lead && { lead }) });
    }
  }
  return units;
}

function leadsTo(passage: Passage, list: Passage['position']['block']): boolean {
  const { siblings, index } = passage.position;
  return (
    passage.place === 'paragraph' &&
    siblings[index + 1] === list &&
    /:\s*$/.test(passage.prose.text.replaceAll(OBJECT, ''))
  );
}

function claimOf(
  unit: Unit,
  text: AtlasText,
  lexicon: Lexicon,
  sourced: boolean,
): Omit<Claim, 'mentions'> | undefined {
  const cited = sourced || text.cites.length > 0 || (unit.lead !== undefined && hasSource(unit.lead.prose));
  const readers = [
    { kind: 'figure', read: (said: string) => firstFigure(said, lexicon) },
    { kind: 'finding', read: firstFinding },
    {
      kind: 'figure',
      read: (said: string) => (text.field === 'numbers' ? firstNumber(said, lexicon) : undefined),
    },
  ] as const;
  for (const { kind, read } of readers) {
    for (const { prose } of unit.passages) {
      const at = read(withoutImages(prose));
      if (at)
        return {
          kind,
          span: sourceSpan(prose, at.from, at.to),
          text: prose.text.slice(at.from, at.to),
          cited,
        };
    }
  }
  return undefined;
}

/** Words that stand for a picture state nothing; they are blanked, so that places stay. */
function withoutImages(prose: Prose): string {
  let said = prose.text;
  for (const { kind, from, to } of prose.inlines)
    if (kind === 'image') said = said.slice(0, from) + OBJECT.repeat(to - from) + said.slice(to);
  return said;
}

function authorYearsIn(prose: Prose): AuthorYear[] {
  if (!/\d{4}/.test(prose.text)) return [];
  return findAuthorYears(prose.text).map((found: AuthorYearMatch) => ({
    span: sourceSpan(prose, found.from, found.to),
    text: prose.text.slice(found.from, found.to).replace(/\s+/g, ' '),
    year: found.year,
    yearSpan: sourceSpan(prose, found.yearFrom, found.yearFrom + 4),
    families: found.families,
    readings: found.readings,
    more: found.more,
    certainty: found.certainty,
    ...(found.enclosed && { enclosed: sourceSpan(prose, found.enclosed.from, found.enclosed.to) }),
  }));
}

/** `[@key]`, `@key` and `<Cite id="key" />`. */
function citationsIn(prose: Prose): Mention[] {
  return prose.inlines.flatMap((inline): Mention[] => {
    if (inline.kind === 'component') return citeOf(inline);
    if (inline.kind !== 'citation') return [];
    return inline.items.map(({ key, span, keySpan }) => ({
      kind: 'reference',
      key,
      span,
      keySpan,
      form: 'citation',
      sure: true,
    }));
  });
}

function citeOf(component: Component): Mention[] {
  const id =
    component.name === 'Cite' ? component.attributes.find((attribute) => attribute.name === 'id') : undefined;
  if (id?.value === undefined || !id.valueSpan || id.value.trim() === '') return [];
  return [
    {
      kind: 'reference',
      key: id.value.trim(),
      span: id.valueSpan,
      keySpan: id.valueSpan,
      form: 'component',
      sure: true,
    },
  ];
}

function hasSource(prose: Prose): boolean {
  return prose.inlines.some(isSource) || namesSource(prose.text);
}

function isSource(inline: Inline): boolean {
  switch (inline.kind) {
    case 'citation':
    case 'footnote':
      return true;
    case 'component':
      return inline.name === 'Cite';
    case 'link':
    case 'autolink':
      return /^(?:https?|doi):/i.test(inline.href);
    default:
      return false;
  }
}
