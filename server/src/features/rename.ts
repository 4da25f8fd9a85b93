import { pinEdits } from '../atlas/pin';
import { type Position, type Range, rangeOf } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import {
  type Edit,
  isRefusal,
  pathOf,
  placeEdits,
  placeName,
  type Refusal,
  type TextEdit,
  type Texts,
  textOf,
} from './edits';
import { effectEdits } from './renameEffects';
import { headingEdits, headingWords } from './renameHeading';
import { hasKeysBelow, isMove, keysOf, type Renaming, renamedKey } from './renameKey';
import { manifestEdits, needsManifest } from './renameManifest';
import { mentionEdits } from './renameMentions';
import { nameProblem } from './renameName';
import { rangeEdits, rangeSplitter } from './renameRange';
import { type RenameTarget, renameTarget } from './renameTarget';
import {
  articleEdit,
  bibliographies,
  crossReferenceEdits,
  headingNumberEdits,
  lettersProblem,
  levelProblem,
} from './renameWords';

/** What is to be renamed at a position, and by which name it goes. */
export interface Renameable {
  readonly range: Range;
  readonly placeholder: string;
}

/** Documents whose texts an answer needs, beside what is known of all. */
export function textsForRename(
  atlas: Atlas,
  uri: string,
  position: Position,
  newName?: string,
): readonly string[] {
  const target = renameTarget(atlas, uri, position);
  if (!target || isRefusal(target)) return [];
  if (target.what === 'heading') return [target.home];
  if (newName === undefined) return [];
  return wantedTexts(atlas, { kind: target.kind, from: target.key, to: newName.trim() });
}

function wantedTexts(atlas: Atlas, renaming: Renaming): readonly string[] {
  const { tables } = atlas;
  const documents = [...tables.documents.values()];
  const split = rangeSplitter(atlas, renaming);
  if (renaming.kind === 'group') return documents.map((facts) => facts.uri);
  // The article before an id may be another in front of other letters.
  const names = new Set(
    isMove(renaming) ? keysOf(atlas, renaming).flatMap(([kind, key]) => tables.mentioning(kind, key)) : [],
  );
  return [
    ...(needsManifest(renaming) ? [atlas.manifestUri] : []),
    ...(renaming.kind === 'reference' ? bibliographies(atlas) : []),
    ...documents
      .filter(
        (facts) =>
          names.has(facts.uri) || facts.references.ranges.some((range) => split(range) !== undefined),
      )
      .map((facts) => facts.uri),
  ];
}

/** Whether and what can be renamed at a position; `undefined` in a document of no atlas. */
export function prepareRename(
  atlas: Atlas,
  uri: string,
  position: Position,
  texts: Texts,
): Renameable | Refusal | undefined {
  const target = renameTarget(atlas, uri, position);
  if (!target || isRefusal(target)) return target;
  const { lineStarts } = atlas.tables.documents.get(uri)!;
  if (target.what === 'thing') return { range: rangeOf(lineStarts, target.span), placeholder: target.key };
  const text = textOf(atlas, texts, target.home);
  if (text === undefined) return changed(atlas, target.home);
  const words = headingWords(target, text);
  const own = target.span === target.heading.span;
  return {
    range: rangeOf(lineStarts, own ? words : target.span),
    placeholder: text.slice(words.from, words.to),
  };
}

/**
 * The edits that give what stands at a position another name in every document of the atlas, or why it cannot have that name. What is inexact in them says
 * so; the rest leaves an atlas with no more findings than before.
 */
