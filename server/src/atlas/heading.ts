import type { TextTree } from '../syntax/markdown';
import { sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';

/** A heading, the number written into it apart: `2.1 Design` has `number: '2.1'` and `title: 'Design'`. */
export interface HeadingFact {
  readonly level: number;
  readonly slug: string;
  readonly title: string;
  readonly number?: string;
  readonly numberSpan?: Span;
  readonly span: Span;
  /** Nothing at all stands between it and the next one, which is of its level or above, or the end. */
  readonly empty?: true;
  /** From the heading to the next one of its level or above. */
  readonly sectionSpan: Span;
}

const NUMBERED = /^(?:§\s*|section\s+)?(\d+(?:\.\d+)+|\d+(?=[.)]\s))[.:)]?\s+(?:[-–—:]\s+)?/i;

export function collectHeadings(tree: TextTree, end: number): HeadingFact[] {
  const found: (Omit<HeadingFact, 'sectionSpan' | 'empty'> & { readonly before: number })[] = [];
  /** How many blocks that are no headings have been seen. */
  let others = 0;
  const visit = (blocks: TextTree['blocks']): void => {
    for (const block of blocks) {
      if (block.kind === 'heading') {
        const text = block.prose.text.replaceAll('\uFFFC', '').trim();
        const match = NUMBERED.exec(text);
        const number = match?.[1];
        const at = number === undefined ? -1 : block.prose.text.indexOf(number);
        found.push({
          level: block.level,
          slug: block.slug,
          title: match ? text.slice(match[0].length) : text,
          ...(number !== undefined && {
            number,
            numberSpan: sourceSpan(block.prose, at, at + number.length),
          }),
          span: block.prose.text ? block.prose.span : block.span,
          before: others,
        });
      } else {
        others++;
        if (block.kind === 'component' || block.kind === 'quote') visit(block.blocks);
      }
    }
  };
  visit(tree.blocks);
  return found.map(({ before, ...heading }, index) => {
    let after = index + 1;
    while (after < found.length && found[after]!.level > heading.level) after++;
    const next = found[after];
    const isEmpty = after === index + 1 && (next?.before ?? others) === before;
    return {
      ...heading,
      ...(isEmpty && { empty: true }),
      sectionSpan: { from: heading.span.from, to: next ? next.span.from : end },
    };
  });
}
