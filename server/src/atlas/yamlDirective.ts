import type { Span } from '../syntax/span';
import type { YamlTree } from '../syntax/yaml';
import { startingAt } from '../syntax/yamlWalk';
import { type Directive, readDirective } from './directive';

/** The comments of a YAML text that silence rules. */
export function yamlDirectives(tree: YamlTree, text: string): Directive[] {
  return tree.comments.flatMap((comment) => {
    if (!comment.text.startsWith('atlas-ignore')) return [];
    const first = /^\s*(?:---\s*)?$/.test(text.slice(0, comment.span.from));
    return readDirective(comment, text, lineBelow(text, comment.span.to, tree), first) ?? [];
  });
}

/** The entry or item that begins on the first line below that is no comment, or that line. */
function lineBelow(text: string, from: number, tree: YamlTree): Span | undefined {
  const next = /\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?=[^\s#])/g;
  next.lastIndex = from;
  const match = next.exec(text);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const end = text.indexOf('\n', start);
  const line = { from: start, to: end < 0 ? text.length : end };
  const node = startingAt(
    tree.root,
    /^-[ \t]+/.test(text.slice(start, start + 8))
      ? start + /^-[ \t]+/.exec(text.slice(start, line.to))![0].length
      : start,
  );
  return node && node.to > line.to ? node : line;
}
