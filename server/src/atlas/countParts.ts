import { clauseAround } from './countClause';
import * as english from './countEnglish';
import { follow } from './countFollowing';
import { type Lead, readLead } from './countLead';
import type { CountPhrase, Scope } from './countPhrase';
import { bounded, groupAfter, levelAfter, nounAfter } from './countPredicate';
import { type Discourse, type Judged, sameAtlas } from './countReading';
import type { Relation } from './countRelation';
import { isAtlas, isYear, subjectOf } from './countSubject';
import type { Unit } from './countUnits';
import { carriedNoun, levelOnly, scopeAround, strayWhole, sureInSeries, wholeBefore } from './countWhole';
import type { Counted } from './lexicon';
import type { WrittenNumber } from './numberWords';

/** A number without a noun of its own, or with a predicate that says what part it counts. */
export interface Part {
  readonly number: WrittenNumber;
  readonly at: number;
  readonly of: Counted;
  readonly scope: Scope;
  /** The sentence may mean this part of the whole atlas, or of what was spoken of before. */
  readonly otherwise: readonly Scope[];
  readonly sure: boolean;
  readonly relation: Relation;
  /** The whole that the sentence gives the part of: unless that is about right, the part is of something else. */
  readonly whole?: { readonly value: number; readonly of: Counted; readonly scope: Scope };
}

/** A phrase of the sentence with its judgement, `undefined` for one that is no total. */
export interface Weighed {
  readonly phrase: CountPhrase;
  readonly judged: Judged | undefined;
}

/** Finds *7 at Strong Evidence, 13 at Partial*, *five pre-training, four evaluation*, *group B holds five*, *21 are slots*. */
export function readParts(units: readonly Unit[], weighed: readonly Weighed[], discourse: Discourse): Part[] {
  const stray = strayWhole(units, weighed);
  const parts: Part[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.kind === 'level' && !stray) {
      const named = levelThenNumber(units, at, weighed, discourse);
      if (named) parts.push(named);
    }
    const none = noneAt(unit);
    if (unit.kind !== 'number' && !none) continue;
    const own = weighed.find((entry) => entry.phrase.at === at);
    if (own && own.phrase.scope.level !== undefined) continue;
    const number: WrittenNumber =
      unit.kind === 'number'
        ? unit.number
        : {
            value: 0,
            from: unit.from,
            to: unit.to,
            style: { form: 'words', capitals: unit.capital ? 'first' : 'none', joint: '-' },
          };
    const lead = own?.phrase ?? readLead(units, at);
    if (lead.determiner === 'partial' && !remainder(units, lead, parts)) continue;
    if (lead.determiner === 'owner' && !own) {
      const part = stray ? undefined : ownersPart(units, at, number, lead, weighed);
      if (part) parts.push(part);
      continue;
    }
    if (lead.determiner !== 'none' && lead.determiner !== 'article' && lead.determiner !== 'partial' && !own)
      continue;
    const clause = clauseAround(units, at);
    if (clause.other || clause.imagined || clause.past || clause.unreal || clause.distributed) continue;
    const site: Site = { units, at, number, lead, own, weighed, discourse };
    if (own && !stray) {
      const group = groupPart(own, units);
      if (group) {
        parts.push({ ...group, relation: lead.relation });
        continue;
      }
    }
    const part = stray
      ? own || none
        ? undefined
        : elided(site)
      : (ofWhole(site) ??
        levelPart(site) ??
        (own || none ? undefined : (scopePart(site) ?? nounPart(site) ?? elided(site))));
    if (part) parts.push(part);
  }
  return sureInSeries(units, parts, weighed);
}

export interface Site {
  readonly units: readonly Unit[];
  readonly at: number;
  readonly number: WrittenNumber;
  readonly lead: Lead;
  readonly own: Weighed | undefined;
  readonly weighed: readonly Weighed[];
  readonly discourse: Discourse;
}

