import { OBJECT, type Prose, sourceSpan } from '../syntax/prose';
import type { RangeFact } from './referenceFact';
import { classAfter, classBefore } from './referenceWords';
import type { Mention } from './thing';

const LABEL =
  /(?<![\p{L}\p{N}_-])(?:([Cc]hapters?|[Cc]hs?\.|[Cc]haps?\.)[ \u00A0\n]|([Ss]ections?|[Ss]ecs?\.)[ \u00A0\n]|(§§?)[ \u00A0]?)(?=\d)/gu;
/** A look for any of these before the works in a passage are told apart. */
const NUMBERED = /§|(?:hapters?|[Cc]hs?\.|[Cc]haps?\.|[Ss]ections?|[Ss]ecs?\.)[ \u00A0\n]\d/;
const CHAPTER = /\d{1,3}(?![\p{L}\p{N}_%]|[.:,]\d)/uy;
const SECTION = /\d{1,3}(?:\.\d{1,3})+(?![\p{L}\p{N}_%]|[.:,]\d)/uy;
const JOINT = /\s*(?:,\s*(?:and|or|&)|,|;|\band\b|\bor\b|&|\bthrough\b|\bto\b|[-–])\s*/y;
const RANGE = /[-–]|to|through/;
const LAW =
  /^\s+(?:bankruptc(?:y|ies)|filings?|protection|proceedings?|petitions?|trustees?|debtors?|cases?|reorgani[sz]ations?|restructurings?|liquidations?|creditors?|verses?)\b/i;
const COURT =
  /\b(?:bankrupt\w*|insolven\w+|creditors?|fil(?:e|es|ed|ing) (?:for|under)|U\.S\.C|Bankruptcy Code|statut\w+|penal code)\b/i;
