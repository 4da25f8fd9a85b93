import type { DocumentFacts } from '../atlas/facts';
import type { HeadingFact } from '../atlas/heading';
import { mayGoUncounted, sectionNumbers } from '../atlas/sectionNumber';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Report } from './rule';
import { expected, fits, pass, type Sequence, START, slip, startAt, take } from './sequence';

export const sectionNumber = defineRule({
  code: 'section-number',
  severity: 'warning',
  summary: "a number in a chapter's heading that is not the heading's own",
  check: (document, atlas, report) => {
    const chapter = document.subject?.key ?? '';
    const { headings } = document;
    if (document.kind !== 'chapter' || document.stale || !/^[1-9]\d*$/.test(chapter)) return;
    if (!headings.some(({ number }) => number !== undefined)) return;
    const numbers = sectionNumbers(headings);
    if (numbers.size === 0) return;
    const wrong: Wrong[] = [];
    const rights = judgeSections(headings, numbers, chapter, atlas, wrong);
    judgeBelow(headings, numbers, rights, wrong);
    for (const one of wrong) tell(one, document, report);
  },
});

interface Wrong {
  readonly heading: HeadingFact;
  readonly right: string;
  readonly why: string;
  readonly twin?: HeadingFact | undefined;
  /** Headings that go on from the wrong number. */
  readonly others: { readonly heading: HeadingFact; readonly right: string }[];
}

type Numbers = ReadonlyMap<HeadingFact, readonly number[]>;

/** Headings of the second level: `35.2` or, where several are numbered so, `2.`. Returns what their numbers should be, of those that carry one. */
function judgeSections(
  headings: readonly HeadingFact[],
  numbers: Numbers,
  chapter: string,
  atlas: AtlasReader,
  wrong: Wrong[],
): ReadonlyMap<HeadingFact, string> {
  const rights = new Map<HeadingFact, string>();
  const sections = headings.filter(({ level }) => level === 2);
  const own = numbered(sections, numbers, chapter, atlas);
  const silent = new Set(sections.filter((heading) => !own.has(heading) && !mayGoUncounted(heading.title)));
  // Where most go without, those count too: the number of the one that has it is from its place.
  const allCount = own.size < silent.size;
  let sequence: Sequence<Wrong> = START;
  let last: HeadingFact | undefined;
  let isGap = false;
  for (const heading of sections) {
    const parts = own.get(heading);
    const number = parts?.at(-1) ?? 0;
    const isForeign = parts?.length === 2 && String(parts[0]) !== chapter;
    if (!parts || (isForeign && !fits(sequence, number) && !isSure(parts, own, chapter, atlas))) {
      sequence = pass(sequence, allCount && silent.has(heading));
      isGap = true;
      continue;
    }
    const write = (count: number): string => (parts.length === 1 ? String(count) : `${chapter}.${count}`);
    // There may be a section 0. Bare numbers may begin anywhere, and anew with a part of their own.
    const isStart = parts.length === 1 ? !last || (number === 1 && isGap) : !last && number === 0;
    if (isStart) sequence = startAt(number);
    let right = write(number);
    if (fits(sequence, number)) {
      sequence = take(sequence, number);
      const slipped = sequence.get(number);
      if (slipped) {
        right = write(number + slipped.by);
        slipped.slip.others.push({ heading, right });
      }
      if (isForeign) wrong.push({ heading, right, why: ofAnother(parts, chapter), others: [] });
    } else {
      right = write(expected(sequence));
      const one: Wrong = {
        heading,
        right,
        why: isForeign
          ? ofAnother(parts, chapter)
          : `is not the number of this heading, which is ${right} by its place in chapter ${chapter}`,
        twin: sections.slice(0, sections.indexOf(heading)).find((other) => other.number === heading.number),
        others: [],
      };
      wrong.push(one);
      sequence = slip(number, expected(sequence), one);
    }
    rights.set(heading, right);
    last = heading;
    isGap = false;
  }
  return rights;
}

/** Whether the number of another chapter that is not of this place either is a section's at all: *3.5 Sonnet* is none. */
function isSure(parts: readonly number[], own: Numbers, chapter: string, atlas: AtlasReader): boolean {
  return (
    atlas.exists('chapter', String(parts[0])) &&
    (parts[0]! >= 10 || [...own.values()].some((other) => other.length === 2 && String(other[0]) === chapter))
  );
}

function ofAnother(parts: readonly number[], chapter: string): string {
  return `is a number of chapter ${parts[0]}, and this is chapter ${chapter}`;
}

/** Those whose number is a section's: of this chapter; of another one that is known, or has several here; or bare, as another one here is. */
function numbered(
  sections: readonly HeadingFact[],
  numbers: Numbers,
  chapter: string,
  atlas: AtlasReader,
): Numbers {
  const found = new Map(
    sections.flatMap((heading) => {
      const parts = numbers.get(heading);
      return parts ? [[heading, parts] as const] : [];
    }),
  );
  const chapterOf = (parts: readonly number[]): string => (parts.length === 1 ? '' : String(parts[0]));
  const many = new Map<string, number>();
  for (const parts of found.values()) many.set(chapterOf(parts), (many.get(chapterOf(parts)) ?? 0) + 1);
  for (const [heading, parts] of found) {
    const of = chapterOf(parts);
    const isOne =
      of === chapter ||
      many.get(of)! > 1 ||
      (of !== '' && (many.has(chapter) || atlas.exists('chapter', of)));
    if (!isOne) found.delete(heading);
  }
  return found;
}

