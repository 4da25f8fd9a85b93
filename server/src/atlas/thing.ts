import type { Span } from '../syntax/span';

/** Every kind of thing an atlas declares and mentions. All share one shape, so that features need no branch per kind. */
export type ThingKind =
  | 'group'
  | 'slot'
  | 'endpoint'
  | 'level'
  | 'topic'
  | 'chapter'
  | 'section'
  | 'reference';

/**
 * Keys: group `A`; slot `A1`; endpoint `A1.3.2`; level its id (`gap`); topic `model-merging`; chapter `35`; section `35.2`;
 * reference its citation key.
 */
export interface Declaration {
  readonly kind: ThingKind;
  readonly key: string;
  readonly keySpan: Span;
  readonly fullSpan: Span;
  readonly title: string;
  readonly titleSpan?: Span;
  /** False for an endpoint numbered by its place alone; `keySpan` is then that of its title. */
  readonly written: boolean;
  /** Endpoints: the key of the slot or endpoint it stands under. */
  readonly parent?: string;
  /** Slots only. */
  readonly level?: string;
  readonly summary?: string;
  /** The first sentence of its definition (slots), for previews. */
  readonly lead?: string;
}

/** Words that name a thing. */
export interface Mention {
  readonly kind: ThingKind;
  readonly key: string;
  /** The words a diagnostic underlines: `Chapter 14`, `@key`, `A6`, `atlas:A9`. */
  readonly span: Span;
  /** The key alone, what a rename edits. */
  readonly keySpan: Span;
  /**
   * `data`: a key or value of the format (`related:`, `relevant_to:`, `cite:`), `component`: `<Slot id>`, `link`: `atlas:A2`, `citation`: `@key`,
   * `text`: words of prose.
   */
  readonly form: 'data' | 'component' | 'link' | 'citation' | 'text';
  /** True when it is a reference whatever the data holds; otherwise it is one only if it resolves or one of `company` does. */
  readonly sure: boolean;
  /** Ids of slots and endpoints (told apart by the point in the latter's) in the same list, range or sentence. */
  readonly company?: readonly string[];
  /** Named as what it is (*slot A12*), so that not even more digits than the atlas's ids have make it something else. */
  readonly labelled?: boolean;
  /** It may name something else (*the A6 camera*): a reference where it resolves, never a broken or an outdated one. */
  readonly doubtful?: boolean;
  /** The words stand inside a link or component that names the same thing, and so are about it. */
  readonly within?: true;
}
