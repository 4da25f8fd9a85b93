import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';
import { isThere, retiredOf, standing } from './standing';

export const retiredId = defineRule({
  code: 'retired-id',
  severity: 'warning',
  summary: 'an id that `retired` says was merged or dropped',
  check: (document, atlas, report) => {
    // What took the place of one may have been retired since: the list is a history.
    if (document.kind === 'manifest') return;
    for (const mention of document.mentions) {
      if ((mention.kind !== 'slot' && mention.kind !== 'endpoint') || standing(atlas, mention) !== 'retired')
        continue;
      const { key, span, keySpan, form } = mention;
      const id = retiredOf(atlas, key)!;
      const successor = successorOf(atlas, id);
      const kind = id.includes('.') ? 'an endpoint' : 'a slot';
      const became =
        successor === undefined
          ? 'dropped, and nothing took its place'
          : `retired, and ${successor} took its place`;
      // Below a slot that was merged, nobody can say where an endpoint went.
      const exact = id === key && successor !== undefined && isThere(atlas, successor);
      // Nothing is related to itself.
      const isOwn =
        form === 'data' &&
        successor !== undefined &&
        document.declarations.some((declaration) => declaration.key === successor);
      report({
        span,
        message: `${id === key ? id : `${key} is of ${id}, which`} ${id === key ? `is ${kind} that ` : ''}was ${became}. ${successor === undefined ? 'Remove the reference, or say that it is history.' : `Write ${successor}${exact ? '' : ' or an endpoint of it'}.`}`,
        ...(exact &&
          !isOwn && {
            fixes: [
              {
                title: `Write ${successor}`,
                safe: form === 'component' || form === 'link',
                edits: [{ span: keySpan, newText: successor }],
              },
            ],
          }),
      });
    }
  },
});

/** Follows successors that were retired themselves; `undefined` when the way ends at nothing, or in a circle. */
function successorOf(atlas: AtlasReader, id: string): string | undefined {
  const seen = new Set<string>();
  let at: string | null | undefined = id;
  while (typeof at === 'string' && !seen.has(at)) {
    seen.add(at);
    const next: string | null | undefined = atlas.retired(at);
    if (next === undefined || isThere(atlas, at)) return at === id ? undefined : at;
    at = next;
  }
  return undefined;
}
