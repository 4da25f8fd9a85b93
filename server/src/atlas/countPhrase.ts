import type { Counted } from './lexicon';
import * as english from './countEnglish';
import type { Relation } from './countRelation';
import type { Unit } from './countUnits';
import { follow, type Following } from './countFollowing';
import type { WrittenNumber } from './numberWords';

/** The part of the atlas that a number is about; nothing is the whole of it. */
export interface Scope {
  readonly group?: string;
  readonly level?: string;
  /** A slot or endpoint id, or `own` for the slot whose text it is. */
  readonly under?: string;
}

/** What stands before a number. Indices are those of the sentence's units. */
export interface Lead {
  /** The first unit of hedges, determiners and *of*. */
  readonly start: number;
  readonly relation: Relation;
  /**
   * `partial`: part of something (*these*, *another*); `others`: somebody else's; `owner`: *the atlas's*, *group A's*, with the owner's index;
   * `article`: *a*, *an*; `definite`: *the*, *its*, *our*; `all`.
   */
  readonly determiner: 'none' | 'article' | 'definite' | 'all' | 'owner' | 'partial' | 'others';
  readonly owner?: number;
  /** *three of the*, *out of*, *of the* at the start. */
  readonly partitive: boolean;
  /** *a total of*. */
  readonly total: boolean;
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
  return before.capital && unit.number.value < 100 && !english.PREPOSITION.has(before.lower) && !english.DEFINITE.has(before.lower) && !english.CONJUNCTION.has(before.lower) && !english.ADVERB.has(before.lower) && !english.HAVE.has(before.lower) && !english.HAVE_LOOSELY.has(before.lower) && !english.HAVE_PARTICIPLE.has(before.lower) && !english.BE.has(before.lower) && !/^(?:more|than|least|most|these|those|this|other|some|nearly|almost|roughly|approximately|why|see|just|only|there|what|how|number|total|into|first|last|both|each|s)$/.test(before.lower);
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
    if (next.lower === '-' && next.glued) hyphened ||= k === at + 1;
    else if (next.lower === '+' && next.glued && unit.plus) continue;
    else if (next.kind === 'group' && next.groups.length === 1 && scope.group === undefined) {
      scope.group = next.groups[0]!;
      plain.push(next.lower.replace(/ /g, '-'));
    } else if (next.kind === 'letter' && units[k + 1]?.kind === 'noun') scope.group = next.group;
    else if (next.kind === 'level' && scope.level === undefined) {
      scope.level = next.level;
      loose = next.common && !next.capital;
    } else if (next.kind === 'word') plain.push(units[k - 1]?.lower === '-' && plain.length && !hyphened ? `${plain.pop()}-${next.lower}` : next.lower);
    else return undefined;
  }
  const noun = units[k];
  if (noun?.kind !== 'noun') return undefined;
  const words = plain.filter((word) => !english.NEUTRAL.has(word) && !english.NEUTRAL_OF[noun.of]?.has(word));
  if (noun.of === 'topics' || noun.of === 'groups' || noun.of === 'chapters' || noun.of === 'references') {
    if (words.length > 0 || scope.level !== undefined) return undefined;
    delete scope.group;
  } else if (words.length > (scope.group && units.slice(at, k).some((u) => u.kind === 'group') ? 1 : 0)) return undefined;
  if (scope.level !== undefined && noun.of !== 'slots') return undefined;

  const value = unit.number.value;
  const head = units[k + 1];
  const compound = !noun.plural && head?.kind === 'word' && (english.ATLAS.has(head.lower) || english.ATLAS_PART.has(head.lower));
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

type Hedge = readonly [words: readonly string[], relation: Relation];

/** Longest first. */
const HEDGES: readonly Hedge[] = (
  [
    ['no more than', '<='], ['not more than', '<='], ['no fewer than', '>='], ['no less than', '>='], ['not fewer than', '>='], ['not less than', '>='],
    ['slightly more than', '>~'], ['just more than', '>~'], ['a little over', '>~'], ['slightly over', '>~'], ['well over', '>'], ['just short of', '<~'],
    ['slightly fewer than', '<~'], ['in excess of', '>'], ['a minimum of', '>='], ['a maximum of', '<='], ['as many as', '<='],
    ['more than', '>'], ['fewer than', '<'], ['less than', '<'], ['at least', '>='], ['at most', '<='], ['up to', '<='], ['upwards of', '>'], ['upward of', '>'],
    ['just over', '>~'], ['just under', '<~'], ['just below', '<~'], ['close to', '~'], ['or so', '~'],
    ['nearly', '<~'], ['almost', '<~'], ['about', '~'], ['around', '~'], ['roughly', '~'], ['approximately', '~'], ['approx', '~'], ['circa', '~'], ['ca', '~'], ['some', '~'],
    ['~', '~'], ['≈', '~'], ['over', '>'], ['exceeding', '>'], ['beyond', '>'], ['under', '<'], ['>', '>'], ['≥', '>='], ['<', '<'], ['≤', '<='],
  ] as const
).map(([words, relation]) => [words.split(' '), relation]);
/** Words that are hedges after a verb and prepositions after anything else. */
const SPATIAL = new Set(['over', 'under', 'around', 'beyond', 'about', 'up to']);

