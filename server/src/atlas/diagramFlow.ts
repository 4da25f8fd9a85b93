import type { Span } from '../syntax/span';
import type { LocalFault } from './diagram';
import { type BlockMark, blockFaults } from './diagramBlocks';
import { endOfLine, groupAt } from './diagramBrackets';

/** What is open or leads nowhere in a flowchart, of which the statements begin at `from`. */
export function flowFaults(text: string, from: number): LocalFault[] {
  const faults: LocalFault[] = [];
  const marks: BlockMark[] = [];
  const statements: Statement[] = [];
  for (let at = from; at < text.length; ) {
    const start = at + /^[\s;]*/.exec(text.slice(at))![0].length;
    if (start >= text.length) break;
    const statement = statementAt(text, start, faults);
    at = Math.max(statement.to, start + 1);
    if (statement.kind === 'comment') continue;
    const { span, indent } = statement;
    if (statement.kind === 'subgraph') marks.push({ kind: 'open', block: { span, indent } });
    else if (statement.kind === 'end') marks.push({ kind: 'close', block: { span, indent } });
    statements.push(statement);
  }
  return [...faults, ...blockFaults(marks), ...edgeFaults(statements)].sort(
    (a, b) => a.span.from - b.span.from,
  );
}

interface Statement {
  readonly kind: 'nodes' | 'subgraph' | 'end' | 'other' | 'comment' | 'broken';
  readonly span: Span;
  readonly to: number;
  readonly indent: number;
  /** An arrow with nothing before it, with nothing behind it, on these lines. */
  readonly first?: Span;
  readonly last?: Span;
  /** The last arrow has a label behind it, after which no line may break. */
  readonly labelled?: boolean;
  /** An arrow stands between two nodes. */
  readonly joins?: boolean;
}

