import type { Block } from '../syntax/markdown';
import type { Prose } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { removalOf } from './removal';

/** A comment that silences rules or was meant to: `atlas-ignore code, code: reason` (format, section 4). Spans are source offsets. */
export interface Directive {
  /** What it begins with: `atlas-ignore`, `atlas-ignore-file`, or words that only look like them (`atlas-ignore-line`). */
  readonly name: string;
  /** As written; whether there are such rules is for others to say. */
  readonly codes: readonly DirectiveCode[];
  /** Empty where none is given: it silences nothing then. */
  readonly reason: string;
  /** Words behind the codes with no colon before them. */
  readonly loose?: true;
  /** The whole comment, marks and all. */
  readonly span: Span;
  /** From its name to its last code. */
  readonly words: Span;
  /** What goes when the comment goes: its line, if it stands alone there. */
  readonly removal: Span;
  /** Where it holds: the block or line below it, or the whole document. Absent: for nothing. */
  readonly target?: Span | 'document';
}

export interface DirectiveCode {
  readonly code: string;
  readonly span: Span;
}

/** Whether a directive keeps a rule silent about the words that begin at `at`. It holds from its own end on, so for the comments between it and its target too. */
export function silences(
  { name, codes, reason, span, target }: Directive,
  code: string,
  at: number,
): boolean {
  if (reason === '' || !target || !KNOWN.test(name) || !codes.some((other) => other.code === code))
    return false;
  if (target === 'document') return true;
  const from = Math.min(target.from, span.to);
  return from <= at && at < Math.max(target.to, target.from + 1);
}

const KNOWN = /^atlas-ignore(?:-file)?$/;
const NAME = /^atlas-ignore(?:-[a-z]+)*(?![\w-])/;
const LIST = /^[ \t]*[\w-]+(?:\s*,\s*[\w-]+)*/;

/**
 * Reads one comment; `undefined` for one of another kind. `text` is what it says, `below` what stands below it, `first` whether it is the first comment
 * of its file, where alone `atlas-ignore-file` holds. A comment that holds for nothing is a directive too, so that its author is told.
 */
export function readDirective(
  { text, span }: { readonly text: string; readonly span: Span },
  source: string,
  below: Span | undefined,
  first: boolean,
): Directive | undefined {
  if (!NAME.test(text.trimStart())) return undefined;
  const written = source.slice(span.from, span.to);
  const start = written.indexOf('atlas-ignore');
  const name = NAME.exec(written.slice(Math.max(0, start)))?.[0];
  if (!name) return undefined;
  const from = span.from + start;
  const said = text.trim().slice(name.length);
  const colon = said.indexOf(':');
  const listed = colon < 0 ? (LIST.exec(said)?.[0] ?? '') : said.slice(0, colon);
  const codes = codesOf(listed, source, { from: from + name.length, to: span.to });
  const reason = colon < 0 ? '' : said.slice(colon + 1).trim();
  const target = name === 'atlas-ignore-file' ? (first ? 'document' : undefined) : below;
  return {
    name,
    codes,
    reason,
    ...(colon < 0 && said.slice(listed.length).trim() !== '' && { loose: true }),
    span,
    words: { from, to: codes.at(-1)?.span.to ?? from + name.length },
    removal: removalOf(source, span),
    ...(target && { target }),
  };
}

/** The codes between the commas, each found where it is written. */
function codesOf(listed: string, source: string, within: Span): DirectiveCode[] {
  let at = within.from;
  return listed.split(',').flatMap((part) => {
    const code = part.trim();
    if (code === '') return [];
    const found = source.indexOf(code, at);
    const span = found < 0 || found >= within.to ? within : { from: found, to: found + code.length };
    at = span.to;
    return [{ code, span }];
  });
}

/** Directives among a text's blocks: a comment holds for the block after it. `first`: the text begins its file. */
export function collectDirectives(
  blocks: readonly Block[],
  source: string,
  first: boolean,
): readonly Directive[] {
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (only?.kind === 'paragraph' && only.prose.inlines.length === 0) return NONE;
  const found: Directive[] = [];
  collectAmong(blocks, source, first, found);
  return found;
}

const NONE: readonly Directive[] = [];

function collectAmong(blocks: readonly Block[], source: string, first: boolean, found: Directive[]): void {
  let leading = first;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'comment') {
      const directive = readDirective(block, source, below(blocks, index), leading);
      if (directive) found.push(directive);
      leading = false;
    } else if (block.kind === 'paragraph') {
      takeInline(block.prose, block.span, source, found);
    } else if (block.kind === 'heading') {
      takeInline(block.prose, undefined, source, found);
    } else if (block.kind === 'table') {
      for (const cell of block.header) takeInline(cell, undefined, source, found);
      for (const row of block.rows) for (const cell of row) takeInline(cell, undefined, source, found);
    } else if (block.kind === 'list') {
      for (const item of block.items) collectAmong(item.blocks, source, false, found);
    } else if ('blocks' in block) {
      collectAmong(block.blocks, source, false, found);
    }
  }
}

/** The block that the comment at `index` stands above, past further comments; those alone when nothing else follows. */
function below(blocks: readonly Block[], index: number): Span | undefined {
  let next = index + 1;
  while (blocks[next]?.kind === 'comment') next++;
  return blocks[next]?.span ?? (next > index + 1 ? blocks[next - 1]!.span : undefined);
}

/** A comment that opens a paragraph (the text follows on the next line) is above that paragraph; anywhere else in a line it holds for nothing. */
function takeInline(prose: Prose, paragraph: Span | undefined, source: string, found: Directive[]): void {
  for (const inline of prose.inlines) {
    if (inline.kind !== 'comment') continue;
    const opens = prose.text.slice(0, inline.from).replaceAll('\uFFFC', '').trim() === '';
    const directive = readDirective(inline, source, opens ? paragraph : undefined, false);
    if (directive) found.push(directive);
  }
}
