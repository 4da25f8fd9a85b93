import { type FileLink, linkTarget } from '../atlas/referenceLink';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Finding } from './rule';
import { inWords, nearest } from './standing';

export const unknownSection = defineRule({
  code: 'unknown-section',
  severity: 'error',
  summary: 'names a section or heading that is not there',
  check: (document, atlas, report) => {
    for (const mention of document.mentions) {
      if (mention.kind !== 'section' || mention.doubtful) continue;
      const message = missing(atlas, mention.key);
      if (message) report({ span: mention.span, message });
    }
    for (const link of document.references.links) {
      const finding = lost(link, document.uri, atlas);
      if (finding) report(finding);
    }
  },
});

/** `35.2` is the second level-2 heading of chapter 35, or the one that carries that number. Deeper numbers are followed no further. */
function missing(atlas: AtlasReader, key: string): string | undefined {
  const [chapter = '', number = ''] = key.split('.');
  const sections = atlas.sections(chapter);
  if (!sections || (Number(number) <= sections.length && Number(number) > 0)) return undefined;
  if (sections.some((section) => section.number === `${chapter}.${number}` || section.number === key))
    return undefined;
  const titles = sections.map(
    (section, index) => `${section.number ?? `${chapter}.${index + 1}`} ${section.title}`,
  );
  return `Chapter ${chapter} has no section ${key}: ${titles.length > 0 ? `it has ${inWords(titles)}` : 'it has no level-2 headings'}. Name one that is there.`;
}

/** The heading that a link's fragment names. Only text documents of the atlas are looked into; a file that is not there is another rule's. */
function lost(link: FileLink, uri: string, atlas: AtlasReader): Finding | undefined {
  const { fragment } = link;
  if (fragment === undefined || /^(?:$|top$|:~:|user-content-|fn)/i.test(fragment)) return undefined;
  const target = linkTarget(link, uri, atlas.root);
  const slugs = target === undefined ? undefined : atlas.slugs(target);
  if (!slugs || slugs.includes(fragment)) return undefined;
  const meant = nearest(fragment, slugs);
  const where = link.path === '' ? 'this file' : link.path;
  const { fragmentSpan } = link;
  return {
    span: fragmentSpan ?? link.span,
    message: `No heading of ${where} is "#${fragment}". ${meant ? `Did you mean "#${meant}"?` : slugs.length > 0 ? `It has ${inWords(slugs.map((slug) => `#${slug}`))}.` : 'It has no headings.'}`,
    ...(meant &&
      fragmentSpan && {
        fixes: [
          { title: `Write #${meant}`, safe: false, edits: [{ span: fragmentSpan, newText: `#${meant}` }] },
        ],
      }),
  };
}
