import type { Span } from './span';
import { readRepaired } from './yamlRepair';
import { readSound } from './yamlSound';

/**
 * Reads one YAML document (YAML 1.2, core schema) into a light tree of our own. Never throws and always returns: what does not parse is
 * mended in a view of the text so that the rest of the file is still there, and reported once. Spans are offsets into `text` as it was given,
 * whatever its line ends and whatever was mended. Only the first document that holds anything is read.
 */
export function readYaml(text: string): YamlTree {
  return readSound(text) ?? readRepaired(text);
}

export interface YamlTree {
  /** Absent for an empty file, one of comments alone, or one that is refused (nested too deeply). */
  readonly root?: YamlNode;
  /** Sorted by place; one for one cause, on the fewest characters that are at fault. */
  readonly errors: readonly YamlError[];
  /** Every comment from its `#` to the end of its line, in order; `text` is what follows the `#`, trimmed. */
  readonly comments: readonly YamlComment[];
  /** False when the tree may lack something that the author declared. */
  readonly whole: boolean;
  /** How its parts hang together had to be guessed: what seems wrong with their shape may not be. */
  readonly guessed?: true;
}

export interface YamlError {
  readonly span: Span;
  readonly message: string;
  readonly fix?: YamlFix;
}

export interface YamlFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

export interface YamlComment {
  readonly span: Span;
  readonly text: string;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** An alias is replaced by a copy of the node it names in which every span is the alias's own place and scalars have `alias`. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** With its quotes, or from its `|` or `>` to the end of its last line. */
  readonly span: Span;
  readonly style: ScalarStyle;
  /** The decoded text: `2310.06820` keeps its digits. See `scalarPieces` for its way back to the document. */
  readonly source: string;
  /** By the core schema; always `source` unless plain. */
  readonly value: string | number | boolean | null;
  /** Of a block scalar: the number of columns its lines are indented by. */
  readonly indent?: number;
  readonly alias?: true;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  /** As written, a key that stands twice with both its entries (an error says so). */
  readonly entries: readonly YamlEntry[];
  readonly flow: boolean;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly keySpan: Span;
  /** Absent where nothing is written: `title:`. */
  readonly value?: YamlNode;
  /** From the key to the end of its value, or of its colon, or (`{ a, b }`) of itself. */
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly YamlItem[];
  readonly flow: boolean;
}

export interface YamlItem {
  /** Absent where nothing is written: a lone `-`. */
  readonly node?: YamlNode;
  /** The node's, or the place where it would stand. */
  readonly span: Span;
}

/** The first entry of a mapping with this key; `undefined` for other nodes and for none. */
export function yamlEntry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key.source === key) : undefined;
}