const WORDS =
  /(?:subgraph|end|direction|click|style|linkStyle|classDef|class|accTitle|accDescr|href|callback)(?=[\s;:{]|$)(?!\s*(?:--|==|-\.|~~|@\{|&))/y;

function statementAt(text: string, from: number, faults: LocalFault[]): Statement {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, from))![0].length;
  const end = endOfLine(text, from);
  const about = { indent, to: end };
  if (text.startsWith('%%', from)) return { kind: 'comment', span: { from, to: end }, ...about };
  WORDS.lastIndex = from;
  const word = WORDS.exec(text)?.[0];
  if (word === undefined) return nodesAt(text, from, indent, faults);
  if (word === 'accDescr' && /^accDescr\s*\{/.test(text.slice(from, from + 200))) {
    const close = text.indexOf('}', from);
    const to = close < 0 ? text.length : close + 1;
    return { kind: 'other', span: { from, to }, indent, to };
  }
  // What a statement of words says is not looked into; the titles of subgraphs and styles end with their line or a semicolon.
  const stop = word === 'subgraph' || word === 'end' ? stopOf(text, from, end) : end;
  const to =
    from +
    text
      .slice(from, stop)
      .replace(/\s+%%.*$/, '')
      .trimEnd().length;
  const title = word === 'subgraph' ? /^[^["\n;]*(?=\[)/.exec(text.slice(from, stop))?.[0] : undefined;
  if (title !== undefined) {
    const group = groupAt(text, from + title.length);
    if (group.kind !== 'closed') faults.push({ kind: group.kind, span: { from: group.from, to } });
  }
  const kind = word === 'subgraph' || word === 'end' ? word : 'other';
  return { kind, span: { from, to }, indent, to: stop };
}

/** The first semicolon that no quotes hold. */
function stopOf(text: string, from: number, end: number): number {
  const before = /^(?:"[^"\n]*"|[^";\n]|")*?(?=;)/.exec(text.slice(from, end));
  return before ? from + before[0].length : end;
}

const LINK = /[xo<]?(?:--+[-xo>]|==+[=xo>]|-?\.+-[xo>]?)|~~~+/y;
/** The beginning of an arrow that has its label inside, and how such a one ends. */
const OPENING = /[xo<]?(?:--|==|-\.)/y;
/** Far more than a label needs. */
const LONGEST_LABEL = 2000;
const ENDINGS: Readonly<Record<string, RegExp>> = {
  '--': /--+[-xo>]/,
  '==': /==+[=xo>]/,
  '-.': /\.+-[xo>]?/,
};
const ID = /(?:[\p{L}\p{N}\p{M}!#$%'*+.`?\\_/,:]|-(?![>\-.])|=(?!=))+(?:@(?=--|==|-\.|[xo<]-))?/uy;

function nodesAt(text: string, from: number, indent: number, faults: LocalFault[]): Statement {
  let at = from;
  let end = endOfLine(text, from);
  let first: Span | undefined;
  let last: Span | undefined;
  let labelled = false;
  let nodes = 0;
  let joins = false;
  const statement = (kind: Statement['kind'], to: number): Statement => ({
    kind,
    span: { from, to },
    to,
    indent,
    ...(first && { first }),
    ...(last && { last }),
    labelled,
    joins,
  });
  const broken = (fault: LocalFault, to = end): Statement => {
    const { from: start } = fault.span;
    const words = text.slice(start, fault.span.to).trimEnd();
    faults.push({ ...fault, span: { from: start, to: start + words.length } });
    return statement('broken', to);
  };
  /** An arrow from `start` to `to`. */
  const join = (start: number, to: number): void => {
    last = { from: start, to };
    labelled = false;
    if (nodes === 0) first ??= last;
  };
  const node = (): void => {
    if (last && nodes > 0) joins = true;
    nodes++;
    last = undefined;
  };
  while (at < end) {
    const character = text[at]!;
    if (character === ';' || (character === '%' && text[at + 1] === '%' && /\s/.test(text[at - 1]!))) break;
    const link = matchAt(LINK, text, at, end);
    if (link && !isPartOfId(text, at)) {
      join(at, at + link.length);
      at += link.length;
      const label = matchAt(LABEL, text, at, end);
      if (label !== undefined) {
        at += label.length;
        labelled = true;
        if (!label.endsWith('|')) {
          const close = /^[^[\](){}"|]*\|/.exec(text.slice(at));
          if (!close || ARROW.test(close[0])) {
            const bar = text.lastIndexOf('|', at - 1);
            return broken({ kind: 'open-bracket', span: { from: bar, to: end } });
          }
          at += close[0].length;
          end = Math.max(end, endOfLine(text, at));
        }
      }
      continue;
    }
    const opening = matchAt(OPENING, text, at, end);
    if (opening && !isPartOfId(text, at)) {
      const close = ENDINGS[opening.slice(-2)]!.exec(text.slice(at + opening.length, at + LONGEST_LABEL));
      if (!close) return broken({ kind: 'no-target', span: { from: at, to: end } });
      const to = at + opening.length + close.index + close[0].length;
      // A label over lines, or an arrow of another line: too much is open to tell.
      if (to > end) return statement('other', end);
      join(at, to);
      at = to;
      continue;
    }
    if (
      character === '[' ||
      character === '(' ||
      character === '{' ||
      isFlag(text, at) ||
      text.startsWith('@{', at)
    ) {
      const open = character === '@' ? at + 1 : at;
      const group = groupAt(text, open);
      if (group.kind !== 'closed')
        return broken({
          kind: group.kind,
          span: { from: group.from, to: Math.min(group.to, endOfLine(text, at)) },
        });
      if (nodes === 0 || last) node();
      at = group.to;
      end = Math.max(end, endOfLine(text, at));
      continue;
    }
    const id = matchAt(ID, text, at, end);
    if (id) {
      if (!id.endsWith('@') && !text.slice(0, at).endsWith(':::')) node();
      at += id.length;
    } else if (character === '"') {
      const close = text.indexOf('"', at + 1);
      at = close < 0 || close > end ? end : close + 1;
      node();
    } else at++;
  }
  return statement('nodes', Math.min(at, end) === end ? end : text[at] === ';' ? at : end);
}

/** Behind an arrow, a label between bars, or what is open of it. */
const LABEL = /[ \t]*\|(?:"[^"\n]*"|[^|\n"])*\|?/y;
const ARROW = /--[->xo]|==[=>]|-\.+-/;

function matchAt(pattern: RegExp, text: string, at: number, end: number): string | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found !== undefined && at + found.length <= end ? found : undefined;
}

/** `x` and `o` before an arrow are its head only where a word does not end in them. */
function isPartOfId(text: string, at: number): boolean {
  return /[xo.]/.test(text[at]!) && at > 0 && /[\p{L}\p{N}_]/u.test(text[at - 1]!);
}

/** `id>text]` */
function isFlag(text: string, at: number): boolean {
  return (
    text[at] === '>' &&
    at > 0 &&
    /[\p{L}\p{N}_]/u.test(text[at - 1]!) &&
    /^>[^\n[\]]*\]/.test(text.slice(at, at + 500))
  );
}

/**
 * Arrows with nothing on one side. Mermaid lets an edge go on over lines; it does not where nothing follows that could be its end, and nobody means it
 * to where the line below it stands as far in and is an edge of its own.
 */
function edgeFaults(statements: readonly Statement[]): LocalFault[] {
  const faults: LocalFault[] = [];
  statements.forEach((one, index) => {
    if (one.kind !== 'nodes') return;
    const before = statements[index - 1];
    const after = statements[index + 1];
    if (one.first && !isMissing(before)) {
      if (before?.kind !== 'nodes') faults.push({ kind: 'no-source', span: one.first });
      else if (!before.last && before.joins && before.indent === one.indent && !before.first)
        faults.push({ kind: 'no-source', span: one.first });
    }
    if (one.last && one.last !== one.first && after?.kind !== 'broken') {
      if (one.labelled || after?.kind !== 'nodes') faults.push({ kind: 'no-target', span: one.last });
      else if (!after.first && after.joins && after.indent === one.indent && !after.last)
        faults.push({ kind: 'no-target', span: one.last });
    }
  });
  return faults;
}

/** A line that could not be read. */
function isMissing(statement: Statement | undefined): boolean {
  return statement?.kind === 'broken';
}
