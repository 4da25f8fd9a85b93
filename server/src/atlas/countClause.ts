import * as english from './countEnglish';
import { atlasEndingAt, isAtlas, isYear } from './countSubject';
import type { Unit } from './countUnits';

/** What the words around a number say of its truth. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** Another atlas or another edition is spoken of. */
  readonly other: boolean;
  /** *if*, *imagine*. */
  readonly imagined: boolean;
  /** *in 2024*, *last year*, *originally*, *by 2027*. */
  readonly past: boolean;
  /** A modal verb or a plan before the number. */
  readonly unreal: boolean;
  readonly denied: boolean;
  /** *each*, *per*, *on average*. */
  readonly distributed: boolean;
  /** *merged*, *grew from*. */
  readonly changed: boolean;
}

/** The clause around `units[at]`: as far as the next semicolon, dash, parenthesis or *but*; what stands before a colon still holds behind it. */
export function clauseAround(units: readonly Unit[], at: number): Clause {
  let from = at;
  while (from > 0 && !breaks(units, from - 1)) from--;
  let to = at;
  while (to < units.length && !breaks(units, to)) to++;
  let other = false;
  let imagined = false;
  let past = false;
  let unreal = false;
  let denied = false;
  let distributed = false;
  let changed = false;
  for (let i = from; i < to; i++) {
    const unit = units[i]!;
    const word = unit.lower;
    if (isAtlas(unit) && !other) other = atlasEndingAt(units, i)?.other ?? false;
    if (isYear(unit) && i !== at) past ||= datedAt(units, i);
    if (unit.kind !== 'word') continue;
    imagined ||= english.IMAGINED.has(word) || english.DOUBTED.has(word);
    past ||= pastAt(units, i);
    changed ||=
      english.CHANGE.has(word) &&
      /^(?:merged|merge|dropped|drop|reduced|consolidated|collapsed|became|become|grew|grow|grown|shrank|shrunk|renumbered)$/.test(
        word,
      );
    if (i >= at) continue;
    unreal ||=
      english.UNREAL.has(word) &&
      !(word === 'may' && unit.capital && i > 0) &&
      !(
        word === 'to' &&
        !/^(?:have|hold|cover|reach|include|list|contain|count|span|describe|be)$/.test(
          units[i + 1]?.lower ?? '',
        )
      ) &&
      word !== 'not' &&
      word !== 'never';
    denied ||=
      english.DENIED.has(word) &&
      !(word === 'not' && /^(?:only|just|merely|fewer|more|less)$/.test(units[i + 1]?.lower ?? ''));
    distributed ||=
      english.DISTRIBUTED.has(word) &&
      !(word === 'most' && units[i - 1]?.lower === 'at') &&
      units[i + 1]?.lower !== 'of';
  }
  return { from, to, other, imagined, past, unreal, denied, distributed, changed };
}

const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

function datedAt(units: readonly Unit[], i: number): boolean {
  const before = units[i - 1]?.lower ?? '';
  if (units[i + 1]?.kind === 'noun') return false;
  const month = MONTH.test(before) ? 1 : 0;
  const word = units[i - 1 - month]?.lower;
  if (word === 'since' || (word === 'of' && units[i - 2 - month]?.lower === 'as')) return false;
  return (
    before === '' ||
    month > 0 ||
    english.PREPOSITION.has(before) ||
    /^(?:early|late|mid|spring|summer|autumn|fall|winter|-|end|year)$/.test(before)
  );
}

function pastAt(units: readonly Unit[], i: number): boolean {
  const word = units[i]!.lower;
  const next = units[i + 1]?.lower ?? '';
  const before = units[i - 1]?.lower ?? '';
  if (english.PAST_TIME.has(word))
    return !(word === 'once' && (before === 'at' || next === 'a')) && word !== 'before';
  if (english.PAST_SPAN.has(word)) return english.TIME_NOUN.has(next);
  if (word === 'used') return next === 'to';
  if (word === 'longer') return before === 'no';
  if (word === 'then') return before === 'back' || before === 'since';
  if (word === 'launch' || word === 'first') return before === 'at';
  if (word === 'time') return before === 'the' && units[i - 2]?.lower === 'at';
  return (
    word === 'tomorrow' || word === 'soon' || word === 'eventually' || word === 'someday' || word === 'until'
  );
}

function breaks(units: readonly Unit[], i: number): boolean {
  const unit = units[i]!;
  if (unit.kind === 'punct') return /^[;()—–.!?[\]]$/.test(unit.lower) && !(unit.lower === '–' && unit.glued);
  if (unit.kind !== 'word') return false;
  if (english.CLAUSE_BREAK.has(unit.lower)) return true;
  if (unit.lower !== 'and' && unit.lower !== 'so') return false;
  if (!/^(?:the|this|it|we|they|there|each|every|their|our|another|in|by)$/.test(units[i + 1]?.lower ?? ''))
    return false;
  for (let k = i + 2; k < units.length && k < i + 12; k++) {
    const next = units[k]!;
    if (next.kind === 'punct' && next.lower !== '-') return false;
    if (
      next.kind === 'word' &&
      (english.HAVE.has(next.lower) ||
        english.HAVE_LOOSELY.has(next.lower) ||
        english.AUXILIARY.has(next.lower))
    )
      return true;
  }
  return false;
}
