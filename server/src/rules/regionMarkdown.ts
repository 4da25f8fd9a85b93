/** How text is escaped: MDX reads braces and tags as code. */
export type Dialect = 'mdx' | 'markdown';

/** Plain text as Markdown that shows these words, at the start of a list item or further on. */
export function plainText(text: string, dialect: Dialect): string {
  const escaped = oneLine(text)
    .replace(/[\\`*[\]<]|~(?=~)|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(?=[-+#>=])/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');
  return dialect === 'mdx' ? escaped.replace(/[{}]/g, '\\$&') : escaped;
}

/** Plain text as a cell of a table. */
export function cellText(text: string, dialect: Dialect): string {
  return plainText(text, dialect).replace(/\|/g, String.raw`\|`);
}

/**
 * Markdown of a slot as a cell of a table elsewhere: on one line, its comments left out, and of links and images that lead to files the words alone, since
 * they would lead astray from here.
 */
export function markdownCell(text: string, dialect: Dialect): string {
  const said = oneLine(text.replace(/<!--[\s\S]*?-->/g, ' '))
    .replace(/!?\[([^\][]*)\]\((?!https?:|atlas:|#)[^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<(https?:[^\s<>]+)>/g, '$1');
  // What code holds is not escaped, save the bars that would end the cell.
  return said
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 1 || dialect === 'markdown' ? part : part.replace(MDX, '\\$&')))
    .join('')
    .replace(/(?<!\\)\|/g, String.raw`\|`);
}

/** What MDX reads as code, unless it is escaped already. */
const MDX = /(?<!\\)[{}<]/g;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
