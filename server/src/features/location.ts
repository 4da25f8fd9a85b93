import type { DocumentFacts } from '../atlas/facts';
import type { Declaration, Mention } from '../atlas/thing';
import { offsetAt, type Position, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';

export interface Location {
  readonly uri: string;
  /** The key, or the words that name the thing. */
  readonly range: Range;
  /** All of the thing, for a peek; that of a mention is its range. */
  readonly full: Range;
}

/** What stands under the cursor: a mention, or the key or title of a declaration. The narrowest wins. */
export function thingAt(
  atlas: Atlas,
  uri: string,
  position: Position,
):
  | {
      readonly facts: DocumentFacts;
      readonly span: Span;
      readonly mention?: Mention;
      readonly declaration?: Declaration;
    }
  | undefined {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || position.line >= facts.lineStarts.length) return undefined;
  const offset = offsetAt(facts.lineStarts, position);
  const over = (span: Span): boolean => span.from <= offset && offset <= span.to;
  let best: { span: Span; mention?: Mention; declaration?: Declaration } | undefined;
  const consider = (span: Span, what: { mention?: Mention; declaration?: Declaration }): void => {
    if (over(span) && (!best || span.to - span.from < best.span.to - best.span.from))
      best = { span, ...what };
  };
  for (const mention of facts.mentions) consider(mention.span, { mention });
  if (!facts.stale) {
    for (const declaration of facts.declarations) {
      consider(declaration.keySpan, { declaration });
      if (declaration.titleSpan) consider(declaration.titleSpan, { declaration });
    }
  }
  return best && { facts, ...best };
}

/** A span of a document as a location; `undefined` for a document that is not there. */
export function locationOf(atlas: Atlas, uri: string, span: Span, full: Span = span): Location | undefined {
  const lineStarts = atlas.tables.documents.get(uri)?.lineStarts;
  return lineStarts && { uri, range: rangeOf(lineStarts, span), full: rangeOf(lineStarts, full) };
}

/** The file that an address of a link comes to: itself, or the page whose ending a site leaves out. */
export function fileAt({ tables }: Atlas, target: string): string | undefined {
  const folder = target.endsWith('/') ? target.slice(0, -1) : target;
  return [target, ...PAGES.map((ending) => folder + ending)].find((uri) => tables.hasFile(uri));
}

const PAGES: readonly string[] = ['.mdx', '.md', '/index.mdx', '/index.md', '/README.md'];
