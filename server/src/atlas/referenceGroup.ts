import { type Prose, sourceSpan } from '../syntax/prose';
import type { Lexicon } from './lexicon';
import type { RangeFact } from './referenceFact';
import { classAfter, classBefore, isNounAfter, OTHER_GROUPS } from './referenceWords';
import type { Mention } from './thing';

const LETTERS = '[A-Z]{1,3}(?![\\p{L}\\p{N}_])';
const BETWEEN = '(?:\\s*,\\s*(?:and\\s+|or\\s+)?|\\s+(?:and|or|&|to|through)\\s+|\\s?[–/]\\s?)';
/** `B-group`, `A- and B-groups`, `A-, B- and C-group`. */
const HYPHENED = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(${LETTERS}(?:-?${BETWEEN}${LETTERS})*)-([Gg])roups?(?![\\p{L}-])`,
  'gu',
);
/** *The R-group of an amino acid* is a part of a thing. */
const PART = /^\s+of\s+(?:an?|each|every|this|that)\s/;
/** `group B`, `groups A, B and C`, `Groups A–C`. */
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}_-])([Gg])roups?[ \\n](${LETTERS}(?:(?:${BETWEEN}|-(?=[A-Z]))${LETTERS})*)`,
  'gu',
);
/** `the B group`: nothing but an existing one, since any letters may stand there. */
const BEHIND =
  /\b(?:the|both|our|whole|entire)\s+([A-Z]{1,3}(?:(?:,| and| or|, and) [A-Z]{1,3})*)\s+groups?\b/g;

export function findGroups(
  prose: Prose,
  lexicon: Lexicon,
): { readonly mentions: readonly Mention[]; readonly ranges: readonly RangeFact[] } {
  const { text } = prose;
  const mentions: Mention[] = [];
  const ranges: RangeFact[] = [];
  if (!text.includes('roup') || lexicon.groups.length === 0) return { mentions, ranges };
  const known = new Set(lexicon.groups.map((group) => group.id));
  const lengths = new Set([...known].map((id) => id.length));

  const take = (all: RegExpExecArray, list: string, at: number, doubtful: boolean): void => {
    const found = [...list.matchAll(/[A-Z]{1,3}/g)].map((match) => ({
      key: match[0],
      from: at + match.index,
      to: at + match.index + match[0].length,
    }));
    if (!found.every((letters) => lengths.has(letters.key.length))) return;
    const lone = found.length === 1;
    for (const { key, from, to } of found) {
      const keySpan = sourceSpan(prose, from, to);
      const span = lone ? sourceSpan(prose, all.index, all.index + all[0].length) : keySpan;
      const unsure = doubtful || (!known.has(key) && /^[INX]$/.test(key));
      mentions.push({
        kind: 'group',
        key,
        span,
        keySpan,
        form: 'text',
        sure: !unsure,
        ...(unsure && { doubtful: true }),
      });
    }
    found.slice(1).forEach((last, index) => {
      const first = found[index]!;
      if (doubtful || !/^(?:\s?[-–]\s?|\s+(?:to|through)\s+)$/.test(text.slice(first.to, last.from))) return;
      ranges.push({
        from: first.key,
        to: last.key,
        span: sourceSpan(prose, first.from, last.to),
        sure: true,
        fromSpan: sourceSpan(prose, first.from, first.to),
        toSpan: sourceSpan(prose, last.from, last.to),
      });
    });
  };
  for (let match = first(HYPHENED, text); match; match = HYPHENED.exec(text))
    take(match, match[1]!, match.index, PART.test(text.slice(match.index + match[0].length)));
  for (let match = first(NAMED, text); match; match = NAMED.exec(text)) {
    const at = match.index + match[0].length - match[2]!.length;
    take(match, match[2]!, at, isOther(text, match.index, match.index + match[0].length));
  }
  for (let match = first(BEHIND, text); match; match = BEHIND.exec(text)) {
    take(match, match[1]!, match.index + match[0].indexOf(match[1]!, 3), true);
  }
  return { mentions, ranges };
}

function first(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text);
}

/** *Blood group O*, *a Lie group G*, *group F streptococci*: a noun or an indefinite article beside it. */
function isOther(text: string, from: number, to: number): boolean {
  const head = /(?:([\p{L}'’-]+)[ \n])?([\p{L}'’-]+)[ \n]$/u.exec(text.slice(Math.max(0, from - 64), from));
  const before = head?.[2]?.toLowerCase();
  if (before !== undefined && !/^(?:atlas|capability|slot|map)$/.test(before)) {
    const kind = classBefore(before);
    if (OTHER_GROUPS.test(before) || kind === 'other' || kind === 'foreign') return true;
    if (/(?:ing|ed)$/.test(before) || isNounAfter(before, head?.[1]?.toLowerCase() ?? '')) return true;
  }
  const after = /^[ \n]([\p{Ll}'’-]+)/u.exec(text.slice(to, to + 40))?.[1];
  return (
    after !== undefined &&
    !/^(?:slots?|endpoints?|capabilit(?:y|ies)|areas?)$/.test(after) &&
    ['other', 'foreign'].includes(classAfter(after))
  );
}
