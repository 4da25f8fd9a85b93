import { positionAt } from '../syntax/position';
import type { Span } from '../syntax/span';
import { quoted } from '../syntax/yamlQuote';
import type { DocumentFacts } from './facts';
import type { Declaration } from './thing';

interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The edits of YAML that write the id of an endpoint which has its number from its place alone: a title becomes a mapping, a mapping gets `id` as its first
 * key. `undefined` where the node is none of ours to write into (an alias, one without a title).
 */
export function pinEdits(
  declaration: Declaration,
  { scalars, lineStarts }: Pick<DocumentFacts, 'scalars' | 'lineStarts'>,
): readonly Edit[] | undefined {
  const { key, title, titleSpan, keySpan, fullSpan } = declaration;
  const scalar = titleSpan && scalars.find(({ span }) => span.from === titleSpan.from);
  // Where its key is not its title, an `id` without a value stands there.
  if (!titleSpan || keySpan.from !== titleSpan.from || !scalar || scalar.alias) return undefined;
  const start = positionAt(lineStarts, fullSpan.from);
  const below = `\n${' '.repeat(start.character)}`;
  if (titleSpan.from > fullSpan.from) {
    if (!scalar.flow) return [insert(fullSpan.from, `id: ${key}${below}`)];
    const isTight = titleSpan.from - fullSpan.from === '{title: '.length;
    return [insert(fullSpan.from + 1, isTight ? `id: ${key}, ` : ` id: ${key},`)];
  }
  if (scalar.flow) return [insert(fullSpan.from, `{ id: ${key}, title: `), insert(fullSpan.to, ' }')];
  const opening = `id: ${key}${below}title: `;
  // On further lines a text would have to stand deeper than it does.
  return positionAt(lineStarts, fullSpan.to).line === start.line
    ? [insert(fullSpan.from, opening)]
    : [{ span: fullSpan, newText: opening + quoted(title.trim().replace(/\s+/g, ' ')) }];
}

function insert(at: number, newText: string): Edit {
  return { span: { from: at, to: at }, newText };
}
