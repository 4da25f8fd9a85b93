import { type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { readLead } from './countLead';
import type { Unit } from './countUnits';

/** Parts and the whole that a sentence states with them. Spans are source offsets. */
export interface SumClaim {
  readonly unit: 'count' | 'percent';
  readonly whole: number;
  readonly sum: number;
  /** Whether they add up, rounding allowed for. */
  readonly agrees: boolean;
  /** The words at fault: the shares, or everything between the whole and its last part. */
  readonly span: Span;
  /** Every number that takes part, so that a total the data settles can be told. */
  readonly numbers: readonly Span[];
}

/** Finds parts that are stated with their whole, in the units of one sentence. */
export function readSums(units: readonly Unit[], prose: Prose): SumClaim[] {
  const percents = units.filter((unit) => unit.kind === 'percent').length;
  const numbers = units.filter((unit) => unit.kind === 'number').length;
  const found = percents > 1 ? [shares(units, prose)] : [];
  if (numbers > 2) found.push(equation(units, prose) ?? breakdown(units, prose));
  return found.flatMap((one) => one ?? []);
}

const ALL =
  /\b(?:(?<!\band )all of|make(?:s)? up (?:all|the|an? (?:full|entire|whole))|making up (?:all|the)|made up (?:all|the)|together (?:are|is|form|make|cover)|the whole|the entire|entirety|add(?:s|ing)? (?:up )?to|sum(?:s|ming)? to|total(?:s|ing|ling)? (?:100|a hundred)|account(?:s|ing)? for (?:all|the whole|everything)|cover(?:s|ing)? (?:all|everything|the whole)|nothing else|altogether|in all|in total|in full|all the)\b/i;
const COMPOSED =
  /\b(?:consists? of|(?:is|are) (?:made up|composed) of|comprises?|(?:splits?|breaks? down|divides?) (?:in)?to|(?:is|are) (?:split|divided|broken down) (?:in)?to|breaks? down as)\b/i;
const MIXTURE =
  /\b(?:mix|mixture|blend|split|breakdown|composition|distribution|allocation|shares?|budget|portfolio|corpus|dataset|data set|diet)\b/i;
const CHANGE =
  /\b(?:rose|fell|grew|drop(?:s|ped)?|increased?|decreased?|improve[sd]?|gain(?:s|ed)?|accuracy|scores?|scored|faster|slower|cheaper|higher|lower|more|less|fewer|better|worse|up from|down from|confidence|probability|agree)\b/i;
const REST = /^(?:rest|remainder|balance|others|other|remaining|unknown)$/;

/** *60% web, 25% code and 20% books, which together make up all of it*. */
function shares(units: readonly Unit[], prose: Prose): SumClaim | undefined {
  const text = prose.text.slice(units[0]!.from, units.at(-1)!.to);
  const run: number[] = [];
  let remaining = false;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.kind !== 'percent') continue;
    if (unit.value === 100 || /^(?:=|to|totals?)$/.test(units[at - 1]?.lower ?? '')) continue;
    const last = run.at(-1);
    if (last !== undefined && !coordinated(units, last, at)) {
      if (run.length > 1) break;
      run.length = 0;
    }
    if (REST.test(units[at - 1]?.lower ?? '')) remaining = true;
    run.push(at);
  }
  if (run.length < 2) return undefined;
  const first = run[0]!;
  const last = run.at(-1)!;
  if (!remaining && units.some((unit, i) => i > 0 && REST.test(unit.lower))) return undefined;
  if (run.some((at) => !/^(?:=|~|<~|>~)$/.test(readLead(units, at).relation))) return undefined;
  const sum =
    Math.round(run.reduce((total, at) => total + (units[at] as { value: number }).value, 0) * 100) / 100;
  const around =
    text.slice(0, units[first]!.from - units[0]!.from) + text.slice(units[last]!.to - units[0]!.from);
  const said = remaining || ALL.test(around) || (COMPOSED.test(around) && run.length > 2);
  if (!said && !(sum > 100 && MIXTURE.test(around) && !CHANGE.test(text))) return undefined;
  if (CHANGE.test(text) && !/\bmak(?:e|ing)s? up|\ball of\b/i.test(around)) return undefined;
  const hedged = run.some((at) => readLead(units, at).relation !== '=');
  let end = last + 1;
  while (
    end < units.length &&
    end < last + 5 &&
    units[end]!.kind !== 'punct' &&
    !/^(?:which|that|together|all|in|and|making|make|makes|for|is|are|was|were)$/.test(units[end]!.lower)
  )
    end++;
  return {
    unit: 'percent',
    whole: 100,
    sum,
    agrees: Math.abs(sum - 100) <= run.length * (hedged ? 3 : 1),
    span: sourceSpan(prose, units[first]!.from, units[end - 1]!.to),
    numbers: run.map((at) => sourceSpan(prose, units[at]!.from, units[at]!.to)),
  };
}

