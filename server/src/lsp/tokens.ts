import type { SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver';
import type { Token } from '../features/semanticTokens';

/** Types that every theme knows, so that nobody has to color kinds of an atlas. */
const TYPES: Readonly<Record<Token['kind'], string>> = {
  group: 'namespace',
  slot: 'class',
  endpoint: 'property',
  level: 'enumMember',
  topic: 'interface',
  chapter: 'struct',
  section: 'type',
  reference: 'variable',
  count: 'number',
};
const MODIFIERS: readonly Token['modifiers'][number][] = [
  'declaration',
  'deprecated',
  'unresolved',
  'checked',
];

const TOKEN_TYPES = [...new Set(Object.values(TYPES))];

export const tokensLegend: SemanticTokensLegend = {
  tokenTypes: TOKEN_TYPES,
  tokenModifiers: [...MODIFIERS],
};

/** Tokens as LSP numbers them: five for each, lines and characters counted from the token before. */
export function encoded(tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { range, kind, modifiers } of tokens) {
    const { start, end } = range;
    data.push(
      start.line - line,
      start.line === line ? start.character - character : start.character,
      end.character - start.character,
      TOKEN_TYPES.indexOf(TYPES[kind]),
      modifiers.reduce((bits, modifier) => bits | (1 << MODIFIERS.indexOf(modifier)), 0),
    );
    ({ line, character } = start);
  }
  return data;
}

/** The last answers, so that the next ones tell the difference alone. */
export class TokenAnswers {
  readonly #last = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  #count = 0;

  full(uri: string, data: number[]): SemanticTokens {
    const id = String(++this.#count);
    this.#last.delete(uri);
    this.#last.set(uri, { id, data });
    // Closed documents are not told of here: the longest untouched ones make room.
    if (this.#last.size > MOST) this.#last.delete([...this.#last.keys()][0]!);
    return { resultId: id, data };
  }

  delta(uri: string, previous: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const last = this.#last.get(uri);
    const full = this.full(uri, data);
    if (last?.id !== previous) return full;
    return { resultId: full.resultId!, edits: difference(last.data, data) };
  }
}

const MOST = 50;

function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same++;
  const deleteCount = before.length - same - start;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
