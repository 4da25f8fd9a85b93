import { type FileLink, linkTarget } from '../atlas/referenceLink';
import { resolveUri } from '../syntax/uri';
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
      } else if (link.path !== '' && !isFound(link, document.uri, atlas)) {
        report({
          span: link.pathSpan,
          message: `There is no file "${link.path}" ${link.path.startsWith('/') ? "below the atlas's folder" : 'beside this one'}. Correct the path, or remove the ${link.image ? 'image' : 'link'}.`,
        });
      }
    }
  },
});

/**
 * A folder cannot be asked for; an address without an ending is taken for a page whose ending a site leaves out. What a site generator makes or
 * serves is not for this rule: a page of its (`.html`), an address that starts at the site's root and names no source of the atlas (`/reference/x`,
 * `/img/a.png`), a picture that it looks for from a folder further up.
 */
function isFound(link: FileLink, uri: string, atlas: AtlasReader): boolean {
  const target = linkTarget(link, uri, atlas.root);
  if (target === undefined || target.endsWith('/') || atlas.file(target)) return true;
  const ending = /\.[^./]*$/.exec(target)?.[0].toLowerCase();
  if (ending === '.html' || ending === '.htm') return true;
  if (link.path.startsWith('/') && !/^\.(?:mdx?|ya?ml|bib)$/.test(ending ?? '')) return true;
  if (ending !== undefined) return link.image && isAbove(link.path, uri, atlas);
  return ['.mdx', '.md', '/index.mdx', '/index.md', '/README.md'].some((other) => atlas.file(target + other));
}

/** A picture that a site looks for from a folder further up, or among the files that it serves as they are. */
function isAbove(path: string, uri: string, atlas: AtlasReader): boolean {
  const name = path.replace(/^(?:\.{1,2}\/)+/, '');
  for (let folder = parent(uri); folder.length >= atlas.root.length; folder = parent(folder)) {
    for (const served of path.startsWith('.') ? STATIC : ['', ...STATIC]) {
      const target = resolveUri(served + name, folder);
      if (target !== undefined && atlas.file(target)) return true;
    }
  }
  return false;
}

const STATIC = ['public/', 'static/', 'assets/'];

/** The folder that holds a file or folder, ending in `/`. */
function parent(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/', uri.length - 2) + 1);
}
