import type { DocumentFacts } from '../atlas/facts';
import { SECTION_FIELDS } from '../atlas/slot';
import type { ThingKind } from '../atlas/thing';
import { encodeSegment, resolveUri } from '../syntax/uri';
import { readYaml, type YamlList, yamlEntry } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import { compare, groupOf } from '../workspace/key';
import { type Edit, type Texts, textOf } from './edits';
import { appended, indentOf, lineEnd, newlineOf } from './yamlEdit';

/** Something that a text names and that is to be made: a file of its own, or an entry of one that is there. */
export interface Creation {
  readonly edits: readonly Edit[];
  readonly file?: { readonly uri: string; readonly text: string };
}

/** Where a thing of this kind is written down: the kinds of places there are for it in this atlas. */
export function placesFor(atlas: Atlas, kind: ThingKind, key: string): readonly ('file' | 'entry')[] {
  switch (kind) {
    case 'slot':
      return atlas.tables.held('group', groupOf(key)).length > 0 && /^[A-Z]{1,3}[1-9]\d*$/.test(key)
        ? ['file']
        : [];
    case 'topic':
      return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(key) ? ['file'] : [];
    case 'chapter':
      return /^[1-9]\d{0,2}$/.test(key) ? ['entry', 'file'] : [];
    case 'reference':
      return bibliographyOf(atlas) === undefined ? [] : ['entry'];
    default:
      return [];
  }
}

/** Documents whose texts are needed to make an entry. */
export function textsForCreation(atlas: Atlas, kind: ThingKind, place: 'file' | 'entry'): readonly string[] {
  if (place === 'file') return [];
  const uri = kind === 'reference' ? bibliographyOf(atlas) : atlas.manifestUri;
  return uri === undefined ? [] : [uri];
}

/** A skeleton in which what has to be there is there, in words that say that they are to be written. `undefined` where there is no place for it. */
export function createThing(
  atlas: Atlas,
  kind: ThingKind,
  key: string,
  place: 'file' | 'entry',
  texts: Texts,
): Creation | undefined {
  if (!placesFor(atlas, kind, key).includes(place) || atlas.tables.held(kind, key).length > 0)
    return undefined;
  if (place === 'file') {
    const file = { uri: fileFor(atlas, kind, key), text: fileText(atlas, kind, key) };
    return atlas.tables.hasFile(file.uri) ? undefined : { edits: [], file };
  }
  const edit = kind === 'reference' ? entryEdit(atlas, key, texts) : outlineEdit(atlas, key, texts);
  const text = edit && texts.get(edit.uri);
  // Written with the breaks of the text that it goes into.
  return edit && text !== undefined
    ? { edits: [{ ...edit, newText: edit.newText.replace(/\r?\n/g, newlineOf(text)) }] }
    : undefined;
}

const UNWRITTEN = 'To be written.';

function fileText(atlas: Atlas, kind: ThingKind, key: string): string {
  const asked = atlas.manifest?.sections[kind] ?? [];
  if (kind === 'slot') return slotText(atlas, key, asked);
  const headings = asked.map((name) => `## ${name}\n\n${UNWRITTEN}\n`).join('\n');
  const title = kind === 'topic' ? wordsOf(key) : `Chapter ${key}`;
  return `---\n${kind}: ${key}\ntitle: ${title}\n---\n\n${headings || `${UNWRITTEN}\n`}`;
}

function slotText(atlas: Atlas, key: string, asked: readonly string[]): string {
  const levels = atlas.reader().has('level') ? (atlas.manifest?.levels ?? []) : [];
  // Nobody has shown anything yet.
  const level = levels.at(-1);
  const fields = SECTION_FIELDS.filter((field) => asked.includes(field)).map((field) => {
    if (['definition', 'state_of_the_art', 'analyst_view'].includes(field))
      return `${field}: |\n  ${UNWRITTEN}\n`;
    if (field === 'numbers') return `${field}:\n  - text: ${UNWRITTEN}\n`;
    return field === 'references' ? `${field}: []\n` : `${field}:\n  - ${UNWRITTEN}\n`;
  });
  const position = level ? `position:\n  level: ${level.id}\n  summary: Not assessed yet\n` : '';
  return `slot: ${key}\ntitle: Slot ${key}\n${position}${fields.join('')}`;
}

/** Beside the others of its kind, and called as they are. */
function fileFor(atlas: Atlas, kind: ThingKind, key: string): string {
  const others = [...atlas.tables.documents.values()].filter(
    ({ subject, kind: file }) =>
      subject?.kind === kind && file !== 'slot-text' && (kind !== 'slot' || file === 'slots'),
  );
  const near = others.filter(({ subject }) => kind !== 'slot' || groupOf(subject!.key) === groupOf(key));
  const like = [...(near.length > 0 ? near : others)].sort((a, b) => compare(a.uri, b.uri)).at(-1);
  if (!like) {
    const folder = { slot: 'slots/', topic: 'topics/', chapter: 'chapters/' }[kind as 'slot'] ?? '';
    return `${atlas.root}${folder}${encodeSegment(kind === 'slot' ? key.toLowerCase() : key)}.${kind === 'slot' ? 'yaml' : 'mdx'}`;
  }
  const slash = like.uri.lastIndexOf('/') + 1;
  const extension = /\.\w+$/.exec(like.uri)?.[0] ?? '';
  const isLarge = like.uri.slice(slash).startsWith(like.subject!.key) && kind === 'slot';
  return like.uri.slice(0, slash) + encodeSegment(isLarge ? key : key.toLowerCase()) + extension;
}

