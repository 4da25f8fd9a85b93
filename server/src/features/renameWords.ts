import type { Mention } from '../atlas/thing';
import { readBibtex } from '../syntax/bibtex';
import type { Atlas } from '../workspace/atlas';
import { type Edit, pathOf, placeName, type Texts, textOf } from './edits';
import { keysOf, type Renaming, renamedKey } from './renameKey';

/** Fields of an entry that name other entries (BibLaTeX manual, 2.2.3). */
const NAMING = new Set(['crossref', 'xref', 'xdata', 'entryset', 'related', 'ids']);

/** Where entries of a bibliography name one another. */
export function crossReferenceEdits(
  atlas: Atlas,
  { kind, from, to }: Renaming,
  texts: Texts,
): readonly Edit[] {
  if (kind !== 'reference') return [];
  return bibliographies(atlas).flatMap((uri) => {
    const text = textOf(atlas, texts, uri);
    return (text === undefined ? [] : readBibtex(text).entries).flatMap(({ fields }) =>
      fields.flatMap(({ name, valueSpan }): readonly Edit[] => {
        if (!NAMING.has(name)) return [];
        const written = text!.slice(valueSpan.from, valueSpan.to);
        return [...written.matchAll(/[^\s,{}"]+/g)].flatMap(({ 0: key, index }) =>
          key === from
            ? [
                {
                  uri,
                  span: { from: valueSpan.from + index, to: valueSpan.from + index + key.length },
                  newText: to,
                },
              ]
            : [],
        );
      }),
    );
  });
}

export function bibliographies(atlas: Atlas): readonly string[] {
  return [...atlas.tables.documents.values()].flatMap(({ kind, uri }) =>
    kind === 'bibliography' && /\.bib$/i.test(uri) ? [uri] : [],
  );
}

/** Numbers of a chapter that its own headings carry: `35.2 Design`. */
export function headingNumberEdits(atlas: Atlas, renaming: Renaming): readonly Edit[] {
  const { kind, from } = renaming;
  const facts = kind === 'chapter' ? atlas.tables.chapter(from) : undefined;
  return (facts?.headings ?? []).flatMap(({ number, numberSpan }) => {
    const to = number === undefined ? undefined : renamedKey(renaming, 'section', number);
    return to !== undefined && numberSpan && numberSpan.to - numberSpan.from === number!.length
      ? [{ uri: facts!.uri, span: numberSpan, newText: to }]
      : [];
  });
}

/** *an A1 slot* and *a B1 slot*: the article before an id whose letter is said with another sound. */
export function articleEdit(
  uri: string,
  { keySpan }: Pick<Mention, 'keySpan'>,
  newText: string,
  text: string,
): Edit | undefined {
  const before = /(?<![\p{L}\p{N}])([Aa]n?)[ \n]$/u.exec(
    text.slice(Math.max(0, keySpan.from - 5), keySpan.from),
  );
  const article = before?.[1];
  if (before === null || article === undefined) return undefined;
  const opens = (word: string): boolean => /^[AEFHILMNORSX]/.test(word);
  if (opens(newText) === opens(text.slice(keySpan.from, keySpan.to))) return undefined;
  const fit = opens(newText) ? `${article[0]}n` : article[0]!;
  const from = keySpan.from - before[0].length;
  return fit === article ? undefined : { uri, span: { from, to: from + article.length }, newText: fit };
}

/** Why a group cannot have these letters: words of a text that look like its slots would be taken for them. */
export function lettersProblem(atlas: Atlas, renaming: Renaming, texts: Texts): string | undefined {
  if (renaming.kind !== 'group') return undefined;
  const keys = new Set(keysOf(atlas, renaming).map(([kind, key]) => renamedKey(renaming, kind, key)));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])${renaming.to}[1-9]\\d*(?:\\.[1-9]\\d*)*(?![\\p{L}\\p{N}_])`,
    'gu',
  );
  for (const [uri, text] of texts) {
    const facts = atlas.tables.documents.get(uri);
    if (!facts || facts.kind === 'bibliography') continue;
    for (const { 0: key, index } of text.matchAll(pattern))
      if (keys.has(key))
        return `${key} already means something else ${placeName(atlas, facts, { from: index, to: index })}. Choose other letters.`;
  }
  return undefined;
}

/** A level goes by its titles in texts, and by its id written large: words that would mean nothing any more. */
export function levelProblem(atlas: Atlas, { kind, from }: Renaming): string | undefined {
  const level = kind === 'level' ? atlas.manifest?.levels.find(({ id }) => id === from) : undefined;
  const large = from.charAt(0).toUpperCase() + from.slice(1);
  if (!level || [level.title, ...level.also].includes(large)) return undefined;
  for (const facts of atlas.tables.documents.values()) {
    const said = facts.references.shown.find(
      ({ kind: what, text, textSpan }) =>
        what === 'level' && text === from && textSpan.to - textSpan.from === from.length,
    );
    if (said)
      return `Texts call this level ${large} (${pathOf(atlas, facts.uri)}). List that under its "also" in atlas.yaml first.`;
  }
  return undefined;
}