/** What stands before the number of another work's chapter: *Sutton and Barto (2018), Chapter 6*, *their Chapter 3*, *Bishop's Chapter 9*. */
const OTHERS_BEFORE =
  /(?:\b(?:its|their|his|her|whose)\s+|[\p{L}][’']s?\s+|(?:\b(?:19|20)\d\d[a-z]?[)\]]?|\bet al\.|\uFFFC|\b(?:Act|Code|Law|Regulation|Directive|Charter|Treaty|GDPR|Convention)|\b(?:Title|Part|Volume|Vol\.|Book|Act) (?:[IVXL]+|\d+)|\b(?:book|textbook|handbook|monograph|thesis|dissertation|paper|report))\s*[,:;]?\s+)$/u;
const OURS =
  /^(?:this|our|the (?:present|same)|the (?:book|atlas|volume|text)\b(?! (?:by|of)\b)|that chapter)/i;
const DETAIL =
  /^(?:in|from|by|to)\s+(?:full|detail|depth|turn|short|brief|part|particular|general|the (?:same|next|previous|end|beginning)|order|which|terms)\b/i;
/** A work named after *of*: a name, a possessive, a citation, a title, or a noun that is a kind of work. */
const WORK =
  /^(?:\uFFFC|[“"‘*_]|(?:the\s+)?\p{Lu}|(?:their|his|her|its|your|my|whose|another|an?|that|those|these|several|other|some)\b|the\s+same\s+(?!atlas|book|volume|work|text)\p{Ll}|the\s+(?:[\p{L}\p{N}’'-]+\s+){0,4}(?:book|textbook|paper|report|thesis|act|code|standard|guide|guidelines?|manual|handbook|regulation|directive|treaty|charter|specification|spec|appendix|supplement|survey|law|statute|constitution|novel|bible|preprint|article|documentation|docs|monograph|dissertation|edition|framework|policy|agreement|contract)\b|\p{Ll}[\p{L}-]*[’']s)/u;
const NAMED_WORK =
  /^the\s+(?:[\p{L}\p{N}’'-]+\s+){1,4}(?:book|textbook|paper|report|thesis|act|code|standard|guide|manual|handbook|regulation|directive|treaty|specification|law|novel|documentation|monograph)\b/iu;

/** *Chapter 19*, *Chapters 10, 11 and 14*, *Section 35.4*, *§35.4*, each with its further numbers. Those of other works are left out. */
export function findChapters(prose: Prose): {
  readonly mentions: readonly Mention[];
  readonly ranges: readonly RangeFact[];
} {
  const mentions: Mention[] = [];
  const ranges: RangeFact[] = [];
  if (!NUMBERED.test(prose.text)) return { mentions, ranges };
  const text = withWorksAlone(prose);
  LABEL.lastIndex = 0;
  /** Where the last chapter of another work ends. */
  let others: number | undefined;
  for (let label = LABEL.exec(text); label; label = LABEL.exec(text)) {
    const kind = label[1] ? 'chapter' : 'section';
    const plural = /s\.?$|§§/.test(label[0].trim());
    const numbers = readNumbers(
      text,
      label.index + label[0].length,
      kind === 'chapter' ? CHAPTER : SECTION,
      plural,
    );
    const end = numbers.at(-1);
    if (!end) continue;
    // *In their textbook, chapter 12 has the equation and chapter 13 the tables.*
    const goesOn = others !== undefined && !/[.!?;]\s/.test(text.slice(others, label.index));
    if (goesOn || isAnothers(text, label.index, end.to)) {
      others = end.to;
      continue;
    }
    numbers.forEach(({ key, from, to, ranged }, index) => {
      const keySpan = sourceSpan(prose, from, to);
      const span = index === 0 ? sourceSpan(prose, label.index, to) : keySpan;
      mentions.push({ kind, key, span, keySpan, form: 'text', sure: true });
      const before = numbers[index - 1];
      if (!ranged || !before) return;
      ranges.push({
        from: before.key,
        to: key,
        span: sourceSpan(prose, before.from, to),
        sure: true,
        fromSpan: sourceSpan(prose, before.from, before.to),
        toSpan: keySpan,
      });
    });
    LABEL.lastIndex = end.to;
  }
  return { mentions, ranges };
}

/** The text in which an object stands for a work: `<Topic id="x" />, Chapter 3` says nothing of whose chapter that is, `[@key], Chapter 3` does. */
function withWorksAlone({ text, inlines }: Prose): string {
  if (!text.includes(OBJECT)) return text;
  const works = new Set(
    inlines.flatMap(({ kind, from }) =>
      kind === 'component' || kind === 'code' || kind === 'expression' ? [] : [from],
    ),
  );
  const components = new Set(
    inlines.flatMap((inline) => (inline.kind === 'component' && inline.name === 'Cite' ? [inline.from] : [])),
  );
  return text.replace(/\uFFFC/g, (object, at: number) =>
    works.has(at) || components.has(at) ? object : '\u25A1',
  );
}

interface ListedNumber {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** Joined to the one before it as the end of a range. */
  readonly ranged: boolean;
}

/** The number behind a label and, behind a plural one, those listed after it. A singular label may still begin a range. */
function readNumbers(text: string, start: number, pattern: RegExp, plural: boolean): ListedNumber[] {
  const found: ListedNumber[] = [];
  let at = start;
  let ranged = false;
  for (;;) {
    pattern.lastIndex = at;
    const number = pattern.exec(text);
    if (!number) return found;
    at = pattern.lastIndex;
    found.push({ key: number[0], from: number.index, to: at, ranged });
    JOINT.lastIndex = at;
    const joint = JOINT.exec(text);
    if (!joint) return found;
    ranged = RANGE.test(joint[0]);
    if (!plural && found.length < 2 && !goesOn(text, joint, pattern)) return found;
    at = JOINT.lastIndex;
  }
}

/** Behind a singular label another number may belong to something else: *Chapter 3 and 5 others*. `Chapter 3–5`, `Chapter 3, 5 and 7` and `Chapter 3 and 5 show` do not. */
function goesOn(text: string, joint: RegExpExecArray, pattern: RegExp): boolean {
  if (/^[-–]$/.test(joint[0])) return true;
  pattern.lastIndex = joint.index + joint[0].length;
  if (!pattern.test(text)) return false;
  const behind = text.slice(pattern.lastIndex, pattern.lastIndex + 32);
  if (joint[0].trim() === ',') return /^(?:, \d+)*,? (?:and|or|&) \d/.test(behind);
  const word = /^\s+([a-z]+)/.exec(behind)?.[1];
  return word !== undefined && classAfter(word) === 'verb' && !word.endsWith('s');
}

function isAnothers(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 48), from);
  if (OTHERS_BEFORE.test(before) && !/(?:this|our) (?:book|atlas)['’]s\s+$/i.test(before)) return true;
  if (isNamed(before)) return true;
  const behind = text.slice(to, to + 96);
  // *A chapter 30 pages long* has no number.
  if (
    /\b(?:an?|each|every|per|one)\s+$/i.test(before) &&
    /^ \p{Ll}+s? (?:long|short|thick|of)\b/u.test(behind)
  )
    return true;
  if (LAW.test(behind)) return true;
  if (COURT.test(text.slice(Math.max(0, from - 80), to + 80))) return true;
  if (/^\s?[[(]?\uFFFC/.test(behind) && behind.includes(OBJECT)) return isCited(behind);
  const of = /^\s+(of|in|from|by)\s+/.exec(behind);
  if (!of) return false;
  const rest = behind.slice(of[0].length);
  if (OURS.test(rest) || DETAIL.test(behind.trimStart())) return false;
  // *in* and its like lead to a work only where one is named; *of* has nothing else to lead to.
  return of[1] === 'of'
    ? WORK.test(rest)
    : WORK.test(rest) &&
        !/^(?:an?|another|that|those|these|several|other|some|its)\b/.test(rest) &&
        (!/^the\s/.test(rest) || NAMED_WORK.test(rest));
}

/** *Bishop Chapter 2*: a name, which is a capitalized word that could not begin the sentence as well. */
function isNamed(before: string): boolean {
  const word = /(?:^|[^\p{L}\p{N}-])(\p{Lu}[\p{L}-]+)\s+$/u.exec(before)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  const kind = classBefore(word);
  return kind !== 'function' && kind !== 'verb' && kind !== 'article';
}

/** A citation right behind the number says whose chapter it is. */
function isCited(behind: string): boolean {
  return /^\s?[[(]?\uFFFC/.test(behind);
}
