import { scanTag, type Tag } from './jsxTag';
import type { Reading } from './reading';
import { isSound } from './soundScript';

/** The tags of one block's inlines by the offset of their `<`, and of those that belong together each one's partner. */
export interface InlineTags {
  readonly tags: ReadonlyMap<number, Tag>;
  readonly partners: ReadonlyMap<number, Tag>;
}

export const NO_TAGS: InlineTags = { tags: new Map(), partners: new Map() };

/** Finds and pairs the tags between `from` and `to`. A closing tag takes the nearest open one of its name; those between stay unclosed. */
export function inlineTags(reading: Reading, from: number, to: number): InlineTags {
  const tags = new Map<number, Tag>();
  const partners = new Map<number, Tag>();
  const open: { readonly tag: Tag; readonly parent: number }[] = [];
  const parents: number[] = [];
  reading.tree.iterate({
    from,
    to,
    enter(node) {
      parents.push(node.from * 64 + parents.length);
      if (node.name !== 'MdxTag' || node.from < from || node.to > to) return;
      const tag = scanTag(reading.source, node.from, node.to);
      if (tag.form === 'none') {
        reading.doubtful = true;
        return;
      }
      if (tag.multiline || !tag.scripts.every((script) => isSound(reading.source, script)))
        reading.doubtful = true;
      tags.set(node.from, tag);
      const parent = parents[parents.length - 2] ?? 0;
      if (tag.form === 'open') open.push({ tag, parent });
      else if (tag.form === 'close') {
        const index = open.findLastIndex((each) => each.tag.name === tag.name);
        const partner = open[index];
        if (!partner) return;
        // MDX wants both in one parent: `*<A>b*</A>` is an error to it.
        if (index < open.length - 1 || partner.parent !== parent) reading.doubtful = true;
        open.length = index;
        partners.set(partner.tag.from, tag);
        partners.set(tag.from, partner.tag);
      }
    },
    leave() {
      parents.pop();
    },
  });
  for (const tag of tags.values()) {
    if (tag.form === 'self' || partners.has(tag.from)) continue;
    reading.doubtful = true;
    reading.suspects.push({ from: tag.from, to: Math.max(tag.nameTo, tag.name === '' ? tag.to : 0) });
  }
  return { tags, partners };
}
