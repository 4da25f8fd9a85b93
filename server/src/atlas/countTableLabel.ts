import type { Prose } from '../syntax/prose';
import type { CountLexicon } from './countNouns';
import type { Scope } from './countPhrase';
import { readUnits } from './countUnits';
import type { Counted } from './lexicon';

/** What a header or the first cell of a row names: *Slots*, *Partial*, *A — Pre-training*, *Total*, *Slots at Partial*. */
export interface TableLabel {
  readonly of?: Counted;
  readonly plural: boolean;
  readonly scope: Scope;
  /** *Total*, *All*. */
  readonly total: boolean;
  /** *Number of*, *count*, `#`. */
  readonly tally?: boolean;
  /** It says nothing else. */
  readonly plain: boolean;
}

/** Reads the label in a cell; `undefined` when it names nothing counted. What stands in parentheses is passed over. */
export function tableLabel(cell: Prose, lexicon: CountLexicon): TableLabel | undefined {
  if (/^\s*(?:this|the|our) (?:atlas|map|framework|edition|portfolio|bibliography)\s*$/i.test(cell.text))
    return { scope: {}, plural: false, total: false, plain: true };
  const scope: { group?: string; level?: string } = {};
  let of: Counted | undefined;
  let plural = false;
  let total = false;
  let tally = false;
  let plain = true;
  let depth = 0;
  for (const component of cell.inlines) {
    if (component.kind !== 'component') continue;
    const id = component.attributes.find((attribute) => attribute.name === 'id')?.value;
    if (component.name === 'Group' && id !== undefined) scope.group = id;
    if (component.name === 'Level' && id !== undefined) scope.level = id;
  }
  for (const unit of readUnits(cell.text, lexicon)) {
    if (unit.lower === '(') depth++;
    else if (unit.lower === ')') depth--;
    else if (depth > 0) continue;
    else if (unit.kind === 'noun') {
      if (of !== undefined && !(of === 'groups' && scope.group === undefined)) plain = false;
      of = unit.of;
      plural = unit.plural;
    } else if (unit.kind === 'level') {
      if (scope.level !== undefined && scope.level !== unit.level) plain = false;
      scope.level = unit.level;
    } else if (unit.kind === 'group' || unit.kind === 'letter') {
      const group =
        unit.kind === 'letter' ? unit.group : unit.groups.length === 1 ? unit.groups[0]! : undefined;
      if (group === undefined || (scope.group !== undefined && scope.group !== group)) plain = false;
      else scope.group = group;
    } else if (unit.kind === 'word' && /^(?:total|totals|all|sum|overall|grand)$/.test(unit.lower))
      total = true;
    else if (unit.kind === 'word' && /^(?:number|count|counts|no)$/.test(unit.lower)) tally = true;
    else if (unit.lower === '#') tally = true;
    else if (unit.kind === 'punct' || unit.kind === 'object' || /^(?:of|in|at|the|level)$/.test(unit.lower))
      continue;
    else plain = false;
  }
  if (of === undefined && scope.group === undefined && scope.level === undefined && !total) return undefined;
  // *Group* over the ids of groups is no count.
  return { ...(of === undefined ? {} : { of }), plural, scope, total, tally, plain };
}
