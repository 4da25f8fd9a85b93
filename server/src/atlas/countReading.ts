import { clauseAround } from './countClause';
import * as english from './countEnglish';
import type { CountPhrase, Scope } from './countPhrase';
import { type Role, roleOf } from './countRole';
import { atlasEndingAt, isAtlas } from './countSubject';
import type { Unit } from './countUnits';
import type { Counted } from './lexicon';

/** What was said before the sentence at hand. */
export interface Discourse {
  /** What the last total counted, for *group B holds five*. */
  readonly carried?: { readonly of: Counted; readonly scope: Scope } | undefined;
  /** Whom *it* means. */
  readonly subject?: 'atlas' | 'other' | undefined;
  /** The last count was of some things only: parts that follow may be theirs. */
  readonly partial: boolean;
  /** The group that the last sentence was about. */
  readonly group?: string;
  /** The passage has spoken of this atlas. */
  readonly company: boolean;
  /** The text is a slot's own. */
  readonly ownSlot: boolean;
  /** Words that are all of a link's or a cell's text: indices of the number in the sentence. */
  readonly alone: (from: number, to: number) => boolean;
}

/** A phrase taken as a total, with the parts of the atlas it may be of (several for *groups B and C hold four each*). */
export interface Judged {
  readonly sure: boolean;
  readonly scopes: readonly Scope[];
  /** The sentence may mean the whole atlas as well. */
  readonly orWhole: boolean;
  /** The scope is the verb's subject: *group A holds …*. */
  readonly bySubject?: true;
}

/**
 * Decides whether a counted phrase claims a total of this atlas as it is now. `sure` when the grammar leaves no doubt; otherwise only a number
 * close to the real one is a stale total.
 */
export function judge(
  units: readonly Unit[],
  phrase: CountPhrase,
  phrases: readonly CountPhrase[],
  discourse: Discourse,
): Judged | undefined {
  const { following, determiner } = phrase;
  if (
    determiner === 'partial' ||
    determiner === 'others' ||
    (following.restricted && !(following.contact && opensWith(units, phrase)))
  )
    return undefined;
  const clause = clauseAround(units, phrase.at);
  if (clause.other || clause.imagined) return undefined;
  const soft =
    clause.past || clause.unreal || clause.denied || clause.distributed || questioned(units, phrase);
  const role = roleOf(units, phrase, phrases);
  const known = determiner === 'definite' || determiner === 'all' || phrase.partitive;

  if (determiner === 'owner') return owned(units, phrase);
  if (phrase.hyphened) return clause.past ? undefined : compound(units, phrase, company(units, discourse));
  if (following.each) return distributed(role, phrase);
  const read = soft && !known ? undefined : byRole(units, phrase, role, discourse, phrases);
  if (read?.sure && !soft && !(known && read.bySubject)) return narrowed(phrase, read);
  if (known) return knownPhrase(units, phrase, clause, read, discourse);
  return read && admissible(phrase, units, discourse, read) ? narrowed(phrase, read) : undefined;
}

/** *In all 21 slots the …*: the phrase is over before the clause begins. */
function opensWith(units: readonly Unit[], phrase: CountPhrase): boolean {
  return phrase.start === 1 && english.PREPOSITION.has(units[0]!.lower);
}

/** *the 21 slots*, *all five groups*, *three of the 21 slots*. */
function knownPhrase(
  units: readonly Unit[],
  phrase: CountPhrase,
  clause: ReturnType<typeof clauseAround>,
  read: Judged | undefined,
  discourse: Discourse,
): Judged | undefined {
  if (phrase.number.value < 2) return undefined;
  if (!phrase.partitive && (clause.changed || (clause.past && !read))) return undefined;
  const scoped = phrase.following.scope.group !== undefined || phrase.following.place === 'atlas';
  const sure = (scoped && phrase.own) || (read?.sure === true && !read.bySubject);
  // *Group A accounts for five of the 21 slots*: the whole is not the subject's.
  const judged = narrowed(phrase, {
    sure,
    scopes: read && !read.bySubject ? read.scopes : [{}],
    orWhole: read?.orWhole ?? false,
  });
  const own =
    discourse.ownSlot &&
    (phrase.of === 'endpoints' || phrase.of === 'items') &&
    phrase.scope.under === undefined &&
    phrase.scope.group === undefined;
  const result = own && !read ? { ...judged, scopes: [{ under: 'own' }], orWhole: true } : judged;
  return sure || admissible(phrase, units, discourse, result) ? result : undefined;
}

