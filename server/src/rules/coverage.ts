import { textsOf } from '../atlas/collect';
import type { DocumentFacts } from '../atlas/facts';
import { collectStated, type StatedWord } from '../atlas/statedNumber';
import type { Mention } from '../atlas/thing';
import { type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { AtlasReader } from '../workspace/reader';
import { standing } from './standing';
import { isSettled } from './totals';

/** A number, a level's name or a reference of a text, with the rule that would speak if it went wrong. */
export interface CoverageEntry {
  readonly kind: 'number' | 'level' | 'reference';
  readonly range: Range;
  readonly text: string;
  /** It with a few words on either side. */
  readonly context: string;
  /** Absent: no rule looks at it. */
  readonly rule?: string;
}

interface Guard {
  readonly span: Span;
  readonly rule: string;
}

/** Everything in a document's texts that a rule guards or could: in reading order. `text` is the document's text as the atlas knows it. */
export function coverage(facts: DocumentFacts, atlas: AtlasReader, text: string): readonly CoverageEntry[] {
  if (facts.kind === 'manifest' || facts.kind === 'bibliography') return [];
  const { lexicon } = atlas;
  const { rules } = atlas.manifest;
  const on = (rule: string): boolean => !Object.hasOwn(rules, rule) || rules[rule]?.severity !== 'off';
  const references = referencesOf(atlas, facts, text);
  const guards = [
    ...numberGuards(atlas, facts),
    ...references.map(({ span, rule }) => ({ span, rule })),
  ].filter(({ rule }) => on(rule));
  const cites = on('missing-citation') && atlas.has('reference');
  const stated = collectStated(textsOf({ uri: facts.uri, text }, lexicon), lexicon).map((word) => {
    const guard =
      guards.find(({ span }) => span.from < word.span.to && word.span.from < span.to)?.rule ??
      (word.kind === 'level' ? levelGuard(atlas, facts, word, on) : undefined) ??
      (word.figure && cites ? 'missing-citation' : undefined);
    return { kind: word.kind, span: word.span, text: word.text, context: word.context, rule: guard };
  });
  const named = references.map(({ span, words, rule }) => ({
    kind: 'reference' as const,
    span,
    text: words,
    context: words,
    rule: on(rule) ? rule : undefined,
  }));
  return [...stated, ...named]
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
    .map(({ span, rule, ...entry }) => ({
      ...entry,
      range: rangeOf(facts.lineStarts, span),
      ...(rule !== undefined && { rule }),
    }));
}

/** Where rules compare numbers with what is there, the more specific ones first. */
function numberGuards(atlas: AtlasReader, facts: DocumentFacts): Guard[] {
  const { totals, cells, lists, sums } = facts.counts;
  const settled = totals.filter(({ span }) => isSettled(span, facts, atlas));
  return [
    ...settled.map(({ span }) => ({ span, rule: 'prose-count' })),
    ...cells.map((cell) => ({
      span: cell.kind === 'total' ? cell.claim.span : cell.span,
      rule: 'table-drift',
    })),
    ...lists.map(({ span }) => ({ span, rule: 'list-count' })),
    ...sums.flatMap(({ numbers }) => numbers.map((span) => ({ span, rule: 'sum-mismatch' }))),
    ...facts.references.shown
      .filter(({ kind }) => kind === 'level')
      .map(({ textSpan }) => ({ span: textSpan, rule: 'level-drift' })),
    ...(atlas.has('reference')
      ? facts.citations.authorYears.map(({ yearSpan }) => ({ span: yearSpan, rule: 'year-mismatch' }))
      : []),
    ...facts.citations.identifiers.map(({ span }) => ({ span, rule: 'bad-identifier' })),
  ];
}

/** *7 at Strong Evidence*: the total that is claimed of a level guards its name as well. */
function levelGuard(
  atlas: AtlasReader,
  facts: DocumentFacts,
  { level, passage }: StatedWord,
  on: (rule: string) => boolean,
): string | undefined {
  const counted = facts.counts.totals.some(
    ({ span, readings }) =>
      readings[0].level === level &&
      passage.from <= span.from &&
      span.to <= passage.to &&
      isSettled(span, facts, atlas),
  );
  return counted && on('prose-count') ? 'prose-count' : undefined;
}

function referencesOf(
  atlas: AtlasReader,
  facts: DocumentFacts,
  text: string,
): { readonly span: Span; readonly words: string; readonly rule: string }[] {
  const words = (span: Span): string => text.slice(span.from, span.to).replace(/\s+/g, ' ');
  const mentions = facts.mentions
    .filter((mention) => mention.form !== 'data' && standing(atlas, mention) !== 'none')
    .map((mention) => ({ span: mention.span, words: words(mention.span), rule: ruleOf(mention) }));
  const links = facts.references.links.map(({ span }) => ({ span, words: words(span), rule: 'broken-link' }));
  return [...mentions, ...links];
}

function ruleOf({ kind }: Mention): string {
  return kind === 'reference' ? 'unknown-citation' : `unknown-${kind}`;
}