export function rename(
  atlas: Atlas,
  uri: string,
  position: Position,
  newName: string,
  texts: Texts,
): readonly TextEdit[] | Refusal | undefined {
  const target = renameTarget(atlas, uri, position);
  if (!target || isRefusal(target)) return target;
  if (target.what === 'heading') {
    const text = textOf(atlas, texts, target.home);
    if (text === undefined) return changed(atlas, target.home);
    const edits = headingEdits(atlas, target, newName, text);
    return isRefusal(edits) ? edits : placeEdits(atlas, edits);
  }
  const renaming: Renaming = { kind: target.kind, from: target.key, to: newName.trim() };
  if (renaming.to === renaming.from) return [];
  const problem =
    nameProblem(atlas, renaming) ?? levelProblem(atlas, renaming) ?? lettersProblem(atlas, renaming, texts);
  if (problem !== undefined) return { refused: problem };
  const edits = thingEdits(atlas, target, renaming, texts);
  return isRefusal(edits) ? edits : placeEdits(atlas, edits);
}

type ThingTarget = Extract<RenameTarget, { what: 'thing' }>;

function thingEdits(
  atlas: Atlas,
  { declaration, home }: ThingTarget,
  renaming: Renaming,
  texts: Texts,
): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  for (const uri of wantedTexts(atlas, renaming))
    if (textOf(atlas, texts, uri) === undefined) return changed(atlas, uri);
  for (const part of [
    manifestEdits(atlas, renaming, declaration, textOf(atlas, texts, atlas.manifestUri)),
    effectEdits(atlas, renaming),
    pinned(atlas, renaming, { declaration, home }),
  ]) {
    if (isRefusal(part)) return part;
    edits.push(...part);
  }
  // What is taken out of the manifest is not renamed there as well.
  const removed = new Map([
    [atlas.manifestUri, edits.flatMap(({ newText, span }) => (newText === '' ? [span] : []))],
  ]);
  edits.push(...crossReferenceEdits(atlas, renaming, texts), ...headingNumberEdits(atlas, renaming));
  const split = rangeSplitter(atlas, renaming);
  for (const uri of documentsOf(atlas, renaming)) {
    const facts = atlas.tables.documents.get(uri)!;
    const text = textOf(atlas, texts, uri);
    const ranges = rangeEdits(facts, split, text);
    const regions = (facts.regions?.regions ?? []).map(({ inner }) => inner);
    const found = mentionEdits(atlas, facts, renaming, [
      ...ranges.spans,
      ...regions,
      ...(removed.get(uri) ?? []),
    ]);
    if (isRefusal(found)) return found;
    edits.push(...ranges.edits, ...found);
    if (text === undefined) continue;
    for (const { span, newText } of found) {
      const article = articleEdit(uri, { keySpan: span }, newText, text);
      if (article) edits.push(article);
    }
  }
  return edits;
}

/** Documents that say anything about what is renamed, its ranges among them. */
function documentsOf(atlas: Atlas, renaming: Renaming): Iterable<string> {
  const { tables } = atlas;
  const { kind, from } = renaming;
  if (hasKeysBelow(kind)) return tables.documents.keys();
  return new Set([...tables.held(kind, from).map(({ uri }) => uri), ...tables.mentioning(kind, from)]);
}

/** An endpoint that is numbered by its place gets its new id written. */
function pinned(
  atlas: Atlas,
  renaming: Renaming,
  { declaration, home }: Pick<ThingTarget, 'declaration' | 'home'>,
): readonly Edit[] | Refusal {
  if (renaming.kind !== 'endpoint' || declaration.written) return [];
  const facts = atlas.tables.documents.get(home)!;
  const to = renamedKey(renaming, 'endpoint', declaration.key) ?? renaming.to;
  const edits = pinEdits({ ...declaration, key: to }, facts);
  return edits
    ? edits.map((edit) => ({ uri: home, raw: true as const, ...edit }))
    : {
        refused: `${declaration.key} has no id of its own ${placeName(atlas, facts, declaration.fullSpan)}. Write one there first.`,
      };
}

/** Its text is not the one that is known: it has just been written by somebody else. */
function changed(atlas: Atlas, uri: string): Refusal {
  return { refused: `${pathOf(atlas, uri)} has just changed. Try again.` };
}
