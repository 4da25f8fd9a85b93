import * as english from './countEnglish';
import { type Following, follow } from './countFollowing';
import { type Lead, readLead } from './countLead';
import type { Unit } from './countUnits';
import type { Counted } from './lexicon';
import type { WrittenNumber } from './numberWords';

/** The part of the atlas that a number is about; nothing is the whole of it. */
export interface Scope {
  readonly group?: string;
  readonly level?: string;
  /** A slot or endpoint id, or `own` for the slot whose text it is. */
  readonly under?: string;
}

/** A number with the noun it counts: *about 21 capability slots in group A*. */
export interface CountPhrase extends Lead {
  readonly kind: 'phrase';
  readonly at: number;
  readonly number: WrittenNumber;
  readonly noun: number;
  readonly of: Counted;
  readonly own: boolean;
  readonly hyphened: boolean;
  readonly scope: Scope;
  /** A level named by a common word in lower case. */
  readonly loose: boolean;
  readonly following: Following;
}

/** *tier 3*, *Llama 3*: the number is a name's, and counts nothing. */
export function isLabel(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const before = units[at - 1];
  if (unit?.kind !== 'number' || unit.number.style.form !== 'digits' || !before) return false;
  if (before.kind === 'noun') return true;
  if (before.kind !== 'word') return false;
  if (english.LABELED.has(before.lower)) return true;
  return (
    before.capital &&
    unit.number.value < 100 &&
    !english.PREPOSITION.has(before.lower) &&
    !english.DEFINITE.has(before.lower) &&
    !english.CONJUNCTION.has(before.lower) &&
    !english.ADVERB.has(before.lower) &&
    !english.HAVE.has(before.lower) &&
    !english.HAVE_LOOSELY.has(before.lower) &&
    !english.HAVE_PARTICIPLE.has(before.lower) &&
    !english.BE.has(before.lower) &&
    !/^(?:more|than|least|most|these|those|this|other|some|nearly|almost|roughly|approximately|why|see|just|only|there|what|how|number|total|into|first|last|both|each|s)$/.test(
      before.lower,
    )
  );
}

/** Reads the phrase whose number is `units[at]`; `undefined` when no counted noun follows, or one of unknown kind. */
export function readPhrase(units: readonly Unit[], at: number): CountPhrase | undefined {
  const unit = units[at];
  if (unit?.kind !== 'number' || isLabel(units, at) || quoted(units, at)) return undefined;
  const scope: { group?: string; level?: string } = {};
  const plain: string[] = [];
  let hyphened = false;
  let loose = false;
  let k = at + 1;
  for (; k < units.length && k < at + 10; k++) {
    const next = units[k]!;
    if (next.kind === 'noun') break;
    // *twenty-one (21) slots*
    const again = units[k + 1];
    if (
      k === at + 1 &&
      next.lower === '(' &&
      again?.kind === 'number' &&
      again.number.value === unit.number.value &&
      units[k + 2]?.lower === ')'
    ) {
      k += 2;
      continue;
    }
    if (next.lower === '-' && next.glued) hyphened ||= k === at + 1;
    else if (next.lower === '+' && next.glued && unit.plus) continue;
    else if (next.kind === 'group' && next.groups.length === 1 && scope.group === undefined) {
      scope.group = next.groups[0]!;
      plain.push(next.lower.replace(/ /g, '-'));
    } else if (next.kind === 'letter' && units[k + 1]?.kind === 'noun') scope.group = next.group;
    else if (next.kind === 'level' && scope.level === undefined) {
      scope.level = next.level;
      loose = next.common && !next.capital;
    } else if (next.kind === 'word')
      plain.push(
        units[k - 1]?.lower === '-' && plain.length && !hyphened
          ? `${plain.pop()}-${next.lower}`
          : next.lower,
      );
    else return undefined;
  }
  const noun = units[k];
  if (noun?.kind !== 'noun') return undefined;
  const words = plain.filter((word) => !english.NEUTRAL.has(word) && !english.NEUTRAL_OF[noun.of]?.has(word));
  if (noun.of === 'topics' || noun.of === 'groups' || noun.of === 'chapters' || noun.of === 'references') {
    if (words.length > 0 || scope.level !== undefined) return undefined;
    delete scope.group;
  } else if (words.length > (scope.group && units.slice(at, k).some((u) => u.kind === 'group') ? 1 : 0))
    return undefined;
  if (scope.level !== undefined && noun.of !== 'slots') return undefined;

  const value = unit.number.value;
  const head = units[k + 1];
  const compound =
    !noun.plural &&
    head?.kind === 'word' &&
    (english.ATLAS.has(head.lower) || english.ATLAS_PART.has(head.lower));
  if (!noun.plural && !hyphened && value !== 1 && !compound) return undefined;
  const lead = readLead(units, at);
  const following = follow(units, k + 1, noun.of);
  return {
    kind: 'phrase',
    ...lead,
    ...(following.relation ? { relation: following.relation } : {}),
    ...(unit.plus ? { relation: '>=' as const } : {}),
    at,
    number: unit.number,
    noun: k,
    of: noun.of,
    own: noun.own,
    hyphened: hyphened || compound,
    scope: { ...following.scope, ...scope },
    loose,
    following,
  };
}

/** Words in quotation marks inside a sentence are spoken of, not said. */
function quoted(units: readonly Unit[], at: number): boolean {
  let open = -1;
  for (let k = 0; k < at; k++) {
    const mark = units[k]!.lower;
    if (mark === '“' || mark === '„' || (mark === '"' && open < 0)) open = k;
    else if (mark === '”' || mark === '"') open = -1;
  }
  if (open < 0) return false;
  const close = units.findIndex((unit, k) => k > at && /^["”]$/.test(unit.lower));
  // A sentence that is quoted whole is as good as any other.
  return close > 0 && (open > 0 || close < units.length - 2);
}
