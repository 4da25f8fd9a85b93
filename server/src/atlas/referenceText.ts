import { OBJECT, type Prose } from '../syntax/prose';

const ABBREVIATION =
  /(?:^|[\s(“"])(?:cf|e\.g|i\.e|vs|nos?|figs?|eqs?|tabs?|app|secs?|chs?|chap|alg|thm|al|approx|ca|incl|esp|resp|dr|st|prof|vol|pp?)$/i;

/** A passage's words alone. */
export function plainText(prose: Prose): string {
  return prose.text.replaceAll(OBJECT, '').trim();
}

/** Where each sentence of a passage but the first begins. Abbreviations end none. */
export function sentenceStarts(text: string): number[] {
  const starts: number[] = [];
  const stop = /[.!?][”’"')\]]*\s+(?=\S)/g;
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    const next = match.index + match[0].length;
    const opening = /^[“‘"'([]*[\p{Lu}\p{N}\uFFFC]/u.test(text.slice(next, next + 4));
    if (
      opening &&
      !(text[match.index] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index)))
    )
      starts.push(next);
  }
  return starts;
}

/** The sentence that holds a place: from its first character to that of the next one. */
export function sentenceAround(
  text: string,
  starts: readonly number[],
  at: number,
): { readonly index: number; readonly from: number; readonly to: number } {
  let index = 0;
  while (index < starts.length && starts[index]! <= at) index++;
  return { index, from: starts[index - 1] ?? 0, to: starts[index] ?? text.length };
}
