import type { Span } from '../span';
import { decodeReferences } from './characterReference';

/** A link's destination as it is meant: without angle brackets, escapes and character references decoded. */
export function readDestination(
  source: string,
  from: number,
  to: number,
): { readonly href: string; readonly hrefSpan: Span } {
  const angled = source[from] === '<' && source[to - 1] === '>' && to - from >= 2;
  const hrefSpan = angled ? { from: from + 1, to: to - 1 } : { from, to };
  return { href: unescapeMarkdown(source.slice(hrefSpan.from, hrefSpan.to)), hrefSpan };
}

/** The address of an autolink, with the scheme that a bare one goes without. */
export function addressOf(written: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(written)) return written;
  return written.includes('@') && !written.startsWith('www.') ? `mailto:${written}` : `http://${written}`;
}

function unescapeMarkdown(text: string): string {
  const unescaped = text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/g, '$1') : text;
  return decodeReferences(unescaped);
}
