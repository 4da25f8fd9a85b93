import { clauseAround } from './countClause';
import * as english from './countEnglish';
import { follow } from './countFollowing';
import { type CountPhrase, type Lead, readLead, type Scope } from './countPhrase';
import { type Discourse, type Judged, sameAtlas } from './countReading';
import type { Relation } from './countRelation';
import { isAtlas, subjectOf } from './countSubject';
import type { Unit } from './countUnits';
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
    const number: WrittenNumber = unit.kind === 'number' ? unit.number : { value: 0, from: unit.from, to: unit.to, style: { form: 'words', capitals: unit.capital ? 'first' : 'none', joint: '-' } };
    const lead = own?.phrase ?? readLead(units, at);
    if (lead.determiner === 'partial' && !remainder(units, lead, parts)) continue;
    if (lead.determiner !== 'none' && lead.determiner !== 'article' && lead.determiner !== 'partial' && !own) continue;
    const clause = clauseAround(units, at);
    if (clause.other || clause.imagined || clause.past || clause.unreal || clause.distributed) continue;
    const site: Site = { units, at, number, lead, own, weighed, discourse };
    const part = stray ? (own || none ? undefined : elided(site)) : ofWhole(site) ?? levelPart(site) ?? (own || none ? undefined : (scopePart(site) ?? nounPart(site) ?? elided(site)));
    if (part) parts.push(part);
  }
  return sureInSeries(units, parts, weighed);
}

interface Site {
  readonly units: readonly Unit[];
  readonly at: number;
  readonly number: WrittenNumber;
  readonly lead: Lead;
  readonly own: Weighed | undefined;
  readonly weighed: readonly Weighed[];
  readonly discourse: Discourse;
}

/** *Two of the 21 slots are Gaps*, *21 of 529 items are slots*, *seven out of 21 slots sit in group A*. */
function ofWhole(site: Site): Part | undefined {
  const { units, at } = site;
  let k = at + 1;
  if (units[k]?.lower === 'out') k++;
  if (units[k]?.lower !== 'of' || (units[at - 1]?.lower === 'in' && units[at - 2]?.kind === 'number')) return undefined;
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
  return subject.kind === 'scope' && subject.groups.length === 1 ? make(site, of, { ...scope, group: subject.groups[0]! }, [], sure) : undefined;
}

/** *thirteen are Partial*, *13 at Partial*, *13 Partial*, *seven slots are Strong*. */
function levelPart(site: Site): Part | undefined {
  const { units, at, own, weighed, discourse } = site;
  if (own && (own.phrase.of !== 'slots' || own.phrase.partitive)) return undefined;
  if (own?.phrase.following.restricted) return undefined;
  let start = own ? own.phrase.following.end : at + 1;
  // *no slot is a Gap*
  if (!own && units[at]!.kind === 'word' && units[start]?.kind === 'noun' && (units[start] as { of?: string }).of === 'slots') start++;
  const level = levelAfter(units, start);
  if (!level) return undefined;
  if (units[at]!.kind === 'word' && !level.verb) return undefined;
  const carried = wholeBefore(weighed, at)?.phrase.of === 'slots' || discourse.carried?.of === 'slots';
  const series = units.some((unit, i) => unit.kind === 'level' && Math.abs(i - level.index) > 1 && units[i - 1]?.lower !== 'or');
  if (!own && !carried && !series && (level.common || !level.verb)) {
    // *The atlas has two Gaps* names no noun, but is said of an atlas.
    if (level.common || !units.slice(0, at).some((unit, i) => isAtlas(unit) && sameAtlas(units, i))) return undefined;
  }
  if (level.common && !level.verb && !own && !carried && !series) return undefined;
  if (site.number.value === 0 && !level.verb) return undefined;
  const near = scopeAround(units, at, weighed, discourse);
  const scope: Scope = { ...own?.phrase.scope, ...(level.group ? { group: level.group } : near.scope), level: level.level };
  return make(site, 'slots', scope, scope.group !== undefined && !level.group ? [{ level: level.level }] : near.otherwise.map((other) => ({ ...other, level: level.level })), own?.judged?.sure ?? false);
}

