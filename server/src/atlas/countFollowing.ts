import * as english from './countEnglish';
import type { Scope } from './countPhrase';
import type { Relation } from './countRelation';
import { atlasNoun } from './countSubject';
import type { Unit } from './countUnits';
import type { Counted } from './lexicon';

/** What stands behind a counted noun. */
export interface Following {
  /** The first unit that is no part of the phrase. */
  readonly end: number;
  /** The noun is narrowed to some of its kind (*that need work*, *on safety*, *reviewed in May*): the number is no total. */
  readonly restricted: boolean;
  /** What narrows it is a clause without a link (*the slots it touches*), which may as well be the main one. */
  readonly contact?: true;
  /** *in the atlas*, *on this map*: `other` when that is another atlas or edition. */
  readonly place?: 'atlas' | 'other';
  /** *in all*, *in total*, *altogether*. */
  readonly total: boolean;
  readonly scope: Scope;
  /** Further groups of one list: *in groups B, C and D*. */
  readonly groups: readonly string[];
  /** *each*, behind several owners. */
  readonly each: boolean;
  /** *or more*, *or so*. */
  readonly relation?: Relation;
  /** Where the predicate begins, if the phrase may be its subject. */
  readonly verb?: number;
}

/** Reads on from behind the noun, which counts `of`. */
export function follow(units: readonly Unit[], start: number, of: Counted): Following {
  const scope: { group?: string; level?: string; under?: string } = {};
  let groups: readonly string[] = [];
  let place: 'atlas' | 'other' | undefined;
  let total = false;
  let each = false;
  let later: Relation | undefined;
  const done = (end: number, restricted: boolean, verb?: number): Following => ({
    end,
    restricted,
    total,
    scope,
    groups,
    each,
    ...(place ? { place } : {}),
    ...(later ? { relation: later } : {}),
    ...(verb === undefined ? {} : { verb }),
  });

  let p = start;
  while (p < units.length) {
    const unit = units[p]!;
    const word = unit.lower;
    if (unit.kind === 'object') p++;
    else if (unit.kind === 'punct') {
      if (word === ',' && enumerates(units, p + 1)) return done(p, true);
      if (word === '(') return done(p, false);
      return done(p, (word === '/' && unit.glued) || word === '%');
    } else if (unit.kind === 'thing' || unit.kind === 'number' || unit.kind === 'percent')
      return done(p, true);
    else if (word === 'or') {
      const next = units[p + 1]?.lower;
      if (next === 'more') later = '>=';
      else if (next === 'so') later = '~';
      else if (next === 'fewer' || next === 'less') later = '<=';
      else return done(p, true);
      p += 2;
    } else if (word === 'at' && (units[p + 1]?.lower === 'least' || units[p + 1]?.lower === 'most')) {
      later = units[p + 1]!.lower === 'least' ? '>=' : '<=';
      p += 2;
    } else if (word === 'each') {
      each = true;
      return done(p + 1, false);
    } else if (word === 'per' || word === 'apiece') return done(p, true);
    else if (word === 'in' && /^(?:all|total|sum)$/.test(units[p + 1]?.lower ?? '')) {
      total = true;
      p += 2;
    } else if (word === 'as' && units[p + 1]?.lower === 'well' && units[p + 2]?.lower === 'as')
      return done(p, false);
    else if (unit.kind === 'word' && english.PREPOSITION.has(word)) {
      const next = units[p + 1];
      if (!next || (next.kind === 'punct' && !/^[“"(]$/.test(next.lower))) {
        p++;
        continue;
      }
      const object = readObject(units, p, of);
      if (!object) return done(p, true);
      if (object.place) place = object.place;
      if (object.place === 'other') return done(object.end, true);
      if (object.groups) {
        scope.group = object.groups[0]!;
        groups = object.groups.slice(1);
      }
      if (object.level) scope.level = object.level;
      if (object.under) scope.under = object.under;
      if (object.stop) return done(p, false);
      p = object.end;
    } else if (english.CONJUNCTION.has(word)) return done(p, false);
    else if (word === 'that' || word === 'which' || word === 'who') {
      const verb = units[p + 1];
      return done(p, !(verb && english.STRUCTURAL.has(verb.lower)));
    } else if (/^(?:whose|where|when|worth|such|than|due|there|above|left|not|needing)$/.test(word))
      return done(p, true);
    else if (/^(?:this|the|it|we|they|you|one|our|its|a|an|these|those|most|many)$/.test(word))
      return { ...done(p, true), contact: true };
    else if (word === 'altogether' || word === 'overall') {
      total = true;
      p++;
    } else if (english.ADVERB.has(word)) p++;
    else if (english.AUXILIARY.has(word)) return done(p, false, p);
    else if (unit.kind === 'word' && /ing$/.test(word) && word.length > 4)
      return done(p, !(english.HAVE_PARTICIPLE.has(word) || /^(?:making|forming|spanning)$/.test(word)));
    else if (unit.kind === 'word' && english.STRUCTURED.has(word)) return done(p, false);
    else if (unit.kind === 'word' && /ed$/.test(word)) {
      // Without another verb in the clause it is the clause's own: *three of the 20 slots changed*.
      const rest = units.slice(p + 1);
      const stop = rest.findIndex((u) => u.kind === 'punct' && u.lower !== '-');
      const restricted = (stop < 0 ? rest : rest.slice(0, stop)).some((u) => english.AUXILIARY.has(u.lower));
      return done(p, restricted, restricted ? undefined : p);
    } else if (unit.kind === 'word' || unit.kind === 'level') return done(p, false, p);
    else return done(p, false);
  }
  return done(p, false);
}

/** `, A1 and A2,` after a number is a list of those meant. */
function enumerates(units: readonly Unit[], at: number): boolean {
  return units[at]?.kind === 'thing';
}

/** *in order*, *in turn*: how something is done, not which ones. */
const ADVERBIAL = new Set([
  'order',
  'turn',
  'detail',
  'full',
  'sequence',
  'depth',
  'parallel',
  'brief',
  'general',
  'fact',
  'once',
]);

interface ObjectRead {
  readonly end: number;
  readonly place?: 'atlas' | 'other';
  readonly groups?: readonly string[];
  readonly level?: string;
  readonly under?: string;
  /** Another count begins: the phrase ends before the preposition. */
  readonly stop?: boolean;
}

/** The object of the preposition at `p`, if it is one that leaves the number a total. */
function readObject(units: readonly Unit[], p: number, of: Counted): ObjectRead | undefined {
  const preposition = units[p]!.lower;
  let k = p + 1;
  while (
    k < units.length &&
    /^(?:the|all|our|its|this|any|that|just|only|exactly|about|some|over|each|single|slot's)$/.test(
      units[k]!.lower,
    )
  )
    k++;
  const determiner = units[k - 1]!.lower;
  const unit = units[k];
  if (!unit) return undefined;
  if (unit.kind === 'group') return { end: k + 1, groups: unit.groups };
  if (
    unit.kind === 'letter' &&
    !(unit.group === 'A' && units[k + 1]?.kind === 'word' && !english.AUXILIARY.has(units[k + 1]!.lower))
  )
    return { end: k + 1, groups: [unit.group] };
  if (unit.kind === 'thing') return { end: k + 1, under: unit.key };
  if (unit.kind === 'level') {
    const tail = /^(?:level|position|evidence|rating)$/.test(units[k + 1]?.lower ?? '') ? 2 : 1;
    return /^(?:at|in|on|as|with|under|of)$/.test(preposition)
      ? { end: k + tail, level: unit.level }
      : undefined;
  }
  if (unit.kind === 'number') return { end: p, stop: true };
  if (unit.kind === 'noun') {
    if (determiner === 'this' && unit.of === 'slots' && !unit.plural) return { end: k + 1, under: 'own' };
    if (of === 'groups' && unit.of === 'slots' && unit.plural) return { end: k + 1 };
    return unit.plural && preposition !== 'of' && preposition !== 'to'
      ? { end: k + 1, stop: true }
      : undefined;
  }
  if (unit.kind === 'word' && ADVERBIAL.has(unit.lower)) return { end: k + 1 };
  if (of === 'slots' && /^(?:at|on)$/.test(preposition) && unit.lower === 'top')
    return { end: units[k + 1]?.lower === 'level' ? k + 2 : k + 1 };
  const noun = atlasNoun(units, p + 1);
  return noun && { end: noun.end, place: noun.other ? 'other' : 'atlas' };
}
