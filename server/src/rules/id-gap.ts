import type { DocumentFacts } from '../atlas/facts';
import type { Span } from '../syntax/span';
import { defineRule, type Report } from './rule';
import { inWords, lettersOf } from './standing';

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
      const stands = (other: number): Standing =>
        atlas.exists('slot', `${letters}${other}`)
          ? 'there'
          : atlas.retired(`${letters}${other}`) !== undefined
            ? 'retired'
            : 'missing';
      judge(letters, number, keySpan, stands, report);
    }
    for (const [parent, siblings] of written(document)) {
      const numbers = new Set(siblings.map((sibling) => sibling.number));
      for (const { number, span, own } of siblings) {
        if (own)
          judge(
            `${parent}.`,
            number,
            span,
            (other) =>
              numbers.has(other)
                ? 'there'
                : atlas.retired(`${parent}.${other}`) !== undefined
                  ? 'retired'
                  : 'missing',
            report,
          );
      }
    }
  },
});

type Standing = 'there' | 'retired' | 'missing';

/** Speaks at the first id after a gap: of the numbers between it and the one before it, those that nothing explains. */
function judge(
  prefix: string,
  number: number,
  span: Span,
  stands: (number: number) => Standing,
  report: Report,
): void {
  const missing: number[] = [];
  for (let other = number - 1; other > 0; other--) {
    const standing = stands(other);
    if (standing === 'there') break;
    if (standing === 'missing') missing.unshift(other);
  }
  const [first, last] = [missing[0], missing.at(-1)];
  if (first === undefined || last === undefined) return;
  const whole = last - first === missing.length - 1;
  const left =
    missing.length === 1
      ? `${prefix}${first} is`
      : whole && missing.length > 2
        ? `${prefix}${first} to ${prefix}${last} are`
        : `${inWords(missing.map((other) => prefix + other))} are`;
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
