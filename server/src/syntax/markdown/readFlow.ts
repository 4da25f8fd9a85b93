import type { TreeCursor } from '@lezer/common';
import { plainProse } from '../prose';
import type { BlockStack } from './blockStack';
import { expressionContent } from './expression';
import { scanTag } from './jsxTag';
import type { Reading } from './reading';
import { componentOf } from './readTag';
import { isSound } from './soundScript';

/** The tags, expressions and comments of one `MdxFlow`. */
export function readFlow(reading: Reading, cursor: TreeCursor, depth: number, stack: BlockStack): void {
  const { source, view, suspects } = reading;
  if (depth > 0 || !isPlaced(view, cursor.from, cursor.to)) reading.doubtful = true;
  if (!cursor.firstChild()) return;
  do {
    const { from, to } = cursor;
    const span = { from, to };
    if (cursor.name === 'Comment') {
      suspects.push({ from, to: from + 4 });
      stack.add({ kind: 'comment', span, text: source.slice(from + 4, Math.max(from + 4, to - 3)).trim() });
    } else if (cursor.name === 'MdxExpression') {
      const content = expressionContent(source, from + 1, to - 1);
      if (
        content.kind === 'comment'
          ? !isPlainComment(source.slice(from, to))
          : !isSound(source, { from, to, spread: false })
      )
        reading.doubtful = true;
      stack.add(
        content.kind === 'comment'
          ? { kind: 'comment', span, text: content.text }
          : { kind: 'expression', span },
      );
    } else {
      const tag = scanTag(source, from, to);
      if (tag.form === 'none' || !tag.scripts.every((script) => isSound(source, script)))
        reading.doubtful = true;
      if (tag.form === 'open') stack.open(tag);
      else if (tag.form === 'close') stack.close(tag);
      else if (tag.form === 'self')
        stack.add({ kind: 'component', span, component: componentOf(tag, true), blocks: [] });
    }
  } while (cursor.nextSibling());
  cursor.parent();
}

/** `import` and `export`. Sound beyond doubt is one block of plain imports, each on its line. */
export function readEsm(reading: Reading, from: number, to: number, stack: BlockStack): void {
  const names: string[] = [];
  const plain = reading.source
    .slice(from, to)
    .split(/\r?\n/)
    .every((line) => {
      const match = PLAIN_IMPORT.exec(line);
      names.push(...(match ? (match[1] ?? match[2] ?? '').split(/, ?/) : []));
      return match !== null;
    });
  const distinct = new Set(names).size === names.length && !names.some((name) => RESERVED.test(name));
  if (!plain || !distinct || reading.esm || !standsAlone(reading.view, from, to)) reading.doubtful = true;
  reading.esm = true;
  stack.add({ kind: 'esm', span: { from, to } });
}

const PLAIN_IMPORT =
  /^import (?:([A-Za-z_]\w*)|\{ ?([A-Za-z_]\w*(?:, ?[A-Za-z_]\w*)*) ?\}) from (?:"[^"\\]*"|'[^'\\]*');?[ \t]*$/;
/** What JavaScript does not let a name be in a module. */
const RESERVED =
  /^(?:arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

/** An HTML comment as a block of Markdown, and what stands behind its end on the same line. */
export function readHtmlComment(reading: Reading, from: number, to: number, stack: BlockStack): void {
  const { source } = reading;
  let pos = from;
  while (pos < to) {
    const start = source.indexOf('<!--', pos);
    if (start < 0 || start >= to || source.slice(pos, start).trim() !== '') break;
    const close = source.indexOf('-->', start + 4);
    const end = close < 0 || close + 3 > to ? to : close + 3;
    const text = source.slice(start + 4, close < 0 ? to : Math.min(to, close)).trim();
    stack.add({ kind: 'comment', span: { from: start, to: end }, text });
    pos = end;
  }
  const rest = source.slice(pos, to);
  if (rest.trim() === '') return;
  const at = pos + rest.length - rest.trimStart().length;
  stack.add({
    kind: 'paragraph',
    span: { from: at, to: at + rest.trim().length },
    prose: plainProse(rest.trim(), at),
  });
}

/** At the margin or indented by spaces; of several lines, not right behind a list or quote whose text they might seem to go on with. */
function isPlaced(view: string, from: number, to: number): boolean {
  const line = view.lastIndexOf('\n', from - 1) + 1;
  if (!/^ *$/.test(view.slice(line, from))) return false;
  const above = view.slice(view.lastIndexOf('\n', line - 2) + 1, Math.max(0, line - 1));
  return above.trim() === '' || !view.slice(from, to).includes('\n');
}

/** With blank lines around it. */
function standsAlone(view: string, from: number, to: number): boolean {
  if (from > 0 && view[from - 1] !== '\n') return false;
  const before = view.slice(0, Math.max(0, from - 1)).lastIndexOf('\n') + 1;
  const next = view.indexOf('\n', to) + 1;
  const nextEnd = next === 0 ? view.length : view.indexOf('\n', next);
  const above = view.slice(before, Math.max(before, from - 1)).trim();
  const below = next === 0 ? '' : view.slice(next, nextEnd < 0 ? view.length : nextEnd).trim();
  return above === '' && below === '';
}

function isPlainComment(written: string): boolean {
  return /^\{[ \t]*\/\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*\}$/.test(written);
}
