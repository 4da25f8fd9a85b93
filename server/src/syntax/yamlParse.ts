import { Composer, type CST, Lexer, type ParsedNode, Parser } from 'yaml';
import type { Span } from './span';
import type { YamlComment } from './yaml';

/** What the library makes of a text, before anything is mended. Offsets are those of the text given here. */
export interface ParsedYaml {
  readonly contents: ParsedNode | null;
  readonly errors: readonly RawError[];
  readonly comments: readonly YamlComment[];
  /** Quoted scalars that go on past the end of their line. */
  readonly longQuotes: readonly Span[];
  /** Outermost `[…]` and `{…}`, to the end of the text where they are open. */
  readonly flows: readonly Span[];
  /** Where nesting passed `MAX_DEPTH`; there are no contents then. */
  readonly tooDeepAt?: number;
  /** Where a further document with contents begins. */
  readonly moreAt?: number;
}

export interface RawError {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
}

/**
 * Composing recurses, and a stack overflow in V8's regular expression compiler ends the process without a chance to catch it (seen from about
 * 700 levels, over several documents). The concrete syntax is built without recursion, so depth is bounded there. An atlas needs about 20.
 */
export const MAX_DEPTH = 256;

/** `uniqueKeys` is quadratic, and core tags are tried on every plain scalar: the tree builder does both itself. */
const OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  schema: 'failsafe',
} as const;

/** Lexes, parses and composes the first document of `text` that holds anything. */
export function parseYaml(text: string): ParsedYaml {
  const parsed = parseLexed(text);
  const spaced = withSpaces(text, parsed.comments);
  if (spaced === undefined) return parsed;
  const again = parseLexed(spaced);
  const comments = again.comments.map(({ span }) => ({
    span,
    text: text.slice(span.from + 1, span.to).trim(),
  }));
  return { ...again, comments };
}

/**
 * The library loses count of columns at a comment on a line of its own without a space behind its `#` (`#todo`), and takes the lines below the value that
 * follows for more of it. The text with a space in the place of that first letter; `undefined` where there is none.
 */
function withSpaces(text: string, comments: readonly YamlComment[]): string | undefined {
  let spaced = '';
  let done = 0;
  for (const { span } of comments) {
    const first = span.from + 1;
    if (first >= span.to || /\s/.test(text[first]!)) continue;
    if (!/^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', span.from) + 1, span.from))) continue;
    spaced += `${text.slice(done, first)} `;
    done = first + 1;
  }
  return done === 0 ? undefined : spaced + text.slice(done);
}

function parseLexed(text: string): ParsedYaml {
  const comments: YamlComment[] = [];
  const longQuotes: Span[] = [];
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  const missed: RawError[] = [];
  const flows: Span[] = [];
  let flowDepth = 0;
  let flowFrom = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const from = parser.offset;
    if (inScalar) {
      inScalar = false;
    } else {
      const first = lexeme.charCodeAt(0);
      if (first === 0x1f) inScalar = true;
      else if (first === 0x23 /* # */)
        comments.push({ span: { from, to: from + lexeme.length }, text: lexeme.slice(1).trim() });
      else if (first === 0x22 || first === 0x27) {
        const span = { from, to: from + lexeme.length };
        if (lexeme.includes('\n')) longQuotes.push(span);
        if (endsEscaped(lexeme))
          missed.push({ code: 'MISSING_CHAR', span, message: 'Missing closing quote' });
      } else if (first === 0x5b || first === 0x7b) {
        if (flowDepth++ === 0) flowFrom = from;
      } else if (flowDepth > 0 && (first === 0x5d || first === 0x7d || first === 0x18)) {
        flowDepth = first === 0x18 ? 0 : flowDepth - 1;
        if (flowDepth === 0) flows.push({ from: flowFrom, to: from + 1 });
      }
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH)
      return { contents: null, errors: [], comments, longQuotes, flows, tooDeepAt: from };
  }
  for (const token of parser.end()) tokens.push(token);
  const composed = compose(tokens);
  const sound = composed.errors.filter((error) => !isMistaken(error, text));
  const errors = missed.length > 0 ? [...sound, ...missed] : sound;
  if (flowDepth > 0) flows.push({ from: flowFrom, to: text.length });
  return { ...composed, errors, comments, longQuotes, flows };
}

/** The library misses the white space before a comment at the margin below a word in braces: a line break is such (YAML 1.2.2, 6.6). */
function isMistaken({ code, span, message }: RawError, text: string): boolean {
  return (
    code === 'MISSING_CHAR' &&
    message.startsWith('Comments must') &&
    (span.from === 0 || /\s/.test(text[span.from - 1]!))
  );
}

/** The last quote is an escaped one, so that the scalar is open: the library takes it for closed. */
function endsEscaped(lexeme: string): boolean {
  const quote = lexeme.charCodeAt(0);
  const mark = quote === 0x22 ? 0x5c : quote;
  const last = lexeme.length - 1;
  if (lexeme.charCodeAt(last) !== quote) return false;
  let at = last;
  while (at > 1 && lexeme.charCodeAt(at - 1) === mark) at--;
  return (last - at) % 2 === 1;
}

function compose(tokens: CST.Token[]): Pick<ParsedYaml, 'contents' | 'errors' | 'moreAt'> {
  const documents = tokens.filter((token) => token.type === 'document');
  const document = documents.find((it) => it.value) ?? documents[0];
  if (!document) return { contents: null, errors: tokenErrors(tokens) };
  const more = documents.slice(documents.indexOf(document) + 1).find((it) => it.value);
  const own = tokens.slice(
    document === documents[0] ? 0 : tokens.indexOf(document),
    more ? tokens.indexOf(more) : tokens.length,
  );
  const [composed] = new Composer(OPTIONS).compose(own);
  const errors = [...(composed?.errors ?? []), ...(composed?.warnings ?? [])].map(
    ({ code, pos, message }): RawError => ({ code, span: { from: pos[0], to: pos[1] }, message }),
  );
  const start = more?.start.find((token) => token.type === 'doc-start') ?? more?.value;
  const moreAt = start ? { moreAt: start.offset } : {};
  return { contents: (composed?.contents as ParsedNode | null) ?? null, errors, ...moreAt };
}

/** Errors of a text without any document: only directives and the like. */
function tokenErrors(tokens: readonly CST.Token[]): RawError[] {
  return tokens
    .filter((token) => token.type === 'error')
    .map(({ offset, source, message }) => ({
      code: 'UNEXPECTED_TOKEN',
      span: { from: offset, to: offset + source.length },
      message,
    }));
}
