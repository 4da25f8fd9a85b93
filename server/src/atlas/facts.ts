import type { Span } from '../syntax/span';
import type { ScalarPlace } from '../syntax/yamlWalk';
import type { WorkFacts } from './bibliography';
import type { CitationFacts } from './citation';
import type { CountFacts } from './count';
import type { DiagramFault } from './diagram';
import type { Directive } from './directive';
import type { Fault } from './fault';
import type { HeadingFact } from './heading';
import type { LanguageFacts } from './language';
import type { Manifest } from './manifest';
import type { BlockedGroup } from './manifestFacts';
import type { ReferenceFacts } from './reference';
import type { RegionFacts } from './region';
import type { DeclaredCount, ReviewDate, SlotFacts } from './slot';
import type { Declaration, Mention } from './thing';

/**
 * All that is known of one document, as plain data (it crosses worker borders): what it declares, what it mentions, what it claims. Rules and
 * features read nothing else. It depends on the document's text and the atlas's `Lexicon` alone.
 */
export interface DocumentFacts {
  readonly uri: string;
  /** Of the file's bytes, where they were read from a disk that tells. */
  readonly digest?: string;
  readonly kind:
    | 'manifest'
    | 'slots'
    | 'topic'
    | 'chapter'
    | 'slot-text'
    | 'page'
    | 'bibliography'
    | 'foreign';
  /** The file's own thing, if it has one. */
  readonly subject?: {
    readonly kind: 'slot' | 'topic' | 'chapter';
    readonly key: string;
    readonly span: Span;
  };
  /** False while the document does not parse and `declarations` may lack some. */
  readonly whole: boolean;
  /** Words of a document that is not whole, so that what it may mention is not taken for unmentioned. */
  readonly words?: readonly string[];
  /** Where its lines begin, so that positions can be told without its text. */
  readonly lineStarts: readonly number[];
  /** True when `declarations` are those of the last time the document parsed. */
  readonly stale?: boolean;
  readonly declarations: readonly Declaration[];
  readonly mentions: readonly Mention[];
  readonly slots: readonly SlotFacts[];
  readonly works: readonly WorkFacts[];
  readonly headings: readonly HeadingFact[];
  readonly declaredCounts: readonly DeclaredCount[];
  readonly references: ReferenceFacts;
  readonly counts: CountFacts;
  readonly citations: CitationFacts;
  readonly language: LanguageFacts;
  /** Works that a text's front matter lists; absent without `references:`. */
  readonly listed?: readonly { readonly key: string; readonly span: Span }[];
  /** Of a manifest, a topic or a chapter; slots have their own. */
  readonly reviewBy?: ReviewDate;
  /** Of a manifest: which groups wait for which. */
  readonly blocks?: readonly BlockedGroup[];
  /** Regions that the tool writes; absent where no marker of one stands. */
  readonly regions?: RegionFacts;
  /** What is broken in its mermaid blocks; absent where nothing is. */
  readonly diagrams?: readonly DiagramFault[];
  readonly directives: readonly Directive[];
  readonly faults: readonly Fault[];
  /** YAML scalars that hold text, so that a fix's words are escaped as their style asks. */
  readonly scalars: readonly ScalarPlace[];
  readonly manifest?: Manifest;
}