function coordinated(units: readonly Unit[], from: number, to: number): boolean {
  const between = units.slice(from + 1, to);
  return (
    between.length <= 10 &&
    between.some((unit) => /^(?:,|and|;|\/|plus|\+)$/.test(unit.lower)) &&
    !between.some((unit) => unit.kind === 'number' || /^(?:while|but|whereas|:|\()$/.test(unit.lower))
  );
}

/** `7 + 13 + 1 = 22`. */
function equation(units: readonly Unit[], prose: Prose): SumClaim | undefined {
  const equals = units.findIndex((unit) => unit.lower === '=');
  const whole = units[equals + 1];
  if (equals < 3 || whole?.kind !== 'number') return undefined;
  const parts: number[] = [];
  let k = equals - 1;
  for (; k >= 0; k -= 2) {
    if (units[k]!.kind !== 'number') return undefined;
    parts.unshift(k);
    if (units[k - 1]?.lower !== '+') break;
  }
  if (
    parts.length < 2 ||
    /^[-−×*/^=]$/.test(units[k - 1]?.lower ?? '') ||
    /^[-−+×*/^=%]$/.test(units[equals + 2]?.lower ?? '')
  )
    return undefined;
  return claim(units, equals + 1, parts, prose);
}

/** *Of 12 models, five are open and six closed*; *12 runs: five …, four … and two …*; *five … and six …, 12 in all*. */
function breakdown(units: readonly Unit[], prose: Prose): SumClaim | undefined {
  return leadingWhole(units, prose) ?? namedWhole(units, prose) ?? closingTotal(units, prose);
}

function leadingWhole(units: readonly Unit[], prose: Prose): SumClaim | undefined {
  for (let at = 1; at < units.length; at++) {
    if (units[at]!.kind !== 'number') continue;
    const lead = readLead(units, at);
    const opens = lead.start === 0 || (lead.start > 0 && units[lead.start - 1]!.kind === 'punct');
    if (!lead.partitive || !opens || units[lead.start]!.lower !== 'of') continue;
    if (lead.relation !== '=') return undefined;
    const comma = units.findIndex((unit, i) => i > at && unit.lower === ',');
    if (comma < 0 || units.slice(at + 1, comma).some((unit) => unit.kind === 'number')) return undefined;
    const parts = partsFrom(units, comma + 1);
    return parts && near(units, at, parts, 0.15) ? claim(units, at, parts, prose) : undefined;
  }
  return undefined;
}

function namedWhole(units: readonly Unit[], prose: Prose): SumClaim | undefined {
  for (let k = 2; k < units.length; k++) {
    const mark = units[k]!.lower;
    const verb =
      /^(?:comprise|comprises|comprising)$/.test(mark) ||
      (/^(?:into|of)$/.test(mark) &&
        /^(?:divided|split|splits|divide|fall|falls|broken|down|composed|consist|consists|consisting|up)$/.test(
          units[k - 1]!.lower,
        ));
    // *The 60 packets were 30 of wheat and 30 of oats*.
    const parted =
      /^(?:are|were|is|was)$/.test(mark) && units[k + 1]?.kind === 'number' && units[k + 2]?.lower === 'of';
    const which = mark === 'which' && units[k - 1]!.lower === 'of';
    if (
      !verb &&
      !parted &&
      !which &&
      !(units[k]!.kind === 'punct' && /^(?:[:(—]|–)$/.test(mark) && !(mark === '–' && units[k]!.glued))
    )
      continue;
    const before = units.slice(0, k);
    const numbers = before.flatMap((unit, i) => (unit.kind === 'number' ? [i] : []));
    const at = numbers.at(-1);
    if (at === undefined || (numbers.length > 1 && verb) || readLead(units, at).relation !== '=') continue;
    // A whole is a number of things: `0 (0 is a dog …)` is none.
    if (!units.slice(at + 1, k).some((unit) => unit.kind === 'word' || unit.kind === 'noun') && mark !== ':')
      continue;
    if (valueAt(units, at) < 3) continue;
    if (
      units.slice(at + 1, k).length > 7 ||
      units.slice(at + 1, k).some((unit) => unit.kind === 'punct' && !/^[-,]$/.test(unit.lower))
    )
      continue;
    const parts = partsFrom(units, k + 1, mark === '(');
    if (parts && near(units, at, parts, which ? 0.15 : 0.3)) return claim(units, at, parts, prose);
  }
  return undefined;
}

function closingTotal(units: readonly Unit[], prose: Prose): SumClaim | undefined {
  for (let at = 3; at < units.length; at++) {
    if (units[at]!.kind !== 'number') continue;
    const lead = readLead(units, at);
    const tail = units
      .slice(at + 1, at + 5)
      .map((unit) => unit.lower)
      .join(' ');
    const total = lead.total || /^(?:\S+ )?(?:in all|in total|altogether|all told)\b/.test(tail);
    if (!total || lead.relation !== '=') continue;
    let stop = lead.start;
    while (stop > 0 && /^(?:,|for|—|–|:|to|making|make|makes|or|=)$/.test(units[stop - 1]!.lower)) stop--;
    if (stop === lead.start) continue;
    let from = stop;
    while (from > 0 && !/^[;:(—]$/.test(units[from - 1]!.lower)) from--;
    const first = units.findIndex((unit, i) => i >= from && i < stop && unit.kind === 'number');
    const parts = first < 0 ? undefined : partsFrom(units.slice(0, stop), first);
    if (parts) return claim(units, at, parts, prose);
  }
  return undefined;
}

/**
 * The numbers of a row of parts, each at the beginning of its own: *five are open, four closed and two unknown*. `undefined` when the row
 * leaves something out (*the rest*), is rounded, or is no plain row. Between parentheses (`enclosed`) it may do without *and*.
 */
function partsFrom(units: readonly Unit[], start: number, enclosed = false): number[] | undefined {
  let end = start;
  while (end < units.length && !(units[end]!.kind === 'punct' && /^[.;:()—!?]$/.test(units[end]!.lower)))
    end++;
  const parts: number[] = [];
  let open = true;
  let joined = false;
  let length = 0;
  for (let k = start; k < end; k++) {
    const unit = units[k]!;
    const word = unit.lower;
    if (
      word === ',' ||
      word === 'and' ||
      word === 'plus' ||
      word === '&' ||
      word === '+' ||
      (word === '/' && !unit.glued)
    ) {
      joined ||= word !== ',';
      open = true;
      length = 0;
      continue;
    }
    if (
      /^(?:rest|remainder|others|some|several|many|few|most|half|each|per|every|both|more|also|neither|none|between|times|respectively|about|which|while|whereas|but|or)$/.test(
        word,
      ) ||
      unit.kind === 'percent'
    )
      return undefined;
    if (unit.kind === 'number') {
      const lead = readLead(units, k);
      if (
        !open ||
        lead.relation !== '=' ||
        lead.determiner === 'owner' ||
        (units[k + 1]?.lower === '-' && units[k + 1]!.glued)
      )
        return undefined;
      if (
        MEASURED.test(units[k + 1]?.lower ?? '') ||
        (unit.number.value >= 1900 &&
          unit.number.value < 2100 &&
          unit.number.style.form === 'digits' &&
          unit.to - unit.from === 4)
      )
        return undefined;
      parts.push(k);
      open = false;
    } else if (
      open &&
      !/^(?:the|other|remaining|another|only|just|to|with|has|have|hold|holds|are|is|portfolio|atlas|map)$/.test(
        word,
      ) &&
      parts.length > 0 &&
      length > 0
    ) {
      // A member of the row without a number: it is no row of parts.
      return undefined;
    }
    if (++length > 9) return undefined;
  }
  return parts.length > 1 && (joined || (enclosed && parts.length > 2)) ? parts : undefined;
}

const MEASURED =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|pages?|gb|tb|mb|kb|km|kg|billion|trillion|million|bn|b|m|k|percent|points?|x|×|gpus?|tpus?)$/;

function near(units: readonly Unit[], whole: number, parts: readonly number[], share: number): boolean {
  const value = valueAt(units, whole);
  return (
    Math.abs(parts.reduce((sum, at) => sum + valueAt(units, at), 0) - value) <= Math.max(2, share * value)
  );
}

function valueAt(units: readonly Unit[], at: number): number {
  const unit = units[at];
  return unit?.kind === 'number' ? unit.number.value : 0;
}

function claim(units: readonly Unit[], whole: number, parts: readonly number[], prose: Prose): SumClaim {
  const value = valueAt(units, whole);
  const sum = parts.reduce((total, at) => total + valueAt(units, at), 0);
  const all = [whole, ...parts].sort((a, b) => a - b);
  return {
    unit: 'count',
    whole: value,
    sum,
    agrees: sum === value,
    span: sourceSpan(prose, units[all[0]!]!.from, units[all.at(-1)!]!.to),
    numbers: [whole, ...parts].map((at) => sourceSpan(prose, units[at]!.from, units[at]!.to)),
  };
}
