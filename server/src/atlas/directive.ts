import type { Block } from '../syntax/markdown';
import type { Span } from '../syntax/span';

/** A comment that silences rules, with its reason. */
export interface Directive {
  /** Empty: the comment names no rule it could silence. */
  readonly codes: readonly string[];
  readonly reason: string;
  /** The comment's words in the source. */
  readonly span: Span;
  /** Where it holds: the block or line below it, or the whole document. */
  readonly target: Span | 'document';
}

const PATTERN =
  /^\s*atlas-ignore(-file)?(?![\w-])\s*([a-z][a-z0-9-]*(?:\s*,\s*[a-z][a-z0-9-]*)*)?\s*(?::\s*([\s\S]*?))?\s*$/;

/**
 * Reads `atlas-ignore code, code: reason` and `atlas-ignore-file code: reason` (format, section 4). A comment without a reason is
 * no directive: it silences nothing, which its author then sees.
 */
export function readDirective(comment: string, span: Span, below: Span | undefined): Directive | undefined {
  const match = PATTERN.exec(comment);
  if (!match?.[2] || !match[3]) return undefined;
  const codes = match[2].split(/\s*,\s*/);
  if (match[1]) return { codes, reason: match[3], span, target: 'document' };
  return below && { codes, reason: match[3], span, target: below };
}

/** Directives among a text's blocks: a comment holds for the block after it. */
export function collectDirectives(blocks: readonly Block[], first: boolean): readonly Directive[] {
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (only?.kind === 'paragraph' && only.prose.inlines.length === 0) return NONE;
  const found: Directive[] = [];
  collectAmong(blocks, first, found);
  return found;
}

const NONE: readonly Directive[] = [];

function collectAmong(blocks: readonly Block[], first: boolean, found: Directive[]): void {
  let leading = first;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'comment') {
      let next = index + 1;
      while (blocks[next]?.kind === 'comment') next++;
      const directive = readDirective(block.text, block.span, blocks[next]?.span);
      if (directive && (directive.target !== 'document' || leading)) found.push(directive);
      leading = false;
    } else if (block.kind === 'paragraph') {
      takeOpening(block, found);
    } else if (block.kind === 'list') {
      for (const item of block.items) collectAmong(item.blocks, false, found);
    } else if ('blocks' in block) {
      collectAmong(block.blocks, false, found);
    }
  }
}

/** A comment that opens a paragraph (the text follows on the next line) is above that paragraph. */
function takeOpening(block: Extract<Block, { kind: 'paragraph' }>, found: Directive[]): void {
  for (const inline of block.prose.inlines) {
    if (inline.kind !== 'comment') continue;
    if (block.prose.text.slice(0, inline.from).replaceAll('\uFFFC', '').trim() !== '') break;
    const directive = readDirective(inline.text, inline.span, block.span);
    if (directive) found.push(directive);
  }
}
