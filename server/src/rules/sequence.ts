/**
 * How far a numbering has come, where some of what is counted carries no number and may count or not: each number it may stand at, with what would have
 * to be said of it. `Slip` is known where the numbers go on from a wrong one.
 */
export type Sequence<Slip> = ReadonlyMap<number, Slipped<Slip> | undefined>;

export interface Slipped<Slip> {
  readonly slip: Slip;
  /** What would have to be added to the numbers written since. */
  readonly by: number;
}

/** Before the first one, which is 1. */
export const START: Sequence<never> = new Map([[0, undefined]]);

/** Where any first number is right. */
export function startAt(number: number): Sequence<never> {
  return new Map([[number - 1, undefined]]);
}

/** One without a number: it counts (`surely`), or may. */
export function pass<Slip>(sequence: Sequence<Slip>, surely: boolean): Sequence<Slip> {
  const next = surely ? new Map() : new Map(sequence);
  for (const [count, slipped] of sequence) if (!next.has(count + 1)) next.set(count + 1, slipped);
  return next;
}

/** The number that the next one has, as far as can be told: every one before it counts where there is a choice. */
export function expected<Slip>(sequence: Sequence<Slip>): number {
  return Math.max(...[...sequence].map(([count, slipped]) => count + 1 + (slipped?.by ?? 0)));
}

export function fits<Slip>(sequence: Sequence<Slip>, number: number): boolean {
  return sequence.has(number - 1);
}

/** A number that fits: the numbering goes on from it, rightly or as wrongly as before. */
export function take<Slip>(sequence: Sequence<Slip>, number: number): Sequence<Slip> {
  return new Map([[number, sequence.get(number - 1)]]);
}

/** A number that does not: those behind it may go on from it, or from what it should be. */
export function slip<Slip>(number: number, right: number, what: Slip): Sequence<Slip> {
  return new Map<number, Slipped<Slip> | undefined>([
    [number, { slip: what, by: right - number }],
    [right, undefined],
  ]);
}
