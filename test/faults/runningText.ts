import type { Span } from '../../server/src/syntax/span';
import { matches } from './fault';

/** Words of a file that are read as text, found line by line and not by the reader that is put to the test. */
export interface Running {
  readonly span: Span;
  readonly kind: 'paragraph' | 'item';
  /** What its lines begin with. */
  readonly indent: string;
  /** Whether what follows it is a list, which it may lead to. */
  readonly leads: boolean;
}

/** Paragraphs of MDX and of `|` blocks, and the entries of a slot's lists. Headings, tables, code, front matter and lists of MDX are left out. */
export function runningText(uri: string, text: string): readonly Running[] {
  if (/\.mdx?$/.test(uri)) return paragraphsIn(text, bodyOf(text), '');
  if (!/^slot:/m.test(text)) return [];
  const blocks = matches(text, /^(?:definition|state_of_the_art|analyst_view): \|\n((?: {2}.*\n|\n)+)/gm);
  const lists = matches(text, /^(?:decisions|trade_offs|open_questions|examples):\n((?: {2}.*\n)+)/gm);
  return [
    ...blocks.flatMap(({ span, match }) =>
      paragraphsIn(text, { from: span.to - match[1]!.length, to: span.to }, '  '),
    ),
    ...lists.flatMap(({ span, match }) =>
      matches(match[1]!, /(?<=^ {2}- ).+$/gm).map((item) => ({
        span: moved(item.span, span.to - match[1]!.length),
        kind: 'item' as const,
        indent: '    ',
        leads: false,
      })),
    ),
  ];
}

function bodyOf(text: string): Span {
  const front = /^---\n[\s\S]*?\n---\n/.exec(text);
  return { from: front ? front[0].length : 0, to: text.length };
}

/** Runs of lines that begin as a sentence does. */
function paragraphsIn(text: string, within: Span, indent: string): readonly Running[] {
  const source = text
    .slice(within.from, within.to)
    .replace(/^```[\s\S]*?^```$/gm, (code) => code.replace(/[^\n]/g, '`'));
  const blocks = matches(source, /(?<=^|\n)[^\n]+(?:\n[^\n]+)*/g);
  return blocks.flatMap(({ span, match }, index): Running[] => {
    if (!new RegExp(`^${indent}[\\p{L}"“<]`, 'u').test(match[0])) return [];
    return [
      {
        span: moved({ from: span.from + indent.length, to: span.to }, within.from),
        kind: 'paragraph',
        indent,
        leads: /^\s*(?:[-*]|\d+\.) /.test(blocks[index + 1]?.match[0] ?? ''),
      },
    ];
  });
}

function moved({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}
