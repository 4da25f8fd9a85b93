import type { Prose } from '../syntax/prose';
import { sentenceStarts } from './referenceText';

/** Up to `reach` characters before a place, without a word that this would cut. */
export function wordsBefore(text: string, at: number, reach: number): string {
  return at <= reach ? text.slice(0, at) : text.slice(at - reach, at).replace(/^\S+/, '');
}

/** Up to `reach` characters from a place on, without a word that this would cut. */
export function wordsBehind(text: string, at: number, reach: number): string {
  return at + reach >= text.length ? text.slice(at) : text.slice(at, at + reach).replace(/\S+$/, '');
}

/** Whether nothing but opening marks stands before a place in its sentence; direct speech begins one. */
export function startsSentence(text: string, at: number): boolean {
  const cut = Math.max(0, at - REACH);
  const head = text.slice(cut, at);
  if ((cut === 0 && /^[\s“"‘'([]*$/.test(head)) || /[,:]\s+[“"‘']$/.test(head)) return true;
  const start = sentenceStarts(text.slice(cut, at + 4)).at(-1);
  return start !== undefined && /^[“"‘'([]*$/.test(head.slice(start));
}

/** How far back is looked for the start of a sentence or of a quotation. */
const REACH = 400;

/** Whether a place may be inside quotation marks, whose words are another's. Of a long paragraph who can tell. */
export function isQuoted({ text }: Prose, at: number): boolean {
  const head = text.slice(0, at);
  return (
    at > 4 * REACH ||
    Math.max(head.lastIndexOf('“'), head.lastIndexOf('„')) > head.lastIndexOf('”') ||
    (head.split('"').length & 1) === 0 ||
    /(?:^|\s)[‘'][^’']*$/.test(head)
  );
}
