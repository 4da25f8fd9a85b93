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
  const head = text.slice(0, at);
  if (/^[\s“"‘'([]*$/.test(head) || /[,:]\s+[“"‘']$/.test(head)) return true;
  const start = sentenceStarts(text.slice(0, at + 4)).at(-1);
  return start !== undefined && /^[“"‘'([]*$/.test(text.slice(start, at));
}

/** Whether a place is inside quotation marks, whose words are another's. */
export function isQuoted({ text }: Prose, at: number): boolean {
  const head = text.slice(0, at);
  return (
    Math.max(head.lastIndexOf('“'), head.lastIndexOf('„')) > head.lastIndexOf('”') ||
    (head.split('"').length & 1) === 0 ||
    /(?:^|\s)[‘'][^’']*$/.test(head)
  );
}
