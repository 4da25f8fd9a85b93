import type { DocumentFacts } from '../atlas/facts';
import { linkTarget } from '../atlas/referenceLink';
import type { ThingKind } from '../atlas/thing';
import { offsetAt, type Position, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { claimsOf, totalScope } from '../workspace/uses';
import { totalAt } from './claims';
import { thingAt } from './location';
import { coverTest } from './rangeCover';

export interface Highlight {
  readonly range: Range;
  /** `write` where the thing is declared. */
  readonly kind: 'read' | 'write';
}

/** All places in the document that are about what is under the cursor: a thing (ranges that cover it included), a heading, a file, a total. */
export function highlights(atlas: Atlas, uri: string, position: Position): readonly Highlight[] {
  const found = thingAt(atlas, uri, position);
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return [];
  const offset = offsetAt(facts.lineStarts, position);
  const thing = found?.mention ?? found?.declaration;
  const marks = thing
    ? ofThing(atlas, facts, thing, found!.span)
    : (ofTotal(facts, offset) ?? ofTarget(atlas, facts, offset));
  return marks
    .sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)
    .filter(({ span }, index) => index === 0 || marks[index - 1]!.span.from !== span.from)
    .map(({ span, kind }) => ({ range: rangeOf(facts.lineStarts, span), kind }));
}

interface Mark {
  readonly span: Span;
  readonly kind: 'read' | 'write';
}

function ofThing(
  atlas: Atlas,
  facts: DocumentFacts,
  thing: { readonly kind: ThingKind; readonly key: string },
  under: Span,
): Mark[] {
  const { kind, key } = thing;
  const isIt = (other: { readonly kind: ThingKind; readonly key: string }): boolean =>
    other.kind === kind && other.key === key;
  const declared = facts.stale ? [] : facts.declarations.filter(isIt);
  const titles = declared.flatMap(({ titleSpan }) =>
    titleSpan && titleSpan.from === under.from && titleSpan.to === under.to ? [titleSpan] : [],
  );
  return [
    ...[...declared.map(({ keySpan }) => keySpan), ...titles].map((span) => ({
      span,
      kind: 'write' as const,
    })),
    ...facts.mentions.filter(isIt).map(({ keySpan }) => ({ span: keySpan, kind: 'read' as const })),
    ...facts.references.ranges
      .filter(coverTest(atlas, kind, key))
      .map(({ span }) => ({ span, kind: 'read' as const })),
  ];
}

/** Of a number that counts something: all numbers that count the same. */
function ofTotal(facts: DocumentFacts, offset: number): Mark[] | undefined {
  const total = totalAt(facts, offset);
  if (!total) return undefined;
  const scope = totalScope(total.query);
  return [
    ...claimsOf(facts).flatMap(({ claim }) =>
      totalScope(claim.readings[0]) === scope ? [{ span: claim.span, kind: 'read' as const }] : [],
    ),
    ...facts.declaredCounts.flatMap(({ query, span }) =>
      totalScope(query) === scope ? [{ span, kind: 'write' as const }] : [],
    ),
  ];
}

/** Of a link or a heading: the heading, if it is of this document, and all links to the same place. */
function ofTarget(atlas: Atlas, facts: DocumentFacts, offset: number): Mark[] {
  const over = (span: Span): boolean => span.from <= offset && offset <= span.to;
  const links = facts.references.links.flatMap((link) => {
    const target = linkTarget(link, facts.uri, atlas.root);
    return target === undefined ? [] : [{ target, fragment: link.fragment, span: link.span }];
  });
  const link = links.find(({ span }) => over(span));
  const heading = link ? undefined : facts.headings.find(({ span }) => over(span));
  if (!link && !heading) return [];
  const target = link?.target ?? facts.uri;
  const fragment = heading?.slug ?? link?.fragment;
  const declared =
    target === facts.uri && fragment !== undefined
      ? facts.headings.filter(({ slug }) => slug === fragment)
      : [];
  return [
    ...declared.map(({ span }) => ({ span, kind: 'write' as const })),
    ...links
      .filter((other) => other.target === target && other.fragment === fragment)
      .map(({ span }) => ({ span, kind: 'read' as const })),
  ];
}
