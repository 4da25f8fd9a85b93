import pluralize from 'pluralize';
import * as english from './countEnglish';
import { readLead } from './countLead';
import { isLabel } from './countPhrase';
import type { Relation } from './countRelation';
import type { Unit } from './countUnits';
import type { WrittenNumber } from './numberWords';

/** A number that says how many things are going to be listed: *Three failure modes shape practice:*. */
export interface Announcement {
  readonly number: WrittenNumber;
  readonly relation: Relation;
}

/**
 * The announcement in the units before a list; `undefined` when there is none or more than one number could be it. `end` says what follows: a list
 * behind a colon, more words behind one, *First …*, or a list behind a heading;
 * behind a full stop only a plain object of a listing noun (*five things.*) announces what follows.
 */
export function announcement(
  units: readonly Unit[],
  end: 'colon' | 'within' | 'stop' | 'ordinal' | 'heading',
): Announcement | undefined {
  const candidates = units.flatMap((_, at) => candidate(units, at) ?? []);
  const adjacent = candidates.filter((one) => one.adjacent);
  const strong = candidates.filter((one) => !one.weak && !one.far);
  if (end === 'stop') {
    const [one, ...others] = adjacent.filter((other) => !other.weak && other.listing);
    return one && others.length === 0 ? one : undefined;
  }
  if (end === 'heading') {
    const [one, ...others] = candidates;
    return one && others.length === 0 && one.at <= 1 && one.adjacent ? one : undefined;
  }
  const one =
    (end === 'ordinal' ? undefined : adjacent.at(-1)) ?? (strong.length === 1 ? strong[0] : undefined);
  return one && (one.adjacent || one.opens || (end === 'colon' && one.listing)) ? one : undefined;
}

interface Candidate extends Announcement {
  readonly at: number;
  /** Nothing stands between its noun and the end of the lead-in. */
  readonly adjacent: boolean;
  /** It is known already (*the three labs*) or a circumstance (*on three continents*). */
  readonly weak: boolean;
  /** The noun exists to be listed: *things*, *reasons*. */
  readonly listing: boolean;
  /** It begins the lead-in, or is what *there are* and *has* say. */
  readonly opens: boolean;
  /** Too many words stand before the end of the lead-in. */
  readonly far: boolean;
}

/** Nouns of measure and time: what is measured is not listed. */
const MEASURE = new Set(
  `years months weeks days hours minutes seconds decades centuries quarters percent points times pages words bits bytes dollars euros
  pounds cents miles meters metres kilometers feet inches degrees gigabytes terabytes megabytes watts kilowatts megawatts flops epochs digits`.split(
    /\s+/,
  ),
);
const LISTING = new Set(
  `things ways reasons parts kinds types points questions problems rules principles lessons options criteria phases stages factors goals elements components
  categories forms risks aspects properties requirements conditions assumptions claims puzzles challenges issues trade-offs tradeoffs conclusions observations`.split(
    /\s+/,
  ),
);

