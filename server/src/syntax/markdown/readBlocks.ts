import type { TreeCursor } from '@lezer/common';
import type { Block, DiagramSource, ListItem } from '../markdown';
import type { Piece } from '../prose';
import type { Span } from '../span';
import { BlockStack } from './blockStack';
import { readEsm, readFlow, readHtmlComment } from './readFlow';
import { readHeading } from './readHeading';
import { noteAnchors, type Reading } from './reading';
import { readProse } from './readProse';
import { readTable } from './readTable';

/** The blocks in the container that `cursor` is on (`depth` 0: the document); leaves the cursor where it was. */
export function readBlocks(reading: Reading, cursor: TreeCursor, depth: number): Block[] {
  const stack = new BlockStack(reading);
  if (cursor.firstChild()) {
    do readBlock(reading, cursor, depth, stack);
    while (cursor.nextSibling());
    cursor.parent();
  }
  return stack.finish();
}

function readBlock(reading: Reading, cursor: TreeCursor, depth: number, stack: BlockStack): void {
  const { name, from, to } = cursor;
  const span = { from, to };
  switch (name) {
    case 'Paragraph':
    case 'Task': {
      if (depth === 0) noteEsm(reading, from);
      const prose = readProse(reading, cursor, from, to);
      stack.add({ kind: 'paragraph', span: prose.span, prose });
      return;
    }
    case 'BulletList':
    case 'OrderedList':
      stack.add(readList(reading, cursor, depth));
      return;
    case 'Blockquote':
      stack.add({ kind: 'quote', span, blocks: readBlocks(reading, cursor, depth + 1) });
      return;
    case 'FootnoteDefinition':
      stack.add({
        kind: 'footnote',
        span,
        label: footnoteLabel(reading.source, from),
        blocks: readBlocks(reading, cursor, depth + 1),
      });
      return;
    case 'FencedCode':
    case 'CodeBlock':
      stack.add(readCode(reading, cursor));
      return;
    case 'HorizontalRule':
      stack.add({ kind: 'rule', span });
      return;
    case 'Table':
      if (depth === 0) noteEsm(reading, from);
      stack.add(readTable(reading, cursor));
      return;
    case 'MdxFlow':
      readFlow(reading, cursor, depth, stack);
      return;
    case 'LinkReference':
      if (/[<{]/.test(reading.view.slice(from, to))) reading.doubtful = true;
      return;
    case 'MdxEsm':
      readEsm(reading, from, to, stack);
      return;
    case 'CommentBlock':
      readHtmlComment(reading, from, to, stack);
      return;
    case 'HTMLBlock':
    case 'ProcessingInstructionBlock':
      noteAnchors(reading, from, to);
      stack.add({ kind: 'html', span });
      return;
    default:
      if (/^(?:ATX|Setext)Heading/.test(name)) {
        if (depth === 0) noteEsm(reading, from);
        stack.add(readHeading(reading, cursor));
      }
    // What is left are marks of containers.
  }
}

function readList(reading: Reading, cursor: TreeCursor, depth: number): Block {
  const span = { from: cursor.from, to: cursor.to };
  const ordered = cursor.name === 'OrderedList';
  const items: ListItem[] = [];
  if (cursor.firstChild()) {
    do {
      // In a quote its marks stand between the items.
      if (cursor.name === 'ListItem')
        items.push({
          span: { from: cursor.from, to: cursor.to },
          blocks: readBlocks(reading, cursor, depth + 1),
        });
    } while (cursor.nextSibling());
    cursor.parent();
  }
  const number = ordered
    ? Number.parseInt(reading.source.slice(span.from, span.from + 12).trimStart(), 10)
    : 1;
  return { kind: 'list', span, ordered, start: Number.isNaN(number) ? 1 : number, items };
}

function readCode({ source, view }: Reading, cursor: TreeCursor): Block {
  const span = { from: cursor.from, to: cursor.to };
  let infoSpan: Span | undefined;
  const lines: Span[] = [];
  let behind = span.to;
  if (cursor.firstChild()) {
    do {
      if (cursor.name === 'CodeInfo') infoSpan = { from: cursor.from, to: cursor.to };
      else if (cursor.name === 'CodeText') lines.push({ from: cursor.from, to: cursor.to });
      else if (cursor.name === 'CodeMark' && behind === span.to) behind = Math.min(span.to, cursor.to + 1);
    } while (cursor.nextSibling());
    cursor.parent();
  }
  const content = lines.length > 0 ? { from: lines[0]!.from, to: lines.at(-1)!.to } : undefined;
  const info = infoSpan ? source.slice(infoSpan.from, infoSpan.to).trim() : '';
  return {
    kind: 'code',
    span,
    info,
    content: content ?? { from: behind, to: behind },
    ...(infoSpan && /^mermaid(?:\s|$)/i.test(info) && { diagram: readDiagram(view, lines, infoSpan) }),
  };
}

/** Between the parts stand the marks of containers and indentation. */
function readDiagram(view: string, parts: readonly Span[], infoSpan: Span): DiagramSource {
  let text = '';
  const pieces: Piece[] = [];
  for (const { from, to } of parts) {
    const length = to - from;
    pieces.push({ at: text.length, length, source: from, sourceLength: length });
    text += view.slice(from, to);
  }
  return { text, pieces, infoSpan };
}

/** `import` or `export` at the start of a paragraph is JavaScript to MDX, whatever follows. */
function noteEsm(reading: Reading, from: number): void {
  const { view, mdx } = reading;
  if (!mdx || (from > 0 && view[from - 1] !== '\n')) return;
  const word = view.startsWith('import ', from) || view.startsWith('export ', from);
  if (word) reading.suspects.push({ from, to: from + 6 });
}

function footnoteLabel(source: string, from: number): string {
  return source.slice(from + 2, source.indexOf(']', from));
}