function byRole(
  units: readonly Unit[],
  phrase: CountPhrase,
  role: Role,
  discourse: Discourse,
  phrases: readonly CountPhrase[],
): Judged | undefined {
  const { following } = phrase;
  const below = phrase.of === 'endpoints' || phrase.of === 'items';
  const likely = (scopes: readonly Scope[] = [{}], orWhole = false): Judged => ({
    sure: false,
    scopes,
    orWhole,
  });
  const certain = (scopes: readonly Scope[] = [{}]): Judged => ({ sure: true, scopes, orWhole: false });
  if (
    phrase.number.value === 1 &&
    role.kind !== 'object' &&
    role.kind !== 'label' &&
    phrase.scope.level === undefined
  )
    return undefined;
  switch (role.kind) {
    case 'object': {
      const { subject } = role;
      if (subject.kind === 'atlas') return role.loose || subject.indefinite ? likely() : certain();
      if (subject.kind === 'scope') {
        const scope = scopeOf(subject, phrase);
        if (!scope) return undefined;
        return { ...(role.loose ? likely([scope]) : certain([scope])), bySubject: true };
      }
      if (subject.kind === 'it') {
        if (discourse.subject === 'other') return undefined;
        if (discourse.ownSlot && below) return likely([{ under: 'own' }], true);
        if (discourse.group && discourse.subject !== 'atlas')
          return likely([{ group: discourse.group }], true);
        return discourse.subject === 'atlas' && !role.loose ? certain() : likely();
      }
      if (subject.kind === 'we') return likely();
      if (subject.kind === 'counted')
        return phrases.some((other) => other.at < phrase.at) ? likely() : undefined;
      return role.across &&
        phrase.own &&
        /^(?:across|over|among|throughout|in|into|to|by)$/.test(units[phrase.start - 1]?.lower ?? '')
        ? likely()
        : undefined;
    }
    case 'existential': {
      const scope = role.groups[0] === undefined ? {} : { group: role.groups[0] };
      if (role.groups.length > 1) return undefined;
      if (role.under) return below ? certain([{ under: role.under }]) : undefined;
      return (phrase.own && (role.placed || following.total)) ||
        following.place === 'atlas' ||
        scope.group ||
        phrase.scope.group
        ? certain([scope])
        : likely([scope]);
    }
    case 'attribute':
      return role.indefinite ? likely() : certain();
    case 'label':
      return labelled(units, phrase, role.owner, phrases);
    case 'start': {
      if (role.groups.length > 1) return undefined;
      const scope: Scope = role.groups[0] === undefined ? {} : { group: role.groups[0] };
      const opening =
        english.PREPOSITION.has(units[phrase.start - 1]?.lower ?? '') &&
        !phrases.some((other) => other.at < phrase.at);
      if (opening && role.groups.length === 0)
        return following.place === 'atlas' ||
          (phrase.own && /^(?:across|throughout)$/.test(units[phrase.start - 1]!.lower))
          ? likely()
          : undefined;
      if (role.verb === undefined) {
        const kinds = new Set(phrases.map((other) => other.of));
        if (discourse.ownSlot && below) return likely([{ under: 'own' }], true);
        return kinds.size > 1 && phrase.own ? certain([scope]) : likely([scope]);
      }
      if (!structural(units, role.verb)) return undefined;
      if (discourse.ownSlot && below && phrase.determiner === 'definite')
        return likely([{ under: 'own' }], true);
      const closes = units
        .slice(role.verb)
        .some((unit, i) => isAtlas(unit) && sameAtlas(units, role.verb! + i));
      return (closes || following.place === 'atlas') && !english.BE.has(units[role.verb]!.lower)
        ? certain([scope])
        : likely([scope]);
    }
    case 'other':
      if (discourse.alone(units[phrase.at]!.from, units[phrase.noun]!.to)) return likely();
      if (phrase.total || following.total || following.place === 'atlas') return likely();
      if (!phrase.own) return undefined;
      return role.across ||
        (/^(?:in|across|throughout)$/.test(units[phrase.start - 1]?.lower ?? '') &&
          units[phrase.start - 2]?.lower === ',' &&
          company(units, discourse, phrase))
        ? likely()
        : undefined;
  }
}