function candidate(units: readonly Unit[], at: number): Candidate | undefined {
  const unit = units[at]!;
  if (unit.kind !== 'number' || unit.number.value < 2 || unit.number.value > 30 || isLabel(units, at))
    return undefined;
  // *three-stage pipelines*
  if (units[at + 1]?.lower === '-' && units[at + 1]!.glued) return undefined;
  const head = headOf(units, at);
  if (head < 0) return undefined;
  const noun = units[head]!.lower;
  if (MEASURE.has(noun)) return undefined;
  const lead = readLead(units, at);
  const before = units[lead.start - 1];
  const rest = withoutAsides(units.slice(head + 1));
  if (sampled(rest)) return undefined;
  const listing = LISTING.has(noun);
  const following = units.slice(lead.start, at).some((other) => other.lower === 'following');
  const adjacent =
    following ||
    rest.every((other) =>
      /^(?:are|is|were|as|follows|below|here|namely|these|of|them|["'”’*_])$/.test(other.lower),
    ) ||
    (listing && complement(rest));
  if (!adjacent && !listing && tellsOfOthers(rest)) return undefined;
  const known = lead.determiner !== 'none' && lead.determiner !== 'article' && !following;
  // *on three continents* is a circumstance; *into two groups by size* ends in what is listed.
  const circumstance =
    before?.kind === 'word' &&
    english.PREPOSITION.has(before.lower) &&
    !(
      /^(?:into|in|with|by|of|through|via|from|as)$/.test(before.lower) &&
      rest.length < 7 &&
      !rest.some(
        (other) =>
          other.kind === 'punct' ||
          english.AUXILIARY.has(other.lower) ||
          /^(?:we|it|they|you)$/.test(other.lower),
      )
    );
  const elsewhere = rest.some((other) => /^(?:following|these|those)$/.test(other.lower));
  return {
    number: unit.number,
    relation: lead.relation,
    at,
    adjacent,
    opens:
      before === undefined ||
      (before.kind === 'word' &&
        (english.BE.has(before.lower) ||
          english.HAVE.has(before.lower) ||
          /^(?:see|face|faces|makes?|offers?|gives?|takes?|needs?|involves?|provides?|requires?|introduces?)$/.test(
            before.lower,
          ))),
    far: rest.length > 16,
    weak:
      (known &&
        !adjacent &&
        !(listing && rest.length < 8 && !rest.some((other) => other.kind === 'punct'))) ||
      (lead.determiner === 'partial' && !following) ||
      lead.partitive ||
      circumstance ||
      (elsewhere && !adjacent),
    listing,
  };
}

/** The plural noun that the number at `at` counts; -1 for none. */
function headOf(units: readonly Unit[], at: number): number {
  for (let k = at + 1, words = 0; k < units.length && words < 6; k++) {
    const next = units[k]!;
    if (next.lower === '(') {
      while (k < units.length && units[k]!.lower !== ')') k++;
      continue;
    }
    if (
      (next.lower === '-' && next.glued) ||
      /^[“"]$/.test(next.lower) ||
      (next.lower === ',' && words > 0 && words < 3)
    )
      continue;
    if (next.kind === 'punct' || next.kind === 'number' || next.kind === 'percent') return -1;
    if (
      next.kind === 'word' &&
      (english.PREPOSITION.has(next.lower) ||
        english.AUXILIARY.has(next.lower) ||
        english.CONJUNCTION.has(next.lower) ||
        /^(?:that|which|who|this|more|others|the|a|an|to|we|it|they)$/.test(next.lower))
    )
      return -1;
    if (isPlural(next, units[k + 1])) return k;
    words++;
  }
  return -1;
}

/** *types of misspecified rewards*, *ways to read it*: what belongs to the noun, without a verb of its own. */
function complement(rest: readonly Unit[]): boolean {
  return (
    /^(?:of|to|in|for)$/.test(rest[0]?.lower ?? '') &&
    rest.length < 8 &&
    !rest.some(
      (other) => other.kind === 'punct' || other.kind === 'number' || english.AUXILIARY.has(other.lower),
    )
  );
}

function withoutAsides(units: readonly Unit[]): readonly Unit[] {
  const kept: Unit[] = [];
  let depth = 0;
  for (const unit of units) {
    if (unit.lower === '(') depth++;
    else if (unit.lower === ')') depth--;
    else if (depth === 0) kept.push(unit);
  }
  return kept;
}

/** *such as*, *including*: the list is not all of them. */
function sampled(rest: readonly Unit[]): boolean {
  return rest.some(
    (unit, i) =>
      /^(?:including|notably|among|mainly|partly|e\.g)$/.test(unit.lower) ||
      (unit.lower === 'such' && rest[i + 1]?.lower === 'as') ||
      (unit.lower === 'for' && /^(?:example|instance)$/.test(rest[i + 1]?.lower ?? '')) ||
      (unit.lower === 'e' && rest[i + 1]?.lower === '.'),
  );
}

/**
 * Whether what is said of the counted things leads to a list of something else: *three pilots told us why*, *six ships a day*, *two ministries agreed on a
 * plan*, *four crews signed the rules*, *two cranes will* and other words that want an object. *Tools we use* has its own subject: there it is the tools.
 */
function tellsOfOthers(rest: readonly Unit[]): boolean {
  const words = rest.map((unit) => unit.lower);
  const opening = words[0] ?? '';
  if (
    /^(?:an?|per|each|every)$/.test(opening) &&
    /^(?:day|week|month|year|hour|night|time)$/.test(words[1] ?? '')
  )
    return true;
  if (words.some((word) => /^(?:what|whether|how|why|if)$/.test(word))) return true;
  // *four rows, each with its own label*
  if (
    words.some(
      (word, i) =>
        word === 'each' && /^(?:with|has|have|having|bears?|shows?|gives?)$/.test(words[i + 1] ?? ''),
    )
  )
    return true;
  if (/^(?:we|you|they|it|i|he|she|an?|the|our|your|their|its|most|every|each|that|which)$/.test(opening))
    return false;
  const last = words.at(-1) ?? '';
  if (english.PREPOSITION.has(last) || english.AUXILIARY.has(last) || WANTS_OBJECT.test(last)) return true;
  const determiner = words.findLastIndex((word) => /^(?:an?|one|the|their|its|our|his|her)$/.test(word));
  if (determiner < 0 || determiner < words.length - 4) return false;
  return /^(?:an?|one)$/.test(words[determiner]!) || isPlural(rest.at(-1)!, undefined);
}

const WANTS_OBJECT =
  /^(?:needs?|needed|requires?|required|wants?|wanted|gets?|got|ha[sd]|have|includes?|included|contains?|contained|reports?|reported|says?|said|stated?|lists?|listed|named?|propose[sd]?|suggest(?:s|ed)?|recommend(?:s|ed)?|provide[sd]?|offer(?:s|ed)?|carry|carries|carried|shares?|shared|found|finds?|show(?:s|ed)?|sees?|saw|makes?|made|gives?|gave|takes?|took|brings?|brought|holds?|held|keeps?|kept|uses?|used|learn(?:s|ed)?|ask(?:s|ed)?|told|tells?|agreed|decided|promised?|demand(?:s|ed)?)$/;

function isPlural(unit: Unit, next: Unit | undefined): boolean {
  if (next?.lower === '-' && next.glued) return false;
  const word = unit.lower.split(' ').at(-1)!;
  if (unit.kind === 'noun') return unit.plural;
  if (unit.kind !== 'word' && unit.kind !== 'group' && unit.kind !== 'level') return false;
  if (
    !/s$|^(?:criteria|phenomena|people|men|women|children|data|hypotheses|media|matrices|indices)$/.test(
      word,
    ) ||
    /(?:ss|us|sis|xis|ous)$/.test(word)
  )
    return false;
  return pluralize.isPlural(word) && !/^(?:always|perhaps|thus|plus|less|does|has|series)$/.test(word);
}
