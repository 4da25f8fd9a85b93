import * as english from './countEnglish';
import type { CountPhrase } from './countPhrase';
import { atlasEndingAt, isAtlas, isYear, type Subject, subjectOf } from './countSubject';
import type { Unit } from './countUnits';

/** What a counted phrase does in its sentence. */
export type Role =
  /** *the atlas holds 21 slots*; `loose` for verbs that may speak of a part. */
  | { readonly kind: 'object'; readonly subject: Subject; readonly loose: boolean; readonly across?: boolean }
  /** *there are 21 slots*; `placed` with *in this atlas* before it. */
  | {
      readonly kind: 'existential';
      readonly placed: boolean;
      readonly groups: readonly string[];
      readonly under?: string;
    }
  /** *a map of 21 slots*, *an atlas with 21 slots*, *a map covering 21 slots*. */
  | { readonly kind: 'attribute'; readonly indefinite: boolean }
  /** Behind `(`, `:` or a dash, with the unit before that. */
  | { readonly kind: 'label'; readonly owner: number }
  /** It begins the sentence; `verb` is where its predicate begins, none in a sentence without one. `groups`: *in group A,* before it. */
  | {
      readonly kind: 'start';
      readonly verb?: number;
      readonly groups: readonly string[];
      readonly placed: boolean;
    }
  | { readonly kind: 'other'; readonly across: boolean };

const LINK = new Set(
  `in across into over under of to from with on around among by for at between within and plus & , " “ ” ' ‘ ’ * _ • - + than more least most up about some exactly
  a an total altogether overall below down each or as well so half why told out · | • / → » ⇒`.split(/\s+/),
);

