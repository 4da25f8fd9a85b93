import type { Span } from '../syntax/span';
import type { Mention } from './thing';

/** `A1–A4`: both ends are mentions too; those between are covered by it. */
export interface RangeFact {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
  /** True when it is one whatever the data holds; otherwise it is one if an end or one of `company` resolves. */
  readonly sure: boolean;
  readonly fromSpan?: Span;
  readonly toSpan?: Span;
  /** As in a mention: named as what it is. */
  readonly labelled?: boolean;
  readonly company?: readonly string[];
}

/** Words of a passage (offsets in its text) that a link or component around them already makes a reference to this. */
export interface Covered {
  readonly kind: Mention['kind'];
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** All of the link or component in the source. */
  readonly span: Span;
}
