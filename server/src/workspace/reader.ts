import type { CountQuery, Lexicon } from '../atlas/lexicon';
import type { Manifest } from '../atlas/manifest';
import type { pinEdits } from '../atlas/pin';
import type { ThingKind } from '../atlas/thing';
import type { Work } from '../atlas/work';
import type { Span } from '../syntax/span';
import type { SlotClosing } from './dependencies';

/**
 * What a rule may ask of an atlas. Every answer is recorded as a dependency of the asking (document, rule) pair: it is asked again
 * only when that very answer changes.
 */
export interface AtlasReader {
  /** The atlas's folder as a URI, ending in `/`. */
  readonly root: string;
  readonly manifest: Manifest;
  readonly lexicon: Lexicon;
  /** The day for date rules, `YYYY-MM-DD`. */
  readonly today: string;
  /** Declared anywhere (also provisionally, by a document that does not parse just now). Chapters of the outline and their likes included. */
  readonly exists: (kind: ThingKind, key: string) => boolean;
  readonly title: (kind: ThingKind, key: string) => string | undefined;
  /** The level id of a slot. */
  readonly level: (slot: string) => string | undefined;
  /** What a slot's position says in short, as written: Markdown. */
  readonly summary: (slot: string) => string | undefined;
  /** False while any document that declares things does not parse, so that there may be more, or other, than is known. */
  readonly settled: () => boolean;
  /** All keys of a kind in atlas order (slots: group order, then number). */
  readonly keys: (kind: ThingKind) => readonly string[];
  /** Keys of the slots whose title is this one, case, punctuation and articles aside. */
  readonly titled: (title: string) => readonly string[];
  /** The endpoints right below a slot or endpoint, in order. */
  readonly children: (key: string) => readonly string[];
  /** The highest number a group's slots have, 0 for none; ids with more digits than it are none. */
  readonly highest: (group: string) => number;
  /** `undefined` while it cannot be known, since a document that takes part does not parse. */
  readonly count: (query: CountQuery) => number | undefined;
  /** Whether anything of this kind is known to check against: a bibliography, chapters or an outline, topics. */
  readonly has: (kind: ThingKind) => boolean;
  /** What took a retired id's place, `null` for nothing, `undefined` when it was never retired. */
  readonly retired: (id: string) => string | null | undefined;
  /** What a document declares that is declared a second time, there or elsewhere. */
  readonly duplicated: (uri: string) => readonly { readonly kind: ThingKind; readonly key: string }[];
  /** Every place that declares it, in path order: for duplicates. */
  readonly declared: (
    kind: ThingKind,
    key: string,
  ) => readonly { readonly uri: string; readonly span: Span }[];
  /** Whether anything cites or mentions it. */
  readonly mentioned: (kind: ThingKind, key: string) => boolean;
  /** An entry of the bibliography. */
  readonly work: (key: string) => Work | undefined;
  /** Entries with an author of this folded family name (`foldName`). */
  readonly worksBy: (family: string) => readonly Work[];
  /** Entries with this identifier (`doi:10.…` lower case, `arxiv:2203.15556`), as `[uri, key]` places, in path order. */
  readonly identified: (
    identifier: string,
  ) => readonly { readonly uri: string; readonly span: Span; readonly key: string }[];
  /** Whether a text file of this slot lists works, in its front matter or in a section *References*. */
  readonly listsWorks: (slot: string) => boolean;
  /** Titles of the level-2 headings in the text files of a slot; `undefined` while a text does not say what it is. */
  readonly headed: (slot: string) => readonly string[] | undefined;
  /** The entries of a slot's `depends_on` that close a circle: each circle has one, that which leads back to its first slot in atlas order. */
  readonly closings: (slot: string) => readonly SlotClosing[];
  /**
   * Of an endpoint that has no id of its own and so its number from its place: the document it stands in, and the edits (of YAML as it stands) that
   * write the id, where they are known. `undefined` for every other key.
   */
  readonly unpinned: (
    endpoint: string,
  ) => { readonly uri: string; readonly edits?: ReturnType<typeof pinEdits> } | undefined;
  /** Whether a file is there; `target` is a URI without fragment. */
  readonly file: (target: string) => boolean;
  /** What a link may name in a text document: the slugs of its headings, then ids that its HTML sets; `undefined` when it is no text document of the workspace. */
  readonly slugs: (target: string) => readonly string[] | undefined;
  /** The sections of a chapter in order: level-2 headings with the number each one carries, if it is written. `undefined` for a chapter of the outline. */
  readonly sections: (
    chapter: string,
  ) => readonly { readonly title: string; readonly number?: string }[] | undefined;
}
