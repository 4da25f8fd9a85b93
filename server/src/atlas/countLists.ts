import type { Block } from '../syntax/markdown';
import { type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { type Announcement, announcement } from './countAnnouncement';
import { listedAfterColon, markedRuns, ordinalOf } from './countEnumeration';
import type { CountPassage } from './countPassage';
import type { Relation } from './countRelation';
import type { Unit } from './countUnits';
import type { NumberStyle } from './numberWords';

/** A number that announces a list, and how many things the list has. Spans are source offsets. */
export interface ListClaim {
  readonly value: number;
  readonly relation: Relation;
  readonly actual: number;
  /** The number's words alone. */
  readonly span: Span;
  /** The list, or the words that list. */
  readonly list: Span;
  readonly style: NumberStyle;
}

/** Lists that the block at `index` announces: a list behind it, or one in its own sentences. */
export function readLists(
  blocks: readonly Block[],
  index: number,
  { prose, hints, sentences }: CountPassage,
): ListClaim[] {
  const block = blocks[index]!;
  if (!hints.numbers) return [];
  const next = nextBlock(blocks, index);
  const inside =
    block.kind === 'paragraph' &&
    ((hints.lists && INSIDE.test(prose.text)) || opensOrdinal(blocks, index + 1));
  if (next?.kind !== 'list' && !inside) return [];
  const all = sentences();
  if (block.kind === 'heading') return next?.kind === 'list' ? headed(blocks, index, all, prose) : [];
  const behind = next?.kind === 'list' ? listBehind(blocks, index, all, prose) : [];
  const within = inside ? listsWithin(blocks, index, all, prose) : [];
  return [...behind, ...within.filter((one) => !behind.some((other) => other.span.from === one.span.from))];
}

/** A colon before more words, a first mark, or *first* at the start of a sentence. */
const INSIDE = /\w["”)*_]*:\s|(?:^|[\s(])(?:a|1|i)\)\s|(?:^|[.!?:;]\s+)(?:(?:The|A)\s+)?[Ff]irst(?:ly)?\b/;

function listBehind(
  blocks: readonly Block[],
  index: number,
  all: readonly (readonly Unit[])[],
  prose: Prose,
): ListClaim[] {
  const last = all.at(-1);
  const mark = last?.at(-1)?.lower;
  if (!last || (mark !== ':' && mark !== '.')) return [];
  const said = announcement(trimmed(last), mark === ':' ? 'colon' : 'stop');
  return said ? compare(said, listLengths(blocks, index), last, prose) : [];
}

/** Only the sole list of a section is what its heading counts. */
function headed(
  blocks: readonly Block[],
  index: number,
  all: readonly (readonly Unit[])[],
  prose: Prose,
): ListClaim[] {
  const [title] = all;
  if (!title || all.length > 1) return [];
  const after = blocks.slice(index + 1);
  const end = after.findIndex((block) => block.kind === 'heading');
  if ((end < 0 ? after : after.slice(0, end)).filter((block) => block.kind === 'list').length > 1) return [];
  const said = announcement(title, 'heading');
  return said ? compare(said, listLengths(blocks, index), title, prose) : [];
}

interface Lengths {
  readonly actual: number;
  /** Other lengths that a reader may see: lists that go on behind a paragraph. */
  readonly also: readonly number[];
  readonly span: Span;
  /** The list says itself that it is not all. */
  readonly open: boolean;
}

function listLengths(blocks: readonly Block[], index: number): Lengths | undefined {
  const list = nextBlock(blocks, index);
  if (list?.kind !== 'list' || (list.ordered && list.start > 1)) return undefined;
  let actual = list.items.length;
  let sum = actual;
  // Of a tree with one root, its branches may be what is counted.
  const root = list.items.length === 1 ? list.items[0]?.blocks.find((one) => one.kind === 'list') : undefined;
  const also: number[] = root?.kind === 'list' ? [root.items.length] : [];
  for (const block of blocks.slice(blocks.indexOf(list) + 1)) {
    if (block.kind === 'heading') break;
    if (block.kind !== 'list') continue;
    sum += block.items.length;
    if (list.ordered && block.ordered && block.start === actual + 1) actual += block.items.length;
    else also.push(sum);
  }
  const last = list.items.at(-1)?.blocks[0];
  // An item without words is still being typed.
  const open =
    last === undefined ||
    (last.kind === 'paragraph' &&
      /^(?:$|…|\.\.\.|etc\b|and (?:more|others|so on))/i.test(last.prose.text.trim()));
  return { actual, also, span: list.span, open };
}

function compare(
  said: Announcement,
  lengths: Lengths | undefined,
  sentence: readonly Unit[],
  prose: Prose,
): ListClaim[] {
  if (!lengths || lengths.open || lengths.also.includes(said.number.value)) return [];
  return [claim(meant(said, sentence, lengths.actual), lengths.actual, lengths.span, prose)];
}

/** Any number of the lead-in that fits is the one meant. */
function meant(said: Announcement, lead: readonly Unit[], count: number): Announcement {
  const fits = lead.find((unit) => unit.kind === 'number' && unit.number.value === count);
  return fits?.kind === 'number' ? { ...said, relation: '=', number: fits.number } : said;
}

function claim(said: Announcement, actual: number, list: Span, prose: Prose): ListClaim {
  const { number, relation } = said;
  return {
    value: number.value,
    relation,
    actual,
    span: sourceSpan(prose, number.from, number.to),
    list,
    style: number.style,
  };
}

function listsWithin(
  blocks: readonly Block[],
  index: number,
  all: readonly (readonly Unit[])[],
  prose: Prose,
): ListClaim[] {
  const { text } = prose;
  const claims: ListClaim[] = [];
  const runs = markedRuns(text);
  for (const run of runs) {
    const i = all.findLastIndex((sentence) => sentence[0]!.from <= run.at);
    const sentence = all[i];
    if (!sentence) continue;
    const before = sentence.filter((unit) => unit.to <= run.at);
    const own = before.length > 0 ? before : (all[i - 1] ?? []);
    const said = announcement(
      trimmed(own),
      own.at(-1)?.lower === ':' || before.length > 0 ? 'within' : 'ordinal',
    );
    const end = all.at(-1)!.at(-1)!.to;
    if (said)
      claims.push(claim(meant(said, own, run.count), run.count, sourceSpan(prose, run.at, end), prose));
  }
  all.forEach((sentence, i) => {
    const colon = sentence.findIndex(
      (unit, k) =>
        unit.lower === ':' &&
        k < sentence.length - 1 &&
        !sentence[k + 1]!.glued &&
        /[\p{L}\p{N}”")*]/u.test(text[unit.from - 1] ?? ''),
    );
    if (colon > 0 && runs.length === 0) {
      const lead = sentence.slice(0, colon);
      const said = announcement(lead, 'within');
      const from = sentence[colon]!.to;
      const to = sentence.at(-1)!.to;
      const count = said && listedAfterColon(text.slice(from, to));
      if (said && count !== undefined && plausible(said.number.value, count)) {
        claims.push(
          claim(
            meant(said, lead, count),
            count,
            sourceSpan(prose, from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0), to),
            prose,
          ),
        );
      }
    }
    const opens =
      i + 1 < all.length
        ? ordinalOf(text.slice(all[i + 1]![0]!.from, all[i + 1]!.at(-1)!.to)) === 1
        : opensOrdinal(blocks, index + 1);
    if (!opens) return;
    const mark = sentence.at(-1)!.lower;
    const said = announcement(trimmed(sentence), mark === ':' ? 'within' : 'ordinal');
    const counted = said && ordinals(blocks, index, all.slice(i + 1), prose);
    if (said && counted && !counted.also.includes(said.number.value))
      claims.push(claim(said, counted.count, counted.span, prose));
  });
  return claims;
}

/** Pairs (*Paris, France, and Bonn, Germany*) and lists that are far off are something else. */
function plausible(value: number, count: number): boolean {
  return value <= 12 && Math.abs(count - value) <= 3 && count !== 2 * value;
}

/** Counts *First … Second …* through the rest of the paragraph and those that follow, up to a heading. */
function ordinals(
  blocks: readonly Block[],
  index: number,
  rest: readonly (readonly Unit[])[],
  prose: Prose,
): { count: number; also: readonly number[]; span: Span } | undefined {
  const openings = rest.map((sentence) =>
    ordinalOf(prose.text.slice(sentence[0]!.from, sentence.at(-1)!.to)),
  );
  let to = rest.length > 0 ? prose.span.to : undefined;
  let from = rest[0] && sourceSpan(prose, rest[0][0]!.from, rest[0][0]!.to).from;
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === 'heading' || block.kind === 'list' || openings.length > 60) break;
    if (block.kind !== 'paragraph') continue;
    const own = block.prose.text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).map(ordinalOf);
    if (own[0] === 1 && openings.includes(1)) break;
    if (own.some((ordinal) => ordinal !== undefined)) to = block.span.to;
    from ??= block.span.from;
    openings.push(...own);
  }
  let count = 0;
  let last = false;
  for (const ordinal of openings) {
    if (ordinal === count + 1) count++;
    else if (ordinal === 1 && count > 0) break;
    else if (ordinal === Number.POSITIVE_INFINITY) last = true;
    else if (ordinal !== undefined && ordinal > count + 1) return undefined;
  }
  if (count < 2 || from === undefined || to === undefined) return undefined;
  return { count: last ? count + 1 : count, also: last ? [count] : [], span: { from, to } };
}

function opensOrdinal(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  return block?.kind === 'paragraph' && ordinalOf(block.prose.text) === 1;
}

/** Comments between a lead-in and its list are passed over. */
function nextBlock(blocks: readonly Block[], index: number): Block | undefined {
  return blocks.slice(index + 1, index + 4).find((block) => block.kind !== 'comment');
}

/** Without its closing mark. */
function trimmed(sentence: readonly Unit[]): readonly Unit[] {
  let end = sentence.length;
  while (end > 0 && sentence[end - 1]!.kind === 'punct' && /^[.:!?*_"”]$/.test(sentence[end - 1]!.lower))
    end--;
  return sentence.slice(0, end);
}
