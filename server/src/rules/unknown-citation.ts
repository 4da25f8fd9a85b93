import { distance } from 'fastest-levenshtein';
import type { Mention } from '../atlas/thing';
import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';

export const unknownCitation = defineRule({
  code: 'unknown-citation',
  severity: 'error',
  summary: 'a key that no entry has',
  check: (document, atlas, report) => {
    if (!atlas.has('reference')) return;
    for (const mention of document.mentions) {
      if (mention.kind !== 'reference' || atlas.exists('reference', mention.key)) continue;
      if (mention.form === 'citation' && CROSS_REFERENCE.test(mention.key)) continue;
      const near = nearest(mention, atlas);
      report({
        span: mention.span,
        message: `No entry of the bibliography has the key "${mention.key}".${near ? ` Did you mean "${near.key}"?` : ''}`,
        ...(near && {
          related: [{ message: `"${near.key}" is here.`, thing: { kind: 'reference', key: near.key } }],
          fixes: [
            {
              title: `Change to "${near.key}"`,
              safe: near.safe,
              edits: [{ span: mention.keySpan, newText: near.key }],
            },
          ],
        }),
      });
    }
  },
});

/** `@fig:loop`, `@tbl-rates`: figures, tables, equations and their likes, which pandoc-crossref and Quarto number; no work is meant. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|tab|eq|eqn|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)[:-]./;

/** The key that was most likely meant. Sure only where nothing but case differs, and one key alone does so. */
function nearest(
  mention: Mention,
  atlas: AtlasReader,
): { readonly key: string; readonly safe: boolean } | undefined {
  const keys = atlas.keys('reference');
  const low = mention.key.toLowerCase();
  const inCase = keys.filter((key) => key.toLowerCase() === low);
  if (inCase[0] !== undefined) return { key: inCase[0], safe: inCase.length === 1 };
  let best: string | undefined;
  let least = Math.max(1, Math.floor(low.length / 4)) + 1;
  for (const key of keys) {
    if (Math.abs(key.length - low.length) >= least) continue;
    const apart = distance(key.toLowerCase(), low);
    if (apart < least) {
      least = apart;
      best = key;
    }
  }
  return best === undefined ? undefined : { key: best, safe: false };
}
