import type { TextTree } from '../syntax/markdown';
import type { Span } from '../syntax/span';

/** A heading, the number written into it apart: `2.1 Design` has `number: '2.1'` and `title: 'Design'`. */
export interface HeadingFact {
  readonly level: number;
  readonly slug: string;
  readonly title: string;
  readonly number?: string;
  readonly span: Span;
  /** From the heading to the next one of its level or above. */
  readonly sectionSpan: Span;
}

const NUMBERED = /^(?:§\s*|section\s+)?(\d+(?:\.\d+)+|\d+(?=\.\s))\.?\s+/i;

export function collectHeadings(tree: TextTree, end: number): HeadingFact[] {
  const found: { level: number; slug: string; title: string; number?: string; span: Span }[] = [];
  const visit = (blocks: TextTree['blocks']): void => {
    for (const block of blocks) {
      if (block.kind === 'heading') {
        const text = block.prose.text.replaceAll('\uFFFC', '').trim();
        const number = NUMBERED.exec(text);
        found.push({
          level: block.level,
          slug: block.slug,
          title: number ? text.slice(number[0].length) : text,
          ...(number?.[1] && { number: number[1] }),
          span: block.prose.text ? block.prose.span : block.span,
        });
      } else if (block.kind === 'component' || block.kind === 'quote') {
        visit(block.blocks);
      }
    }
  };
  visit(tree.blocks);
  return found.map((heading, index) => {
    const next = found.slice(index + 1).find((other) => other.level <= heading.level);
    return { ...heading, sectionSpan: { from: heading.span.from, to: next ? next.span.from : end } };
  });
}
