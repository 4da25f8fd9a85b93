import type { Span } from '../syntax/span';
import type { LocalFault } from './diagram';

/** One line of a diagram that says something. */
export interface DiagramLine {
  readonly from: number;
  /** Columns before its first word. */
  readonly indent: number;
  /** Trimmed, without a comment behind it. */
  readonly words: string;
}

/** A block that `end` or `}` closes. */
export interface OpenBlock {
  readonly span: Span;
  readonly indent: number;
}

export type BlockMark =
  | { readonly kind: 'open'; readonly block: OpenBlock }
  | { readonly kind: 'close'; readonly block: OpenBlock };

/** Blocks without an end, and ends without a block. Of nested blocks indentation tells which one is open, where it is consistent. */
export function blockFaults(marks: readonly BlockMark[]): LocalFault[] {
  const stray: OpenBlock[] = [];
  const open: OpenBlock[] = [];
  for (const { kind, block } of marks) {
    if (kind === 'open') open.push(block);
    else if (!open.pop()) stray.push(block);
  }
  if (open.length > 0) {
    const byIndent = openByIndent(marks);
    if (byIndent.length === open.length) open.splice(0, open.length, ...byIndent);
  }
  return [
    ...open.map(({ span }): LocalFault => ({ kind: 'open-block', span })),
    ...stray.map(({ span }): LocalFault => ({ kind: 'stray-end', span })),
  ];
}

function openByIndent(marks: readonly BlockMark[]): OpenBlock[] {
  const open: OpenBlock[] = [];
  const left: OpenBlock[] = [];
  for (const { kind, block } of marks) {
    if (kind === 'open') {
      open.push(block);
      continue;
    }
    let at = open.length - 1;
    while (at >= 0 && open[at]!.indent !== block.indent) at--;
    left.push(...open.splice(at + 1));
    open.pop();
  }
  return [...open, ...left].sort((a, b) => a.span.from - b.span.from);
}

/** Blocks that `end` closes, and messages that nobody sends or gets. */
export function sequenceFaults(text: string, from: number): LocalFault[] {
  const marks: BlockMark[] = [];
  const edges: LocalFault[] = [];
  for (const { from: at, indent, words } of linesOf(text, from)) {
    const span = { from: at, to: at + words.length };
    if (SEQUENCE_OPENS.test(words)) marks.push({ kind: 'open', block: { span, indent } });
    else if (/^end\b(?!\s*[-<:])/i.test(words)) marks.push({ kind: 'close', block: { span, indent } });
    else if (!SEQUENCE_WORDS.test(words)) {
      const source = /^(?:<<--?>>|--?>>?)(?=\s*[+-]?\s*\w)/.exec(words);
      const target = /(?:<<--?>>|--?>>?)(?=\s*[+-]?\s*(?::|$))/.exec(
        words.split(':')[0]! + (words.includes(':') ? ':' : ''),
      );
      if (source) edges.push({ kind: 'no-source', span: { from: at, to: at + source[0].length } });
      else if (target)
        edges.push({
          kind: 'no-target',
          span: { from: at + target.index, to: at + target.index + target[0].length },
        });
    }
  }
  return [...blockFaults(marks), ...edges].sort((a, b) => a.span.from - b.span.from);
}

const SEQUENCE_OPENS = /^(?:loop|alt|opt|par|par_over|critical|break|rect|box)(?=\s|$)(?!\s*[-<])/i;
const SEQUENCE_WORDS =
  /^(?:participant|actor|create|destroy|note|activate|deactivate|title|links?|properties|details|autonumber|else|and|option|accTitle|accDescr)\b(?!\s*[-<])/i;

/** Classes, states and entities whose `{` at the end of a line has no `}` below. */
export function braceFaults(text: string, from: number): LocalFault[] {
  const marks: BlockMark[] = [];
  for (const { from: at, indent, words } of linesOf(text, from)) {
    const span = { from: at, to: at + words.length };
    const isOpen = /^[^"{}]*(?:"[^"]*"[^"{}]*)*\{$/.test(words) && !/--|\.\.|^note\b|:[^:]*\s/.test(words);
    if (isOpen) marks.push({ kind: 'open', block: { span, indent } });
    else if (/\}$/.test(words) && !words.includes('{') && !/--|\.\./.test(words))
      marks.push({ kind: 'close', block: { span, indent } });
  }
  // Methods and descriptions may hold a brace of their own: those too many are nobody's fault.
  return blockFaults(marks).filter(({ kind }) => kind === 'open-block');
}

function* linesOf(text: string, from: number): Generator<DiagramLine> {
  let isDescription = false;
  for (const match of text.slice(from).matchAll(/[^\n]+/g)) {
    const written = match[0];
    const words = written.trim();
    if (isDescription) isDescription = !words.includes('}');
    else if (/^accDescr\s*\{/.test(words)) isDescription = !words.includes('}');
    else if (words !== '' && !words.startsWith('%%') && !words.startsWith('#')) {
      const indent = written.length - written.trimStart().length;
      yield { from: from + match.index + indent, indent, words: words.replace(/\s+%%.*$|;$/, '') };
    }
  }
}
