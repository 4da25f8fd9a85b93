import { offsetAt, type Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { totalOf } from './claims';
import type { Edit } from './edits';

/**
 * The total at a place as `<Count of="slots">21</Count>`, which is checked whatever words stand around it. Only of MDX, of numbers that are right, and where a
 * component does not change what a heading's links are called. `text` is the document's.
 */
export function countComponent(
  atlas: Atlas,
  uri: string,
  position: Position,
  text: string,
): Edit | undefined {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || facts.stale || !facts.whole || !/\.mdx$/i.test(uri)) return undefined;
  if (facts.faults.some(({ code }) => /-syntax$/.test(code))) return undefined;
  const offset = offsetAt(facts.lineStarts, position);
  const claim = facts.counts.totals.find(({ span }) => span.from <= offset && offset <= span.to);
  if (claim?.relation !== '=' || claim.whole) return undefined;
  const { span, value, readings } = claim;
  const [query] = readings;
  if (query.under !== undefined || totalOf(atlas, query) !== value) return undefined;
  const written = text.slice(span.from, span.to);
  const isApart =
    /(?:^|[\s(“"'*_])$/.test(text.slice(Math.max(0, span.from - 1), span.from)) &&
    /^(?:[\s.,;:)!?”"'*_]|$)/.test(text.slice(span.to, span.to + 1));
  if (!isApart || !/^[\p{L}\p{N}][\p{L}\p{N} ,-]*$/u.test(written)) return undefined;
  const isTitle = facts.scalars.some(({ span: scalar }) => scalar.from <= span.from && span.to <= scalar.to);
  const isHeading = facts.headings.some(
    ({ span: heading }) => heading.from <= span.from && span.to <= heading.to,
  );
  if (isTitle || isHeading || isInRegion(facts, span.from)) return undefined;
  const scope = (['level', 'group'] as const).flatMap((name) =>
    query[name] === undefined ? [] : [` ${name}="${query[name]}"`],
  );
  return { uri, span, newText: `<Count of="${query.of}"${scope.join('')}>${written}</Count>`, raw: true };
}

function isInRegion(
  {
    regions,
  }: {
    readonly regions?: {
      readonly regions: readonly { readonly inner: { readonly from: number; readonly to: number } }[];
    };
  },
  at: number,
): boolean {
  return regions?.regions.some(({ inner }) => inner.from <= at && at < inner.to) ?? false;
}
