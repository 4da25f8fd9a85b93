import { linkTarget } from '../atlas/referenceLink';
import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';

export const brokenLink = defineRule({
  code: 'broken-link',
  severity: 'error',
  summary: 'names a file that is not there',
  check: (document, atlas, report) => {
    for (const link of document.references.links) {
      if (link.kind === 'unknown') {
        report({
          span: link.span,
          message: `"${link.path}" is no address in an atlas. Write one like atlas:A2, atlas:A1.3, atlas:group/B, atlas:topic/name or atlas:chapter/19.`,
        });
      } else if (link.kind === 'empty') {
        report({
          span: link.span,
          message: 'This link has no address. Give it one, or keep its words alone.',
        });
      } else if (link.path !== '' && !isFound(linkTarget(link, document.uri, atlas.root), atlas)) {
        report({
          span: link.pathSpan,
          message: `There is no file "${link.path}" ${link.path.startsWith('/') ? "below the atlas's folder" : 'beside this one'}. Correct the path, or remove the ${link.image ? 'image' : 'link'}.`,
        });
      }
    }
  },
});

/** A folder cannot be asked for; an address without an ending is taken for a page whose ending a site leaves out. */
function isFound(target: string | undefined, atlas: AtlasReader): boolean {
  if (target === undefined || target.endsWith('/') || atlas.file(target)) return true;
  if (/\.[^/]*$/.test(target)) return false;
  return ['.mdx', '.md', '/index.mdx', '/index.md', '/README.md'].some((ending) =>
    atlas.file(target + ending),
  );
}
