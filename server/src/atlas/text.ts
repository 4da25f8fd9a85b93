import type { TextTree } from '../syntax/markdown';
import type { ThingKind } from './thing';

/** One text of a document: the whole of an MDX file, or one text field of a slot. */
export interface AtlasText {
  readonly tree: TextTree;
  /** `title`: searched for references and names only. */
  readonly role: 'text' | 'title';
  /** The thing whose text this is: the file's own slot, topic or chapter. */
  readonly subject?: { readonly kind: ThingKind; readonly key: string };
  /** The slot field it stands in: `definition`, `numbers`, `note` … */
  readonly field?: string;
  /** Citation keys that stand beside it (`cite:` of a `numbers` entry or of an endpoint). */
  readonly cites: readonly string[];
}
