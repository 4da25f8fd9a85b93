import type { Component, Inline } from '../prose';
import { closeInline, type Mutable, openInline, writeBreakInline, writeObject, writePlain } from './draft';
import type { Tag } from './jsxTag';
import type { Reading } from './reading';

/** Writes the tag at `from` in running text. */
export function readTag(reading: Reading, from: number, to: number): void {
  const { draft, tags } = reading;
  const span = { from, to };
  const tag = tags.tags.get(from);
  if (!tag) {
    openInline(draft, { kind: 'html', span });
    return;
  }
  const partner = tags.partners.get(from);
  if (tag.form === 'close') {
    if (!partner) return;
    // Components are few in a block: no map is worth its while.
    const inline = draft.inlines.findLast(
      (each): each is Mutable<Inline> => each.kind === 'component' && each.span.from === partner.from,
    );
    if (inline) closeInline(draft, inline);
    return;
  }
  if (tag.name === 'br' && (tag.form === 'self' || !partner)) writeBreakInline(draft, from, to);
  else if (partner)
    openInline(draft, { kind: 'component', span: { from, to: partner.to }, ...componentOf(tag, true) });
  else if (tag.name === '') writePlain(draft, from, to);
  else writeObject(draft, { kind: 'component', span, ...componentOf(tag, tag.form === 'self') });
}

export function componentOf(tag: Tag, closed: boolean): Component {
  const { name, attributes } = tag;
  return {
    name,
    nameSpan: { from: tag.nameFrom, to: tag.nameTo },
    attributes,
    selfClosing: tag.form === 'self',
    closed,
  };
}