/** *Six slots belong to group A*. */
function groupPart({ phrase }: Weighed, units: readonly Unit[]): Part | undefined {
  if (
    phrase.of !== 'slots' ||
    phrase.partitive ||
    phrase.determiner !== 'none' ||
    phrase.following.restricted ||
    phrase.scope.group !== undefined
  )
    return undefined;
  if (
    phrase.start > 0 &&
    units[phrase.start - 1]!.kind !== 'punct' &&
    units[phrase.start - 1]!.lower !== 'and'
  )
    return undefined;
  const group = phrase.following.verb === undefined ? undefined : groupAfter(units, phrase.following.verb);
  if (!group?.verb) return undefined;
  return {
    number: phrase.number,
    at: phrase.at,
    of: 'slots',
    scope: { ...phrase.scope, group: group.group },
    otherwise: [],
    sure: true,
    relation: phrase.relation,
  };
}

/** *A's five slots, B's four*. */
function ownersPart(
  units: readonly Unit[],
  at: number,
  number: WrittenNumber,
  lead: Lead,
  weighed: readonly Weighed[],
): Part | undefined {
  const owner = units[lead.owner ?? -1];
  const group =
    owner?.kind === 'letter' ? owner.group : owner?.kind === 'group' ? owner.groups[0] : undefined;
  const whole = wholeBefore(weighed, at);
  if (group === undefined || !whole?.judged || !bounded(units[at + 1])) return undefined;
  return {
    number,
    at,
    of: whole.phrase.of,
    scope: { group },
    otherwise: [],
    sure: true,
    relation: lead.relation,
  };
}

/** *Two of the 21 slots are Gaps*, *21 of 529 items are slots*, *seven out of 21 slots sit in group A*. */
function ofWhole(site: Site): Part | undefined {
  const { units, at } = site;
  let k = at + 1;
  if (units[k]?.lower === 'out') k++;
  if (units[k]?.lower !== 'of' || (units[at - 1]?.lower === 'in' && units[at - 2]?.kind === 'number'))
    return undefined;
  const whole = site.weighed.find(({ phrase }) => phrase.partitive && phrase.at > at && phrase.at <= at + 5);
  let end: number;
  let scope: Scope = {};
  if (whole) {
    if (!whole.judged) return undefined;
    end = whole.phrase.following.end;
    scope = whole.judged.scopes[0] ?? {};
  } else {
    k++;
    if (units[k]?.lower === 'the' || units[k]?.lower === 'all') k++;
    const noun = units[k];
    if (noun?.kind !== 'noun' || noun.of !== 'slots' || !noun.plural) return undefined;
    const following = follow(units, k + 1, 'slots');
    if (following.restricted) return undefined;
    end = following.end;
    scope = following.scope;
  }
  const of = whole?.phrase.of ?? 'slots';
  const sure = whole?.judged?.sure ?? false;
  const level = of === 'slots' ? levelAfter(units, end) : undefined;
  if (level?.verb) return make(site, of, { ...scope, level: level.level }, [], sure || whole !== undefined);
  const group = groupAfter(units, end);
  if (group?.verb) return make(site, of, { ...scope, group: group.group }, [], sure || whole !== undefined);
  const noun = nounAfter(units, end);
  if (noun) return make(site, noun, {}, [], sure);
  // *Group A accounts for five of the 21 slots*
  const verb = units[site.lead.start - 1]?.lower === 'for' ? site.lead.start - 2 : site.lead.start - 1;
  const word = units[verb]?.lower ?? '';
  if (!english.HAVE.has(word) && !/^(?:account|accounts|includes|include)$/.test(word)) return undefined;
  const subject = subjectOf(units, verb);
  return subject.kind === 'scope' && subject.groups.length === 1
    ? make(site, of, { ...scope, group: subject.groups[0]! }, [], sure)
    : undefined;
}

