/**
 * How a claimed number stands to the real one: `21 slots`, *more than*, *at least*, *fewer than*, *at most* or *up to*, *about*,
 * *nearly* (`<~`, a little below), *just over* (`>~`, a little above).
 */
export type Relation = '=' | '>' | '>=' | '<' | '<=' | '~' | '<~' | '>~';

/** Whether a claim of `claimed` is true of `actual`. *About* and its likes are true within a tenth of the real number. */
export function holds(relation: Relation, claimed: number, actual: number): boolean {
  switch (relation) {
    case '=':
      return actual === claimed;
    case '>':
      return actual > claimed;
    case '>=':
      return actual >= claimed;
    case '<':
      return actual < claimed;
    case '<=':
      return actual <= claimed;
    case '~':
      return Math.abs(actual - claimed) <= tenth(actual);
    case '<~':
      return actual <= claimed && claimed - actual <= tenth(actual);
    case '>~':
      return actual > claimed && actual - claimed <= tenth(actual);
  }
}

/**
 * Whether a wrong number is likely to be a total that has gone stale. Numbers far from every total are mostly counts of something else, so
 * only a sentence that leaves no doubt may accuse them.
 */
export function nearlyRight(claimed: number, actual: number): boolean {
  return Math.abs(claimed - actual) <= Math.max(1, 0.3 * actual);
}

function tenth(actual: number): number {
  return Math.max(1, actual / 10);
}
