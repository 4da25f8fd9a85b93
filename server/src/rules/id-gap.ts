import type { DocumentFacts } from '../atlas/facts';
import type { Span } from '../syntax/span';
import { defineRule, type Report } from './rule';
import { lettersOf } from './standing';

export const idGap = defineRule({
  code: 'id-gap',
  severity: 'warning',
  summary: 'a number left out that `retired` does not explain',
  check: (document, atlas, report) => {
    for (const { kind, key, keySpan } of document.declarations) {
      if (
        kind !== 'slot' ||
        !/^[A-Z]{1,3}[1-9]\d{0,2}$/.test(key) ||
        atlas.declared('slot', key)[0]?.uri !== document.uri
      )
        continue;
      const letters = lettersOf(key);
      const number = Number(key.slice(letters.length));
      const isExplained = (other: number): boolean =>
        atlas.exists('slot', `${letters}${other}`) || atlas.retired(`${letters}${other}`) !== undefined;
      judge(letters, number, keySpan, isExplained, report);
    }
    for (const [parent, siblings] of written(document)) {
      const numbers = new Set(siblings.map((sibling) => sibling.number));
      for (const { number, span, own } of siblings) {
        if (own)
          judge(
            `${parent}.`,
            number,
            span,
            (other) => numbers.has(other) || atlas.retired(`${parent}.${other}`) !== undefined,
            report,
          );
      }
    }
  },
});

/** Speaks at the first id after a gap: where the number right before it is left out. */
function judge(
  prefix: string,
  number: number,
  span: Span,
  isExplained: (number: number) => boolean,
  report: Report,
): void {
  let first = number;
  const missing: number[] = [];
  while (first > 1 && !isExplained(first - 1)) missing.unshift(--first);
  if (missing.length === 0) return;
  const left =
    missing.length === 1
      ? `${prefix}${first} is`
      : `${prefix}${first} ${missing.length === 2 ? 'and' : 'to'} ${prefix}${number - 1} are`;
  report({
    span,
    message: `${left} left out before ${prefix}${number}, and "retired" in atlas.yaml does not say why. Number on from ${prefix}${first}, or list what was there under "retired".`,
  });
}

/** Endpoints by parent, with their last numbers; those that have theirs from their place fill gaps but are none's end. */
function written(document: DocumentFacts): Map<string, { number: number; span: Span; own: boolean }[]> {
  const byParent = new Map<string, { number: number; span: Span; own: boolean }[]>();
  for (const { kind, key, keySpan, parent, written: own } of document.declarations) {
    if (kind !== 'endpoint' || parent === undefined || !key.startsWith(`${parent}.`)) continue;
    const rest = key.slice(parent.length + 1);
    if (!/^[1-9]\d{0,3}$/.test(rest)) continue;
    const siblings = byParent.get(parent) ?? [];
    siblings.push({ number: Number(rest), span: keySpan, own });
    byParent.set(parent, siblings);
  }
  return byParent;
}
