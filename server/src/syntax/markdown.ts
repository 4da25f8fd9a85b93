import type { Component, Piece, Prose } from './prose';
import type { Span } from './span';

/** What the text of a document, or of a YAML text field, holds. Never absent: what does not parse is plain text. */
export interface TextTree {
  readonly blocks: readonly Block[];
  /** The YAML between the `---` lines, without them. */
  readonly frontMatter?: { readonly text: string; readonly span: Span };
  /** Where the text is not what its author meant: an unclosed tag, a stray brace. Only `mdx-syntax` reads them. */
  readonly suspects: readonly Span[];
  /** Ids that HTML tags set (`<a id="x">`, `<a name="x">`), which links may point to. Absent: none. */
  readonly anchors?: readonly string[];
}

interface BlockBase {
  readonly span: Span;
}

export type Block =
  | (BlockBase & { readonly kind: 'paragraph'; readonly prose: Prose })
  /** `slug` is GitHub's (with `-1` … for repeats in the document) or the `{#id}` written, `{#id}` not being part of `prose`. */
  | (BlockBase & {
      readonly kind: 'heading';
      readonly level: number;
      readonly slug: string;
      readonly slugSpan?: Span;
      readonly prose: Prose;
    })
  | (BlockBase & {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly ListItem[];
    })
  | (BlockBase & { readonly kind: 'quote'; readonly blocks: readonly Block[] })
  | (BlockBase & {
      readonly kind: 'table';
      readonly header: readonly Prose[];
      readonly rows: readonly (readonly Prose[])[];
    })
  | (BlockBase & {
      readonly kind: 'code';
      readonly info: string;
      readonly content: Span;
      /** Of a mermaid block alone. */
      readonly diagram?: DiagramSource;
    })
  /** A component on lines of its own, with the blocks between its tags. */
  | (BlockBase & {
      readonly kind: 'component';
      readonly component: Component;
      readonly blocks: readonly Block[];
    })
  /** The text of an MDX expression comment or an HTML comment, trimmed, without its marks. */
  | (BlockBase & { readonly kind: 'comment'; readonly text: string })
  | (BlockBase & { readonly kind: 'footnote'; readonly label: string; readonly blocks: readonly Block[] })
  | (BlockBase & { readonly kind: 'esm' | 'expression' | 'rule' | 'html' });

/** The text of a mermaid block without the marks and indentation of what it stands in, line breaks `\n`; `pieces` lead to where it is written. */
export interface DiagramSource {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The words behind the fence. */
  readonly infoSpan: Span;
}

export interface ListItem {
  readonly span: Span;
  readonly blocks: readonly Block[];
}
