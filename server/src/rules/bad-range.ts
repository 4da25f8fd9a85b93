import type { RangeFact } from '../atlas/referenceFact';
import type { ThingKind } from '../atlas/thing';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Fix } from './rule';
import {
  hasMoreDigits,
  inWords,
  isThere,
  kindOf,
  lettersOf,
  retiredOf,
  sayAll,
  slotOf,
  slotsBeside,
} from './standing';

export const badRange = defineRule({
  code: 'bad-range',
  severity: 'error',
  summary: 'a range that runs backwards or past its end',
  check: (document, atlas, report) => {
    for (const range of document.references.ranges) {
      const kind = kindOfRange(range);
      const text = `${range.from}–${range.to}`;
      const missing = isListed(kind)
        ? [range.from, range.to].filter(
            (key) => !atlas.exists(kind, key) && retiredOf(atlas, key) === undefined,
          )
        : [];
      if (missing.length > 0 ? !isMeant(range, kind, missing, atlas) : !runsBackwards(range, kind, atlas))
        continue;
      report(
        missing.length > 0
          ? {
              span: range.span,
              message: `The range ${text} leaves the atlas: ${missing.map((key) => `${key} is not there`).join(', ')}; ${beside(kind, missing[0]!, atlas)}. End it at one that is.`,
            }
          : {
              span: range.span,
              message: `The range ${text} runs backwards: ${range.to} comes before ${range.from}. Write the earlier one first.`,
              fixes: turned(range),
            },
      );
    }
  },
});

/** Chapters and sections that are not there have rules of their own, as each number of a list of them is a reference. */
function isListed(kind: ThingKind): boolean {
  return kind === 'slot' || kind === 'endpoint' || kind === 'group';
}

function kindOfRange({ from }: RangeFact): ThingKind {
  if (/^\d+$/.test(from)) return 'chapter';
  if (/^\d/.test(from)) return 'section';
  return /\d/.test(from) ? kindOf(from) : 'group';
}

/** Whether words that hold an id which is not there are a range all the same. */
function isMeant(range: RangeFact, kind: ThingKind, missing: readonly string[], atlas: AtlasReader): boolean {
  if (kind !== 'slot' && kind !== 'endpoint') return true;
  if (!range.labelled && range.fromSpan && missing.some((key) => hasMoreDigits(atlas, key))) return false;
  return range.sure || missing.length < 2 || (range.company ?? []).some((key) => isThere(atlas, key));
}

function runsBackwards(range: RangeFact, kind: ThingKind, atlas: AtlasReader): boolean {
  const groups = atlas.keys('group');
  const path = (key: string): readonly number[] => {
    if (kind === 'group') return [groups.indexOf(key)];
    const letters = lettersOf(key);
    return [groups.indexOf(letters), ...key.slice(letters.length).split('.').map(Number)];
  };
  const [from, to] = [path(range.from), path(range.to)];
  if (from.some(Number.isNaN) || to.some(Number.isNaN)) return false;
  for (let at = 0; at < Math.min(from.length, to.length); at++) {
    if (from[at] !== to[at]) return from[at]! > to[at]!;
  }
  return from.length > to.length;
}

function beside(kind: ThingKind, key: string, atlas: AtlasReader): string {
  if (kind === 'group') return sayAll('group', atlas.keys('group'));
  const slot = slotOf(key);
  return kind === 'endpoint' && atlas.exists('slot', slot)
    ? `right below ${slot} there are ${inWords(atlas.children(slot))}`
    : slotsBeside(atlas, slot);
}

function turned({ from, to, fromSpan, toSpan }: RangeFact): readonly Fix[] {
  if (!fromSpan || !toSpan || toSpan.to - toSpan.from !== to.length) return [];
  return [
    {
      title: `Write ${to} before ${from}`,
      safe: false,
      edits: [
        { span: fromSpan, newText: to },
        { span: toSpan, newText: from },
      ],
    },
  ];
}
