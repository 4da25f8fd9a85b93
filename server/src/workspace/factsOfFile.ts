import type { DocumentFacts } from '../atlas/facts';

/** The facts of one file, and all that they depend on beside the program: made again wherever these are the same, they are the same. */
export interface FileFacts {
  /** Below the atlas's folder, as in a URI. */
  readonly path: string;
  readonly role: 'bibliography' | '';
  /** Of the file's bytes. */
  readonly digest: string;
  /** As JSON: how the atlas's texts are read. */
  readonly lexicon: string;
  readonly facts: DocumentFacts;
}

/** Why a file has none. */
export type NoFacts = 'missing' | 'no-atlas' | 'not-of-it';
