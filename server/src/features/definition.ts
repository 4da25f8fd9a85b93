import { linkAt } from '../atlas/referenceLink';
import { offsetAt, type Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { fileAt, type Location, locationOf, thingAt } from './location';

/** Where the thing under the cursor is declared; of a link, the heading or file it leads to. */
export function definition(atlas: Atlas, uri: string, position: Position): readonly Location[] {
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  if (thing) {
    if (thing.kind === 'section') return section(atlas, thing.key);
    return atlas.tables
      .held(thing.kind, thing.key)
      .flatMap(
        (held) => locationOf(atlas, held.uri, held.declaration.keySpan, held.declaration.fullSpan) ?? [],
      );
  }
  const facts = atlas.tables.documents.get(uri);
  const link = facts && linkAt(facts, offsetAt(facts.lineStarts, position), atlas.root);
  const file = link && fileAt(atlas, link.target);
  if (file === undefined) return [];
  const target = atlas.tables.documents.get(file);
  const heading =
    link?.fragment === undefined ? undefined : target?.headings.find((other) => other.slug === link.fragment);
  if (target && heading) return [locationOf(atlas, file, heading.span, heading.sectionSpan) ?? []].flat();
  const start = { line: 0, character: 0 };
  return [{ uri: file, range: { start, end: start }, full: { start, end: start } }];
}

/** `35.2`: the second level-2 heading of chapter 35, or the one that carries that number. */
function section(atlas: Atlas, key: string): readonly Location[] {
  const [chapter = '', ...rest] = key.split('.');
  const facts = atlas.tables.chapter(chapter);
  const headings = facts?.headings.filter((heading) => heading.level === 2) ?? [];
  const heading =
    headings.find((other) => other.number === key) ??
    (rest.length === 1 ? headings[Number(rest[0]) - 1] : undefined);
  return facts && heading
    ? [locationOf(atlas, facts.uri, heading.span, heading.sectionSpan) ?? []].flat()
    : [];
}
