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
  return new NodeScanner(text, from, indent, faults).scan();
}

/** Reads nodes and the arrows between them up to a semicolon or the end of the line. What it does not know it passes over. */
class NodeScanner {
  private at: number;
  private end: number;
  private first: Span | undefined;
  private last: Span | undefined;
  private labelled = false;
  private joins = false;
  private nodes = 0;
  private kind: Statement['kind'] = 'nodes';

  constructor(
    private readonly text: string,
    private readonly from: number,
    private readonly indent: number,
    private readonly faults: LocalFault[],
  ) {
    this.at = from;
    this.end = endOfLine(text, from);
  }

  scan(): Statement {
    while (this.at < this.end && this.kind === 'nodes' && !this.isOver())
      if (!this.arrow() && !this.labelledArrow() && !this.shape() && !this.name()) this.at++;
    const { from, indent, first, last, labelled, joins, kind } = this;
    const to = this.kind === 'nodes' && this.text[this.at] === ';' ? this.at : this.end;
    return {
      kind,
      span: { from, to },
      to,
      indent,
      ...(first && { first }),
      ...(last && { last }),
      labelled,
      joins,
    };
  }

  /** At a semicolon or a comment. */
  private isOver(): boolean {
    const { text, at } = this;
    return text[at] === ';' || (text.startsWith('%%', at) && /\s/.test(text[at - 1]!));
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    return found !== undefined && this.at + found.length <= this.end ? found : undefined;
  }

  /** The rest of the line cannot be read: a fault from `from` up to there. */
  private broken(kind: LocalFault['kind'], from: number, to: number): void {
    this.faults.push({ kind, span: { from, to: from + this.text.slice(from, to).trimEnd().length } });
    this.kind = 'broken';
  }

  private join(from: number, to: number): void {
    this.last = { from, to };
    this.labelled = false;
    if (this.nodes === 0) this.first ??= this.last;
    this.at = to;
  }

  private node(): void {
    if (this.last && this.nodes > 0) this.joins = true;
    this.nodes++;
    this.last = undefined;
  }

  /** `-->`, with a label between bars or without. */
  private arrow(): boolean {
    const { text, at } = this;
    const link = this.take(LINK);
    if (!link || isPartOfId(text, at)) return false;
    this.join(at, at + link.length);
    const label = this.take(LABEL);
    if (label === undefined) return true;
    const bar = text.indexOf('|', this.at);
    this.at += label.length;
    this.labelled = true;
    if (label.endsWith('|') && label.length > 1 + bar - at - link.length) return true;
    const close = /^[^[\](){}"|]*\|/.exec(text.slice(this.at))?.[0];
    if (close === undefined || ARROW.test(close)) this.broken('open-bracket', bar, this.end);
    else {
      this.at += close.length;
      this.end = Math.max(this.end, endOfLine(text, this.at));
    }
    return true;
  }

  /** `-- label -->` */
  private labelledArrow(): boolean {
    const { text, at } = this;
    const opening = this.take(OPENING);
    if (!opening || isPartOfId(text, at)) return false;
    const behind = at + opening.length;
    const close = ENDINGS[opening.slice(-2)]!.exec(text.slice(behind, at + LONGEST_LABEL));
    if (!close) {
      this.broken('no-target', at, this.end);
      return true;
    }
    const to = behind + close.index + close[0].length;
    // A label over lines, or an arrow of another line: too much is open to tell.
    if (to > this.end) this.kind = 'other';
    else this.join(at, to);
    return true;
  }

  /** The text of a node in its brackets, or `@{ … }`. */
  private shape(): boolean {
    const { text, at } = this;
    const isData = text.startsWith('@{', at);
    if (!isData && !/[[({]/.test(text[at]!) && !isFlag(text, at)) return false;
    const group = groupAt(text, isData ? at + 1 : at);
    if (group.kind !== 'closed') {
      this.broken(group.kind, group.from, Math.min(group.to, endOfLine(text, at)));
      return true;
    }
    if (this.nodes === 0 || this.last) this.node();
    this.at = group.to;
    this.end = Math.max(this.end, endOfLine(text, group.to));
    return true;
  }

  /** The id of a node or of an arrow, a class behind `:::`, or a string. */
  private name(): boolean {
    const { text, at } = this;
    const id = this.take(ID);
    if (id) {
      if (!id.endsWith('@') && !text.startsWith(':::', at - 3)) this.node();
      this.at += id.length;
    } else if (text[at] === '"') {
      const close = text.indexOf('"', at + 1);
      this.at = close < 0 || close > this.end ? this.end : close + 1;
      this.node();
    } else return false;
    return true;
  }
}

/** Behind an arrow, a label between bars, or what is open of it. */
const LABEL = /[ \t]*\|(?:"[^"\n]*"|[^|\n"])*\|?/y;
const ARROW = /--[->xo]|==[=>]|-\.+-/;

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