interface Parent {
  readonly number: string;
  readonly right: string;
  sequence: Sequence<Wrong>;
}

/** Headings below a numbered one, with one part more. */
function judgeBelow(
  headings: readonly HeadingFact[],
  numbers: Numbers,
  sections: ReadonlyMap<HeadingFact, string>,
  wrong: Wrong[],
): void {
  const parents: (Parent | undefined)[] = [];
  for (const heading of headings) {
    const { level, number } = heading;
    const parent = parents[level - 1];
    parents.length = Math.min(parents.length, level);
    let right = level === 2 ? sections.get(heading) : undefined;
    if (level > 2 && parent) {
      right = judgeOne(heading, parent, numbers.get(heading), headings, wrong);
      if (right === undefined) parent.sequence = pass(parent.sequence, false);
    }
    if (number !== undefined && right !== undefined) parents[level] = { number, right, sequence: START };
  }
}

/** What its number should be; `undefined` for a heading that carries none to be judged. */
function judgeOne(
  heading: HeadingFact,
  parent: Parent,
  parts: readonly number[] | undefined,
  headings: readonly HeadingFact[],
  wrong: Wrong[],
): string | undefined {
  if (!parts || parts.length !== parent.number.split('.').length + 1) return undefined;
  const number = parts.at(-1)!;
  const prefix = parts.slice(0, -1).join('.');
  const isOwn = prefix === parent.number || prefix === parent.right;
  if (number === 0 && parent.sequence === START) parent.sequence = startAt(0);
  const isFit = fits(parent.sequence, number);
  // `2.1` may be a version: a sibling has to be numbered so too.
  const isKnown = (start: string): boolean =>
    headings.some(
      (other) => other !== heading && other.number?.startsWith(`${start}.`) && other.level === heading.level,
    );
  const isNear =
    parts.length === 2
      ? isFit && isKnown(parent.number)
      : prefix.split('.')[0] === parent.number.split('.')[0] ||
        (isFit && prefix.replace(/^\d+/, '') === parent.number.replace(/^\d+/, ''));
  if (isOwn ? !isFit && parts.length === 2 && !isKnown(prefix) : !isNear) return undefined;
  const count = isFit ? number : expected(parent.sequence);
  const right = `${isOwn ? prefix : parent.right}.${count}`;
  const slipped = isFit ? parent.sequence.get(number - 1) : undefined;
  if (isOwn && isFit) {
    parent.sequence = take(parent.sequence, number);
    if (!slipped) return right;
    slipped.slip.others.push({ heading, right: `${prefix}.${number + slipped.by}` });
    return `${prefix}.${number + slipped.by}`;
  }
  const one: Wrong = {
    heading,
    right,
    why: isOwn
      ? `is not the number of this heading, which is ${right} by its place in section ${prefix}`
      : `is not a number of section ${parent.right}, which this heading stands in`,
    twin: headings.slice(0, headings.indexOf(heading)).find((other) => other.number === heading.number),
    others: [],
  };
  wrong.push(one);
  parent.sequence = isFit ? take(parent.sequence, number) : slip(number, count, one);
  return right;
}

function tell({ heading, right, why, twin, others }: Wrong, document: DocumentFacts, report: Report): void {
  const { headings } = document;
  const edits = [{ heading, right }, ...others].flatMap((one) => [one, ...below(one, headings)]);
  report({
    span: heading.numberSpan ?? heading.span,
    message: `${heading.number} ${why}${twin ? ` ("${twin.title}" is ${heading.number})` : ''}. Write ${right}, or move the heading.`,
    ...(twin && {
      related: [{ message: `"${twin.title}" is numbered so too`, uri: document.uri, span: twin.span }],
    }),
    // Links to the heading go by its words, and prose may name the old number: it is for the author to look.
    fixes: [
      {
        title: edits.length > 1 ? `Number it ${right}, and those that go on from it` : `Number it ${right}`,
        safe: false,
        edits: edits.flatMap((one) =>
          one.heading.numberSpan ? [{ span: one.heading.numberSpan, newText: one.right }] : [],
        ),
      },
    ],
  });
}

/** Headings below one that is numbered anew, with its number before theirs. */
function below(
  { heading, right }: { readonly heading: HeadingFact; readonly right: string },
  headings: readonly HeadingFact[],
): { readonly heading: HeadingFact; readonly right: string }[] {
  const from = headings.indexOf(heading) + 1;
  const end = headings.findIndex((other, index) => index >= from && other.level <= heading.level);
  return headings
    .slice(from, end < 0 ? undefined : end)
    .flatMap((other) =>
      other.number?.startsWith(`${heading.number}.`)
        ? [{ heading: other, right: right + other.number.slice(heading.number!.length) }]
        : [],
    );
}
