import { type Component, type Inline, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { readLabels } from './countLabel';
import { readParts, type Weighed } from './countParts';
import type { CountPassage } from './countPassage';
import { type CountPhrase, readPhrase, type Scope } from './countPhrase';
import { type Discourse, type Judged, judge, sameAtlas } from './countReading';
import type { Relation } from './countRelation';
import { atlasEndingAt, isAtlas } from './countSubject';
import type { Unit } from './countUnits';
import type { Counted, CountQuery } from './lexicon';
import { COUNTED } from './lexicon';
import { type NumberStyle, numberOf, type WrittenNumber } from './numberWords';

/** A total that a text claims. Spans are source offsets. */
export interface TotalClaim {
  readonly value: number;
  readonly relation: Relation;
  /** What the text says it counts, and then what it may mean as well; a claim that is true of any of them is true. */
  readonly readings: readonly [CountQuery, ...CountQuery[]];
  /** False when only a number close to the real one is a total gone stale. */
  readonly sure: boolean;
  /** The whole that the text gives the number as a part of: unless that is about right, both are of something else. */
  readonly whole?: { readonly value: number; readonly query: CountQuery };
  /** The number's words alone. */
  readonly span: Span;
  readonly style: NumberStyle;
  /** *a* or *an* before the number, which another number may not bear. */
  readonly article?: Span;
}

/** What a passage leaves behind for the next (a list behind its lead-in). */
export interface Carry {
  readonly carried?: Discourse['carried'];
  readonly subject?: Discourse['subject'];
  readonly group?: string;
  readonly company: boolean;
  readonly partial: boolean;
}

export interface TotalsReading {
  readonly claims: readonly TotalClaim[];
  readonly carry: Carry;
}

export const NO_CARRY: Carry = { company: false, partial: false };

/** Finds the totals that a passage claims. `own` is the slot whose text it is; `leads`: what the passage leaves behind is asked for. */
export function readTotals(
  { prose, hints, sentences }: CountPassage,
  own: string | undefined,
  carry: Carry = NO_CARRY,
  leads = false,
): TotalsReading {
  const reads =
    hints.totals ||
    // Behind a lead-in that counted, a number is enough: *Group B: four*.
    (hints.numbers && carry.carried !== undefined) ||
    // A component may name what the words leave out.
    (hints.nearly && (leads || prose.inlines.length > 0));
  if (!reads && !prose.inlines.some(isCount)) return NO_TOTALS;
  const claims: TotalClaim[] = [];
  const taken: Span[] = [];
  for (const inline of prose.inlines) {
    if (!isCount(inline)) continue;
    taken.push(inline);
    const claim = componentClaim(prose, inline, inline);
    if (claim) claims.push(claim);
  }
  if (!reads) return { claims, carry: NO_CARRY };
  let state = carry;
  for (const sentence of sentences()) {
    const read = readSentence(sentence, prose, own, state);
    claims.push(
      ...read.claims.filter(
        (claim) =>
          !taken.some(
            (span) =>
              sourceSpan(prose, span.from, span.to).from <= claim.span.from &&
              claim.span.to <= sourceSpan(prose, span.from, span.to).to,
          ),
      ),
    );
    state = read.carry;
  }
  return { claims, carry: state };
}

const NO_TOTALS: TotalsReading = { claims: [], carry: NO_CARRY };

function isCount(inline: Inline): inline is Extract<Inline, { kind: 'component' }> {
  return inline.kind === 'component' && inline.name === 'Count';
}

function readSentence(
  units: readonly Unit[],
  prose: Prose,
  own: string | undefined,
  carry: Carry,
): TotalsReading {
  if (!units.some((unit) => unit.kind === 'number' || unit.lower === 'no' || unit.lower === 'none'))
    return { claims: [], carry: nextCarry(units, [], false, carry) };
  const discourse: Discourse = {
    ...carry,
    ownSlot: own !== undefined,
    alone: (from, to) => fillsLink(prose, from, to),
  };
  const phrases: CountPhrase[] = [];
  for (let at = 0; at < units.length; at++) {
    const phrase = readPhrase(units, at);
    if (phrase) phrases.push(phrase);
  }
  const weighed: Weighed[] = [];
  for (const phrase of phrases)
    weighed.push({
      phrase,
      judged: judge(units, phrase, phrases, discourse) ?? coordinated(units, phrase, weighed.at(-1)),
    });
  const parts = [...readParts(units, weighed, discourse), ...readLabels(units)];
  const claims: TotalClaim[] = [];
  for (const { phrase, judged } of weighed) {
    if (!judged || parts.some((part) => part.at === phrase.at)) continue;
    for (const scope of judged.scopes) {
      const claim = totalClaim(
        prose,
        phrase.number,
        phrase.of,
        [scope, ...(judged.orWhole ? [whole(scope)] : [])],
        phrase.relation,
        judged.sure,
        own,
      );
      if (claim) claims.push(claim);
    }
  }
  for (const part of parts) {
    const claim = totalClaim(
      prose,
      part.number,
      part.of,
      [part.scope, ...part.otherwise],
      part.relation,
      part.sure,
      own,
    );
    const given = part.whole && queries(part.whole.of, part.whole.scope, own)[0];
    if (claim) claims.push(given ? { ...claim, whole: { value: part.whole!.value, query: given } } : claim);
  }
  return { claims, carry: nextCarry(units, weighed, parts.length > 0, carry) };
}

/** *the map's 21 slots and nine topics*: what is joined to a total is one too. */
function coordinated(
  units: readonly Unit[],
  phrase: CountPhrase,
  before: Weighed | undefined,
): Judged | undefined {
  const { determiner } = before?.phrase ?? {};
  if (
    !before?.judged ||
    (determiner !== 'owner' && determiner !== 'definite' && determiner !== 'all') ||
    !(
      phrase.determiner === 'none' ||
      (phrase.determiner === 'others' && units[phrase.start]?.lower === 'their')
    ) ||
    phrase.following.restricted
  )
    return undefined;
  const between = units.slice(before.phrase.following.end, phrase.start);
  return between.length > 0 && between.every((unit) => /^(?:,|and|&|plus)$/.test(unit.lower))
    ? { sure: false, scopes: [phrase.scope], orWhole: false }
    : undefined;
}

function whole(scope: Scope): Scope {
  const { under: _, ...rest } = scope;
  return scope.under === undefined ? {} : rest;
}

function nextCarry(
  units: readonly Unit[],
  weighed: readonly Weighed[],
  hasParts: boolean,
  carry: Carry,
): Carry {
  const last = weighed.filter(({ judged }) => judged).at(-1);
  const slots = weighed.filter(({ phrase }) => phrase.of === 'slots').at(-1);
  let subject = carry.subject;
  let i = -1;
  let group: string | undefined;
  let { company } = carry;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.kind === 'group') {
      if (group === undefined && unit.groups.length === 1) group = unit.groups[0];
    } else if (unit.kind === 'noun') company ||= unit.own;
    else if (isAtlas(unit)) {
      if (i < 0) i = at;
      company ||= sameAtlas(units, at);
    }
  }
  if (i >= 0) {
    const noun = atlasEndingAt(units, i);
    if (noun) subject = noun.other ? 'other' : 'atlas';
  } else if (units[0] && units[0].lower !== 'it') subject = weighed.length > 0 ? subject : undefined;
  const carried = last?.judged ? { of: last.phrase.of, scope: last.judged.scopes[0] ?? {} } : carry.carried;
  return {
    ...(carried ? { carried } : {}),
    ...(subject ? { subject } : {}),
    ...(group ? { group } : carry.group && !last ? { group: carry.group } : {}),
    company,
    partial: slots ? !slots.judged && !hasParts : carry.partial,
  };
}

