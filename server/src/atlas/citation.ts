import { type Component, type Inline, OBJECT, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { type AuthorYearMatch, findAuthorYears } from './citationAuthorYear';
import { FIGURE_OPENS, firstFigure, firstNumber } from './citationFigure';
import { FINDING_OPENS, firstFinding } from './citationFinding';
import { collectIdentifiersIn, type IdentifierFact, namesSource } from './citationIdentifier';
import type { Certainty } from './citationName';
import { partOf, sentencesOf } from './citationSentence';
import { type CitationUnit, walkUnits } from './citationUnit';
import type { Lexicon } from './lexicon';
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

/** A paragraph, list item or `numbers` entry (or one sentence of such, where each has to cite) that states a figure or a finding: the first one in it. */
export interface Claim {
  readonly kind: 'figure' | 'finding';
  readonly span: Span;
  readonly text: string;
  /** By a citation, a footnote, a link or an identifier; author–year mentions are for the rule to look up. */
  readonly cited: boolean;
  /** Of `authorYears`: those in the same paragraph, or sentence. */
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
    // Those of block components come first.
    const inline: Mention[] = [];
    let listing = 0;
    let sourced = false;
    walkUnits(
      text.tree,
      (unit) => {
        const { proses, level } = unit;
        const first = facts.authorYears.length;
        const named = facts.identifiers.length;
        for (const prose of proses) {
          citationsIn(prose, inline);
          authorYearsIn(prose, facts.authorYears);
          collectIdentifiersIn(prose, facts.identifiers);
        }
        if (level !== undefined) {
          if (READING_LIST.test(proses[0]!.text.trim())) listing = level;
          else if (level <= listing) listing = 0;
        } else if (listing > 0 && !facts.listed)
          facts.listed =
            facts.authorYears.length > first ||
            facts.identifiers.length > named ||
            isEntry(unit) ||
            proses.some(hasSource);
        if (unit.states && listing === 0) {
          const mentioned = upTo(first, facts.authorYears.length);
          if (lexicon.citing?.perSentence) {
            for (const part of sentenceUnits(unit)) {
              const claim = claimOf(part, text, lexicon, sourced);
              const isIn = (index: number): boolean => within(facts.authorYears[index]!.span, part);
              if (claim) facts.claims.push({ ...claim, mentions: mentioned.filter(isIn) });
            }
          } else {
            const claim = claimOf(unit, text, lexicon, sourced);
            if (claim) facts.claims.push({ ...claim, mentions: mentioned });
          }
        }
        sourced = level === undefined && (facts.authorYears.length > first || proses.some(hasSource));
      },
      (component) => citeOf(component, mentions),
    );
    for (const mention of inline) mentions.push(mention);
  }
  return { facts, mentions };
}

/** The sentences of a unit, each as one of its own. */
function sentenceUnits(unit: CitationUnit): readonly CitationUnit[] {
  if (!unit.proses.some(mayClaim)) return [];
  return unit.proses.flatMap((prose) =>
    sentencesOf(prose).map((sentence) => ({ ...unit, proses: [partOf(prose, sentence)] })),
  );
}

function within(span: Span, { proses }: CitationUnit): boolean {
  return proses.some((prose) => prose.span.from <= span.from && span.from < prose.span.to);
}

function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** A list item of several words, which in a reading list is a work. */
function isEntry({ item, proses }: CitationUnit): boolean {
  return item && /(?:\S+\s+){2}\S/.test(proses[0]!.text);
}

/** *The authors find that …* goes on with the work that the paragraph before names. */
const GOES_ON =
  /\b(?:the (?:same )?(?:authors?|paper|study|team|researchers)|they|he|she)\s(?:\w+ly\s|also\s|then\s|further\s){0,2}$/i;

