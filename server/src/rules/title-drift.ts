import { defineRule } from './rule';
import { inWords } from './standing';

export const titleDrift = defineRule({
  code: 'title-drift',
  severity: 'warning',
  summary: "an id shown with a title that is another slot's",
  check: (document, atlas, report) => {
    for (const { kind, id, text, span, textSpan } of document.references.shown) {
      if (kind !== 'title' || !atlas.exists('slot', id)) continue;
      const title = atlas.title('slot', id);
      const owners = atlas.titled(text);
      if (!title || owners.length === 0 || owners.includes(id)) continue;
      const owner = owners.length === 1 ? owners[0] : undefined;
      report({
        span,
        message: `${id} is ${title}; ${text} is ${inWords(owners)}. Correct the title or the id.`,
        related: [
          { message: `${id} is ${title}`, thing: { kind: 'slot', key: id } },
          ...(owner ? [{ message: `${owner} is ${text}`, thing: { kind: 'slot', key: owner } }] : []),
        ],
        fixes: [{ title: `Write ${title}`, safe: false, edits: [{ span: textSpan, newText: title }] }],
      });
    }
  },
});
