import type { DocumentFacts } from '../atlas/facts';
import type { Mention, ThingKind } from '../atlas/thing';
import { offsetAt, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { claimsOf } from '../workspace/uses';
import { isChecked } from './claims';

export interface Token {
  /** On one line. */
  readonly range: Range;
  readonly kind: ThingKind | 'count';
  readonly modifiers: readonly TokenModifier[];
}

/** `deprecated`: an id that is retired; `checked`: a number that the data settles. */
export type TokenModifier = 'declaration' | 'unresolved' | 'deprecated' | 'checked';

/**
 * What only the data can tell of the words in a document: which of them name something, what that is, which name nothing, which numbers are checked. In
 * reading order, none over another; `within` narrows them.
 */
export function semanticTokens(atlas: Atlas, uri: string, within?: Range): readonly Token[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return [];
  const from = within ? offsetAt(facts.lineStarts, within.start) : 0;
  const to = within ? offsetAt(facts.lineStarts, within.end) : Number.POSITIVE_INFINITY;
  const inside = (span: Span): boolean => span.to > from && span.from < to;
  const tokens = [
    ...declarationTokens(facts),
    ...mentionTokens(atlas, facts, inside),
    ...countTokens(atlas, facts, inside),
  ]
    .filter(({ span }) => span.to > span.from && inside(span))
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  const shown: Token[] = [];
  let end = 0;
  for (const { span, kind, modifiers } of tokens) {
    const range = rangeOf(facts.lineStarts, span);
    if (span.from < end || range.start.line !== range.end.line) continue;
    end = span.to;
    shown.push({ range, kind, modifiers });
  }
  return shown;
}

interface Place {
  readonly span: Span;
  readonly kind: Token['kind'];
  readonly modifiers: readonly TokenModifier[];
}

/** Keys alone: the grammar knows titles, and sections by their names. */
function declarationTokens(facts: DocumentFacts): readonly Place[] {
  return facts.declarations.flatMap(({ kind, written, keySpan }) =>
    written && kind !== 'section' ? [{ span: keySpan, kind, modifiers: ['declaration'] }] : [],
  );
}

function mentionTokens(
  atlas: Atlas,
  facts: DocumentFacts,
  inside: (span: Span) => boolean,
): readonly Place[] {
  const reader = atlas.reader();
  let told: readonly Told[] | undefined;
  return facts.mentions.flatMap((mention): readonly Place[] => {
    if (!inside(mention.span)) return [];
    const { kind, key } = mention;
    const span = spanOf(facts, mention);
    if (reader.exists(kind, key)) return [{ span, kind, modifiers: [] }];
    // What names nothing is a reference only if a rule says so: else it is a vitamin or a size of paper.
    told ??= toldOf(atlas, facts.uri);
    const finding = told.find(
      (other) => other.span.from < mention.span.to && mention.span.from < other.span.to,
    );
    if (!finding) return [];
    return [{ span, kind, modifiers: [finding.code === 'retired-id' ? 'deprecated' : 'unresolved'] }];
  });
}

interface Told {
  readonly code: string;
  readonly span: Span;
}

/** What the rules say of names, which is judged anyway for the document's findings. */
function toldOf(atlas: Atlas, uri: string): readonly Told[] {
  return atlas
    .findings(uri)
    .flatMap(({ rule, finding }) =>
      /^(?:unknown-|retired-id$|bad-range$)/.test(rule.code) ? [{ code: rule.code, span: finding.span }] : [],
    );
}

/** All the words that name the thing (*Chapter 14*, `@key`) where they are on one line; of an attribute or an address the key. */
function spanOf({ lineStarts }: DocumentFacts, { form, span, keySpan }: Mention): Span {
  if (form !== 'text' && form !== 'citation') return keySpan;
  const { start, end } = rangeOf(lineStarts, span);
  return start.line === end.line ? span : keySpan;
}

function countTokens(atlas: Atlas, facts: DocumentFacts, inside: (span: Span) => boolean): readonly Place[] {
  return claimsOf(facts).flatMap(({ claim }) =>
    inside(claim.span) && isChecked(atlas, claim)
      ? [{ span: claim.span, kind: 'count', modifiers: ['checked'] }]
      : [],
  );
}
