import type { DocumentFacts } from '../atlas/facts';
import type { Declaration } from '../atlas/thing';
import { defineRule, type Fix } from './rule';

const ID = /^[A-Z]{1,3}[1-9]\d*(?:\.[1-9]\d*)*$/;

export const idMismatch = defineRule({
  code: 'id-mismatch',
  severity: 'error',
  summary: 'an id under the wrong parent or group',
  check: (document, _atlas, report) => {
    const lasts = new Map<string, number>();
    for (const { kind, key, keySpan, parent, written } of document.declarations) {
      if (kind !== 'endpoint' || parent === undefined) continue;
      const own = isChildOf(key, parent);
      const last = lasts.get(parent) ?? 0;
      const number = own ? Number(key.slice(parent.length + 1)) || last : last + 1;
      lasts.set(parent, number);
      // An id without a point is no endpoint's: the schema says so.
      if (own || !written || !key.includes('.') || !ID.test(key) || !ID.test(parent)) continue;
      // The number behind that of the sibling before.
      const meant = `${parent}.${number}`;
      report({
        span: keySpan,
        message: `${key} stands right under ${parent}, where ids are ${parent}.1, ${parent}.2 and so on. Move it, or give it an id of that form.`,
        related: [
          {
            message: `${parent} is the parent`,
            thing: { kind: parent.includes('.') ? 'endpoint' : 'slot', key: parent },
          },
        ],
        ...(!document.declarations.some((other) => other.key === meant) && {
          fixes: [
            {
              title: `Write ${meant}`,
              safe: false,
              edits: [{ span: keySpan, newText: meant }, ...below(key, document).map(renamed(key, meant))],
            },
          ],
        }),
      });
    }
  },
});

/** The ids written below a node that go on with its own. */
function below(key: string, { declarations }: DocumentFacts): readonly Declaration[] {
  return declarations.filter(
    (one) =>
      one.kind === 'endpoint' &&
      one.written &&
      `${one.parent}.`.startsWith(`${key}.`) &&
      one.key.startsWith(`${key}.`),
  );
}

function renamed(key: string, meant: string): (one: Declaration) => Fix['edits'][number] {
  return (one) => ({ span: one.keySpan, newText: meant + one.key.slice(key.length) });
}

function isChildOf(key: string, parent: string): boolean {
  return key.startsWith(`${parent}.`) && !key.slice(parent.length + 1).includes('.');
}
