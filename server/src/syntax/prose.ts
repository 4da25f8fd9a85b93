import type { Span } from './span';

/**
 * One block of running text as a reader sees it: markup is gone, every inline is known by its place in `text`.
 *
 * `text` is what rules read. What is no text for them (inline code, expressions, self-closing components,
 * citations, footnote marks, images without alt text, bare addresses) stands in it as ONE U+FFFC (`OBJECT`), with the inline that
 * says what it is. Everything else (link text, emphasis, children of a component) is there as plain characters.
 * Comments and HTML tags take no room in it (`from` is `to`).
 * A line break inside a block is one `\n` whatever the source has (CRLF, quote markers, indentation). Entities and escapes are decoded.
 */
export interface Prose {
  readonly text: string;
  /** Sorted by `from`; nested ones after those that hold them. */
  readonly inlines: readonly Inline[];
  /** Piecewise map of `text` to the source, sorted by `at`; see `sourceSpan`. */
  readonly pieces: readonly Piece[];
  /** All of the block's content in the source. */
  readonly span: Span;
}

/** The object replacement character: stands in `Prose.text` for an inline that is not text. */
export const OBJECT = '\uFFFC';

/** `length` characters of `text` from `at` on are written at `source` in `sourceLength` characters (equal lengths map 1:1, others as a whole). */
export interface Piece {
  readonly at: number;
  readonly length: number;
  readonly source: number;
  readonly sourceLength: number;
}

interface InlineBase {
  /** Place in `Prose.text`. */
  readonly from: number;
  readonly to: number;
  /** All of it in the source, markup included. */
  readonly span: Span;
}

export type Inline =
  | (InlineBase & { readonly kind: 'code' | 'break' | 'emphasis' | 'strong' | 'strike' | 'html' })
  /** `value` when the expression is a lone string literal. A comment in an expression is a `comment`. */
  | (InlineBase & { readonly kind: 'expression'; readonly value?: string })
  | (InlineBase & { readonly kind: 'comment'; readonly text: string })
  /** `from`–`to` cover the link's words. A reference-style link has the `href` of its definition. */
  | (InlineBase & { readonly kind: 'link'; readonly href: string; readonly hrefSpan: Span })
  | (InlineBase & { readonly kind: 'image'; readonly href: string; readonly hrefSpan: Span })
  /** A bare or angle-bracketed address; one OBJECT in the text. */
  | (InlineBase & { readonly kind: 'autolink'; readonly href: string; readonly hrefSpan: Span })
  /** `[@a; @b, p. 3]`, `[see @a]`, `[-@a]` (`narrative: false`) or a bare `@a` (`narrative: true`); one OBJECT in the text. */
  | (InlineBase & {
      readonly kind: 'citation';
      readonly narrative: boolean;
      readonly items: readonly CitationItem[];
    })
  | (InlineBase & { readonly kind: 'footnote'; readonly label: string })
  /** A self-closing component is one OBJECT; a paired one covers its children's text. */
  | (InlineBase & { readonly kind: 'component' } & Component);

export interface CitationItem {
  readonly key: string;
  /** The key with its `@`. */
  readonly span: Span;
  /** The key alone. */
  readonly keySpan: Span;
  readonly locator?: string;
}

export interface Component {
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: readonly Attribute[];
  readonly selfClosing: boolean;
  /** False when its closing tag is missing. */
  readonly closed: boolean;
}

export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  /** The text of a quoted value or of a lone string in braces; absent for other expressions and for none. */
  readonly value?: string;
  /** The value without its quotes. */
  readonly valueSpan?: Span;
  readonly span: Span;
}

/** The source of `prose.text.slice(from, to)`: the fewest characters that hold it, a replaced object as a whole. */
export function sourceSpan(prose: Prose, from: number, to: number): Span {
  const start = pieceAt(prose.pieces, from);
  const end = pieceAt(prose.pieces, Math.max(from, to - 1));
  if (!start || !end) return prose.span;
  const a =
    start.length === start.sourceLength
      ? start.source + Math.min(from - start.at, start.length)
      : start.source;
  if (to <= from) return { from: a, to: a };
  const b =
    end.length === end.sourceLength
      ? end.source + Math.min(to - end.at, end.length)
      : end.source + end.sourceLength;
  return { from: a, to: Math.max(a, b) };
}

/** Plain text as prose, for titles and tests: `text` written one to one at `source`. */
export function plainProse(text: string, source = 0): Prose {
  const span = { from: source, to: source + text.length };
  return {
    text,
    inlines: [],
    pieces: [{ at: 0, length: text.length, source, sourceLength: text.length }],
    span,
  };
}

function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
