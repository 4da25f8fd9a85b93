import type { TextTree } from '../../server/src/syntax/markdown';
import { readMarkdown } from '../../server/src/syntax/markdown/read';

/** The tree of an MDX page, or with `mdx` false of Markdown such as YAML fields hold. */
export function readText(source: string, mdx = true): TextTree {
  return readMarkdown(source, { mdx, frontMatter: true }).tree;
}
