import * as english from './countEnglish';
import type { Unit } from './countUnits';

/** A noun phrase by which a text names an atlas: *the map*, *this edition*, *the older edition*, *a competing map*. */
export interface AtlasNoun {
  readonly start: number;
  /** Behind the noun. */
  readonly end: number;
  /** Another atlas, or this one at another time. */
  readonly other: boolean;
  /** *a map*: this one only where the sentence says so. */
  readonly indefinite: boolean;
}

/** Reads such a phrase from its first unit on. */
export function atlasNoun(units: readonly Unit[], at: number): AtlasNoun | undefined {
  for (let k = at; k < units.length && k < at + 8; k++) {
    const unit = units[k]!;
    if (isAtlas(unit)) {
      const noun = atlasEndingAt(units, k);
      return noun && noun.start <= at + 1 ? noun : undefined;
    }
    if (!inside(unit) && !determines(unit)) return undefined;
  }
  return undefined;
}

/** Reads such a phrase from its noun backwards; `undefined` when an unknown word makes it something else (*the risk framework*). */
export function atlasEndingAt(units: readonly Unit[], noun: number): AtlasNoun | undefined {
  const word = units[noun]!.lower;
  let other = false;
  let current = false;
  let start = noun;
  for (; start > 0; start--) {
    const unit = units[start - 1]!;
    if (determines(unit)) break;
    if (!inside(unit)) break;
    other ||= unit.kind === 'word' && english.OTHER.has(unit.lower);
    other ||=
      isYear(unit) || (/^v?\d+(?:\.\d+)*$|^\d+(?:st|nd|rd|th)$/.test(unit.lower) && unit.kind === 'word');
    current ||= /^(?:current|present|latest)$/.test(unit.lower);
  }
  const determiner = units[start - 1];
  const article = determiner?.lower === 'a' || determiner?.lower === 'an';
  const named = determiner !== undefined && determines(determiner);
  if (named) {
    other ||=
      english.OTHERS_OWN.has(determiner.lower) ||
      /^(?:another|other|each|every|any|no|some|most|many|which|what|both)$/.test(determiner.lower);
    current ||= /^(?:this|our)$/.test(determiner.lower);
    // *now in its third edition* is this one.
    if (determiner.lower === 'its' && english.EDITION.has(word))
      return { start: start - 1, end: noun + 1, other: false, indefinite: true };
  } else if (start > 0 && !/^(?:[.,:;(–—]|and|in|of|on)$/.test(determiner!.lower)) {
    if (!other) return undefined;
  }
  if (units[start - 1]?.lower === "'s") other = true;
  // *one map*, *two maps*, *such a map*
  if (
    (units[noun - 1]?.kind === 'number' && units[noun + 1]?.kind !== 'punct') ||
    units[start - 2]?.lower === 'such'
  )
    other = true;
  if (units[noun + 1]?.lower === 'of')
    other ||= units.slice(noun + 2, noun + 5).some((unit) => english.FOREIGN.has(unit.lower));
  if (!other && english.EDITION.has(word) && word !== 'edition' && !current) return undefined;
  const from = named ? start - 1 : start;
  return { start: from, end: noun + 1, other, indefinite: article || !named };
}

/** Whether a unit is such a noun. */
export function isAtlas(unit: Unit): boolean {
  return unit.kind === 'word' && (english.ATLAS.has(unit.lower) || english.EDITION.has(unit.lower));
}

/** A bare year: *the 2024 edition*, *in 2024*. */
export function isYear(unit: Unit): boolean {
  return (unit.kind === 'number' || unit.kind === 'word') && /^(?:19|20)\d\d(?:[.-]\d+)*$/.test(unit.lower);
}

/** Who or what a verb's subject is. */
export type Subject =
  | { readonly kind: 'atlas'; readonly indefinite: boolean }
  | {
      readonly kind: 'scope';
      readonly groups: readonly string[];
      readonly under?: string;
      readonly level?: string;
    }
  /** `they` for what was counted before: *21 slots cover …* */
  | { readonly kind: 'it' | 'we' | 'there' | 'counted' | 'other' };

/** The subject of the verb at `verb`. */
export function subjectOf(units: readonly Unit[], verb: number): Subject {
  let k = verb - 1;
  while (
    k >= 0 &&
    (english.ADVERB.has(units[k]!.lower) || /^(?:is|are|has|have|been|being|also|,)$/.test(units[k]!.lower))
  )
    k--;
  // *Group A (Pre-training) has*
  if (units[k]?.lower === ')') while (k > 0 && units[k]!.lower !== '(') k--;
  if (units[k]?.lower === '(') k--;
  const first = units[k];
  if (!first) return { kind: 'other' };
  if (english.UNREAL.has(first.lower) || english.BE_PAST.has(first.lower)) return { kind: 'other' };
  const scope = scopeEndingAt(units, k);
  if (scope) return scope;
  if (first.lower === 'there') return { kind: 'there' };
  if (first.lower === 'it') return { kind: 'it' };
  if (first.lower === 'we') return { kind: 'we' };
  if (first.lower === 'one' && units[k - 1]?.lower === 'this') return { kind: 'it' };
  if (first.lower === 'which' || first.lower === 'that') return relative(units, k);
  for (let h = k; h >= 0 && h > k - 16; h--) {
    const unit = units[h]!;
    if (unit.kind === 'punct' && /^[;:.!?]$/.test(unit.lower)) break;
    if (
      h === k &&
      unit.kind === 'word' &&
      english.ATLAS_SHAPE.has(unit.lower) &&
      /^(?:the|this|its|our)$/.test(units[h - 1]?.lower ?? '')
    )
      return { kind: 'atlas', indefinite: true };
    if (isAtlas(unit)) {
      const noun = atlasEndingAt(units, h);
      if (!noun && !english.ATLAS.has(unit.lower)) continue;
      if (!noun) return { kind: 'other' };
      if (noun.other) return { kind: 'other' };
      const before = units[noun.start - 1];
      // *a page of the atlas has* says nothing of the atlas.
      if (before && english.PREPOSITION.has(before.lower)) continue;
      if (before && !headless(before) && !inLeadingPhrase(units, noun.start - 1)) return { kind: 'other' };
      return {
        kind: 'atlas',
        indefinite: noun.indefinite && noun.start > 0 && units[noun.start]!.lower !== 'its',
      };
    }
    // A verb in between: *the map covers A and lists 21 slots* has the first one's subject.
    if (
      h < k &&
      unit.kind === 'word' &&
      (english.HAVE.has(unit.lower) ||
        english.HAVE_LOOSELY.has(unit.lower) ||
        english.BE_PRESENT.has(unit.lower)) &&
      units[k]!.lower === 'and'
    )
      return subjectOf(units, h);
  }
  if (first.kind === 'noun' && first.plural) return { kind: 'counted' };
  return { kind: 'other' };
}

/** A group, a level, a slot or an endpoint as the subject: *Group A*, *Pre-training*, *Slot A1*, *this slot*, *groups B and C*. */
function scopeEndingAt(units: readonly Unit[], k: number): Subject | undefined {
  const unit = units[k]!;
  const before = units[k - 1];
  const opens = (u: Unit | undefined): boolean =>
    u === undefined ||
    u.kind === 'punct' ||
    /^(?:and|while|whereas|the|although|where|because)$/.test(u.lower) ||
    (u.lower === 'but' && units[k - 2]?.lower === ',');
  if (unit.kind === 'group') {
    if (before && english.PREPOSITION.has(before.lower) && before.lower !== 'while') return undefined;
    if (!opens(before) && unit.titled && !unit.capital) return undefined;
    return { kind: 'scope', groups: unit.groups };
  }
  if (unit.kind === 'letter') return opens(before) ? { kind: 'scope', groups: [unit.group] } : undefined;
  if (unit.kind === 'thing') {
    if (
      before?.kind === 'thing' ||
      before?.lower === 'and' ||
      (before && english.PREPOSITION.has(before.lower))
    )
      return undefined;
    return { kind: 'scope', groups: [], under: unit.key };
  }
  if (unit.kind === 'level' && opens(before) && (unit.capital || !unit.common))
    return { kind: 'scope', groups: [], level: unit.level };
  if (
    unit.kind === 'noun' &&
    unit.of === 'slots' &&
    !unit.plural &&
    (before?.lower === 'this' || before?.lower === 'the')
  ) {
    const outer = units[k - 2];
    if (outer && english.PREPOSITION.has(outer.lower)) return undefined;
    return { kind: 'scope', groups: [], under: 'own' };
  }
  return undefined;
}

function relative(units: readonly Unit[], k: number): Subject {
  let h = k - 1;
  if (units[h]?.lower === ',') h--;
  for (let n = 0; h >= 0 && n < 5; h--, n++) {
    const unit = units[h]!;
    if (isAtlas(unit)) {
      const noun = atlasEndingAt(units, h);
      return noun && !noun.other ? { kind: 'atlas', indefinite: noun.indefinite } : { kind: 'other' };
    }
    if (n === 0 && unit.kind === 'group') return { kind: 'scope', groups: unit.groups };
    if (n === 0 && unit.kind === 'thing') return { kind: 'scope', groups: [], under: unit.key };
    if (unit.kind === 'punct') break;
  }
  return { kind: 'other' };
}

function determines(unit: Unit): boolean {
  const word = unit.lower;
  return (
    /^(?:the|this|our|its|a|an|that|another|each|every|any|no|some|most|many|which|what|both)$/.test(word) ||
    (english.OTHERS_OWN.has(word) && unit.kind === 'word') ||
    word === "'s"
  );
}

function inside(unit: Unit): boolean {
  if (unit.kind === 'noun' || unit.kind === 'number' || unit.lower === '-') return true;
  if (unit.kind !== 'word') return false;
  return (
    english.ATLAS_ADJECTIVE.has(unit.lower) ||
    english.OTHER.has(unit.lower) ||
    english.ATLAS.has(unit.lower) ||
    isYear(unit) ||
    /^v?\d+(?:\.\d+)*$|^\d+(?:st|nd|rd|th)$/.test(unit.lower)
  );
}

/** *In its current form the atlas has*: the words before the noun are an opening phrase. */
function inLeadingPhrase(units: readonly Unit[], at: number): boolean {
  let from = at;
  while (from > 0 && units[from - 1]!.kind !== 'punct') from--;
  return (
    at - from < 6 &&
    english.PREPOSITION.has(units[from]!.lower) &&
    !units.slice(from, at).some((unit) => english.HAVE.has(unit.lower) || english.AUXILIARY.has(unit.lower))
  );
}

function headless(unit: Unit): boolean {
  return (
    unit.kind === 'punct' ||
    unit.kind === 'object' ||
    english.CONJUNCTION.has(unit.lower) ||
    english.ADVERB.has(unit.lower) ||
    /^(?:that|how|why|when|where|as|since|all|says|say|know|note|so)$/.test(unit.lower) ||
    isYear(unit)
  );
}