/** Finds the role of `phrase` among the other phrases of its sentence. */
export function roleOf(
  units: readonly Unit[],
  phrase: Pick<CountPhrase, 'start'>,
  phrases: readonly CountPhrase[],
): Role {
  const state: Walk = { structured: false, placed: false, groups: [] };
  for (let j = phrase.start - 1; j >= 0; j--) {
    const unit = units[j]!;
    if (unit.lower === ';') break;
    if (unit.kind === 'punct' && /^(?:[([:—]|–)$/.test(unit.lower))
      return unit.lower === '–' && unit.glued ? NONE : { kind: 'label', owner: j - 1 };
    if (isAtlas(unit)) {
      const noun = atlasEndingAt(units, j);
      if (!noun || noun.other) return NONE;
      if (/^(?:of|with|at)$/.test(units[j + 1]?.lower ?? ''))
        return { kind: 'attribute', indefinite: noun.indefinite };
      state.placed = true;
      j = noun.start;
    } else if (
      (unit.kind === 'group' || unit.kind === 'thing') &&
      units[phrase.start - 1]?.lower === 'with' &&
      (j + 2 === phrase.start || (j + 3 === phrase.start && units[j + 1]!.lower === ','))
    ) {
      return { kind: 'label', owner: j };
    } else if (unit.kind === 'group' || unit.kind === 'letter') {
      if (!passesGroup(units, j, state)) return NONE;
    } else if (unit.kind === 'word' && !isYear(unit)) {
      const role = verbRole(units, j, phrase.start, state);
      if (role) return role;
      if (english.STRUCTURED.has(unit.lower)) state.structured = true;
      else if (!passes(unit) && !phrases.some((other) => other.start <= j && j < other.following.end))
        return elsewhere(units, j, phrase.start, state.structured);
    } else if (unit.kind === 'punct' && !LINK.has(unit.lower)) return NONE;
    else if (unit.kind === 'thing') return NONE;
  }
  const verb = predicate(units, phrase, phrases);
  return {
    kind: 'start',
    groups: state.groups,
    placed: state.placed,
    ...(verb === undefined ? {} : { verb }),
  };
}

/** What the way back from the phrase has met so far. */
interface Walk {
  structured: boolean;
  placed: boolean;
  groups: readonly string[];
}

const NONE: Role = { kind: 'other', across: false };

function passes(unit: Unit): boolean {
  return LINK.has(unit.lower) || english.DEFINITE.has(unit.lower) || english.ADVERB.has(unit.lower);
}

/** *in group A, …*: a group behind a preposition is where the phrase belongs. A letter without one may be anything. */
function passesGroup(units: readonly Unit[], j: number, state: Walk): boolean {
  const unit = units[j]!;
  const before = units[j - 1]?.lower ?? '';
  const placed =
    english.PREPOSITION.has(before) ||
    (before === 'the' && english.PREPOSITION.has(units[j - 2]?.lower ?? ''));
  if (unit.kind === 'letter' && !placed && before !== 'group') return unit.group === 'A' && j === 0;
  if (placed) state.groups = unit.kind === 'group' ? unit.groups : unit.kind === 'letter' ? [unit.group] : [];
  return true;
}

/** The role that the verb at `j` gives the phrase behind it; `undefined` for a word that is no such verb. */
function verbRole(units: readonly Unit[], j: number, start: number, state: Walk): Role | undefined {
  const word = units[j]!.lower;
  const before = units[j - 1]?.lower ?? '';
  const { structured } = state;
  const object = (verb: number, loose = false, across = false): Role => ({
    kind: 'object',
    subject: subjectOf(units, verb),
    loose,
    across,
  });
  if (english.HAVE_PARTICIPLE.has(word)) return participle(units, j);
  if (english.BE_PRESENT.has(word)) {
    if (before === 'there' || before === ',') {
      const under = leadingThing(units, j);
      const placed = state.placed || placedBefore(units, j);
      return { kind: 'existential', placed, groups: leadingGroups(units, j), ...(under ? { under } : {}) };
    }
    return structured || directly(units, j, start) ? object(j, false, structured) : NONE;
  }
  const perfect = /^(?:has|have)$/.test(before);
  if (perfect && (word === 'grown' || (word === 'been' && structured))) return object(j - 1);
  if (english.HAVE_WITH[word]?.test(units[j + 1]?.lower ?? ''))
    return object(j, false, /^(?:fall|break)s?$/.test(word));
  if (english.HAVE.has(word)) return object(j);
  return english.HAVE_LOOSELY.has(word) && !structured ? object(j, true) : undefined;
}

/** An unknown word stands between the phrase and whatever governs it. */
function elsewhere(units: readonly Unit[], j: number, start: number, structured: boolean): Role {
  const before = units[start - 1]?.lower ?? '';
  const layout = structured ? undefined : laidOut(units, j, start);
  if (layout !== undefined) return { kind: 'object', subject: subjectOf(units, layout), loose: false };
  if (before === 'with' && units[start - 2]?.lower === ',') {
    const owner = topic(units);
    if (owner !== undefined) return { kind: 'label', owner };
  }
  return {
    kind: 'other',
    across:
      /^(?:across|throughout)$/.test(before) || (structured && /^(?:over|among|into|in|to)$/.test(before)),
  };
}

/** *Group A is the largest, with five slots*: the unit that names what the sentence is about. */
function topic(units: readonly Unit[]): number | undefined {
  const at = units.findIndex((unit) => unit.kind === 'word' && english.BE_PRESENT.has(unit.lower)) - 1;
  const unit = units[at];
  if (!unit || at > 5) return undefined;
  return unit.kind === 'group' || unit.kind === 'thing' || isAtlas(unit) ? at : undefined;
}

/** *maps the company to 21 slots*: the verb before the thing that is laid out. */
function laidOut(units: readonly Unit[], at: number, start: number): number | undefined {
  if (!units.slice(at, start).some((unit) => /^(?:into|to|in|across)$/.test(unit.lower))) return undefined;
  for (let k = at; k >= 0 && k > at - 6; k--) {
    if (units[k]!.kind === 'punct') return undefined;
    if (units[k]!.kind === 'word' && english.LAYS_OUT.has(units[k]!.lower)) return k;
  }
  return undefined;
}

function directly(units: readonly Unit[], verb: number, start: number): boolean {
  for (let i = verb + 1; i < start; i++) {
    const unit = units[i]!;
    if (unit.kind === 'number' || unit.kind === 'noun') return true;
    if (!english.ADVERB.has(unit.lower)) return false;
  }
  return true;
}

function participle(units: readonly Unit[], at: number): Role {
  for (let k = at - 1; k >= 0 && k > at - 8; k--) {
    const unit = units[k]!;
    if (isAtlas(unit)) {
      const noun = atlasEndingAt(units, k);
      return noun && !noun.other
        ? { kind: 'attribute', indefinite: noun.indefinite }
        : { kind: 'other', across: false };
    }
    if (unit.kind === 'punct' && unit.lower !== ',') break;
  }
  return { kind: 'other', across: false };
}

/** *In this atlas there are*. */
function placedBefore(units: readonly Unit[], at: number): boolean {
  for (let k = 0; k < at; k++) {
    if (!isAtlas(units[k]!)) continue;
    const noun = atlasEndingAt(units, k);
    if (noun && !noun.other && !noun.indefinite) return true;
  }
  return false;
}

/** *In A1 there are*. */
function leadingThing(units: readonly Unit[], at: number): string | undefined {
  const unit = units[1];
  return at > 1 && unit?.kind === 'thing' && english.PREPOSITION.has(units[0]!.lower) ? unit.key : undefined;
}

function leadingGroups(units: readonly Unit[], at: number): readonly string[] {
  for (let k = 0; k < at; k++) {
    const unit = units[k]!;
    if (unit.kind === 'group' && k > 0) return unit.groups;
    if (unit.kind === 'letter' && k > 0 && english.PREPOSITION.has(units[k - 1]!.lower)) return [unit.group];
  }
  return [];
}

/** The verb behind a phrase and what is coordinated with it; `undefined` when the sentence ends without one. */
function predicate(
  units: readonly Unit[],
  phrase: Pick<CountPhrase, 'start'>,
  phrases: readonly CountPhrase[],
): number | undefined {
  let k = phrase.start;
  while (k < units.length) {
    const other = phrases.find((p) => p.start === k);
    if (other) {
      if (other.following.verb !== undefined) return other.following.verb;
      k = other.following.end;
      continue;
    }
    const unit = units[k]!;
    if (unit.kind === 'punct' && /^[.!?…;:()—–]$/.test(unit.lower)) return undefined;
    const still =
      unit.kind !== 'word' ||
      LINK.has(unit.lower) ||
      english.DEFINITE.has(unit.lower) ||
      english.ADVERB.has(unit.lower) ||
      english.STRUCTURED.has(unit.lower);
    if (!still) {
      // *one company* in a row of counts is no verb.
      if (isAtlas(unit) || units[k - 1]?.kind === 'number') {
        k++;
        continue;
      }
      return k;
    }
    k++;
  }
  return undefined;
}
