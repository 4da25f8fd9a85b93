import type { Part, Site, Weighed } from './countParts';
import type { Scope } from './countPhrase';
import type { Discourse } from './countReading';
import { sameAtlas } from './countReading';
import { isAtlas } from './countSubject';
import type { Unit } from './countUnits';
import type { Counted } from './lexicon';

export function wholeBefore(weighed: readonly Weighed[], at: number): Weighed | undefined {
  return weighed.filter(({ phrase, judged }) => judged && phrase.at < at).at(-1);
}

/** *Slots by group: A 5, B 4*: what the whole sentence counts. */
function heading(
  units: readonly Unit[],
  at: number,
): { of: Counted; scope: Scope; sure: boolean } | undefined {
  const noun = units.find((unit) => unit.kind === 'noun');
  const colon = units.findIndex((unit) => unit.lower === ':');
  if (
    noun?.kind !== 'noun' ||
    !noun.plural ||
    colon < 0 ||
    colon > at ||
    (noun.of !== 'slots' && noun.of !== 'endpoints')
  )
    return undefined;
  const plain = units
    .slice(0, colon)
    .every(
      (unit) => unit.kind === 'noun' || /^(?:by|per|in|each|the|number|of|count|a|every)$/.test(unit.lower),
    );
  return plain ? { of: noun.of, scope: {}, sure: true } : undefined;
}

/** What the numbers without a noun count: the noun of the phrases beside them, or of the sentence before. */
export function carriedNoun(site: Site): { of: Counted; scope: Scope; sure: boolean } | undefined {
  const near = [
    ...site.weighed.filter(({ phrase }) => phrase.at < site.at).reverse(),
    ...site.weighed.filter(({ phrase }) => phrase.at > site.at),
  ];
  const slots = near.find(
    ({ phrase }) => phrase.of === 'slots' || phrase.of === 'endpoints' || phrase.of === 'items',
  );
  if (slots)
    return (
      slots.judged && {
        of: slots.phrase.of,
        scope: slots.judged.scopes[0] ?? {},
        sure: slots.judged.sure || slots.phrase.at < site.at,
      }
    );
  const label = heading(site.units, site.at);
  if (label) return label;
  const { carried, partial } = site.discourse;
  return carried && !partial ? { ...carried, sure: false } : undefined;
}

export function levelOnly(scope: Scope): Scope {
  return scope.level === undefined ? {} : { level: scope.level };
}

/** The group that a level's number is about: the whole it is part of, the subject, *in group A*; else that of the sentence before, perhaps. */
export function scopeAround(
  units: readonly Unit[],
  at: number,
  weighed: readonly Weighed[],
  discourse: Discourse,
): { scope: Scope; otherwise: readonly Scope[] } {
  let from = at;
  while (from > 0 && units[from - 1]!.lower !== ';') from--;
  const whole = weighed
    .filter(
      ({ phrase, judged }) =>
        judged &&
        phrase.of === 'slots' &&
        phrase.at < at &&
        phrase.at >= from &&
        judged.scopes[0]?.level === undefined,
    )
    .at(-1);
  if (whole?.judged) {
    const { group } = whole.judged.scopes[0] ?? {};
    return { scope: group === undefined ? {} : { group }, otherwise: group === undefined ? [] : [{}] };
  }
  for (let k = at - 1; k >= from; k--) {
    const unit = units[k]!;
    if (unit.kind === 'group' && unit.groups.length === 1)
      return { scope: { group: unit.groups[0]! }, otherwise: [] };
    if (unit.kind === 'letter' && !(unit.group === 'A' && units[k + 1]?.kind === 'word'))
      return { scope: { group: unit.group }, otherwise: [] };
  }
  return { scope: {}, otherwise: discourse.group === undefined ? [] : [{ group: discourse.group }] };
}

/** *Of the three slots this topic touches, one is Strong*: the parts are of something else than the atlas. */
export function strayWhole(units: readonly Unit[], weighed: readonly Weighed[]): boolean {
  const first = units[0]?.lower;
  if (first === 'of' || first === 'among' || first === 'amongst' || first === 'out') {
    const comma = units.findIndex((unit) => unit.lower === ',');
    if (comma < 0) return false;
    const whole = weighed.find(({ phrase }) => phrase.at < comma);
    if (whole) return !whole.judged;
    return units
      .slice(1, comma)
      .some(
        (unit, i) =>
          unit.kind === 'number' ||
          (unit.kind === 'word' &&
            !/^(?:of|the|all|in|our|its|a|an|out)$/.test(unit.lower) &&
            !isAtlas(units[i + 1]!)),
      );
  }
  return weighed.some(
    ({ phrase, judged }) =>
      phrase.of === 'slots' &&
      !judged &&
      (phrase.following.restricted || phrase.determiner === 'partial' || phrase.determiner === 'others') &&
      phrase.scope.level === undefined,
  );
}

/** Two levels or more, of the atlas or of a stated whole, are a breakdown: each of its numbers is meant. */
export function sureInSeries(
  units: readonly Unit[],
  parts: readonly Part[],
  weighed: readonly Weighed[],
): Part[] {
  const levels = new Set(
    [
      ...parts.map((part) => part.scope.level),
      ...weighed.flatMap(({ judged }) => (judged ? [judged.scopes[0]?.level] : [])),
    ].filter((level) => level !== undefined),
  );
  const whole = weighed.some(
    ({ phrase, judged }) => judged && phrase.of === 'slots' && judged.scopes[0]?.level === undefined,
  );
  const atlas = units.some((unit, i) => isAtlas(unit) && sameAtlas(units, i));
  const told = whole || atlas || levels.size >= 3;
  return parts.map((part) => {
    const of = wholeOf(part, parts, weighed);
    const given = of ? { ...part, whole: of } : part;
    return part.scope.level !== undefined && told && (levels.size > 1 || whole)
      ? { ...given, sure: true }
      : given;
  });
}

/** *Of its five slots, two are Strong*: the whole, where it may be another one than the atlas's. */
function wholeOf(part: Part, parts: readonly Part[], weighed: readonly Weighed[]): Part['whole'] {
  const whole = weighed.filter(
    ({ phrase, judged }) =>
      judged &&
      !judged.sure &&
      phrase.of === 'slots' &&
      !parts.some((other) => other.at === phrase.at) &&
      judged.scopes[0]?.level === undefined &&
      (phrase.at < part.at || phrase.partitive),
  );
  const { phrase, judged } = whole.at(-1) ?? {};
  return phrase && judged
    ? { value: phrase.number.value, of: phrase.of, scope: judged.scopes[0] ?? {} }
    : undefined;
}
