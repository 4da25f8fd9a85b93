/** What a manifest says that reading a text depends on: its groups, levels and nouns. Plain data, so that it can be handed to a worker. */
export interface Lexicon {
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  /** In order, weakest claims of order left to the rules. `also` holds further names. */
  readonly levels: readonly {
    readonly id: string;
    readonly title: string;
    readonly also: readonly string[];
  }[];
  /** Further nouns (singular or plural, any case) by which prose counts things; the English names are always known. */
  readonly vocabulary: Readonly<Partial<Record<Counted, readonly string[]>>>;
  /** Words shaped like slot ids that are none: an id (`E5`) or words that hold one (`C4 corpus`). */
  readonly notReferences: readonly string[];
  /** Absent where nothing is set. */
  readonly citing?: Citing;
  /** Names kept out of the text, and what to write instead. */
  readonly generalize?: readonly { readonly names: readonly string[]; readonly write: string }[];
}

/** How `missing-citation` is set to read. */
export interface Citing {
  /** Each sentence has to cite for itself. */
  readonly perSentence: boolean;
  /** Words and units that never make a figure. */
  readonly notFigures: readonly string[];
}

/** What an atlas counts, as the manifest's `counts` names it. */
export type Counted = 'groups' | 'slots' | 'endpoints' | 'items' | 'topics' | 'chapters' | 'references';

export const COUNTED: readonly Counted[] = [
  'groups',
  'slots',
  'endpoints',
  'items',
  'topics',
  'chapters',
  'references',
];

/** A total: of what, and of which part. `slots` with a group, a level, or both; `endpoints`/`items` of a group or below one id (`under: 'A1'` or `'A1.3'`). */
export interface CountQuery {
  readonly of: Counted;
  readonly group?: string;
  readonly level?: string;
  readonly under?: string;
}
