import { OBJECT } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { CountLexicon, WordSense } from './countNouns';
import { findNumbers, type WrittenNumber } from './numberWords';

/** A sentence's smallest parts as a reader of totals sees them. Offsets are those of the passage's text. */
export type Unit = Span & {
  /** As written in lower case, typographic apostrophes and hyphens made plain. */
  readonly lower: string;
  /** Nothing stands between it and the unit before. */
  readonly glued: boolean;
  readonly capital: boolean;
} & (
    | { readonly kind: 'number'; readonly number: WrittenNumber /** `500+` */; readonly plus: boolean }
    | { readonly kind: 'percent'; readonly value: number }
    /** `Group A`, `groups B, C and D`, `B-group`: not titled. */
    | { readonly kind: 'group'; readonly groups: readonly string[]; readonly titled: boolean }
    /** A slot's or an endpoint's id, with the word *slot* or *endpoint* before it. */
    | { readonly kind: 'thing'; readonly key: string }
    | Exclude<WordSense, { kind: 'group' }>
    /** A capital letter that is a group's id. */
    | { readonly kind: 'letter'; readonly group: string }
    | { readonly kind: 'word' | 'punct' | 'object' }
  );

const PART = /['’]s(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*|\d[\p{L}\p{N}]*|\S/gu;

/** Splits a text into units: numbers, the atlas's nouns, levels and groups (the longest name wins), ids, words and marks. */
export function readUnits(text: string, lexicon: CountLexicon): Unit[] {
  const parts = join(split(text), text, lexicon);
  return joinGroups(parts, lexicon);
}

/** Sentences, without their closing mark's white space; the mark is the last unit. */
export function sentences(units: readonly Unit[]): (readonly Unit[])[] {
  const found: (readonly Unit[])[] = [];
  let start = 0;
  for (let i = 0; i < units.length; i++) {
    if (!endsSentence(units, i)) continue;
    let end = i + 1;
    while (end < units.length && units[end]!.glued && /^["'”’)\]]$/.test(units[end]!.lower)) end++;
    found.push(units.slice(start, end));
    start = end;
    i = end - 1;
  }
  if (start < units.length) found.push(units.slice(start));
  return found;
}

function endsSentence(units: readonly Unit[], i: number): boolean {
  const unit = units[i]!;
  if (unit.kind !== 'punct' || !/^[.!?…]$/.test(unit.lower)) return false;
  let after = i + 1;
  while (after < units.length && units[after]!.glued && /^["'”’)\]]$/.test(units[after]!.lower)) after++;
  const next = units[after];
  if (!next) return true;
  if (next.glued) return false;
  const before = units[i - 1];
  if (
    unit.lower === '.' &&
    before?.kind === 'word' &&
    /^(?:eg|ie|g|e|vs|cf|al|ca|approx|fig|figs|no|nos|sec|ch|ed|eds|dr|mr|ms|prof|st|resp|incl)$/.test(
      before.lower,
    )
  )
    return false;
  return next.capital || next.kind === 'object' || /^[\d“‘"'([*]/.test(next.lower) || unit.lower !== '.';
}

function split(text: string): Unit[] {
  const numbers = findNumbers(text);
  const units: Unit[] = [];
  let n = 0;
  let last = 0;
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === 32) {
      at++;
      continue;
    }
    let from = at;
    let part: string;
    const end = plainEnd(text, at);
    if (end > at) part = text.slice(at, end);
    else {
      PART.lastIndex = at;
      const match = PART.exec(text);
      if (!match) break;
      from = match.index;
      part = match[0];
    }
    while (n < numbers.length && numbers[n]!.from < from) n++;
    const number = numbers[n];
    const glued = from === last && from > 0;
    const unit = number?.from === from ? numeral(text, number, glued) : plain(part, from, glued);
    at = unit.to;
    units.push(unit);
    last = unit.to;
  }
  return units;
}

/** Where a word of plain letters that begins at `from` ends; `from` itself where it takes `PART` to tell. */
function plainEnd(text: string, from: number): number {
  let at = from;
  let c = text.charCodeAt(at);
  if (!isPlainLetter(c)) return from;
  while (isPlainLetter(c) || (c >= 48 && c <= 57)) {
    if (++at === text.length) return at;
    c = text.charCodeAt(at);
  }
  return c === 0x27 || c > 127 ? from : at;
}

function isPlainLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}

/** A count, a percentage, or a figure that is neither (`A1`, `3.5`, `21st`, `12:30`, `$21`, `2-4`, `5k`) and then a plain word. */
function numeral(text: string, number: WrittenNumber, glued: boolean): Unit {
  const lower = text.slice(number.from, number.to).toLowerCase();
  const base = {
    from: number.from,
    to: number.to,
    lower,
    glued,
    capital: /^\p{Lu}/u.test(text[number.from] ?? ''),
  };
  const before = text.slice(Math.max(0, number.from - 2), number.from);
  const after = text.slice(number.to, number.to + 24);
  if (number.style.form === 'words') {
    const percent = /^[ \u00a0]per\s?cent\b/i.exec(after);
    if (percent) return { ...base, kind: 'percent', value: number.value, to: number.to + percent[0].length };
    return { ...base, kind: 'number', number, plus: false };
  }
  const percent = /^((?:\.\d+)?)[ \u00a0]?(?:%|per\s?cent\b)/i.exec(after);
  if (percent && !/[\d\p{L}.,][-–]?$|[-–]$/u.test(before)) {
    return {
      ...base,
      kind: 'percent',
      value: Number(String(number.value) + percent[1]),
      to: number.to + percent[0].length,
    };
  }
  const part = /^(?:\.\d|,\d|[\p{L}_°%]|[–/:×]\s?\d|-\d|\^|\s*[–-]\s*\d+\b)/u.exec(after);
  const rest = /^[.,\p{L}\p{N}_°%/:×–-]*[\p{L}\p{N}%°]/u.exec(after);
  const inside =
    /[\p{L}\p{N}_$€£#§.@~^/\\]$/u.test(before) && !/(?:^|\s)~$/.test(before) && !/\.$/.test(before);
  const joined =
    /[\p{L}\p{N})][-–/:]$/u.test(before) || /(?:^|[^\s\p{L}])[-−–]$/u.test(before) || /\d[.,]$/.test(before);
  if (part) return { ...base, kind: 'word', to: number.to + (rest?.[0].length ?? 0) };
  if (inside || joined) return { ...base, kind: 'word' };
  return { ...base, kind: 'number', number, plus: /^\+/.test(after) };
}

function plain(text: string, from: number, glued: boolean): Unit {
  const first = text.charCodeAt(0);
  const to = from + text.length;
  if (text === OBJECT) return { kind: 'object', from, to, lower: text, glued, capital: false };
  const letter =
    first > 127
      ? /^[\p{L}\p{N}]/u.test(text)
      : (first >= 97 && first <= 122) || (first >= 65 && first <= 90) || (first >= 48 && first <= 57);
  if (!letter) {
    // A possessive's mark is a word of its own, so that `atlas` in `atlas's` is found.
    if (text.length === 2) return { kind: 'word', from, to, lower: "'s", glued, capital: false };
    return {
      kind: 'punct',
      from,
      to,
      lower: first === 0x2010 || first === 0x2011 ? '-' : text,
      glued,
      capital: false,
    };
  }
  const capital = first > 127 ? /^\p{Lu}/u.test(text) : first <= 90 && first >= 65;
  const lower = text.toLowerCase();
  const mark = lower.length > 2 && lower.endsWith('s') ? lower.charCodeAt(lower.length - 2) : 0;
  if (mark !== 0x27 && mark !== 0x2019)
    return {
      kind: 'word',
      from,
      to,
      lower: lower.includes('’') ? lower.replace(/’/g, "'") : lower,
      glued,
      capital,
    };
  const owner = lower.slice(0, -2);
  if (CONTRACTED.has(owner)) return { kind: 'word', from, to, lower: `${owner}'s`, glued, capital };
  return { kind: 'word', from, to: to - 2, lower: owner, glued, capital };
}

/** Before `'s` they mean *is*. */
const CONTRACTED = new Set(['it', 'that', 'there', 'here', 'what', 'who', 'let', 'he', 'she']);

const HYPHEN = /^-$/;

/** Puts the words of nouns, levels, titles and ids together. */
function join(units: readonly Unit[], text: string, lexicon: CountLexicon): Unit[] {
  const out: Unit[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    if (unit.kind !== 'word') {
      out.push(unit);
      continue;
    }
    const match = longest(units, i, lexicon);
    const before = out.at(-1);
    const behind = out.at(-2);
    const compound =
      before?.lower === '-' &&
      before.glued &&
      unit.glued &&
      behind !== undefined &&
      behind.kind !== 'number' &&
      behind.kind !== 'letter' &&
      behind.kind !== 'group';
    if (match && !compound) {
      const to = units[match.end - 1]!.to;
      out.push({
        from: unit.from,
        to,
        lower: match.entry.words.join(' '),
        glued: unit.glued,
        capital: unit.capital,
        ...match.entry.sense,
      });
      i = match.end - 1;
    } else if (
      unit.capital &&
      unit.to - unit.from <= 3 &&
      lexicon.groups.has(text.slice(unit.from, unit.to)) &&
      !compound
    ) {
      out.push({ ...unit, kind: 'letter', group: unit.lower.toUpperCase() });
    } else if (unit.capital) {
      const id = /^([A-Z]{1,3})(\d{1,3})$/.exec(text.slice(unit.from, unit.to));
      if (!id || !lexicon.groups.has(id[1]!)) {
        out.push(unit);
        continue;
      }
      let key = id[0];
      let to = unit.to;
      while (
        units[i + 1]?.lower === '.' &&
        units[i + 1]!.glued &&
        /^\d+(?:\.\d+)*$/.test(units[i + 2]?.lower ?? '') &&
        units[i + 2]!.glued
      ) {
        key += `.${units[i + 2]!.lower}`;
        to = units[i + 2]!.to;
        i += 2;
      }
      if (before?.kind === 'noun' && !before.plural && (before.of === 'slots' || before.of === 'endpoints')) {
        out.pop();
        out.push({ ...before, kind: 'thing', key, to });
      } else out.push({ ...unit, kind: 'thing', key, to });
    } else out.push(unit);
  }
  return out;
}

function longest(
  units: readonly Unit[],
  start: number,
  lexicon: CountLexicon,
): { entry: { words: readonly string[]; sense: WordSense }; end: number } | undefined {
  for (const entry of lexicon.entries.get(units[start]!.lower) ?? []) {
    let at = start;
    let matched = 0;
    for (const word of entry.words) {
      if (
        matched > 0 &&
        units[at] &&
        HYPHEN.test(units[at]!.lower) &&
        units[at]!.glued &&
        units[at + 1]?.glued
      )
        at++;
      const unit = units[at];
      if (!unit || !(unit.lower === word || (word === 'and' && unit.lower === '&'))) break;
      at++;
      matched++;
    }
    if (matched < entry.words.length) continue;
    // `slot-based`, `topic-wise` name no slot and no topic.
    if (entry.sense.kind === 'noun' && units[at]?.lower === '-' && units[at]!.glued && units[at + 1]?.glued)
      continue;
    return { entry, end: at };
  }
  return undefined;
}

/** `group A`, `groups B, C and D`, `groups A–C`, `B-group`, `the pre-training group`. */
function joinGroups(units: readonly Unit[], lexicon: CountLexicon): Unit[] {
  const out: Unit[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    const next = units[i + 1];
    const counted = out.at(-1)?.kind === 'number';
    const tail = units[i + 2];
    if (
      unit.kind === 'noun' &&
      unit.of === 'groups' &&
      !unit.plural &&
      next?.lower === '-' &&
      next.glued &&
      tail?.kind === 'letter' &&
      tail.glued
    ) {
      out.push({ ...base(unit), to: tail.to, kind: 'group', groups: [tail.group], titled: false });
      i += 2;
      continue;
    }
    if (unit.kind === 'noun' && unit.of === 'groups' && next?.kind === 'letter' && !counted) {
      const { groups, end } = letters(units, i + 1, lexicon, unit.plural);
      out.push({ ...base(unit), to: units[end - 1]!.to, kind: 'group', groups, titled: false });
      i = end - 1;
    } else if (
      unit.kind === 'letter' &&
      next?.lower === '-' &&
      next.glued &&
      units[i + 2]?.kind === 'noun' &&
      (units[i + 2] as { of?: string }).of === 'groups'
    ) {
      out.push({ ...base(unit), to: units[i + 2]!.to, kind: 'group', groups: [unit.group], titled: false });
      i += 2;
    } else if (unit.kind === 'group' && next?.kind === 'noun' && next.of === 'groups' && !next.plural) {
      const id = units[i + 2];
      const named = id?.kind === 'letter' && unit.groups.includes(id.group);
      out.push({ ...unit, to: named ? id.to : next.to });
      i += named ? 2 : 1;
    } else out.push(unit);
  }
  return out;
}

function base(unit: Unit): { from: number; to: number; lower: string; glued: boolean; capital: boolean } {
  return { from: unit.from, to: unit.to, lower: unit.lower, glued: unit.glued, capital: unit.capital };
}

function letters(
  units: readonly Unit[],
  start: number,
  lexicon: CountLexicon,
  plural: boolean,
): { groups: string[]; end: number } {
  const groups: string[] = [];
  let at = start;
  let end = start;
  let range = false;
  while (at < units.length) {
    const unit = units[at]!;
    if (unit.kind === 'letter') {
      const from = lexicon.order.indexOf(groups.at(-1) ?? '');
      const to = lexicon.order.indexOf(unit.group);
      if (range && from >= 0 && to > from) groups.push(...lexicon.order.slice(from + 1, to + 1));
      else groups.push(unit.group);
      end = ++at;
      range = false;
      if (!plural) break;
    } else if (groups.length > 0 && /^(?:,|and|&|to|through|[-–])$/.test(unit.lower)) {
      range = /^(?:to|through|[-–])$/.test(unit.lower);
      at++;
    } else break;
  }
  return { groups, end };
}