/** *thirteen are Partial*, *13 at Partial*, *13 Partial*, *seven slots are Strong*. */
function levelPart(site: Site): Part | undefined {
  const { units, at, own, weighed, discourse } = site;
  if (own && (own.phrase.of !== 'slots' || own.phrase.partitive)) return undefined;
  if (own?.phrase.following.restricted) return undefined;
  let start = own ? own.phrase.following.end : at + 1;
  // *no slot is a Gap*
  if (
    !own &&
    units[at]!.kind === 'word' &&
    units[start]?.kind === 'noun' &&
    (units[start] as { of?: string }).of === 'slots'
  )
    start++;
  const level = levelAfter(units, start);
  if (!level) return undefined;
  if (units[at]!.kind === 'word' && !level.verb) return undefined;
  const carried = wholeBefore(weighed, at)?.phrase.of === 'slots' || discourse.carried?.of === 'slots';
  const series = units.some(
    (unit, i) => unit.kind === 'level' && Math.abs(i - level.index) > 1 && units[i - 1]?.lower !== 'or',
  );
  if (!own && !carried && !series && (level.common || !level.verb)) {
    // *The atlas has two Gaps* names no noun, but is said of an atlas.
    const exists =
      /^(?:are|is)$/.test(units[site.lead.start - 1]?.lower ?? '') &&
      units[site.lead.start - 2]?.lower === 'there';
    if (
      level.common ||
      (!exists && !units.slice(0, at).some((unit, i) => isAtlas(unit) && sameAtlas(units, i)))
    )
      return undefined;
  }
  if (level.common && !level.verb && !own && !carried && !series) return undefined;
  if (site.number.value === 0 && !level.verb) return undefined;
  const near = scopeAround(units, at, weighed, discourse);
  const scope: Scope = {
    ...own?.phrase.scope,
    ...(level.group ? { group: level.group } : near.scope),
    level: level.level,
  };
  return make(
    site,
    'slots',
    scope,
    scope.group !== undefined && !level.group
      ? [{ level: level.level }]
      : near.otherwise.map((other) => ({ ...other, level: level.level })),
    own?.judged?.sure ?? false,
  );
}

