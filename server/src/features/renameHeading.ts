import { collectHeadings, type HeadingFact } from '../atlas/heading';
import { linkTarget } from '../atlas/referenceLink';
import { sectionPlaces } from '../atlas/section';
import { readMarkdown } from '../syntax/markdown/read';
import { mdxErrors } from '../syntax/mdxStrict';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { type Edit, isRefusal, pathOf, placeName, type Refusal } from './edits';
import type { RenameTarget } from './renameTarget';

type HeadingTarget = Extract<RenameTarget, { what: 'heading' }>;

/** What of a heading is its name: its words, a number in front and a `{#id}` behind left out. */
export function headingWords({ heading }: HeadingTarget, text: string): Span {
  const { span, numberSpan } = heading;
  const written = text.slice(span.from, span.to);
  const lead = numberSpan ? /^[.)]?[ \t]+/.exec(text.slice(numberSpan.to, span.to)) : undefined;
  const from = numberSpan && lead ? numberSpan.to + lead[0].length : span.from;
  return { from, to: span.from + written.trimEnd().length };
}

/** Another heading, and the links to it and to those whose slugs change with it, in every document. */
export function headingEdits(
  atlas: Atlas,
  target: HeadingTarget,
  newName: string,
  text: string,
): readonly Edit[] | Refusal {
  const { heading, home } = target;
  const span = headingWords(target, text);
  const words = newName.trim();
  const problem = headingProblem(atlas, target, words);
  if (problem) return { refused: problem };
  const after = text.slice(0, span.from) + words + text.slice(span.to);
  const mdx = /\.mdx$/i.test(home);
  const [old, now] = [headingsOf(text, mdx), headingsOf(after, mdx)];
  const index = old.findIndex((other) => other.span.from === heading.span.from);
  const renamed = now[index];
  const isSound =
    index >= 0 &&
    renamed !== undefined &&
    old.length === now.length &&
    old.every(({ level }, at) => level === now[at]!.level) &&
    !(mdx && mdxErrors(after).length > mdxErrors(text).length);
  if (!isSound)
    return {
      refused: `"${words}" would not be read as one heading. Leave marks such as "{", "<" and "#" out.`,
    };
  if (renamed.slug === '')
    return { refused: 'A heading needs letters or digits, so that links can lead to it.' };
  const slugs = new Map(
    old.flatMap(({ slug }, at) => (slug === now[at]!.slug ? [] : [[slug, now[at]!.slug]])),
  );
  const { anchors } = atlas.tables.documents.get(home)!.references;
  if (anchors.includes(renamed.slug) && !anchors.includes(heading.slug))
    return { refused: `An element of ${pathOf(atlas, home)} has the id "${renamed.slug}" already.` };
  // A slug that two headings would share leads to the first.
  for (const anchor of anchors) slugs.delete(anchor);
  const links = linkEdits(atlas, home, slugs);
  return isRefusal(links) ? links : [{ uri: home, span, newText: words }, ...links];
}

function headingsOf(source: string, mdx: boolean): readonly HeadingFact[] {
  return collectHeadings(readMarkdown(source, { mdx, frontMatter: true }).tree, source.length);
}

function headingProblem(atlas: Atlas, { heading, home }: HeadingTarget, words: string): string | undefined {
  if (words === '' || /[\r\n]/.test(words)) return 'A heading is one line of words.';
  const facts = atlas.tables.documents.get(home)!;
  const { manifest } = atlas;
  const asked =
    facts.subject && manifest && Object.hasOwn(manifest.sections, facts.subject.kind)
      ? (manifest.sections[facts.subject.kind] ?? [])
      : [];
  const place = sectionPlaces(asked);
  if (place(heading.title) >= 0 && place(words) !== place(heading.title))
    return `"sections" in atlas.yaml asks for "${asked[place(heading.title)]}". Change it there first.`;
  if (
    place(heading.title) < 0 &&
    place(words) >= 0 &&
    facts.headings.some(({ title }) => place(title) === place(words))
  )
    return `There is a section "${asked[place(words)]}" already.`;
  return LISTS_WORKS.test(heading.title) && !LISTS_WORKS.test(words)
    ? 'A list of works is known by its heading: "References" or "Further reading".'
    : undefined;
}

const LISTS_WORKS =
  /^(?:further\s+reading|references|bibliography|reading\s+list|works\s+cited|sources|literature)\s*$/i;

function linkEdits(
  atlas: Atlas,
  home: string,
  slugs: ReadonlyMap<string, string>,
): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  if (slugs.size === 0) return edits;
  for (const facts of atlas.tables.documents.values()) {
    for (const link of facts.references.links) {
      const { fragment, fragmentSpan } = link;
      const slug = fragment === undefined ? undefined : slugs.get(fragment);
      if (slug === undefined || !fragmentSpan || linkTarget(link, facts.uri, atlas.root) !== home) continue;
      // With escapes in it nobody can say where in an address the heading begins.
      if (link.path !== '' && fragmentSpan.from === link.span.from)
        return {
          refused: `The link ${placeName(atlas, facts, link.span)} is written with escapes. Write it plainly first.`,
        };
      edits.push({
        uri: facts.uri,
        span: { from: fragmentSpan.from + 1, to: fragmentSpan.to },
        newText: slug.replace(/[\s()<>%]/g, encodeURIComponent),
      });
    }
  }
  return edits;
}
