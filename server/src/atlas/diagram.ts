import type { Block } from '../syntax/markdown';
import { mapSpan } from '../syntax/sourceMap';
import type { Span } from '../syntax/span';
import { braceFaults, sequenceFaults } from './diagramBlocks';
import { flowFaults } from './diagramFlow';
import type { AtlasText } from './text';

/** What is visibly broken in a mermaid block: by words of its source. */
export interface DiagramFault {
  readonly kind:
    | 'no-type'
    | 'unknown-type'
    | 'open-bracket'
    | 'open-quote'
    | 'open-block'
    | 'stray-end'
    | 'no-target'
    | 'no-source';
  /** In the document. */
  readonly span: Span;
  /** The words at fault as written, white space collapsed: a type, a bracket, a line that opens a block, an arrow. */
  readonly text: string;
  /** Of an unknown type: the known one that differs in case or in a letter or two. */
  readonly meant?: string;
}

/** A fault with its place in the diagram's own text. */
export type LocalFault = Pick<DiagramFault, 'kind' | 'span' | 'meant'>;

/** Looks at the mermaid blocks of a document's texts. Grammar: mermaid 11; what it does not settle at a glance is left alone. */
export function collectDiagrams(texts: readonly AtlasText[]): readonly DiagramFault[] {
  const faults: DiagramFault[] = [];
  for (const { role, tree } of texts) if (role === 'text') walk(tree.blocks, faults);
  return faults;
}

// The reader caps nesting (about 200 deep), so that recursion is safe.
function walk(blocks: readonly Block[], faults: DiagramFault[]): void {
  for (const block of blocks) {
    if (block.kind === 'code') {
      const { diagram } = block;
      if (!diagram) continue;
      for (const { kind, span, meant } of faultsOf(diagram.text)) {
        const text = diagram.text.slice(span.from, span.to).replace(/\s+/g, ' ');
        // A diagram without words has no place of its own.
        const at = span.to > span.from ? mapSpan(diagram.pieces, span) : diagram.infoSpan;
        faults.push({ kind, span: at, text, ...(meant !== undefined && { meant }) });
      }
    } else if (block.kind === 'list') for (const item of block.items) walk(item.blocks, faults);
    else if ('blocks' in block) walk(block.blocks, faults);
  }
}

/** The faults of one diagram. */
export function faultsOf(text: string): readonly LocalFault[] {
  const start = headerAt(text);
  const line = /^[^\n;]*/.exec(text.slice(start))![0].trimEnd();
  const word = /^[A-Za-z][\w-]*(?=[\s:]|$)/.exec(line)?.[0];
  if (word === undefined || (!TYPES.has(word) && isStatement(line)))
    return [{ kind: 'no-type', span: { from: start, to: start + line.length } }];
  const span = { from: start, to: start + word.length };
  if (!TYPES.has(word)) {
    if (/-beta$/.test(word)) return [];
    const meant = nearType(word);
    return [{ kind: 'unknown-type', span, ...(meant !== undefined && { meant }) }];
  }
  // The rest of the line is the type's: a direction, a title.
  const body = start + line.length;
  switch (word) {
    case 'flowchart':
    case 'flowchart-elk':
    case 'graph':
      return flowFaults(text, body);
    case 'sequenceDiagram':
      return sequenceFaults(text, body);
    case 'classDiagram':
    case 'classDiagram-v2':
    case 'stateDiagram':
    case 'stateDiagram-v2':
    case 'erDiagram':
      return braceFaults(text, body);
    default:
      return [];
  }
}

/** The first line that counts: behind front matter between lines of `---`, comments, directives and blank lines. */
function headerAt(text: string): number {
  const front = /^\s*---[ \t]*\n(?:[\s\S]*?\n)?[ \t]*---[ \t]*(?:\n|$)/.exec(text)?.[0];
  const skip = /\s*(?:%%\{[\s\S]*?\}%%|%%[^\n]*)/y;
  let at = front?.length ?? 0;
  skip.lastIndex = at;
  while (skip.test(text)) at = skip.lastIndex;
  return at + /^\s*/.exec(text.slice(at))![0].length;
}

/** A first line that is one of a diagram's own: it has an arrow, a bracket, a quote or a colon between words. */
function isStatement(line: string): boolean {
  return /--|==|->|~~|[[\](){}"]|\S\s*:\s*\S/.test(line);
}

/** Diagram types of mermaid 11; others of its that are not settled end in `-beta`. */
const TYPES: ReadonlySet<string> = new Set(
  `flowchart flowchart-elk graph sequenceDiagram classDiagram classDiagram-v2 stateDiagram stateDiagram-v2 erDiagram journey gantt pie quadrantChart
  requirement requirementDiagram gitGraph C4Context C4Container C4Component C4Dynamic C4Deployment mindmap timeline zenuml sankey xychart block packet
  kanban architecture radar treemap treeView ishikawa eventmodeling info`.split(/\s+/),
);

function nearType(word: string): string | undefined {
  const folded = fold(word);
  for (const type of TYPES)
    if (fold(type) === folded || fold(type).replace(/diagram$/, '') === folded) return type;
  if (folded.length < 5) return undefined;
  for (const type of TYPES) if (isOneApart(fold(type), folded)) return type;
  return undefined;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** One letter more, fewer or other, or two that changed places. */
function isOneApart(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const restA = a.slice(head, a.length - tail);
  const restB = b.slice(head, b.length - tail);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
