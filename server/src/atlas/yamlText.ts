import type { TextTree } from '../syntax/markdown';
import { readMarkdown } from '../syntax/markdown/read';
import { rebase } from '../syntax/rebase';
import { scalarPieces, writtenAt } from '../syntax/sourceMap';
import type { YamlScalar } from '../syntax/yaml';
import { NOTHING, screen } from './referenceScreen';
import type { AtlasText } from './text';

export type ReadText = (scalar: YamlScalar, about: Omit<AtlasText, 'tree'>) => AtlasText | undefined;

/**
 * A reader of the Markdown in one document's YAML scalars: whatever a scalar's style, spans point into `source`. With `mute`, titles that hold nothing but
 * words are `undefined`: most do, and there is nothing in them to read but names to keep out.
 */
export function textReader(source: string, mute = false): ReadText {
  return (scalar, about) => {
    if (mute && about.role === 'title' && saysNothing(scalar)) return undefined;
    return { ...about, tree: scalarTree(source, scalar) };
  };
}

/** Whether no reader of references could start from anything in it, and Markdown has nothing to add. */
function saysNothing({ source, alias }: YamlScalar): boolean {
  return !alias && !MARKUP.test(source) && screen(source) === NOTHING;
}

/** The Markdown of one scalar of `source`, into which its spans point. */
export function scalarTree(source: string, scalar: YamlScalar): TextTree {
  if (!MARKUP.test(scalar.source)) {
    const from = writtenAt(source, scalar);
    if (from !== undefined) return wordsAt(scalar.source, from);
  }
  const { text, pieces } = scalarPieces(source, scalar);
  return rebase(readMarkdown(text, { mdx: false, frontMatter: false }).tree, pieces);
}

/** Most fields are one line of words, which is one paragraph to any reader of Markdown: `from` is where it is written. */
function wordsAt(text: string, from: number): TextTree {
  const { length } = text;
  const span = { from, to: from + length };
  const pieces = [{ at: 0, length, source: from, sourceLength: length }];
  return {
    blocks: [{ kind: 'paragraph', span, prose: { text, inlines: NONE, pieces, span } }],
    suspects: NONE,
  };
}

const NONE: readonly never[] = [];
/** What could be anything else than a word or its punctuation, with all that only looks like it: the grammar tells. */
const MARKUP = /^[-+=\d\s]|[*_`[\]<>{}|&\\@#\t\r\n\0\uFEFF~:]|[Ww]{3}\.|\s$/;
