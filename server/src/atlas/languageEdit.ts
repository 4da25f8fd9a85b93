import type { Prose } from '../syntax/prose';

/** Whether the words at `from`–`to` of a passage can be written anew as one: no markup begins or ends among them. */
export function isWhole({ inlines }: Prose, from: number, to: number): boolean {
  return !inlines.some(
    (inline) =>
      inline.kind !== 'break' &&
      ((inline.from > from && inline.from < to) ||
        (inline.to > from && inline.to < to) ||
        (inline.from === inline.to && inline.from > from && inline.from < to)),
  );
}

/** Whether markup that sets words apart (an image's words, struck out words, a component, a hard line break) begins or ends between two words. */
export function isApart({ inlines }: Prose, from: number, to: number): boolean {
  return inlines.some(
    ({ kind, from: begin, to: end }) =>
      APART.has(kind) && ((begin >= from && begin <= to) || (end >= from && end <= to)),
  );
}

const APART: ReadonlySet<string> = new Set(['image', 'strike', 'component', 'break', 'html', 'expression']);

/** Whether a word is marked up by itself, so that it is spoken of: *the article* **a**. */
export function isMentioned({ inlines }: Prose, from: number, to: number): boolean {
  return inlines.some((inline) => inline.from === from && inline.to === to && MARKED.has(inline.kind));
}

const MARKED: ReadonlySet<string> = new Set(['emphasis', 'strong', 'strike', 'link', 'component', 'image']);
