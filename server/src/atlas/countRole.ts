import * as english from './countEnglish';
import type { CountPhrase } from './countPhrase';
import { atlasEndingAt, isAtlas, isYear, type Subject, subjectOf } from './countSubject';
import type { Unit } from './countUnits';

/** What a counted phrase does in its sentence. */
export type Role =
  /** *the atlas holds 21 slots*; `loose` for verbs that may speak of a part. */
  | { readonly kind: 'object'; readonly subject: Subject; readonly loose: boolean; readonly across?: boolean }
  /** *there are 21 slots*; `placed` with *in this atlas* before it. */
  | { readonly kind: 'existential'; readonly placed: boolean; readonly groups: readonly string[] }
  /** *a map of 21 slots*, *an atlas with 21 slots*, *a map covering 21 slots*. */
  | { readonly kind: 'attribute'; readonly indefinite: boolean }
  /** Behind `(`, `:` or a dash, with the unit before that. */
  | { readonly kind: 'label'; readonly owner: number }
  /** It begins the sentence; `verb` is where its predicate begins, none in a sentence without one. `groups`: *in group A,* before it. */
  | { readonly kind: 'start'; readonly verb?: number; readonly groups: readonly string[]; readonly placed: boolean }
  | { readonly kind: 'other'; readonly across: boolean };

const LINK = new Set(`in across into over under of to from with on around among by for at between within and plus & , " “ ” ' ‘ ’ * _ • - + than more least most up about some exactly
  a an total altogether overall below down each or as well so half why told out · | • /`.split(/\s+/));

/** Finds the role of `phrase` among the other phrases of its sentence. */
export function roleOf(units: readonly Unit[], phrase: Pick<CountPhrase, 'start'>, phrases: readonly CountPhrase[]): Role {
  let structured = false;
  let placed = false;
  let groups: readonly string[] = [];
  let j = phrase.start - 1;
  for (; j >= 0; j--) {
    const unit = units[j]!;
    const word = unit.lower;
    if (unit.kind === 'punct' && /^(?:\(|\[|:|—|–|;)$/.test(word)) {
      if (word === ';') break;
      if (word === '–' && unit.glued) return { kind: 'other', across: false };
      return { kind: 'label', owner: j - 1 };
    }
    if (isAtlas(unit)) {
      const noun = atlasEndingAt(units, j);
      if (!noun || noun.other) return { kind: 'other', across: false };
      const next = units[j + 1]?.lower ?? '';
      if (next === 'of' || next === 'with' || next === 'at') return { kind: 'attribute', indefinite: noun.indefinite };
      placed = true;
      j = noun.start;
      continue;
    }
    if ((unit.kind === 'group' || unit.kind === 'thing') && units[j + 1]?.lower === 'with' && j + 2 === phrase.start) return { kind: 'label', owner: j };
    if (unit.kind === 'group' || unit.kind === 'letter') {
      if (unit.kind === 'letter' && !english.PREPOSITION.has(units[j - 1]?.lower ?? '') && units[j - 1]?.lower !== 'group') {
        if (unit.group === 'A' && j === 0) continue;
        return { kind: 'other', across: false };
      }
      if (english.PREPOSITION.has(units[j - 1]?.lower ?? '') || (units[j - 1]?.lower === 'the' && english.PREPOSITION.has(units[j - 2]?.lower ?? ''))) {
        groups = unit.kind === 'group' ? unit.groups : [unit.group];
      }
      continue;
    }
    if (unit.kind === 'number' || unit.kind === 'percent' || unit.kind === 'noun' || unit.kind === 'level' || unit.kind === 'object') continue;
    if (isYear(unit)) continue;
    if (english.HAVE_PARTICIPLE.has(word)) return participle(units, j);
    if (english.BE_PRESENT.has(word)) {
      if (units[j - 1]?.lower === 'there' || (/^(?:is|are)$/.test(word) && units[j - 1]?.lower === ',')) return { kind: 'existential', placed: placed || placedBefore(units, j), groups: leadingGroups(units, j) };
      const subject = subjectOf(units, j);
      if (structured || directly(units, j, phrase.start)) return { kind: 'object', subject, loose: false, across: structured };
      return { kind: 'other', across: false };
    }
    if (word === 'been' && structured && /^(?:has|have)$/.test(units[j - 1]?.lower ?? '')) return { kind: 'object', subject: subjectOf(units, j - 1), loose: false };
    if (english.HAVE_WITH[word]?.test(units[j + 1]?.lower ?? '')) return { kind: 'object', subject: subjectOf(units, j), loose: false, across: /^(?:fall|break)s?$/.test(word) };
    if (word === 'grown' && /^(?:has|have)$/.test(units[j - 1]?.lower ?? '')) return { kind: 'object', subject: subjectOf(units, j - 1), loose: false };
    if (english.HAVE.has(word)) return { kind: 'object', subject: subjectOf(units, j), loose: false };
    if (english.HAVE_LOOSELY.has(word) && !structured) return { kind: 'object', subject: subjectOf(units, j), loose: true };
    if (english.STRUCTURED.has(word)) structured = true;
    else if (!LINK.has(word) && !english.DEFINITE.has(word) && !(english.ADVERB.has(word) && unit.kind === 'word') && !phraseHolds(phrases, j)) {
      const before = units[phrase.start - 1]?.lower ?? '';
      const layout = structured ? undefined : laidOut(units, j, phrase.start);
      if (layout !== undefined) return { kind: 'object', subject: subjectOf(units, layout), loose: false };
      return { kind: 'other', across: before === 'across' || before === 'throughout' || (structured && /^(?:over|among|into|in|to)$/.test(before)) };
    }
  }
  const verb = predicate(units, phrase, phrases);
  return { kind: 'start', groups, placed, ...(verb === undefined ? {} : { verb }) };
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

function phraseHolds(phrases: readonly CountPhrase[], j: number): boolean {
  return phrases.some((other) => other.start <= j && j < other.following.end);
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
      return noun && !noun.other ? { kind: 'attribute', indefinite: noun.indefinite } : { kind: 'other', across: false };
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

function leadingGroups(units: readonly Unit[], at: number): readonly string[] {
  for (let k = 0; k < at; k++) {
    const unit = units[k]!;
    if (unit.kind === 'group' && k > 0) return unit.groups;
    if (unit.kind === 'letter' && k > 0 && english.PREPOSITION.has(units[k - 1]!.lower)) return [unit.group];
  }
  return [];
}

/** The verb behind a phrase and what is coordinated with it; `undefined` when the sentence ends without one. */
function predicate(units: readonly Unit[], phrase: Pick<CountPhrase, 'start'>, phrases: readonly CountPhrase[]): number | undefined {
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
    const still = unit.kind !== 'word' || LINK.has(unit.lower) || english.DEFINITE.has(unit.lower) || english.ADVERB.has(unit.lower) || english.STRUCTURED.has(unit.lower);
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