/** A claim of plain data; `undefined` when it counts nothing that can be asked for. */
function totalClaim(
  prose: Prose,
  number: WrittenNumber,
  of: Counted,
  scopes: readonly Scope[],
  relation: Relation,
  sure: boolean,
  own: string | undefined,
): TotalClaim | undefined {
  const readings = scopes.flatMap((scope) => queries(of, scope, own));
  const [first, ...rest] = readings;
  if (!first) return undefined;
  const before = /(?:^|[^\p{L}\p{N}])(an?)\s+$/iu.exec(
    prose.text.slice(Math.max(0, number.from - 12), number.from),
  );
  const article =
    before &&
    sourceSpan(
      prose,
      number.from - before[0].length + before[0].indexOf(before[1]!),
      number.from - before[0].length + before[0].indexOf(before[1]!) + before[1]!.length,
    );
  return {
    value: number.value,
    relation,
    readings: [first, ...rest],
    sure,
    span: sourceSpan(prose, number.from, number.to),
    style: number.style,
    ...(article ? { article } : {}),
  };
}

function queries(of: Counted, scope: Scope, own: string | undefined): CountQuery[] {
  if (scope.under === undefined)
    return [
      {
        of,
        ...(scope.group !== undefined && { group: scope.group }),
        ...(scope.level !== undefined && { level: scope.level }),
      },
    ];
  const under = scope.under === 'own' ? own : scope.under;
  if (under === undefined || (of !== 'endpoints' && of !== 'items')) return [];
  // What is below a slot does not hold the slot itself, whatever the nodes are called.
  return of === 'endpoints'
    ? [{ of, under }]
    : [
        { of: 'endpoints', under },
        { of, under },
      ];
}

/** `<Count of="slots" level="gap">one</Count>`. A value that names nothing counted is for the references to say. */
function componentClaim(
  prose: Prose,
  component: Pick<Component, 'attributes' | 'selfClosing'>,
  within: Span,
): TotalClaim | undefined {
  const query = countQuery(component.attributes);
  const number = numberOf(prose.text.slice(within.from, within.to));
  if (!query || !number || component.selfClosing) return undefined;
  const span = sourceSpan(prose, within.from + number.from, within.from + number.to);
  return { value: number.value, relation: '=', readings: [query], sure: true, span, style: number.style };
}

/** The same, with its children in a block of their own. */
export function blockComponentClaim(component: Component, prose: Prose): TotalClaim | undefined {
  return component.name === 'Count'
    ? componentClaim(prose, component, { from: 0, to: prose.text.length })
    : undefined;
}

/** The query that the attributes of `<Count>` spell. */
export function countQuery(
  attributes: readonly { readonly name: string; readonly value?: string }[],
): CountQuery | undefined {
  const value = (name: string): string | undefined =>
    attributes.find((attribute) => attribute.name === name)?.value;
  const of = COUNTED.find((counted) => counted === value('of'));
  if (!of) return undefined;
  const group = value('group');
  const level = value('level');
  const under = value('under');
  return {
    of,
    ...(group !== undefined && { group }),
    ...(level !== undefined && { level }),
    ...(under !== undefined && { under }),
  };
}

/** Whether a phrase is all that a link says. */
function fillsLink(prose: Prose, from: number, to: number): boolean {
  return prose.inlines.some(
    (inline) =>
      inline.kind === 'link' &&
      /^(?:the |all )*$/i.test(prose.text.slice(inline.from, Math.max(inline.from, from))) &&
      inline.from <= from &&
      to <= inline.to &&
      prose.text.slice(to, inline.to).trim() === '',
  );
}
