import { clauseAround } from './countClause';
import { follow } from './countFollowing';
import { readLead } from './countLead';
import type { Part } from './countParts';
import type { Unit } from './countUnits';

/** Finds totals whose noun comes first: *Slots: 21*, *the number of slots is 21*, *slot count: 21*, *total endpoints = 508*. */
export function readLabels(units: readonly Unit[]): Part[] {
  const found: Part[] = [];
  for (let at = 2; at < units.length; at++) {
    const number = units[at]!;
    const after = units[at + 1];
    if (
      number.kind !== 'number' ||
      (after &&
        !(after.kind === 'punct' && !after.glued) &&
        !(after.kind === 'punct' && /^[.,;:)!?]$/.test(after.lower)) &&
        after.lower !== 'and')
    )
      continue;
    const lead = readLead(units, at);
    if (lead.determiner !== 'none') continue;
    let link = lead.start - 1;
    if (
      /^(?:at|to)$/.test(units[link]?.lower ?? '') &&
      /^(?:stands|remains|comes|amounts|sits)$/.test(units[link - 1]?.lower ?? '')
    )
      link--;
    const mark = units[link];
    if (!mark || !/^(?::|=|is|stands|remains|comes|amounts|sits)$/.test(mark.lower)) continue;
    const label = labelBefore(units, link);
    if (!label) continue;
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
    if (noun.kind !== 'noun') continue;
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

function labelBefore(
  units: readonly Unit[],
  link: number,
): { noun: Unit; following: ReturnType<typeof follow> } | undefined {
  for (let k = link - 1; k >= 0 && k > link - 10; k--) {
    const noun = units[k]!;
    if (noun.kind !== 'noun') continue;
    const counted =
      units[k - 1]?.lower === 'of' && /^(?:number|count|total)$/.test(units[k - 2]?.lower ?? '');
    const tally = units[k + 1]?.lower === 'count' && k + 2 === link;
    const opens = k === 0 || (k === 1 && /^(?:total|all)$/.test(units[0]!.lower));
    const following = follow(units, k + 1, noun.of);
    if (following.restricted || following.groups.length > 0) return undefined;
    if (tally) return { noun, following: { ...following, scope: {} } };
    const colon = units[link]!.lower === ':' || units[link]!.lower === '=';
    return noun.plural && following.end === link && (counted || (opens && colon))
      ? { noun, following }
      : undefined;
  }
  return undefined;
}
