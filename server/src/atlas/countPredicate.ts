import { follow } from './countFollowing';
import type { Unit } from './countUnits';
import type { Counted } from './lexicon';

/** What a number or a noun is said to be: at a level, in a group, a slot or an endpoint. All read from `start` on. */

const POSITION =
  /^(?:is|are|'re|sit|sits|stand|stands|rank|ranks|remain|remains|rest|rests|carry|carries|hold|holds|have|has|reach|reaches|score|scores|earn|earns|show|shows|fall|falls)$/;

/** A level behind a number or a noun: *(of them) are still at Partial*. `verb` when a verb or preposition joins them. */
export function levelAfter(
  units: readonly Unit[],
  start: number,
): { level: string; index: number; verb: boolean; common: boolean; group?: string } | undefined {
  let k = start;
  if (units[k]?.lower === 'of' && /^(?:them|those|these|which)$/.test(units[k + 1]?.lower ?? '')) k += 2;
  // *six (A1, A2 …) are Strong*
  if (units[k]?.lower === '(') {
    while (units[k] && units[k]!.lower !== ')') k++;
    k++;
  }
  let verb = false;
  for (let n = 0; n < 7; n++, k++) {
    const unit = units[k];
    if (!unit) return undefined;
    if (unit.kind === 'level') break;
    if (
      POSITION.test(unit.lower) ||
      /^(?:at|rated|marked|graded|scored|classed|classified|assessed|judged|listed|placed|ranked)$/.test(
        unit.lower,
      )
    )
      verb = true;
    else if (
      !/^(?:×|x|still|now|currently|only|all|already|just|as|in|on|a|an|the|level|with|position)$/.test(
        unit.lower,
      )
    )
      return undefined;
  }
  const unit = units[k];
  if (unit?.kind !== 'level') return undefined;
  let end = k + 1;
  while (/^(?:level|evidence|position|positions|slots|slot|ones|rating)$/.test(units[end]?.lower ?? ''))
    end++;
  if (!bounded(units[end])) {
    const following = follow(units, end, 'slots');
    if (following.restricted || (following.verb !== undefined && (verb || !unit.capital))) return undefined;
    if (following.scope.group)
      return {
        level: unit.level,
        index: k,
        verb,
        common: unit.common && !unit.capital,
        group: following.scope.group,
      };
  }
  return { level: unit.level, index: k, verb, common: unit.common && !unit.capital };
}

/** A group behind a number: *are pre-training*, *in group A*, *belong to evaluation*. */
export function groupAfter(
  units: readonly Unit[],
  start: number,
): { group: string; verb: boolean } | undefined {
  let k = start;
  if (units[k]?.lower === 'of' && /^(?:them|those|these|which)$/.test(units[k + 1]?.lower ?? '')) k += 2;
  let verb = false;
  let placed = false;
  while (
    /^(?:is|are|sit|sits|belong|belongs|fall|falls|come|comes|lie|lies|stand|form|constitute|comprise|make|up|slots|each|now)$/.test(
      units[k]?.lower ?? '',
    )
  ) {
    verb = true;
    k++;
  }
  if (/^(?:in|to|under|for|from|on|of|with|at|within|into)$/.test(units[k]?.lower ?? '')) {
    placed = true;
    verb = true;
    k++;
  }
  if (units[k]?.lower === 'the') k++;
  const unit = units[k];
  const group =
    unit?.kind === 'group' && unit.groups.length === 1
      ? unit.groups[0]!
      : unit?.kind === 'letter' && placed
        ? unit.group
        : undefined;
  if (group === undefined) return undefined;
  let end = k + 1;
  while (/^(?:slots|slot|ones|group|endpoints)$/.test(units[end]?.lower ?? '')) end++;
  return bounded(units[end]) || /^(?:make|makes|add|adds)$/.test(units[end]?.lower ?? '')
    ? { group, verb }
    : undefined;
}

export function nounAfter(units: readonly Unit[], start: number): Counted | undefined {
  let k = start;
  if (!/^(?:is|are)$/.test(units[k]?.lower ?? '')) return undefined;
  k++;
  while (/^(?:a|the|top-level|themselves)$/.test(units[k]?.lower ?? '')) k++;
  const unit = units[k];
  return unit?.kind === 'noun' && bounded(units[k + 1]) ? unit.of : undefined;
}

export function bounded(unit: Unit | undefined): boolean {
  return (
    unit === undefined ||
    unit.kind === 'object' ||
    (unit.kind === 'punct' && !(unit.glued && /^[-%/]$/.test(unit.lower))) ||
    /^(?:and|or|while|but|whereas|plus|though|although|with)$/.test(unit.lower)
  );
}
