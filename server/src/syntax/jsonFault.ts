import type { Span } from './span';

const TOKEN = /"(?:[^"\\\n\r]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/y;
const SPACE = /\s+/y;

/** The first thing that YAML reads and JSON does not have: a comma before a closing bracket, a comment, single quotes, bare words. */
export function jsonFault(text: string): { readonly span: Span; readonly message: string } | undefined {
  let comma: Span | undefined;
  for (let at = 0; at < text.length; ) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) at = SPACE.lastIndex;
    if (at >= text.length) break;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) {
      const words = /^\S[^\s,:[\]{}]*/.exec(text.slice(at, at + 60))?.[0] ?? text[at]!;
      return {
        span: { from: at, to: at + words.length },
        message: `JSON has no ${/^(?:#|\/[/*])/.test(words) ? 'comments: remove it' : `"${words}" here: texts stand in double quotes`}.`,
      };
    }
    if (comma && (token === ']' || token === '}'))
      return { span: comma, message: `JSON allows no comma before "${token}". Remove it.` };
    comma = token === ',' ? { from: at, to: at + 1 } : undefined;
    at += token.length;
  }
  return undefined;
}