/** What stands before a parenthesis, a colon or a dash: *Group A (five slots)*, *The map: 21 slots*, *Partial — 13 slots*. */
function labelled(
  units: readonly Unit[],
  phrase: CountPhrase,
  owner: number,
  phrases: readonly CountPhrase[],
): Judged | undefined {
  const unit = units[owner];
  const likely: Judged = { sure: false, scopes: [{}], orWhole: false };
  if (!unit) return likely;
  if (isAtlas(unit)) {
    const noun = atlasEndingAt(units, owner);
    if (!noun) return undefined;
    return noun.other ? undefined : { ...likely, sure: true };
  }
  const scope =
    unit.kind === 'group' || unit.kind === 'letter' || unit.kind === 'thing' || unit.kind === 'level'
      ? scopeOf(
          {
            groups: unit.kind === 'group' ? unit.groups : unit.kind === 'letter' ? [unit.group] : [],
            ...(unit.kind === 'thing' && { under: unit.key }),
            ...(unit.kind === 'level' && { level: unit.level }),
          },
          phrase,
        )
      : undefined;
  if (scope) return { sure: true, scopes: [scope], orWhole: false };
  if (unit.kind === 'thing' || unit.kind === 'group' || unit.kind === 'letter') return undefined;
  // *21 slots: five pre-training slots …*
  const whole = phrases.find(
    (other) => other.at < phrase.at && other.of === phrase.of && other.following.end <= owner + 1,
  );
  if (whole && (phrase.scope.group || phrase.scope.level))
    return { sure: true, scopes: [{}], orWhole: false };
  if (opensWithAtlas(units, owner)) return { ...likely, sure: true };
  return likely;
}

/** *This atlas maps a company: 21 slots …*, *The atlas at a glance: …*. */
function opensWithAtlas(units: readonly Unit[], owner: number): boolean {
  for (let k = owner; k >= 0 && units[k]!.kind !== 'punct'; k--) {
    if (!isAtlas(units[k]!)) continue;
    const noun = atlasEndingAt(units, k);
    if (noun && !noun.other && !noun.indefinite && noun.start === 0) return true;
  }
  return false;
}

function owned(units: readonly Unit[], phrase: CountPhrase): Judged | undefined {
  const unit = units[phrase.owner!];
  if (!unit) return undefined;
  if (isAtlas(unit)) {
    const noun = atlasEndingAt(units, phrase.owner!);
    return noun && !noun.other
      ? narrowed(phrase, { sure: !noun.indefinite, scopes: [{}], orWhole: false })
      : undefined;
  }
  const groups = unit.kind === 'group' ? unit.groups : unit.kind === 'letter' ? [unit.group] : [];
  const own =
    unit.kind === 'noun' && unit.of === 'slots' && !unit.plural && units[phrase.owner! - 1]?.lower === 'this';
  const scope = scopeOf(
    { groups, ...(unit.kind === 'thing' ? { under: unit.key } : own ? { under: 'own' } : {}) },
    phrase,
  );
  return scope && narrowed(phrase, { sure: true, scopes: [scope], orWhole: false });
}

/** *the 21-slot map*, *a 21-slot, five-group map*. */
function compound(units: readonly Unit[], phrase: CountPhrase, inCompany: boolean): Judged | undefined {
  let at = phrase.noun + 1;
  while (/^(?:,|and)$/.test(units[at]?.lower ?? '') && isHyphened(units, at + 1)) at += 4;
  const head = units[at];
  if (!head || phrase.number.value < 2) return undefined;
  const named = english.ATLAS.has(head.lower);
  if (!named && !english.ATLAS_PART.has(head.lower)) return undefined;
  if (!phrase.own && phrase.of !== 'endpoints' && !inCompany && !named) return undefined;
  // *the 22-slot edition* tells one edition from others.
  if (head.lower === 'edition' && units[phrase.start]?.lower === 'the') return undefined;
  const definite = phrase.determiner === 'definite' || units[phrase.start - 1]?.lower === 'this';
  return narrowed(phrase, { sure: named && definite, scopes: [{}], orWhole: false });
}

