import { defineRule } from './rule';
import { inRange } from './standing';

export const unpinnedEndpoint = defineRule({
  code: 'unpinned-endpoint',
  severity: 'warning',
  summary: 'a reference to an endpoint that has no written `id`; the fix writes it',
  check: (document, atlas, report) => {
    if (document.stale) return;
    for (const mention of document.mentions) {
      if (mention.kind !== 'endpoint' || mention.doubtful) continue;
      const { key, span } = mention;
      const endpoint = atlas.unpinned(key);
      if (!endpoint || inRange(document, mention)) continue;
      const { uri, edits } = endpoint;
      const title = atlas.title('endpoint', key);
      report({
        span,
        message: `${key}${title ? ` ("${title.trim()}")` : ''} has its number from its place alone, so that this reference names another endpoint as soon as one is added before it. Write "id: ${key}" where it is declared.`,
        related: [{ message: `${key} by its place`, thing: { kind: 'endpoint', key } }],
        ...(edits && {
          fixes: [
            {
              title: `Write "id: ${key}" where it is declared`,
              safe: false,
              raw: true,
              edits: edits.map((edit) => ({ uri, ...edit })),
            },
          ],
        }),
      });
    }
  },
});
