import type { DocumentFacts } from '../../server/src/atlas/facts';
import type { Span } from '../../server/src/syntax/span';
import type { AtlasReader } from '../../server/src/workspace/reader';

/** An atlas as those who seed faults in it see it: its texts by URI, what was read of them, and what the data holds. */
export interface Sound {
  readonly texts: ReadonlyMap<string, string>;
  readonly documents: readonly DocumentFacts[];
  readonly atlas: AtlasReader;
}

/** One wrong edit of one file. */
export interface Fault {
  readonly uri: string;
  /** What the new words take the place of, in the sound text. */
  readonly span: Span;
  readonly newText: string;
  /** The words at fault in the faulty text; without it, the new ones. */
  readonly at?: Span;
}

/** A number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** A place where a fault of a class can be put; `undefined` when the words there turn out to bear none. */
export type Place = (random: Random) => Fault | undefined;

export interface FaultClass {
  readonly name: string;
  /** The rules that are right to speak, on the words at fault. */
  readonly codes: readonly string[];
  /** Of a declaration: whether a finding elsewhere is of what depends on it. Without it, nothing else may be found in all of the atlas. */
  readonly depends?: (code: string) => boolean;
  readonly places: (sound: Sound) => readonly Place[];
}

/** A small generator (an LCG by Numerical Recipes), so that the faults are the same in every run. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[random(from.length)]!;
}

/** The first of some tries that is none of what is taken. */
export function unlike(
  tries: readonly string[],
  taken: (one: string) => boolean,
  random: Random,
): string | undefined {
  const free = tries.filter((one) => !taken(one));
  return free.length > 0 ? pick(free, random) : undefined;
}

/** Whether a span lies in a region that the tool writes. */
export function inRegion({ regions }: DocumentFacts, { from, to }: Span): boolean {
  return (regions?.regions ?? []).some(({ inner }) => inner.from <= from && to <= inner.to);
}

export function matches(
  text: string,
  pattern: RegExp,
): readonly { readonly span: Span; readonly match: RegExpMatchArray }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    span: { from: match.index, to: match.index + match[0].length },
    match,
  }));
}
