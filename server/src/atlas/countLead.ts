import * as english from './countEnglish';
import type { Relation } from './countRelation';
import type { Unit } from './countUnits';

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

type Hedge = readonly [words: readonly string[], relation: Relation];

/** Longest first. */
const HEDGES: readonly Hedge[] = (
  [
    ['no more than', '<='],
    ['not more than', '<='],
    ['no fewer than', '>='],
    ['no less than', '>='],
    ['not fewer than', '>='],
    ['not less than', '>='],
    ['slightly more than', '>~'],
    ['just more than', '>~'],
    ['a little over', '>~'],
    ['slightly over', '>~'],
    ['well over', '>'],
    ['just short of', '<~'],
    ['slightly fewer than', '<~'],
    ['in excess of', '>'],
    ['a minimum of', '>='],
    ['a maximum of', '<='],
    ['as many as', '<='],
    ['more than', '>'],
    ['fewer than', '<'],
    ['less than', '<'],
    ['at least', '>='],
    ['at most', '<='],
    ['up to', '<='],
    ['upwards of', '>'],
    ['upward of', '>'],
    ['just over', '>~'],
    ['just under', '<~'],
    ['just below', '<~'],
    ['close to', '~'],
    ['or so', '~'],
    ['nearly', '<~'],
    ['almost', '<~'],
    ['about', '~'],
    ['around', '~'],
    ['roughly', '~'],
    ['approximately', '~'],
    ['approx', '~'],
    ['circa', '~'],
    ['ca', '~'],
    ['some', '~'],
    ['~', '~'],
    ['≈', '~'],
    ['over', '>'],
    ['exceeding', '>'],
    ['beyond', '>'],
    ['under', '<'],
    ['>', '>'],
    ['≥', '>='],
    ['<', '<'],
    ['≤', '<='],
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
    if (
      units[j]!.kind === 'word' &&
      english.ADVERB.has(word) &&
      word !== 'below' &&
      word !== 'so' &&
      word !== 'then' &&
      word !== 'too'
    ) {
      // `just over`, `just under` are hedges and were tried first.
      j--;
      again = true;
      continue;
    }
    if (
      word === 'of' &&
      units[j - 1]?.lower === 'total' &&
      /^(?:an?|the|its|grand)$/.test(units[j - 2]?.lower ?? '')
    ) {
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
  return (
    english.HAVE.has(word) ||
    english.HAVE_LOOSELY.has(word) ||
    english.HAVE_PARTICIPLE.has(word) ||
    english.BE.has(word) ||
    /^(?:and|or|the|of|with|its|our|well|in|into|to)$/.test(word)
  );
}

function endsWith(units: readonly Unit[], j: number, words: readonly string[]): boolean {
  return words.every((word, i) => units[j - words.length + 1 + i]?.lower === word);
}

const QUANTITY = new Set(
  `half most all none some any each many few several majority third thirds quarter quarters share rest part fraction subset out only much
  both either neither every fifth tenth minority couple one`.split(/\s+/),
);

function determine(
  units: readonly Unit[],
  end: number,
): Pick<Lead, 'start' | 'determiner' | 'partitive' | 'owner'> {
  let j = end;
  let determiner: Lead['determiner'] = 'none';
  let owner: number | undefined;
  const unit = units[j];
  const word = unit?.lower ?? '';
  if (unit && word === "'s") {
    determiner = 'owner';
    owner = j - 1;
    j -= 2;
    while (
      j >= 0 &&
      (english.ATLAS_ADJECTIVE.has(units[j]!.lower) || /^(?:the|this|our|its)$/.test(units[j]!.lower))
    )
      j--;
  } else if (unit?.kind === 'punct' && /^['’]$/.test(word) && unit.glued && units[j - 1]?.kind === 'word') {
    determiner = 'others';
    j -= 2;
  } else if (
    unit?.kind === 'word' &&
    word !== 'all' &&
    (english.PARTIAL.has(word) || /^\d+(?:st|nd|rd|th)$/.test(word))
  ) {
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
    if (
      units[j + 1]?.lower === 'the' &&
      word === 'the' &&
      units[j]?.lower === 'of' &&
      units[j - 1]?.lower === 'all'
    ) {
      determiner = 'all';
      j -= 2;
    }
  } else if (unit?.kind === 'thing' || unit?.kind === 'group') {
    // `A1 24 endpoints`: nothing to learn from it here.
  }
  let partitive = false;
  if (units[j]?.lower === 'of' && determiner !== 'partial' && determiner !== 'others') {
    const before = units[j - 1];
    partitive =
      before === undefined ||
      before.kind === 'number' ||
      before.kind === 'percent' ||
      before.kind === 'punct' ||
      QUANTITY.has(before.lower);
    if (partitive) j--;
    if (partitive && units[j]?.lower === 'out') j--;
  }
  return { start: j + 1, determiner, partitive, ...(owner === undefined ? {} : { owner }) };
}
