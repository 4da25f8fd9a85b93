import type { Block } from '../markdown';
import { OBJECT } from '../prose';
import { bracketCitations } from './citations';
import { draftProse, finishProse, writeLines, writeObject, writePlain } from './draft';

/**
 * The paragraphs of a text that has no Markdown in it but citations in brackets, or `undefined` where the grammar has to be asked. Most fields of a
 * slot are such texts, and the grammar costs more than they are long.
 */
export function plainBlocks(text: string, mdx: boolean): Block[] | undefined {
  if (text.length > LONGEST) return undefined;
  const bare = text.includes('[') ? text.replace(CITATION, OBJECT) : text;
  if (MARKUP.test(bare) || (mdx && /^(?:im|ex)port /m.test(text))) return undefined;
  const blocks: Block[] = [];
  let from = 0;
  for (const { index, 0: gap } of text.matchAll(BLANK_LINES)) {
    addParagraph(blocks, text, from, index);
    from = index + gap.length;
  }
  addParagraph(blocks, text, from, text.length);
  return blocks;
}

function addParagraph(blocks: Block[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  if (from === to) return;
  const span = { from, to };
  const draft = draftProse(text, text);
  let pos = from;
  for (let open = text.indexOf('[', from); open >= 0 && open < to; open = text.indexOf('[', pos)) {
    const close = text.indexOf(']', open);
    writeLines(draft, pos, open, writePlain);
    pos = close + 1;
    const items = bracketCitations(text, open + 1, close);
    writeObject(draft, { kind: 'citation', span: { from: open, to: pos }, narrative: false, items });
  }
  writeLines(draft, pos, to, writePlain);
  blocks.push({ kind: 'paragraph', span, prose: finishProse(draft, span) });
}

/** No other white space that Markdown knows is in such a text. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10;
}

/** Longer texts are never without markup: not worth a look. */
const LONGEST = 4000;
/** A citation that is nothing else to any reader of Markdown: `[@a]`, `[-@a; @b]`. */
const CITATION = /(?<!!)\[-?@[a-z\d]+(?:[_:-][a-z\d]+)*(?:; ?-?@[a-z\d]+(?:[_:-][a-z\d]+)*)*\](?![[(:])/gi;
const MARKUP =
  /[*_`[\]<>{}|&\\@#\t\r\f\v\uFEFF]|~~|:\/\/|www\.|mailto:|xmpp:|^ *(?:[-+=]|\d{1,9}[.)](?: |$))|^ {4}|[ ]{2}\n|!\[/im;
const BLANK_LINES = /\n *\n[ \n]*/g;