/** *five-group*, of which the hyphen is a unit of its own. */
function isHyphened(units: readonly Unit[], at: number): boolean {
  return units[at]?.kind === 'number' && units[at + 1]?.lower === '-' && units[at + 2]?.kind === 'noun';
}

/** *groups B, C and D hold four slots each*. */
function distributed(role: Role, phrase: CountPhrase): Judged | undefined {
  if (role.kind !== 'object' || role.subject.kind !== 'scope' || role.subject.groups.length < 2)
    return undefined;
  return {
    sure: true,
    scopes: role.subject.groups.map((group) => ({ ...phrase.scope, group })),
    orWhole: false,
  };
}

function scopeOf(
  subject: { readonly groups: readonly string[]; readonly under?: string; readonly level?: string },
  phrase: Pick<CountPhrase, 'of'>,
): Scope | undefined {
  if (phrase.of !== 'slots' && phrase.of !== 'endpoints' && phrase.of !== 'items') return undefined;
  if (subject.under !== undefined) return phrase.of === 'slots' ? undefined : { under: subject.under };
  if (subject.level !== undefined) return phrase.of === 'slots' ? { level: subject.level } : undefined;
  return subject.groups.length === 1 ? { group: subject.groups[0]! } : undefined;
}

/** The phrase's own words narrow what its role says. */
function narrowed(phrase: CountPhrase, judged: Judged): Judged {
  if (phrase.following.groups.length > 0) {
    // *four slots in groups B and C* is a sum that no query names, unless it is *each*.
    return { ...judged, scopes: [] };
  }
  return {
    ...judged,
    scopes: judged.scopes.map((scope) => ({ ...scope, ...phrase.scope })),
    orWhole: judged.orWhole && phrase.scope.under === undefined,
  };
}

/** Nouns of everyday use need a sentence that speaks of the atlas. */
function admissible(
  phrase: CountPhrase,
  units: readonly Unit[],
  discourse: Discourse,
  judged: Judged,
): boolean {
  if (judged.sure || phrase.own || phrase.of === 'endpoints') return true;
  // Nothing else in a text is called *the nine topics*.
  if (phrase.of === 'topics' && (phrase.determiner === 'definite' || phrase.determiner === 'all'))
    return true;
  return company(units, discourse, phrase);
}

function company(units: readonly Unit[], discourse: Discourse, phrase?: CountPhrase): boolean {
  if (discourse.company) return true;
  return units.some(
    (unit, i) =>
      (unit.kind === 'noun' && unit.own && i !== phrase?.noun) ||
      unit.kind === 'thing' ||
      (unit.kind === 'group' && (!unit.titled || unit.lower.includes(' '))) ||
      (isAtlas(unit) && sameAtlas(units, i)),
  );
}

/** Whether `units[i]`, an atlas noun, means this one. */
export function sameAtlas(units: readonly Unit[], i: number): boolean {
  const noun = atlasEndingAt(units, i);
  return noun !== undefined && !noun.other && !noun.indefinite;
}

function structural(units: readonly Unit[], verb: number): boolean {
  const word = units[verb]!.lower;
  if (english.STRUCTURAL.has(word)) return true;
  if (!english.BE_PRESENT.has(word)) return false;
  let k = verb + 1;
  while (units[k] && english.ADVERB.has(units[k]!.lower)) k++;
  const next = units[k];
  if (!next) return false;
  if (english.STRUCTURED.has(next.lower)) return true;
  return (
    /^(?:in|on|at|under)$/.test(next.lower) && ['group', 'letter', 'noun'].includes(units[k + 1]?.kind ?? '')
  );
}

function questioned(units: readonly Unit[], phrase: CountPhrase): boolean {
  return units.at(-1)?.lower === '?' && !(phrase.start <= 1 && units[0]?.lower === 'why');
}
