import { readMarkdown } from '../syntax/markdown/read';
import { rebase } from '../syntax/rebase';
import { scalarPieces } from '../syntax/sourceMap';
import type { YamlScalar } from '../syntax/yaml';
import type { AtlasText } from './text';

export type ReadText = (scalar: YamlScalar, about: Omit<AtlasText, 'tree'>) => AtlasText;

/** A reader of the Markdown in one document's YAML scalars: whatever a scalar's style, spans point into `source`. */
export function textReader(source: string): ReadText {
  return (scalar, about) => {
    const { text, pieces } = scalarPieces(source, scalar);
    return { ...about, tree: rebase(readMarkdown(text, { mdx: false, frontMatter: false }).tree, pieces) };
  };
}