/** `sourced`: whether the passage before cites. */
function claimOf(
  unit: CitationUnit,
  text: AtlasText,
  lexicon: Lexicon,
  sourced: boolean,
): Omit<Claim, 'mentions'> | undefined {
  if (!unit.proses.some(mayClaim)) return undefined;
  const readers = [
    { kind: 'figure', read: (said: string) => firstFigure(said, lexicon) },
    { kind: 'finding', read: firstFinding },
    {
      kind: 'figure',
      read: (said: string) => (text.field === 'numbers' ? firstNumber(said, lexicon) : undefined),
    },
  ] as const;
  for (const { kind, read } of readers) {
    for (const prose of unit.proses) {
      const at = read(statedText(prose));
      if (at)
        return {
          kind,
          span: sourceSpan(prose, at.from, at.to),
          text: prose.text.slice(at.from, at.to),
          cited:
            text.cites.length > 0 ||
            (sourced && kind === 'finding' && GOES_ON.test(prose.text.slice(0, at.from))) ||
            unit.proses.some(hasSource) ||
            (unit.lead !== undefined && hasSource(unit.lead)),
        };
    }
  }
  return undefined;
}

/** A look at a text before it is read: it has a digit, or a word that a figure or a finding begins with. */
function mayClaim({ text, inlines }: Prose): boolean {
  return CLAIM.test(text) || inlines.some(({ kind }) => kind === 'image');
}

const CLAIM = new RegExp(`\\d|${FIGURE_OPENS}|${FINDING_OPENS}`, 'i');

/** Words that stand for a picture, and formulas, state nothing; they are blanked, so that places stay. */
function statedText(prose: Prose): string {
  let said = prose.text.includes('$') ? prose.text.replace(FORMULA, blank) : prose.text;
  for (const { kind, from, to } of prose.inlines)
    if (kind === 'image') said = said.slice(0, from) + OBJECT.repeat(to - from) + said.slice(to);
  return said;
}

/**
 * `$x^2$` and `$$ … $$`. A dollar sign opens a formula only right before something, and closes one only right behind something and before no digit, which
 * tells formulas from prices (https://pandoc.org/MANUAL.html#extension-tex_math_dollars).
 */
const FORMULA = /\$\$[^$]+\$\$|(?<![\p{L}\p{N}$])\$(?![\s$])[^$]*?(?<![\s$])\$(?![\p{L}\p{N}$])/gu;

function blank(formula: string): string {
  return OBJECT.repeat(formula.length);
}

function authorYearsIn(prose: Prose, into: AuthorYear[]): void {
  if (!/\d{4}/.test(prose.text)) return;
  for (const found of findAuthorYears(prose.text)) into.push(authorYear(prose, found));
}

function authorYear(prose: Prose, found: AuthorYearMatch): AuthorYear {
  return {
    span: sourceSpan(prose, found.from, found.to),
    text: prose.text.slice(found.from, found.to).replace(/\s+/g, ' '),
    year: found.year,
    yearSpan: sourceSpan(prose, found.yearFrom, found.yearFrom + 4),
    families: found.families,
    readings: found.readings,
    more: found.more,
    certainty: found.certainty,
    ...(found.enclosed && { enclosed: sourceSpan(prose, found.enclosed.from, found.enclosed.to) }),
  };
}

/** `[@key]`, `@key` and `<Cite id="key" />`. */
function citationsIn(prose: Prose, into: Mention[]): void {
  for (const inline of prose.inlines) {
    if (inline.kind === 'component') citeOf(inline, into);
    else if (inline.kind === 'citation')
      for (const { key, span, keySpan } of inline.items)
        into.push({ kind: 'reference', key, span, keySpan, form: 'citation', sure: true });
  }
}

function citeOf(component: Component, into: Mention[]): void {
  if (component.name !== 'Cite') return;
  const id = component.attributes.find((attribute) => attribute.name === 'id');
  if (id?.value === undefined || !id.valueSpan || id.value.trim() === '') return;
  into.push({
    kind: 'reference',
    key: id.value.trim(),
    span: id.valueSpan,
    keySpan: id.valueSpan,
    form: 'component',
    sure: true,
  });
}

function hasSource(prose: Prose): boolean {
  return prose.inlines.some(isSource) || namesSource(prose.text) || ROLE.test(prose.text);
}

/** `:cite:` and `{cite}` before a key in code marks, as Sphinx and MyST write citations. */
const ROLE = /(?::cite[a-z]*:|\{cite(?::[a-z]+)?\})\uFFFC/;

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
