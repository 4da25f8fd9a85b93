import { defineRule } from './rule';

const ID = /^[A-Z]{1,3}[1-9]\d*(?:\.[1-9]\d*)*$/;

export const idMismatch = defineRule({
  code: 'id-mismatch',
  severity: 'error',
  summary: 'an id under the wrong parent or group',
  check: (document, _atlas, report) => {
    const places = new Map<string, number>();
    const taken = new Set(document.declarations.map((declaration) => declaration.key));
    for (const { kind, key, keySpan, parent, written } of document.declarations) {
      if (kind !== 'endpoint' || parent === undefined) continue;
      const place = (places.get(parent) ?? 0) + 1;
      places.set(parent, place);
      if (!written || !ID.test(key) || !ID.test(parent) || isChildOf(key, parent)) continue;
      const meant = `${parent}.${place}`;
      report({
        span: keySpan,
        message: `${key} stands right under ${parent}, where ids are ${parent}.1, ${parent}.2 and so on. Move it, or give it an id of that form.`,
        related: [
          {
            message: `${parent} is the parent`,
            thing: { kind: parent.includes('.') ? 'endpoint' : 'slot', key: parent },
          },
        ],
        ...(!taken.has(meant) && {
          fixes: [{ title: `Write ${meant}`, safe: false, edits: [{ span: keySpan, newText: meant }] }],
        }),
      });
    }
  },
});

function isChildOf(key: string, parent: string): boolean {
  return key.startsWith(`${parent}.`) && !key.slice(parent.length + 1).includes('.');
}