/** Reads hedges, adverbs and determiners backwards from the number at `at`. */
export function readLead(units: readonly Unit[], at: number): Lead {
  let j = at - 1;
  let relation: Relation = '=';
  let total = false;
  for (let again = true; again; ) {
    again = false;
    const word = units[j]?.lower;
    if (word === undefined) break;
    if (units[j]!.kind === 'word' && english.ADVERB.has(word) && word !== 'below' && word !== 'so' && word !== 'then' && word !== 'too') {
      // `just over`, `just under` are hedges and were tried first.
      j--;
      again = true;
      continue;
    }
    if (word === 'of' && units[j - 1]?.lower === 'total' && /^(?:an?|the|its|grand)$/.test(units[j - 2]?.lower ?? '')) {
      total = true;
      j -= units[j - 2]?.lower === 'grand' ? 4 : 3;
      break;
    }
    if (word === 'total' && units[j]!.kind === 'word') break;
    if (relation !== '=') break;
    const hedge = HEDGES.find(([words]) => endsWith(units, j, words));
    if (!hedge) break;
    const before = units[j - hedge[0].length];
    if (SPATIAL.has(hedge[0].join(' ')) && before && !opensHedge(before)) break;
    relation = hedge[1];
    j -= hedge[0].length;
    again = true;
  }
  return { ...determine(units, j), relation, total };
}

function opensHedge(unit: Unit): boolean {
  if (unit.kind === 'punct') return true;
  if (unit.kind !== 'word') return false;
  const word = unit.lower;
  return english.HAVE.has(word) || english.HAVE_LOOSELY.has(word) || english.HAVE_PARTICIPLE.has(word) || english.BE.has(word) || /^(?:and|or|the|of|with|its|our|well|in|into|to)$/.test(word);
}

function endsWith(units: readonly Unit[], j: number, words: readonly string[]): boolean {
  return words.every((word, i) => units[j - words.length + 1 + i]?.lower === word);
}

const QUANTITY = new Set(`half most all none some any each many few several majority third thirds quarter quarters share rest part fraction subset out only much
  both either neither every fifth tenth minority couple one`.split(/\s+/));

function determine(units: readonly Unit[], end: number): Pick<Lead, 'start' | 'determiner' | 'partitive' | 'owner'> {
  let j = end;
  let determiner: Lead['determiner'] = 'none';
  let owner: number | undefined;
  const unit = units[j];
  const word = unit?.lower ?? '';
  if (unit && word === "'s") {
    determiner = 'owner';
    owner = j - 1;
    j -= 2;
  } else if (unit?.kind === 'punct' && /^['’]$/.test(word) && unit.glued && units[j - 1]?.kind === 'word') {
    determiner = 'others';
    j -= 2;
  } else if (unit?.kind === 'word' && word !== 'all' && (english.PARTIAL.has(word) || /^\d+(?:st|nd|rd|th)$/.test(word))) {
    determiner = 'partial';
    j--;
  } else if (unit?.kind === 'word' && english.OTHERS_OWN.has(word)) {
    determiner = 'others';
    j--;
  } else if (word === 'a' || word === 'an') {
    determiner = 'article';
    j--;
  } else if (english.DEFINITE.has(word)) {
    determiner = word === 'all' ? 'all' : 'definite';
    j--;
    if (units[j]?.lower === 'all') {
      determiner = 'all';
      j--;
    }
    if (units[j + 1]?.lower === 'the' && word === 'the' && units[j]?.lower === 'of' && units[j - 1]?.lower === 'all') {
      determiner = 'all';
      j -= 2;
    }
  } else if (unit?.kind === 'thing' || unit?.kind === 'group') {
    // `A1 24 endpoints`: nothing to learn from it here.
  }
  let partitive = false;
  if (units[j]?.lower === 'of' && determiner !== 'partial' && determiner !== 'others') {
    const before = units[j - 1];
    partitive = before === undefined || before.kind === 'number' || before.kind === 'percent' || before.kind === 'punct' || QUANTITY.has(before.lower);
    if (partitive) j--;
    if (partitive && units[j]?.lower === 'out') j--;
  }
  return { start: j + 1, determiner, partitive, ...(owner === undefined ? {} : { owner }) };
}