/** *Strong Evidence (7)*, *Partial: 13*, *Partial covers 13*. */
function levelThenNumber(
  units: readonly Unit[],
  at: number,
  weighed: readonly Weighed[],
  discourse: Discourse,
): Part | undefined {
  const level = units[at]!;
  if (level.kind !== 'level' || (level.common && !level.capital)) return undefined;
  // *rose to Partial in two slots*, *was Partial in 12*
  if (/^(?:to|from|toward|towards|into|above|below|was|were|been|became)$/.test(units[at - 1]?.lower ?? ''))
    return undefined;
  let k = at + 1;
  if (/^(?:is|are)$/.test(units[k]?.lower ?? '') && units[k + 1]?.lower === 'given') k += 2;
  if (/^(?:\(|:|=|—|–|has|holds|covers|counts|in|for|at|to|goes)$/.test(units[k]?.lower ?? '')) k++;
  if (units[k - 1]?.lower === 'goes' && units[k]?.lower === 'to') k++;
  const number = units[k];
  if (number?.kind !== 'number' || isYear(number) || levelAfter(units, k + 1)) return undefined;
  const own = weighed.find((entry) => entry.phrase.at === k);
  if (own && (own.phrase.of !== 'slots' || own.phrase.following.restricted || own.phrase.hyphened))
    return undefined;
  const whole = weighed.find(
    ({ phrase }) => phrase.partitive && phrase.at > k && phrase.at <= k + 4 && phrase.of === 'slots',
  );
  if (whole ? !whole.judged : !own && !bounded(units[k + 1])) return undefined;
  const others = units.some(
    (unit, i) =>
      unit.kind === 'level' &&
      unit.level !== level.level &&
      units.slice(i + 1, i + 4).some((other) => other.kind === 'number'),
  );
  if (!others && !own && !whole && discourse.carried?.of !== 'slots') return undefined;
  const clause = clauseAround(units, k);
  if (clause.other || clause.imagined || clause.past || clause.unreal || clause.distributed) return undefined;
  const near = scopeAround(units, at, weighed, discourse);
  const scope: Scope = { ...near.scope, level: level.level };
  const otherwise = near.scope.group ? [{}] : near.otherwise;
  return {
    number: number.number,
    at: k,
    of: 'slots',
    relation: '=',
    sure: false,
    scope,
    otherwise: otherwise.map((other) => ({ ...other, level: level.level })),
  };
}

/** *five pre-training, four evaluation and four in group D*, and *group B holds five*, *B four*, *Pre-training: five*. */
function scopePart(site: Site): Part | undefined {
  const { units, at } = site;
  const carried = carriedNoun(site);
  if (!carried) return undefined;
  const sure = carried.sure;
  const after = groupAfter(units, at + 1);
  if (after) return make(site, carried.of, { ...levelOnly(carried.scope), group: after.group }, [], sure);
  if (!bounded(units[at + 1]) && units[at + 1]?.lower !== 'each') return undefined;
  let k = site.lead.start - 1;
  const link = units[k];
  if (
    link &&
    (/^(?:has|have|holds|hold|covers|contains|counts|lists|with|gets|:|\(|—|–|=)$/.test(link.lower) ||
      english.HAVE.has(link.lower))
  )
    k--;
  const owner = units[k];
  const groups = owner?.kind === 'group' ? owner.groups : owner?.kind === 'letter' ? [owner.group] : [];
  if (
    owner?.kind === 'group' &&
    units[k - 1] &&
    english.PREPOSITION.has(units[k - 1]!.lower) &&
    link === owner
  )
    return undefined;
  if (groups.length === 1)
    return make(site, carried.of, { ...levelOnly(carried.scope), group: groups[0]! }, [], sure);
  if (owner?.kind === 'thing' && (carried.of === 'endpoints' || carried.of === 'items'))
    return make(site, carried.of, { under: owner.key }, [], sure);
  return undefined;
}

/** *of 529 items, 21 are slots and 508 are endpoints*. */
function nounPart(site: Site): Part | undefined {
  const whole = site.weighed.find(
    ({ phrase, judged }) =>
      judged &&
      phrase.at < site.at &&
      (phrase.of === 'items' || phrase.of === 'slots' || phrase.of === 'endpoints'),
  );
  if (!whole) return undefined;
  const of = nounAfter(site.units, site.at + 1);
  return of && of !== whole.phrase.of
    ? make(site, of, whole.judged!.scopes[0] ?? {}, [], whole.judged!.sure)
    : undefined;
}

/** *the older edition counted 22 slots, but this one has 20*. */
function elided(site: Site): Part | undefined {
  const { units, at, weighed } = site;
  const before = weighed.filter(({ phrase }) => phrase.at < at && phrase.own).at(-1);
  if (!before || !bounded(units[at + 1])) return undefined;
  const verb = site.lead.start - 1;
  if (units[verb]?.lower === 'are' && units[verb - 1]?.lower === 'there')
    return make(site, before.phrase.of, {}, [], false);
  if (!units[verb] || !english.HAVE.has(units[verb]!.lower)) return undefined;
  const subject = subjectOf(units, verb);
  return subject.kind === 'atlas' || subject.kind === 'it'
    ? make(site, before.phrase.of, {}, [], false)
    : undefined;
}

function make(site: Site, of: Counted, scope: Scope, otherwise: readonly Scope[], sure: boolean): Part {
  return { number: site.number, at: site.at, of, scope, otherwise, sure, relation: site.lead.relation };
}

/** *none*, *no slot*: a total of zero where a level follows. */
function noneAt(unit: Unit): boolean {
  return unit.kind === 'word' && (unit.lower === 'no' || unit.lower === 'none');
}

/** *the other 13 are Partial*, once the rest has been told. */
function remainder(units: readonly Unit[], lead: Lead, parts: readonly Part[]): boolean {
  const word = units[lead.start]?.lower;
  return (
    parts.length > 0 &&
    (word === 'other' ||
      word === 'remaining' ||
      (word === 'the' && /^(?:other|remaining)$/.test(units[lead.start + 1]?.lower ?? '')))
  );
}
