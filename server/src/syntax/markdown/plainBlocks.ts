import type { Block } from '../markdown';
import { draftProse, finishProse, writeLines, writePlain } from './draft';

/**
 * The one paragraph that a text is which has no Markdown in it, or `undefined` where the grammar has to be asked. Most fields of a slot are such
 * texts, and the grammar costs more than they are long.
 */
export function plainBlocks(text: string, mdx: boolean): Block[] | undefined {
  if (text.length > LONGEST || MARKUP.test(text) || (mdx && /^(?:im|ex)port /m.test(text))) return undefined;
  const to = text.trimEnd().length;
  if (to === 0) return [];
  const start = text.length - text.trimStart().length;
  const draft = draftProse(text, text);
  writeLines(draft, start, to, writePlain);
  const span = { from: start, to };
  return [{ kind: 'paragraph', span, prose: finishProse(draft, span) }];
}

/** Longer texts are never without markup: not worth a look. */
const LONGEST = 4000;
const MARKUP =
  /[*_`[\]<>{}|&\\@#\t\r\uFEFF]|~~|:\/\/|www\.|mailto:|xmpp:|^ *(?:[-+=]|\d{1,9}[.)](?: |$))|^ {4}|[ ]{2}\n|\n *\n *\S|!\[/im;
