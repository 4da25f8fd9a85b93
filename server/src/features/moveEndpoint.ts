import type { DocumentFacts } from '../atlas/facts';
import { pinEdits } from '../atlas/pin';
import type { Declaration } from '../atlas/thing';
import { offsetAt, type Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import type { Edit } from './edits';
import { coveringRanges } from './rangeCover';
import { keysOf } from './renameKey';

/** The innermost endpoint around a position, with its siblings in the order written, itself among them. */
export interface EndpointPlace {
  readonly own: Declaration;
  readonly siblings: readonly Declaration[];
  readonly index: number;
}

export function endpointAt(facts: DocumentFacts, position: Position): EndpointPlace | undefined {
  if (facts.kind !== 'slots' || position.line >= facts.lineStarts.length) return undefined;
  const offset = offsetAt(facts.lineStarts, position);
  let own: Declaration | undefined;
  for (const one of facts.declarations) {
    const { from, to } = one.fullSpan;
    if (one.kind === 'endpoint' && from <= offset && offset <= to && (!own || from >= own.fullSpan.from))
      own = one;
  }
  return own && placeOfEndpoint(facts, own.key);
}

export function placeOfEndpoint(facts: DocumentFacts, key: string): EndpointPlace | undefined {
  const own = facts.declarations.find((one) => one.kind === 'endpoint' && one.key === key);
  if (own?.parent === undefined) return undefined;
  const { parent } = own;
  const siblings = facts.declarations.filter((one) => one.kind === 'endpoint' && one.parent === parent);
  return { own, siblings, index: siblings.indexOf(own) };
}

/**
 * The edits that put an endpoint before (`-1`) or behind (`1`) its neighbour. Ids stay with what they name: where one of the two has a written id, or is
 * referred to, the other's is written as well. `text` is the document's. `undefined` where there is no neighbour or an id cannot be written.
 */
export function moveEndpoint(
  atlas: Atlas,
  facts: DocumentFacts,
  { own, siblings, index }: EndpointPlace,
  by: -1 | 1,
  text: string,
): readonly Edit[] | undefined {
  const other = siblings[index + by];
  if (!other) return undefined;
  const [first, second] = by < 0 ? [other, own] : [own, other];
  // Nodes that are aliases, or share a line that is no list of theirs, do not lie apart.
  if (first.fullSpan.to > second.fullSpan.from) return undefined;
  const pins = [first, second].some((one) => one.written || isReferredTo(atlas, one));
  const texts = [first, second].map((one) => writtenWith(one, facts, text, pins));
  if (texts.includes(undefined)) return undefined;
  return [
    { uri: facts.uri, span: first.fullSpan, newText: texts[1]!, raw: true },
    { uri: facts.uri, span: second.fullSpan, newText: texts[0]!, raw: true },
  ];
}

/** Whether a text names it, or anything below it, or a range covers it. */
function isReferredTo(atlas: Atlas, { key }: Declaration): boolean {
  return keysOf(atlas, { kind: 'endpoint', from: key, to: key }).some(
    ([kind, one]) => atlas.tables.uses.mentions(kind, one) > 0 || coveringRanges(atlas, kind, one).length > 0,
  );
}

/** A node as it is written, with its id where that is asked for. */
function writtenWith(
  one: Declaration,
  facts: DocumentFacts,
  text: string,
  withId: boolean,
): string | undefined {
  const { from, to } = one.fullSpan;
  const edits = one.written || !withId ? [] : pinEdits(one, facts);
  if (!edits) return undefined;
  let written = text.slice(from, to);
  for (const { span, newText } of [...edits].reverse())
    written = written.slice(0, span.from - from) + newText + written.slice(span.to - from);
  return written;
}
