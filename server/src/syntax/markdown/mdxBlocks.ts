import type {
  BlockContext,
  Element,
  LeafBlock,
  LeafBlockParser,
  Line,
  MarkdownConfig,
} from '@lezer/markdown';
import { scanBraces, scanScript } from './expression';
import { scanTag } from './jsxTag';
import { type ParseSource, sourceOf } from './parseSource';

/**
 * MDX on the block level: `import` and `export`, and lines of nothing but tags and expressions (`MdxFlow`). Which tags belong together is left to
 * the reader of the tree, so that a node never depends on what stands behind it.
 */
export const mdxBlocks: MarkdownConfig = {
  defineNodes: [
    { name: 'MdxEsm', block: true },
    { name: 'MdxFlow', block: true },
  ],
  parseBlock: [
    { name: 'MdxEsm', parse: parseEsm, before: 'FencedCode' },
    {
      name: 'MdxFlow',
      parse: parseFlow,
      endLeaf: (cx, line) => flowEnd(cx, line) >= 0,
      leaf: () => indentedInterruption,
      before: 'FencedCode',
    },
  ],
  // In MDX four spaces are indentation, and `<…>` is JSX.
  remove: ['IndentedCode', 'HTMLBlock', 'HTMLTag'],
};

/** `import`/`export` at the start of a line that read like JavaScript rather than like a sentence. */
const ESM_START =
  /^(?:import\s*(?:["'{*]|[\w$]+\s+from\b|[\w$]+\s*,)|export\s*(?:[{*]|(?:default|const|let|var|function|async|class)\b))/;

function parseEsm(cx: BlockContext, line: Line): boolean {
  if (cx.depth !== 1 || line.pos !== 0 || !ESM_START.test(line.text)) return false;
  const source = sourceOf(cx);
  const from = cx.lineStart;
  const end = esmEnd(source, from);
  let to = from + line.text.trimEnd().length;
  while (cx.nextLine() && cx.lineStart < end) to = cx.lineStart + line.text.trimEnd().length;
  cx.addElement(cx.elt('MdxEsm', from, Math.max(to, from + 1)));
  return true;
}

/** The first blank line outside brackets; where they never close, the first blank line. */
function esmEnd(source: ParseSource, from: number): number {
  const { text } = source;
  const blank = blankLine(text, from);
  let pos = from;
  for (;;) {
    const open = firstOpener(text, pos, blank);
    if (open < 0) return blank;
    const close = scanScript(text, open, source.failures > MOST_FAILURES ? blank : text.length);
    if (close < 0) {
      fail(source);
      return blank;
    }
    if (close > blank) return blankLine(text, close);
    pos = close;
  }
}

function firstOpener(text: string, from: number, to: number): number {
  for (let pos = from; pos < to; pos++) {
    const code = text.charCodeAt(pos);
    if (code === 123 || code === 40 || code === 91) return pos;
    if (code === 34 || code === 39) {
      const close = text.indexOf(text[pos] as string, pos + 1);
      if (close > 0 && close < to) pos = close;
    }
  }
  return -1;
}

function blankLine(text: string, from: number): number {
  BLANK.lastIndex = from;
  const match = BLANK.exec(text);
  return match ? match.index + 1 : text.length;
}

const BLANK = /\n[ \t]*(?:\n|$)/g;

function parseFlow(cx: BlockContext, line: Line): boolean {
  const end = flowEnd(cx, line);
  if (end < 0) return false;
  const from = cx.lineStart + line.pos;
  const children = flowElements(cx, sourceOf(cx).text, from, end);
  let more = cx.nextLine();
  while (more && cx.lineStart < end) more = cx.nextLine();
  cx.addElement(cx.elt('MdxFlow', from, end, children));
  return true;
}

/** Where the run of tags and expressions ends that begins with this line and fills its lines wholly; -1 if there is none. */
function flowEnd(cx: BlockContext, line: Line): number {
  if (line.next !== LESS && line.next !== BRACE) return -1;
  const source = sourceOf(cx);
  const start = cx.lineStart + line.pos;
  const limit =
    source.failures > MOST_FAILURES ? cx.lineStart + line.text.length : containerEnd(cx, line, source.text);
  let pos = start;
  for (;;) {
    const to = unitEnd(source.text, pos, limit);
    if (to < 0) {
      if (limit > cx.lineStart + line.text.length) fail(source);
      return -1;
    }
    const last = to;
    pos = skipBlanks(source.text, to, limit);
    if (pos >= limit || source.text.charCodeAt(pos) === 10) return last;
    const code = source.text.charCodeAt(pos);
    // Two expressions on a line are a paragraph, as are two links.
    if (code !== LESS && (code !== BRACE || source.text[last - 1] === '}')) return -1;
  }
}

/** After so many constructs that are never closed, none is sought beyond its line: each may mean reading all the rest. */
const MOST_FAILURES = 200;

function fail(source: ParseSource): void {
  source.unfinished = true;
  source.failures++;
}

function unitEnd(text: string, at: number, limit: number): number {
  if (text.charCodeAt(at) === BRACE) return scanBraces(text, at, limit);
  if (text.startsWith('<!--', at)) {
    const close = text.slice(at + 4, limit).indexOf('-->');
    return close < 0 ? -1 : at + close + 7;
  }
  const tag = scanTag(text, at, limit);
  return tag.form === 'none' ? -1 : tag.to;
}

function flowElements(cx: BlockContext, text: string, from: number, end: number): Element[] {
  const children: Element[] = [];
  for (let pos = from; pos < end; pos = skipBlanks(text, pos, end)) {
    const to = unitEnd(text, pos, end);
    if (to < 0) break;
    const type =
      text.charCodeAt(pos) === BRACE ? 'MdxExpression' : text.startsWith('<!--', pos) ? 'Comment' : 'MdxTag';
    children.push(cx.elt(type, pos, to));
    pos = to;
  }
  return children;
}

/**
 * How far a construct may reach that starts on this line. In a list item: over the lines that are indented like it. In a block quote, whose
 * marks are in every line: to the end of this one.
 */
function containerEnd(cx: BlockContext, line: Line, text: string): number {
  if (cx.depth === 1) return text.length;
  const lineEnd = cx.lineStart + line.text.length;
  for (let depth = 1; depth < cx.depth; depth++)
    if (cx.parentType(depth).name === 'Blockquote') return lineEnd;
  let end = lineEnd;
  while (end < text.length) {
    const next = text.indexOf('\n', end + 1);
    const nextEnd = next < 0 ? text.length : next;
    const rest = text.slice(end + 1, nextEnd);
    const indent = rest.length - rest.trimStart().length;
    if (indent < line.baseIndent && rest.trim() !== '') break;
    end = nextEnd;
  }
  return end;
}

function skipBlanks(text: string, at: number, end: number): number {
  let pos = at;
  while (pos < end && (text.charCodeAt(pos) === 32 || text.charCodeAt(pos) === 9)) pos++;
  return pos;
}

/** lezer lets no line indented by four or more end a paragraph; in MDX indentation means nothing. */
const indentedInterruption: LeafBlockParser = {
  nextLine(cx, line, leaf) {
    if (line.indent < line.baseIndent + 4) return false;
    if (flowEnd(cx, line) < 0 && !INTERRUPTION.test(line.text.slice(line.pos))) return false;
    finishLeaf(cx, leaf);
    return true;
  },
  finish: () => false,
};

const INTERRUPTION = /^(?:#{1,6}(?:\s|$)|```|~~~|>|[-*+]\s+\S|1[.)]\s+\S)/;

function finishLeaf(cx: BlockContext, leaf: LeafBlock): void {
  for (const parser of leaf.parsers) if (parser.finish(cx, leaf)) return;
  const inline = cx.parser.parseInline(leaf.content, leaf.start);
  cx.addLeafElement(leaf, cx.elt('Paragraph', leaf.start, leaf.start + leaf.content.length, inline));
}

const LESS = 60;
const BRACE = 123;
