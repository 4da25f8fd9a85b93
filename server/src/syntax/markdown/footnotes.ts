import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

/** Footnote definitions (`[^a]: …`, continued by lines indented by four), as GitHub has them. Their marks in text are found by the reader of the tree. */
export const footnotes: MarkdownConfig = {
  defineNodes: [
    { name: 'FootnoteDefinition', block: true, composite: continueDefinition },
    { name: 'FootnoteMark' },
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      endLeaf: (_, line) => line.next === 91 && FOOTNOTE_MARK.test(line.text.slice(line.pos)),
      parse(cx: BlockContext, line: Line) {
        const mark = line.next === 91 ? FOOTNOTE_MARK.exec(line.text.slice(line.pos)) : null;
        if (!mark) return false;
        const at = line.pos;
        cx.startComposite('FootnoteDefinition', at);
        cx.addElement(cx.elt('FootnoteMark', cx.lineStart + at, cx.lineStart + at + mark[0].length));
        line.moveBase(at + mark[0].length);
        return null;
      },
    },
  ],
};

function continueDefinition(_: BlockContext, line: Line): boolean {
  if (line.next < 0) return true;
  if (line.indent < line.baseIndent + 4) return false;
  line.moveBaseColumn(line.baseIndent + 4);
  return true;
}

const FOOTNOTE_MARK = /^\[\^[^\s[\]]+\]:/;
