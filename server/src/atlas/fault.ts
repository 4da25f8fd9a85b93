import type { Span } from '../syntax/span';

/** What reading one document found wrong with it, before anything is known of the others. */
export interface Fault {
  readonly code: 'yaml-syntax' | 'yaml-text' | 'mdx-syntax' | 'bib-syntax' | 'schema';
  readonly span: Span;
  readonly message: string;
  readonly fixes?: readonly LocalFix[];
  /** The required key that is missing, if that is the fault. */
  readonly missing?: string;
}

export interface LocalFix {
  readonly title: string;
  /** True when it can be applied without a look. */
  readonly safe?: true;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}
