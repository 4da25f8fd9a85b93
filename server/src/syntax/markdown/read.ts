import { type Tree, TreeFragment } from '@lezer/common';
import GithubSlugger from 'github-slugger';
import type { Block, TextTree } from '../markdown';
import type { Span } from '../span';
import { readDestination } from './destination';
import { draftProse } from './draft';
import { markdownGrammar, mdxGrammar } from './grammar';
import { NO_TAGS } from './inlineTags';
import { latestSource } from './parseSource';
import { plainBlocks } from './plainBlocks';
import { readBlocks } from './readBlocks';
import { definitionLabel, type Reading } from './reading';
import { BARE_ADDRESS, soundBlocks } from './soundBlocks';
import { type View, viewOf } from './view';

/** A text as read, with what the next reading of the same text, edited, can build on. */
export interface Parsed {
  readonly tree: TextTree;
  readonly mdx: boolean;
  /** False when the strict MDX parser need not be asked; see `needsStrict`. */
  readonly doubtful: boolean;
  /** Absent when the text was too plain for the grammar to be asked, or nothing of its tree can be used again. */
  readonly syntax?: { readonly view: string; readonly tree: Tree };
}

export interface MarkdownOptions {
  /** MDX 3 rather than GitHub-flavored Markdown with HTML. */
  readonly mdx: boolean;
  /** Whether YAML between `---` lines at the very start is front matter. */
  readonly frontMatter: boolean;
  /** The same text before an edit. */
  readonly previous?: Parsed | undefined;
  /** Whether the text will be edited: then it is read with the grammar from the start, whose tree the next reading can build on. */
  readonly edited?: boolean;
}

/** Reads Markdown or MDX. Never throws; all spans are offsets into `text`. */
export function readMarkdown(text: string, options: MarkdownOptions): Parsed {
  const { mdx } = options;
  const view = viewOf(text, options.frontMatter);
  if (!view.frontMatter) {
    const blocks = plainBlocks(text, mdx);
    if (blocks) return { tree: { blocks, suspects: [] }, mdx, doubtful: false };
  }
  if (!options.edited && !options.previous) {
    const blocks = soundBlocks(text, view.text, behindMatter(view), mdx);
    if (blocks) return { tree: withFrontMatter(blocks, [], view), mdx, doubtful: false };
  }
  try {
    return readSyntax(text, view, options);
  } catch (error) {
    // Inlines nested by the ten thousand overflow the stack of lezer's tree builder. Such a text is no document: it is read as nothing but words.
    if (!(error instanceof RangeError)) throw error;
    return { tree: withFrontMatter(wordsAlone(text, view), [], view), mdx, doubtful: mdx };
  }
}

function readSyntax(source: string, view: View, { mdx, previous }: MarkdownOptions): Parsed {
  const old = previous?.mdx === mdx ? previous.syntax : undefined;
  const grammar = mdx ? mdxGrammar : markdownGrammar;
  const tree = grammar.parse(view.text, old ? fragmentsOf(old, view.text) : undefined);
  const { unfinished } = latestSource();
  const suspects: Span[] = [];
  const definitions = view.text.includes(']:') ? definitionsOf(source, tree) : new Map();
  const reading: Reading = {
    source,
    view: view.text,
    tree,
    mdx,
    definitions,
    slugger: new GithubSlugger(),
    suspects,
    anchors: [],
    doubtful: false,
    esm: false,
    draft: draftProse(source, view.text),
    tags: NO_TAGS,
    inLink: false,
    nested: 0,
  };
  const blocks = readBlocks(reading, tree.cursor(), 0);
  suspects.sort((a, b) => a.from - b.from || a.to - b.to);
  return {
    tree: {
      ...withFrontMatter(blocks, suspects, view),
      ...(reading.anchors.length > 0 && { anchors: reading.anchors }),
    },
    mdx,
    doubtful: mdx && (reading.doubtful || suspects.length > 0 || BARE_ADDRESS.test(view.text)),
    ...(!unfinished && { syntax: { view: view.text, tree } }),
  };
}

/** What of the old tree is outside the edit. */
function fragmentsOf(
  old: { readonly view: string; readonly tree: Tree },
  view: string,
): readonly TreeFragment[] {
  const limit = Math.min(old.view.length, view.length);
  let prefix = 0;
  while (prefix < limit && old.view.charCodeAt(prefix) === view.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (
    suffix < limit - prefix &&
    old.view.charCodeAt(old.view.length - 1 - suffix) === view.charCodeAt(view.length - 1 - suffix)
  )
    suffix++;
  // A footnote goes on over blank lines, so that text behind it may belong to it: the block before the edited one is read anew as well.
  let from = prefix;
  for (let back = 0; back < 2 && from > 0; back++) from = old.tree.topNode.childBefore(from)?.from ?? 0;
  const change = { fromA: from, toA: old.view.length - suffix, fromB: from, toB: view.length - suffix };
  return TreeFragment.applyChanges(TreeFragment.addTree(old.tree), [change]);
}

function definitionsOf(source: string, tree: Tree): Reading['definitions'] {
  const definitions = new Map<string, { href: string; hrefSpan: Span }>();
  let label = '';
  tree.iterate({
    enter(node) {
      if (node.name === 'LinkReference') label = '';
      else if (node.name === 'LinkLabel' && node.node.parent?.name === 'LinkReference')
        label = definitionLabel(source.slice(node.from + 1, node.to - 1));
      else if (node.name === 'URL' && label !== '' && node.node.parent?.name === 'LinkReference') {
        // The first definition of a label holds.
        if (!definitions.has(label)) definitions.set(label, readDestination(source, node.from, node.to));
      }
    },
  });
  return definitions;
}

function withFrontMatter(blocks: readonly Block[], suspects: readonly Span[], view: View): TextTree {
  return { blocks, suspects, ...(view.frontMatter && { frontMatter: view.frontMatter }) };
}

/** Where the line behind the front matter begins. */
function behindMatter({ text, frontMatter }: View): number {
  if (!frontMatter) return 0;
  const end = text.indexOf('\n', frontMatter.span.to);
  return end < 0 ? text.length : end + 1;
}

function wordsAlone(text: string, view: View): Block[] {
  const blocks: Block[] = [];
  for (const match of view.text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const span = { from: match.index, to: match.index + match[0].length };
    const pieces = [{ at: 0, length: match[0].length, source: span.from, sourceLength: match[0].length }];
    blocks.push({
      kind: 'paragraph',
      span,
      prose: { text: text.slice(span.from, span.to), inlines: [], pieces, span },
    });
  }
  return blocks;
}
