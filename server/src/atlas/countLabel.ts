import { clauseAround } from './countClause';
import { type Following, follow } from './countFollowing';
import { readLead } from './countLead';
import type { Part } from './countParts';
import type { Unit } from './countUnits';

/** Finds totals whose noun comes first: *Slots: 21*, *the number of slots is 21*, *slot count: 21*, *slots (21)*, *the endpoints, 508 in all,*. */
export function readLabels(units: readonly Unit[]): Part[] {
  const found: Part[] = [];
  for (let at = 2; at < units.length; at++) {
    const number = units[at]!;
    if (number.kind !== 'number') continue;
    const lead = readLead(units, at);
    const label =
      lead.determiner === 'none'
        ? (labelBefore(units, at, lead.start - 1) ?? counted(units, at, lead.start - 1))
        : undefined;
    if (label?.noun.kind !== 'noun') continue;
    const clause = clauseAround(units, at);
    if (
      clause.other ||
      clause.imagined ||
      clause.past ||
      clause.unreal ||
      clause.denied ||
      clause.distributed
    )
      continue;
    const { noun, following } = label;
    const sure =
      following.place === 'atlas' ||
      following.scope.group !== undefined ||
      following.scope.level !== undefined;
    found.push({
      number: number.number,
      at,
      of: noun.of,
      scope: following.scope,
      otherwise: [],
      sure: sure && noun.own,
      relation: lead.relation,
    });
  }
  return found;
}

interface Label {
  readonly noun: Unit;
  readonly following: Following;
}

/** The noun before `:`, `=`, *is* or *stands at*. */
function labelBefore(units: readonly Unit[], at: number, end: number): Label | undefined {
  const after = units[at + 1];
  if (
    after &&
    after.lower !== 'and' &&
    !(after.kind === 'punct' && (!after.glued || /^[.,;:)!?]$/.test(after.lower)))
  )
    return undefined;
  let link = end;
  const verb = /^(?:at|to)$/.test(units[link]?.lower ?? '') ? units[link - 1] : undefined;
  if (verb && /^(?:stands|remains|comes|amounts|sits)$/.test(verb.lower)) link--;
  const mark = units[link];
  if (!mark || !/^(?::|=|is|stands|remains|comes|amounts|sits|number|total)$/.test(mark.lower))
    return undefined;
  for (let k = link - 1; k >= 0 && k > link - 10; k--) {
    const noun = units[k]!;
    if (noun.kind !== 'noun') continue;
    const tally = units[k + 1]?.lower === 'count' && k + 2 === link;
    const number = units[k - 1]?.lower === 'of' && /^(?:number|count|total)$/.test(units[k - 2]?.lower ?? '');
    const opens = k === 0 || (k === 1 && /^(?:total|all)$/.test(units[0]!.lower));
    const following = follow(units, k + 1, noun.of);
    if (tally) return { noun, following: { ...following, scope: {} } };
    if (/^(?:number|total)$/.test(mark.lower))
      return noun.plural && k === link - 1 && whole(units, k) ? { noun, following } : undefined;
    if (following.restricted || following.groups.length > 0) return undefined;
    const colon = mark.lower === ':' || mark.lower === '=';
    return noun.plural && following.end === link && (number || (opens && colon))
      ? { noun, following }
      : undefined;
  }
  return undefined;
}

/** *Slots (21)*, and *the endpoints, 508 in all*. */
function counted(units: readonly Unit[], at: number, end: number): Label | undefined {
  const noun = units[end - 1];
  if (noun?.kind !== 'noun' || !noun.plural) return undefined;
  const following = follow(units, end, noun.of);
  const mark = units[end]!.lower;
  if (mark === '(' && units[at + 1]?.lower === ')') {
    const before = units[end - 2];
    return !before || before.kind === 'punct' || before.lower === 'and' ? { noun, following } : undefined;
  }
  const tail = `${units[at + 1]?.lower} ${units[at + 2]?.lower}`;
  return mark === ',' && /^(?:in all|in total|of them|all told)$/.test(tail) && whole(units, end - 1)
    ? { noun, following }
    : undefined;
}

/** *the slots*, *its endpoints*, *the map's slots*: all there are. */
function whole(units: readonly Unit[], noun: number): boolean {
  return /^(?:the|its|our|'s)$/.test(units[noun - 1]?.lower ?? '');
}