/** `model-merging` → *Model merging* */
function wordsOf(key: string): string {
  const words = key.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** In the order of numbers, laid out as the entries beside it are. */
function outlineEdit(atlas: Atlas, key: string, texts: Texts): Edit | undefined {
  const uri = atlas.manifestUri;
  const text = textOf(atlas, texts, uri);
  if (text === undefined) return undefined;
  const { root, errors } = readYaml(text);
  const outline = yamlEntry(root, 'outline')?.value;
  const entry = `{ chapter: ${key}, title: Chapter ${key} }`;
  if (errors.length > 0 || root?.kind !== 'map' || root.flow) return undefined;
  if (outline === undefined)
    return yamlEntry(root, 'outline')
      ? undefined
      : { uri, raw: true, ...appended(text, `outline:\n  - ${entry}`) };
  return outline.kind === 'list' && !outline.flow ? listEdit(uri, text, outline, entry, key) : undefined;
}

function listEdit(uri: string, text: string, list: YamlList, entry: string, key: string): Edit | undefined {
  const { items } = list;
  const numberOf = (index: number): number => {
    const chapter = yamlEntry(items[index]!.node, 'chapter')?.value;
    return chapter?.kind === 'scalar' ? Number(chapter.source) : Number.NaN;
  };
  let before = items.length - 1;
  while (before > 0 && numberOf(before) > Number(key)) before--;
  const item = items[before];
  if (!item) return undefined;
  const indent = indentOf(text, item).slice(2);
  const first = before === 0 && numberOf(0) > Number(key);
  if (first) return { uri, raw: true, span: at(item.span.from), newText: `${entry}\n${indent}- ` };
  return { uri, raw: true, span: at(lineEnd(text, item.span.to)), newText: `\n${indent}- ${entry}` };
}

/** The file of the bibliography that takes new entries: the first. */
function bibliographyOf(atlas: Atlas): string | undefined {
  const paths = atlas.manifest?.bibliography ?? [];
  const uris = paths.flatMap((path) => resolveUri(path, atlas.root) ?? []);
  return uris.find((uri) => isSound(atlas.tables.documents.get(uri)));
}

function isSound(facts: DocumentFacts | undefined): boolean {
  return facts?.kind === 'bibliography' && facts.whole && facts.faults.length === 0;
}

function entryEdit(atlas: Atlas, key: string, texts: Texts): Edit | undefined {
  const uri = bibliographyOf(atlas);
  const text = uri === undefined ? undefined : textOf(atlas, texts, uri);
  if (uri === undefined || text === undefined) return undefined;
  const year = /(?:19|20)\d\d/.exec(key)?.[0] ?? atlas.reader().today.slice(0, 4);
  const author = wordsOf(/^\p{L}+/u.exec(key)?.[0] ?? 'Author');
  const end = text.trimEnd().length;
  if (/\.bib$/i.test(uri)) {
    const entry = `@misc{${key},\n  author = {${author}},\n  title = {The title of ${key}},\n  year = {${year}}\n}\n`;
    return {
      uri,
      raw: true,
      span: { from: end, to: text.length },
      newText: end === 0 ? entry : `\n\n${entry}`,
    };
  }
  const { root } = readYaml(text);
  const list = root?.kind === 'map' ? yamlEntry(root, 'references')?.value : root;
  const last = list?.kind === 'list' ? list.items.at(-1) : undefined;
  if (list?.kind !== 'list' || !last) return undefined;
  if (list.flow) {
    const item = `{ "id": "${key}", "type": "document", "author": [{ "family": "${author}" }], "title": "The title of ${key}", "issued": { "date-parts": [[${year}]] } }`;
    const line = text.slice(0, last.span.from).lastIndexOf('\n') + 1;
    const lead = text.slice(line, last.span.from);
    return {
      uri,
      raw: true,
      span: at(last.span.to),
      newText: /^\s*$/.test(lead) && line > 0 ? `,\n${lead}${item}` : `, ${item}`,
    };
  }
  const indent = indentOf(text, last).slice(2);
  return {
    uri,
    raw: true,
    span: at(lineEnd(text, last.span.to)),
    newText: `\n${indent}- id: ${key}\n${indent}  type: document\n${indent}  author:\n${indent}    - family: ${author}\n${indent}  title: The title of ${key}\n${indent}  issued: ${year}`,
  };
}

function at(offset: number): Edit['span'] {
  return { from: offset, to: offset };
}
