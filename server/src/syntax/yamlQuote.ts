import type { Span } from './span';
import type { YamlFix } from './yaml';

/** Where the plain text that begins at `from` ends on its line: before a comment, and inside `[…]` or `{…}` before the next `,`, `]` or `}`. */
export function valueEnd(text: string, from: number, flows: readonly Span[]): number {
  const newline = text.indexOf('\n', from);
  const line = text.slice(from, newline < 0 ? text.length : newline);
  const inFlow = flows.some((flow) => flow.from < from && from < flow.to);
  const cut = (inFlow ? /[,[\]{}]|[ \t]#/ : /[ \t]#/).exec(line.slice(1));
  return from + (cut ? cut.index + 1 : line.length) - trailing(cut ? line.slice(0, cut.index + 1) : line);
}

function trailing(text: string): number {
  return text.length - text.trimEnd().length;
}

/** Puts what is written at `span` into quotes, as the characters it is. */
export function quoteFix(text: string, span: Span): YamlFix {
  return { title: 'Put it in quotes', edits: [{ span, newText: quoted(text.slice(span.from, span.to)) }] };
}

/** Single quotes where an apostrophe does not make double ones the easier to read. */
export function quoted(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!/["\\]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}
