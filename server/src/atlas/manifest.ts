import type { Counted, Lexicon } from './lexicon';

/** The manifest as values, with defaults filled in; what is wrong in it is left out (and a `schema` fault). */
export interface Manifest {
  readonly title: string;
  readonly version?: string;
  readonly date?: string;
  readonly reviewBy?: string;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly blocks: readonly string[];
  }[];
  readonly levels: readonly {
    readonly id: string;
    readonly title: string;
    readonly also: readonly string[];
    readonly criteria?: string;
  }[];
  readonly counts: Readonly<Partial<Record<Counted, number>>>;
  readonly slotsByGroup: Readonly<Record<string, number>>;
  readonly slotsByLevel: Readonly<Record<string, number>>;
  readonly vocabulary: Lexicon['vocabulary'];
  readonly retired: Readonly<Record<string, string | null>>;
  readonly notReferences: readonly string[];
  /** As written, relative to the manifest. Empty: no citation rules. */
  readonly bibliography: readonly string[];
  readonly generalize: readonly { readonly names: readonly string[]; readonly write: string }[];
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly outline: readonly { readonly chapter: string; readonly title: string; readonly url?: string }[];
  readonly exclude: readonly string[];
  /** By code. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** What a manifest sets for one rule. */
export interface RuleSetting {
  /** Absent: the rule's own. */
  readonly severity?: 'off' | 'hint' | 'info' | 'warning' | 'error';
  /** As written; whether the rule has such options is for others to say. */
  readonly options: Readonly<Record<string, string | number | readonly string[]>>;
}
