import type { DocumentFacts } from '../atlas/facts';
import type { Job } from './loader';

/** What a run leaves of the atlases it checked for the next one. Nothing in it is trusted over a file, and nothing is lost without it. */
export interface Memory {
  readonly recall: (root: string) => Promise<Recollection>;
}

/** What an earlier run left of one atlas. Whatever is spoilt is `undefined`, as if it had never been there. */
export interface Recollection {
  readonly note: AtlasNote | undefined;
  /** Whether facts that were read by this lexicon, as JSON, are remembered. */
  readonly reads: (lexicon: string) => boolean;
  /** Documents that were remembered, those among them that are gone. */
  readonly uris: ReadonlySet<string>;
  /** Which of these files hold what was read of them then. */
  readonly unchanged: (jobs: readonly Job[]) => Promise<ReadonlySet<string>>;
  readonly facts: (uri: string) => DocumentFacts | undefined;
  readonly bases: (uri: string) => Verdict['bases'] | undefined;
  readonly found: (uri: string) => Verdict['found'] | undefined;
  /** Puts this in place of all that was recalled. */
  readonly keep: (state: AtlasState) => void;
}

/** What was true of an atlas as a whole when its verdicts were made. Addresses are URIs. */
export interface AtlasNote {
  /** As JSON: facts depend on it. */
  readonly lexicon: string;
  /** As JSON: verdicts depend on it. */
  readonly manifest: string;
  readonly today: string;
  /** Files of the atlas that are no documents. */
  readonly files: readonly string[];
  /** Where links lead to that is none of its files, and whether something was there. */
  readonly targets: readonly (readonly [string, boolean])[];
  /** As JSON: the atlas's title and totals. */
  readonly summary: string;
}

/** What was found in a document, and on what it stands. */
export interface Verdict {
  /** Bases of all questions that were asked (as `Tables.put` tells which are touched). */
  readonly bases: readonly string[];
  /** As JSON. */
  readonly found: string;
}

/** An atlas as a run leaves it: documents that are not in `read` stand as they were recalled. */
export interface AtlasState {
  readonly note: AtlasNote;
  readonly jobs: readonly Job[];
  readonly read: ReadonlyMap<string, DocumentFacts>;
  /** Of documents that are in neither, none stands. */
  readonly standing: ReadonlySet<string>;
  readonly made: ReadonlyMap<string, Verdict>;
}

/** Nothing that any verdict says is found in a document. */
export const NOTHING_FOUND = '[]';
