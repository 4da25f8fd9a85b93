import type { Atlas } from '../workspace/atlas';
import type { Candidate } from './completion';
import { yamlCursor } from './yamlCursor';

/**
 * Whole entries to fill in, in the notation of snippets (LSP 3.17), at the places where they begin: a slot, a topic or a chapter in a file that is empty, an
 * endpoint, a number or a chapter of the outline as an item of its list, an entry of a bibliography.
 */
export function snippetCompletion(
  atlas: Atlas,
  uri: string,
  offset: number,
  text: string,
): { readonly from: number; readonly candidates: readonly Candidate[] } | undefined {
  const word = /[\w-]*$/.exec(text.slice(0, offset))![0];
  const from = offset - word.length;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, from);
  const offer = (
    ...candidates: readonly Candidate[]
  ): { from: number; candidates: readonly Candidate[] } => ({ from, candidates });
  if (/\.bib$/i.test(uri))
    return line === '@' || line === '' ? { from: from - line.length, candidates: ENTRIES } : undefined;
  const isBlank = text.slice(0, from).trim() === '' && text.slice(offset).trim() === '';
  if (/\.mdx?$/i.test(uri)) return isBlank ? offer(...TEXTS) : undefined;
  if (!/\.ya?ml$/i.test(uri)) return undefined;
  if (isBlank) return uri === atlas.manifestUri ? undefined : offer(slot(atlas));
  if (!/^[ \t]*-[ \t]+$/.test(line)) return undefined;
  const cursor = yamlCursor(text, offset);
  const list = cursor?.at === 'key' ? cursor.path.at(-2) : undefined;
  const item = list === undefined || !Object.hasOwn(ITEMS, list) ? undefined : ITEMS[list];
  const isOurs = (uri === atlas.manifestUri) === (list === 'outline');
  return item && isOurs && cursor!.present.length === 0 ? offer(item) : undefined;
}

function snippet(label: string, detail: string, newText: string): Candidate {
  return { label, detail, kind: 'snippet', newText };
}

const ITEMS: Readonly<Record<string, Candidate>> = {
  endpoints: snippet('endpoint', 'an endpoint with an id', `id: \${1:A1.1}\n  title: \${2:Title}$0`),
  numbers: snippet(
    'number',
    'a number with its source',
    `text: \${1:What was measured}\n  cite: [\${2:key}]$0`,
  ),
  outline: snippet(
    'chapter',
    'a chapter that exists elsewhere',
    `{ chapter: \${1:1}, title: \${2:Title} }$0`,
  ),
};

const TEXTS: readonly Candidate[] = [
  snippet(
    'topic',
    'front matter of a topic',
    `---\ntopic: \${1:id}\ntitle: \${2:Title}\nrelevant_to: [\${3:A1}]\n---\n\n$0`,
  ),
  snippet(
    'chapter',
    'front matter of a chapter',
    `---\nchapter: \${1:1}\ntitle: \${2:Title}\nreferences: [\${3:key}]\n---\n\n$0`,
  ),
  snippet('slot text', "front matter of a slot's text", `---\nslot: \${1:A1}\n---\n\n$0`),
];

const ENTRIES: readonly Candidate[] = ['article', 'inproceedings', 'book', 'misc'].map((type) => {
  const where = {
    article: `  journal = {\${5:Journal}},\n`,
    inproceedings: `  booktitle = {\${5:Proceedings}},\n`,
    book: `  publisher = {\${5:Publisher}},\n`,
    misc: '',
  }[type];
  return snippet(
    `@${type}`,
    'an entry of the bibliography',
    `@${type}{\${1:key},\n  author = {\${2:Family, Given}},\n  title = {\${3:Title}},\n${where}  year = {\${4:2024}}\n}$0`,
  );
});

/** With the next number of the first group and the sections that the manifest asks for. */
function slot(atlas: Atlas): Candidate {
  const group = atlas.manifest?.groups[0]?.id ?? 'A';
  let number = 1;
  while (
    atlas.tables.held('slot', group + number).length > 0 ||
    Object.hasOwn(atlas.manifest?.retired ?? {}, group + number)
  )
    number++;
  const levels = (atlas.manifest?.levels ?? []).map(({ id }) => id.replace(/[\\$},|]/g, '\\$&')).join(',');
  return snippet(
    'slot',
    'a slot',
    `slot: \${1:${group}${number}}\ntitle: \${2:Title}\nposition:\n  level: \${3|${levels}|}\n  summary: \${4:Why}\ndefinition: |\n  \${5:What it is.}\nreferences: [\${6:key}]\n$0`,
  );
}
