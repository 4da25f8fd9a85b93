/** An id as written, by its place in a text. `key` is whole even where the text shortens it (`A1–4` holds `A4`, written `4`). */
export interface WrittenId {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** Two ids of a chain, by index, that a text joins into a range. */
export interface WrittenRange {
  readonly first: number;
  readonly last: number;
  /** `to` may as well lead from one thing to another (*the path from A4 to A1*), a dash or *through* hardly. */
  readonly joint: 'dash' | 'to' | 'through';
}

/** Ids that a text strings together: `A1`, `A1, B1 and B2`, `A1–A4`. One reading holds for all of a chain. */
export interface Chain {
  readonly from: number;
  readonly to: number;
  readonly ids: readonly WrittenId[];
  readonly ranges: readonly WrittenRange[];
  /** A hyphen follows that joins it to the next word: `A1-based`, `A1- and …`. */
  readonly compound: boolean;
}

const ID = /[A-Z]{1,3}[1-9]\d{0,3}(?:\.[1-9]\d{0,3})*/g;
const LIST =
  /^(?:\s*[,;/+&|—]\s*(?:(?:and|or|then|but not|not|and also|as well as|plus)\s+|&\s*)?|\s+(?:and|or|&|nor|and\/or|versus|vs\.?|plus|as well as)\s+|\s*(?:→|⇒|↔|->|=>|<->)\s*)$/;
const DASH = /^(?:\s?[-–‑−]\s?|\.{2,3}|…)$/;
const THROUGH = /^\s+(?:through|thru)\s+$/;
const SHORTHAND = /[–‑](\.?)([1-9]\d{0,2})(?![\p{L}\p{N}%–‑-]|[.,:]\d)/uy;
/** No id touches one of these: it would be a path, a cell, a price, a formula, a part of a longer word. */
const SHUT_BEFORE = /[\p{L}\p{N}_\-–‑./\\@#$&=~^%+:×*!]/u;
const SHUT_AFTER = /[\p{L}\p{N}_@#$%=^~\\°′″×*²³]/u;

/** All chains of a text, in order. A lone id is a chain of one. */
export function findChains(text: string): Chain[] {
  const chains: Chain[] = [];
  let ids: WrittenId[] = [];
  let ranges: WrittenRange[] = [];
  const close = (): void => {
    const first = ids[0];
    const last = ids.at(-1);
    if (first && last)
      chains.push({
        from: first.from,
        to: last.to,
        ids,
        ranges: untangle(ranges),
        compound: text[last.to] === '-',
      });
    ids = [];
    ranges = [];
  };
  ID.lastIndex = 0;
  for (let match = ID.exec(text); match; match = ID.exec(text)) {
    const from = match.index;
    const to = from + match[0].length;
    if (!opensAfter(text, to)) continue;
    const previous = ids.at(-1);
    const gap = previous && from - previous.to <= 24 ? text.slice(previous.to, from) : undefined;
    const joint = gap === undefined ? undefined : jointOf(gap);
    if (joint === undefined) {
      if (!opensBefore(text, from)) continue;
      close();
    } else if (joint !== 'list') {
      ranges.push({ first: ids.length - 1, last: ids.length, joint });
    }
    ids.push({ key: match[0], from, to });
    const short = shorthand(text, match[0], to);
    if (short) {
      ranges.push({ first: ids.length - 1, last: ids.length, joint: 'dash' });
      ids.push(short);
      ID.lastIndex = short.to;
    }
  }
  close();
  return chains;
}

function jointOf(gap: string): 'list' | WrittenRange['joint'] | undefined {
  if (DASH.test(gap)) return 'dash';
  if (gap === ' to ' || gap === '\nto ' || gap === ' to\n') return 'to';
  if (THROUGH.test(gap)) return 'through';
  return LIST.test(gap) ? 'list' : undefined;
}

function opensBefore(text: string, from: number): boolean {
  const before = text[from - 1];
  if (before === undefined) return true;
  if (SHUT_BEFORE.test(before)) return false;
  const outer = text[from - 2];
  // An opening quote may stand there, an apostrophe may not; nor a call such as P(A6).
  if (before === "'" || before === '’') return outer === undefined || !/[\p{L}\p{N}]/u.test(outer);
  if (before === '(' || before === '[')
    return (
      outer === undefined ||
      !/[\p{L}\p{N}]/u.test(outer) ||
      /\p{L}{3}$/u.test(text.slice(Math.max(0, from - 4), from - 1))
    );
  return true;
}

function opensAfter(text: string, to: number): boolean {
  const after = text[to];
  if (after === undefined) return true;
  if (SHUT_AFTER.test(after)) return false;
  const next = text[to + 1] ?? ' ';
  switch (after) {
    case '.':
      return !/[\p{L}\p{N}_]/u.test(next);
    case ':':
      return /\s/.test(next);
    case '/':
    case '+':
      return startsId(text, to + 1);
    case '–':
    case '‑':
      return !/\p{L}/u.test(next) || startsId(text, to + 1);
    case '-':
    case ',':
      return !/\d/.test(next);
    case "'":
    case '’':
      return !/^\p{L}/u.test(next) || /^[sS](?!\p{L})/u.test(text.slice(to + 1, to + 3));
    case '(':
      return !/^\([a-z\d]{1,2}\)/.test(text.slice(to, to + 4));
    default:
      return true;
  }
}

function startsId(text: string, at: number): boolean {
  return /^[A-Z]{1,3}[1-9]/.test(text.slice(at, at + 4));
}

/** `A1–4`: the second id shares all of the first but its last number. A hyphen there is as often part of a model's name. */
function shorthand(text: string, key: string, to: number): WrittenId | undefined {
  SHORTHAND.lastIndex = to;
  const match = SHORTHAND.exec(text);
  if (!match) return undefined;
  const from = to + 1 + match[1]!.length;
  return { key: key.replace(/\d+$/, match[2]!), from, to: from + match[2]!.length };
}

/** `A1–B2–C3` is a way through three things, no range. */
function untangle(ranges: readonly WrittenRange[]): WrittenRange[] {
  return ranges.filter(
    (range) => !ranges.some((other) => other.last === range.first || other.first === range.last),
  );
}
