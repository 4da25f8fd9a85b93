import type { DocumentFacts } from '../atlas/facts';
import type { Span } from '../syntax/span';

/** The facts of a document as it last parsed, and the text they are of, where that was seen. */
export interface Good {
  readonly facts: DocumentFacts;
  readonly text: string | undefined;
}

/**
 * What a document declared when it last parsed, its places moved to where they are in the text as it stands. What stood in words that are not there any more has
 * an empty span; without both texts everything has.
 */
export function carryOver(
  { facts, text }: Good,
  now: string | undefined,
): Pick<DocumentFacts, 'declarations' | 'slots' | 'works' | 'headings'> {
  const { declarations, slots, works, headings } = facts;
  return moved({ declarations, slots, works, headings }, mover(text, now));
}

type Move = (span: Span) => Span;

function mover(before: string | undefined, after: string | undefined): Move {
  if (before === undefined || after === undefined) return () => ({ from: 0, to: 0 });
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  if (isHigh(before.charCodeAt(from - 1))) from--;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  if (same > 0 && isLow(before.charCodeAt(before.length - same))) same--;
  const to = before.length - same;
  const delta = after.length - before.length;
  return (span) => {
    if (span.to <= from) return span;
    if (span.from >= to) return { from: span.from + delta, to: span.to + delta };
    if (span.from >= from && span.to <= to) return { from, to: from };
    return { from: span.from < from ? span.from : to + delta, to: span.to > to ? span.to + delta : from };
  };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** All spans in plain data, moved. */
function moved<Value>(value: Value, move: Move): Value {
  if (typeof value !== 'object' || value === null) return value;
  // What comes back has the shape of what went in, which the types cannot follow.
  if (Array.isArray(value)) return value.map((one) => moved(one, move)) as Value;
  if (isSpan(value)) return move(value) as Value & Span;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, move)])) as Value;
}

function isSpan(value: object): value is Span {
  return 'from' in value && 'to' in value && typeof value.from === 'number';
}
