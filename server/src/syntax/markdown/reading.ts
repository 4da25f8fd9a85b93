import type { Tree } from '@lezer/common';
import type GithubSlugger from 'github-slugger';
import type { Span } from '../span';
import type { Draft } from './draft';
import type { InlineTags } from './inlineTags';

/** What the readers of one document's tree share. */
export interface Reading {
  readonly source: string;
  /** The source as the grammar saw it: same offsets, line breaks `\n`. */
  readonly view: string;
  readonly tree: Tree;
  readonly mdx: boolean;
  /** Destinations of link reference definitions, by `definitionLabel`. */
  readonly definitions: ReadonlyMap<string, { readonly href: string; readonly hrefSpan: Span }>;
  readonly slugger: GithubSlugger;
  readonly suspects: Span[];
  /** Ids set by HTML tags. */
  readonly anchors: string[];
  /** `doubtful` once something was met that another MDX parser might read otherwise; see `needsStrict`. */
  doubtful: boolean;
  /** Whether an `import` or `export` was met. */
  esm: boolean;
  /** The prose of the block that is being read, and its tags. */
  draft: Draft;
  tags: InlineTags;
  /** Whether the place reached is in a link's words, where neither links nor citations are. */
  inLink: boolean;
  /** How deep in inline markup it is. */
  nested: number;
}

/** Takes the ids that HTML between two places sets. */
export function noteAnchors({ source, anchors }: Reading, from: number, to: number): void {
  for (const tag of source.slice(from, to).matchAll(/<[A-Za-z][^<>]*>/g))
    for (const [, id] of tag[0].matchAll(/\s(?:[a-z]*[Ii]d|name)\s*=\s*["']?([^\s"'<>=`]+)/g))
      if (id) anchors.push(id);
}

/** Link labels match without case and with white space collapsed. */
export function definitionLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** The offset of `character` between `from` and `to`, or -1, without a look at what follows. */
export function indexBetween(text: string, character: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(character);
  return at < 0 ? -1 : from + at;
}
