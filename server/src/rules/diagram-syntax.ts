import type { DiagramFault } from '../atlas/diagram';
import { defineRule } from './rule';

export const diagramSyntax = defineRule({
  code: 'diagram-syntax',
  severity: 'warning',
  summary:
    'a mermaid block that is visibly broken: no diagram type, an unclosed bracket or subgraph, an edge without an end',
  options: {
    types: {
      kind: 'words',
      description: 'Further words that a diagram may begin with, such as those of a plugin.',
      default: [],
    },
  },
  check: (document, _atlas, report, { types }) => {
    for (const fault of document.diagrams ?? []) {
      const { kind, span, text, meant } = fault;
      if (kind.endsWith('-type') && types.includes(/^[^\s:;]*/.exec(text)![0])) continue;
      report({
        span,
        message: message(fault),
        ...(meant !== undefined && {
          fixes: [{ title: `Write ${meant}`, safe: false, edits: [{ span, newText: meant }] }],
        }),
      });
    }
  },
});

function message({ kind, text, meant }: DiagramFault): string {
  const words = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  switch (kind) {
    case 'no-type':
      return words === ''
        ? 'This diagram is empty. Write its type on the first line, such as "flowchart LR", or remove the block.'
        : 'A diagram begins with its type, and this line has none. Write one above it, such as "flowchart LR".';
    case 'unknown-type':
      return meant === undefined
        ? `"${words}" is no type of diagram, so that nothing is drawn. Begin with one, such as "flowchart LR".`
        : `"${words}" is no type of diagram, so that nothing is drawn. Did you mean "${meant}"?`;
    case 'open-bracket':
      return `"${words[0]}" is not closed, so that what follows is taken for its text. Close it.`;
    case 'open-quote':
      return 'This quote is not closed before its bracket, so that what follows is taken for its text. Close it.';
    case 'open-block':
      return `"${words}" has no end, so that the diagram does not parse. Close it behind its last line.`;
    case 'stray-end':
      return `Nothing is open here that "${words}" could close. Remove it, or begin what it ends.`;
    case 'no-target':
      return `"${words}" leads nowhere: nothing stands behind it. Write where it leads, or remove it.`;
    case 'no-source':
      return `"${words}" comes from nowhere: nothing stands before it. Write where it begins, or remove it.`;
  }
}
