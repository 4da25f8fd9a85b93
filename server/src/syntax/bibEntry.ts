import type { Span } from './span';

/** One entry of a bibliography in whatever format it is written; field names are BibLaTeX's, in lower case. Spans are source offsets. */
export interface BibEntry {
  /** `article`, `book`, `online` … in lower case; CSL types as they are. */
  readonly type: string;
  /** Empty when none is written; `keySpan` then is that of the words that open the entry. */
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
  /** In the order written; where a field stands twice, the first one counts. */
  readonly fields: readonly BibField[];
}

export interface BibField {
  readonly name: string;
  readonly nameSpan: Span;
  /** As a reader sees it: LaTeX decoded, strings put in, white space collapsed. */
  readonly value: string;
  /** Without its braces or quotes; all of it where it is put together with `#`. */
  readonly valueSpan: Span;
  /** Fields that hold people: who they are. */
  readonly names?: BibNames;
}

export interface BibNames {
  readonly people: readonly BibName[];
  /** True for `and others`. */
  readonly more: boolean;
}

export interface BibName {
  /** With its particles (`van den Berg`), or an organization as a whole. */
  readonly family: string;
  /** Empty for organizations. */
  readonly given: string;
  readonly suffix?: string;
}

/** What reading a bibliography gives: an error costs no more than the entry it is in, whose key is still known. */
export interface BibFile {
  readonly entries: readonly BibEntry[];
  readonly errors: readonly { readonly span: Span; readonly message: string }[];
}

/** The fields that hold lists of names. */
export const nameFields: ReadonlySet<string> = new Set([
  'author',
  'editor',
  'translator',
  'bookauthor',
  'editora',
  'editorb',
  'editorc',
]);
