import type { Inline, Prose } from '../syntax/prose';

/** Where an inline begins or ends in a passage's text. */
interface Mark {
  readonly at: number;
  readonly inline: Inline;
}

const marks = new WeakMap<Prose, readonly Mark[]>();

/** The marks from `from` to `to`, both included: sorted once for a passage, so that many questions about a long one stay cheap. */
function marksBetween(prose: Prose, from: number, to: number): readonly Mark[] {
  if (prose.inlines.length === 0) return [];
  let sorted = marks.get(prose);
  if (!sorted) {
    sorted = prose.inlines
      .flatMap((inline) => [
        { at: inline.from, inline },
        { at: inline.to, inline },
      ])
      .sort((a, b) => a.at - b.at);
    marks.set(prose, sorted);
  }
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.at < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < sorted.length && sorted[end]!.at <= to) end++;
  return sorted.slice(low, end);
}

/** Whether the words at `from`–`to` of a passage can be written anew as one: no markup begins or ends among them. */
export function isWhole(prose: Prose, from: number, to: number): boolean {
  return !marksBetween(prose, from + 1, to - 1).some(({ inline }) => inline.kind !== 'break');
}

/** Whether markup that sets words apart (an image's words, struck out words, a component, a hard line break) begins or ends between two words. */
export function isApart(prose: Prose, from: number, to: number): boolean {
  return marksBetween(prose, from, to).some(({ inline }) => APART.has(inline.kind));
}

const APART: ReadonlySet<string> = new Set(['image', 'strike', 'component', 'break', 'html', 'expression']);

/** Whether a word is marked up by itself, so that it is spoken of: *the article* **a**. */
export function isMentioned(prose: Prose, from: number, to: number): boolean {
  return marksBetween(prose, from, from).some(
    ({ inline }) => inline.from === from && inline.to === to && MARKED.has(inline.kind),
  );
}

const MARKED: ReadonlySet<string> = new Set(['emphasis', 'strong', 'strike', 'link', 'component', 'image']);

/** Whether one link ends at `from` and another begins at `to`: they may be called the same. */
export function isBetweenLinks(prose: Prose, from: number, to: number): boolean {
  const between = marksBetween(prose, from, to);
  return (
    between.some(({ at, inline }) => inline.kind === 'link' && at === from && inline.to === from) &&
    between.some(({ at, inline }) => inline.kind === 'link' && at === to && inline.from === to)
  );
}