/** *Strong Evidence (7)*, *Partial: 13*, *Partial covers 13*. */
function levelThenNumber(units: readonly Unit[], at: number, weighed: readonly Weighed[], discourse: Discourse): Part | undefined {
  const level = units[at]!;
  if (level.kind !== 'level' || (level.common && !level.capital)) return undefined;
  let k = at + 1;
  const mark = units[k]?.lower ?? '';
  if (/^(?:\(|:|=|—|–|has|holds|covers|counts)$/.test(mark)) k++;
  else if (units[k]?.kind !== 'number') return undefined;
  const number = units[k];
  if (number?.kind !== 'number' || weighed.some((entry) => entry.phrase.at === k) || levelAfter(units, k + 1)) return undefined;
  if (!bounded(units[k + 1])) return undefined;
  const others = units.filter((unit, i) => unit.kind === 'level' && unit.level !== level.level && (units[i + 1]?.kind === 'number' || units[i + 2]?.kind === 'number'));
  const clause = clauseAround(units, k);
  if (others.length === 0 && discourse.carried?.of !== 'slots') return undefined;
  if (clause.other || clause.imagined || clause.past) return undefined;
  const near = scopeAround(units, at, weighed, discourse);
  return {
    number: number.number, at: k, of: 'slots', relation: '=', sure: false,
    scope: { ...near.scope, level: level.level }, otherwise: near.scope.group ? [{ level: level.level }] : near.otherwise.map((other) => ({ ...other, level: level.level })),
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
  if (link && (/^(?:has|have|holds|hold|covers|contains|counts|lists|with|gets|:|\(|—|–|=)$/.test(link.lower) || english.HAVE.has(link.lower))) k--;
  const owner = units[k];
  const groups = owner?.kind === 'group' ? owner.groups : owner?.kind === 'letter' ? [owner.group] : [];
  if (owner?.kind === 'group' && units[k - 1] && english.PREPOSITION.has(units[k - 1]!.lower) && link === owner) return undefined;
  if (groups.length === 1) return make(site, carried.of, { ...levelOnly(carried.scope), group: groups[0]! }, [], sure);
  if (owner?.kind === 'thing' && (carried.of === 'endpoints' || carried.of === 'items')) return make(site, carried.of, { under: owner.key }, [], sure);
  return undefined;
}

/** *of 529 items, 21 are slots and 508 are endpoints*. */
function nounPart(site: Site): Part | undefined {
  const whole = site.weighed.find(({ phrase, judged }) => judged && phrase.at < site.at && (phrase.of === 'items' || phrase.of === 'slots' || phrase.of === 'endpoints'));
  if (!whole) return undefined;
  const of = nounAfter(site.units, site.at + 1);
  return of && of !== whole.phrase.of ? make(site, of, whole.judged!.scopes[0] ?? {}, [], whole.judged!.sure) : undefined;
}

/** *the older edition counted 22 slots, but this one has 20*. */
function elided(site: Site): Part | undefined {
  const { units, at, weighed } = site;
  const before = weighed.filter(({ phrase }) => phrase.at < at && phrase.own).at(-1);
  if (!before || !bounded(units[at + 1])) return undefined;
  const verb = site.lead.start - 1;
  if (units[verb]?.lower === 'are' && units[verb - 1]?.lower === 'there') return make(site, before.phrase.of, {}, [], false);
  if (!units[verb] || !english.HAVE.has(units[verb]!.lower)) return undefined;
  const subject = subjectOf(units, verb);
  return subject.kind === 'atlas' || subject.kind === 'it' ? make(site, before.phrase.of, {}, [], false) : undefined;
}

function make(site: Site, of: Counted, scope: Scope, otherwise: readonly Scope[], sure: boolean): Part {
  return { number: site.number, at: site.at, of, scope, otherwise, sure, relation: site.lead.relation };
}

const POSITION = /^(?:is|are|'re|sit|sits|stand|stands|rank|ranks|remain|remains|rest|rests|carry|carries|hold|holds|have|has|reach|reaches|score|scores|earn|earns|show|shows|fall|falls)$/;

/** A level behind a number or a noun: *(of them) are still at Partial*. `verb` when a verb or preposition joins them. */
function levelAfter(units: readonly Unit[], start: number): { level: string; index: number; verb: boolean; common: boolean; group?: string } | undefined {
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
    if (POSITION.test(unit.lower) || /^(?:at|rated|marked|graded|scored|classed|classified|assessed|judged|listed|placed|ranked)$/.test(unit.lower)) verb = true;
    else if (!/^(?:still|now|currently|only|all|already|just|as|in|on|a|an|the|level|with|position)$/.test(unit.lower)) return undefined;
  }
  const unit = units[k];
  if (unit?.kind !== 'level') return undefined;
  let end = k + 1;
  while (/^(?:level|evidence|position|positions|slots|slot|ones|rating)$/.test(units[end]?.lower ?? '')) end++;
  if (!bounded(units[end])) {
    const following = follow(units, end, 'slots');
    if (following.restricted || (following.verb !== undefined && (verb || !unit.capital))) return undefined;
    if (following.scope.group) return { level: unit.level, index: k, verb, common: unit.common && !unit.capital, group: following.scope.group };
  }
  return { level: unit.level, index: k, verb, common: unit.common && !unit.capital };
}

/** A group behind a number: *are pre-training*, *in group A*, *belong to evaluation*. */
function groupAfter(units: readonly Unit[], start: number): { group: string; verb: boolean } | undefined {
  let k = start;
  if (units[k]?.lower === 'of' && /^(?:them|those|these|which)$/.test(units[k + 1]?.lower ?? '')) k += 2;
  let verb = false;
  let placed = false;
  while (/^(?:is|are|sit|sits|belong|belongs|fall|falls|come|comes|lie|lies|stand|slots|each|now)$/.test(units[k]?.lower ?? '')) {
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
  const group = unit?.kind === 'group' && unit.groups.length === 1 ? unit.groups[0]! : unit?.kind === 'letter' && placed ? unit.group : undefined;
  if (group === undefined) return undefined;
  let end = k + 1;
  while (/^(?:slots|slot|ones|group|endpoints)$/.test(units[end]?.lower ?? '')) end++;
  return bounded(units[end]) || /^(?:make|makes|add|adds)$/.test(units[end]?.lower ?? '') ? { group, verb } : undefined;
}

function nounAfter(units: readonly Unit[], start: number): Counted | undefined {
  let k = start;
  if (!/^(?:is|are)$/.test(units[k]?.lower ?? '')) return undefined;
  k++;
  while (/^(?:a|the|top-level|themselves)$/.test(units[k]?.lower ?? '')) k++;
  const unit = units[k];
  return unit?.kind === 'noun' && bounded(units[k + 1]) ? unit.of : undefined;
}

function bounded(unit: Unit | undefined): boolean {
  return unit === undefined || unit.kind === 'object' || (unit.kind === 'punct' && !(unit.glued && /^[-%/]$/.test(unit.lower))) || /^(?:and|or|while|but|whereas|plus|though|although|with)$/.test(unit.lower);
}

/** *none*, *no slot*: a total of zero where a level follows. */
function noneAt(unit: Unit): boolean {
  return unit.kind === 'word' && (unit.lower === 'no' || unit.lower === 'none');
}

/** *the other 13 are Partial*, once the rest has been told. */
function remainder(units: readonly Unit[], lead: Lead, parts: readonly Part[]): boolean {
  const word = units[lead.start]?.lower;
  return parts.length > 0 && (word === 'other' || word === 'remaining' || ((word === 'the') && /^(?:other|remaining)$/.test(units[lead.start + 1]?.lower ?? '')));
}

function wholeBefore(weighed: readonly Weighed[], at: number): Weighed | undefined {
  return weighed.filter(({ phrase, judged }) => judged && phrase.at < at).at(-1);
}

/** *Slots by group: A 5, B 4*: what the whole sentence counts. */
function heading(units: readonly Unit[], at: number): { of: Counted; scope: Scope; sure: boolean } | undefined {
  const noun = units.find((unit) => unit.kind === 'noun');
  const colon = units.findIndex((unit) => unit.lower === ':');
  if (noun?.kind !== 'noun' || !noun.plural || colon < 0 || colon > at || (noun.of !== 'slots' && noun.of !== 'endpoints')) return undefined;
  const plain = units.slice(0, colon).every((unit) => unit.kind === 'noun' || /^(?:by|per|in|each|the|number|of|count|a|every)$/.test(unit.lower));
  return plain ? { of: noun.of, scope: {}, sure: true } : undefined;
}

/** What the numbers without a noun count: the noun of the phrases beside them, or of the sentence before. */
function carriedNoun(site: Site): { of: Counted; scope: Scope; sure: boolean } | undefined {
  const near = [...site.weighed.filter(({ phrase }) => phrase.at < site.at).reverse(), ...site.weighed.filter(({ phrase }) => phrase.at > site.at)];
  const slots = near.find(({ phrase }) => phrase.of === 'slots' || phrase.of === 'endpoints' || phrase.of === 'items');
  if (slots) return slots.judged && { of: slots.phrase.of, scope: slots.judged.scopes[0] ?? {}, sure: slots.judged.sure || slots.phrase.at < site.at };
  const label = heading(site.units, site.at);
  if (label) return label;
  const { carried, partial } = site.discourse;
  return carried && !partial ? { ...carried, sure: false } : undefined;
}

function levelOnly(scope: Scope): Scope {
  return scope.level === undefined ? {} : { level: scope.level };
}

/** The group that a level's number is about: the whole it is part of, the subject, *in group A*; else that of the sentence before, perhaps. */
function scopeAround(units: readonly Unit[], at: number, weighed: readonly Weighed[], discourse: Discourse): { scope: Scope; otherwise: readonly Scope[] } {
  let from = at;
  while (from > 0 && units[from - 1]!.lower !== ';') from--;
  const whole = weighed.filter(({ phrase, judged }) => judged && phrase.of === 'slots' && phrase.at < at && phrase.at >= from && judged.scopes[0]?.level === undefined).at(-1);
  if (whole?.judged) {
    const { group } = whole.judged.scopes[0] ?? {};
    return { scope: group === undefined ? {} : { group }, otherwise: [] };
  }
  for (let k = at - 1; k >= from; k--) {
    const unit = units[k]!;
    if (unit.kind === 'group' && unit.groups.length === 1) return { scope: { group: unit.groups[0]! }, otherwise: [] };
    if (unit.kind === 'letter' && !(unit.group === 'A' && units[k + 1]?.kind === 'word')) return { scope: { group: unit.group }, otherwise: [] };
  }
  return { scope: {}, otherwise: discourse.group === undefined ? [] : [{ group: discourse.group }] };
}

/** *Of the three slots this topic touches, one is Strong*: the parts are of something else than the atlas. */
function strayWhole(units: readonly Unit[], weighed: readonly Weighed[]): boolean {
  const first = units[0]?.lower;
  if (first === 'of' || first === 'among' || first === 'amongst' || first === 'out') {
    const comma = units.findIndex((unit) => unit.lower === ',');
    if (comma < 0) return false;
    const whole = weighed.find(({ phrase }) => phrase.at < comma);
    if (whole) return !whole.judged;
    return units.slice(1, comma).some((unit, i) => unit.kind === 'number' || (unit.kind === 'word' && !/^(?:of|the|all|in|our|its|a|an|out)$/.test(unit.lower) && !isAtlas(units[i + 1]!)));
  }
  return weighed.some(({ phrase, judged }) => phrase.of === 'slots' && !judged && (phrase.following.restricted || phrase.determiner === 'partial' || phrase.determiner === 'others') && phrase.scope.level === undefined);
}

/** Two levels or more, of the atlas or of a stated whole, are a breakdown: each of its numbers is meant. */
function sureInSeries(units: readonly Unit[], parts: readonly Part[], weighed: readonly Weighed[]): Part[] {
  const levels = new Set([...parts.map((part) => part.scope.level), ...weighed.flatMap(({ judged }) => (judged ? [judged.scopes[0]?.level] : []))].filter((level) => level !== undefined));
  const whole = weighed.some(({ phrase, judged }) => judged && phrase.of === 'slots' && judged.scopes[0]?.level === undefined);
  const atlas = units.some((unit, i) => isAtlas(unit) && sameAtlas(units, i));
  const told = whole || atlas || levels.size >= 3;
  return parts.map((part) => {
    const of = wholeOf(part, parts, weighed);
    const given = of ? { ...part, whole: of } : part;
    return part.scope.level !== undefined && told && (levels.size > 1 || whole) ? { ...given, sure: true } : given;
  });
}

/** *Of its five slots, two are Strong*: the whole, where it may be another one than the atlas's. */
function wholeOf(part: Part, parts: readonly Part[], weighed: readonly Weighed[]): Part['whole'] {
  const whole = weighed.filter(({ phrase, judged }) => judged && !judged.sure && phrase.of === 'slots' && !parts.some((other) => other.at === phrase.at) && judged.scopes[0]?.level === undefined && (phrase.at < part.at || phrase.partitive));
  const { phrase, judged } = whole.at(-1) ?? {};
  return phrase && judged ? { value: phrase.number.value, of: phrase.of, scope: judged.scopes[0] ?? {} } : undefined;
}
