import type { DocumentFacts } from '../atlas/facts';
import type { ThingKind } from '../atlas/thing';
import { type Position, type Range, rangeOf } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { countComponent } from './countComponent';
import { createThing, placesFor, textsForCreation } from './createThing';
import { type Diagnostic, diagnostics } from './diagnostics';
import { type Edit, isRefusal, pathOf, placeEdits, type TextEdit, type Texts, textOf } from './edits';
import { safeFixes } from './fixAll';
import { type EndpointPlace, endpointAt, moveEndpoint, placeOfEndpoint } from './moveEndpoint';
import { documentsNaming, renumberEndpoints, renumbering } from './renumberEndpoints';
import { sortReferences } from './sortReferences';

/** Something an author can have done, beyond the fixes that findings carry. Its edits are made when it is chosen. */
export interface Action {
  readonly title: string;
  readonly kind:
    | 'quickfix'
    | 'refactor.rewrite'
    | 'refactor.move'
    | 'source.sortReferences.atlas'
    | `source.fixAll.atlas.${string}`;
  readonly name: ActionName;
  /** The finding it is an answer to. */
  readonly mends?: Diagnostic;
}

/** What an action is known by until its edits are asked for: plain data, which clients send back. */
export type ActionName =
  | {
      readonly does: 'create';
      readonly kind: ThingKind;
      readonly key: string;
      readonly place: 'file' | 'entry';
    }
  | { readonly does: 'fix'; readonly code: string; readonly scope: 'file' | 'atlas' }
  | { readonly does: 'totals' }
  | { readonly does: 'count'; readonly position: Position }
  | { readonly does: 'sort' }
  | { readonly does: 'move'; readonly key: string; readonly by: -1 | 1 }
  | { readonly does: 'renumber'; readonly key: string };

export interface ActionEdits {
  readonly edits: readonly TextEdit[];
  /** A file to be made, whose text is among the edits. */
  readonly creates?: string;
}

/** What can be done at a range. `wants` tells of a kind whether the client asks for it; `text` is the open document's, where it is open. */
export function codeActions(
  atlas: Atlas,
  uri: string,
  range: Range,
  text: string | undefined,
  wants: (kind: string) => boolean,
): readonly Action[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || !atlas.manifest) return [];
  const actions: Action[] = [];
  const all = diagnostics(atlas, uri);
  if (wants('quickfix')) {
    const here = all.filter((found) => touches(found.range, range));
    for (const found of here) actions.push(...creations(atlas, facts, found));
    for (const found of firstOfEach(here)) actions.push(...fixesOfRule(atlas, uri, all, found));
  }
  for (const code of new Set(all.map((found) => found.code)))
    if (
      wants(`source.fixAll.atlas.${code}`) &&
      safeFixes(all.filter((found) => found.code === code)).length > 0
    )
      actions.push({
        title: `Fix all of ${code} in this file`,
        kind: `source.fixAll.atlas.${code}`,
        name: { does: 'fix', code, scope: 'file' },
      });
  if (isBroken(facts)) return actions;
  if (wants('refactor.rewrite')) {
    if (facts.kind === 'manifest' || facts.kind === 'slots') actions.push(...staleTotals(atlas));
    const { start: position } = range;
    if (text !== undefined && countComponent(atlas, uri, position, text))
      actions.push({
        title: 'Write it as <Count>',
        kind: 'refactor.rewrite',
        name: { does: 'count', position },
      });
  }
  const place = text === undefined ? undefined : endpointAt(facts, range.start);
  if (place && text !== undefined) actions.push(...endpointActions(atlas, facts, place, text, wants));
  if (
    wants('source.sortReferences.atlas') &&
    text !== undefined &&
    sortReferences(atlas, uri, text).length > 0
  )
    actions.push({
      title: 'Sort the list of references',
      kind: 'source.sortReferences.atlas',
      name: { does: 'sort' },
    });
  return actions;
}

/** Documents whose texts the edits of an action need. */
export function textsForAction(atlas: Atlas, uri: string, name: ActionName): readonly string[] {
  switch (name.does) {
    case 'create':
      return textsForCreation(atlas, name.kind, name.place);
    case 'count':
    case 'sort':
    case 'move':
      return [uri];
    case 'renumber': {
      const siblings = siblingsOf(atlas, uri, name.key);
      const keys = siblings && renumbering(atlas, siblings);
      return keys ? [uri, ...documentsNaming(atlas, keys)] : [];
    }
    default:
      return [];
  }
}

/** The edits of an action as the atlas stands now; `undefined` where it is not to be done any more. */
export function actionEdits(
  atlas: Atlas,
  uri: string,
  name: ActionName,
  texts: Texts,
): ActionEdits | undefined {
  const placed = (edits: readonly Edit[]): ActionEdits | undefined => {
    const found = placeEdits(atlas, edits);
    return isRefusal(found) || found.length === 0 ? undefined : { edits: found };
  };
  const text = textOf(atlas, texts, uri);
  switch (name.does) {
    case 'create': {
      const made = createThing(atlas, name.kind, name.key, name.place, texts);
      if (!made?.file) return made && placed(made.edits);
      const start = { line: 0, character: 0 };
      const edits = [{ uri: made.file.uri, range: { start, end: start }, newText: made.file.text }];
      return { edits, creates: made.file.uri };
    }
    case 'fix': {
      const uris = name.scope === 'file' ? [uri] : [...atlas.tables.documents.keys()];
      return fixesIn(atlas, uris, (found) => found.code === name.code);
    }
    case 'totals':
      return fixesIn(atlas, claiming(atlas), isOfTotals);
    case 'count': {
      const edit = text === undefined ? undefined : countComponent(atlas, uri, name.position, text);
      return edit && placed([edit]);
    }
    case 'sort':
      return text === undefined ? undefined : placed(sortReferences(atlas, uri, text));
    case 'move': {
      const facts = atlas.tables.documents.get(uri);
      const place = facts && placeOfEndpoint(facts, name.key);
      const edits =
        place && text !== undefined ? moveEndpoint(atlas, facts, place, name.by, text) : undefined;
      return edits && placed(edits);
    }
    case 'renumber': {
      const facts = atlas.tables.documents.get(uri);
      const siblings = siblingsOf(atlas, uri, name.key);
      const keys = siblings && renumbering(atlas, siblings);
      const edits = facts && keys && renumberEndpoints(atlas, facts, siblings, keys, texts);
      return edits && placed(edits);
    }
  }
}

function siblingsOf(atlas: Atlas, uri: string, key: string): EndpointPlace['siblings'] | undefined {
  const facts = atlas.tables.documents.get(uri);
  return facts && placeOfEndpoint(facts, key)?.siblings;
}

/** What can be done with an endpoint among its siblings. */
function endpointActions(
  atlas: Atlas,
  facts: DocumentFacts,
  place: EndpointPlace,
  text: string,
  wants: (kind: string) => boolean,
): readonly Action[] {
  const { key, parent } = place.own;
  const actions: Action[] = [];
  if (wants('refactor.move')) {
    for (const [by, way] of [
      [-1, 'up'],
      [1, 'down'],
    ] as const)
      if (moveEndpoint(atlas, facts, place, by, text))
        actions.push({
          title: `Move endpoint ${key} ${way}`,
          kind: 'refactor.move',
          name: { does: 'move', key, by },
        });
  }
  if (wants('refactor.rewrite') && (renumbering(atlas, place.siblings)?.size ?? 0) > 0)
    actions.push({
      title: `Number the endpoints right below ${parent} by their places`,
      kind: 'refactor.rewrite',
      name: { does: 'renumber', key },
    });
  return actions;
}

function fixesIn(
  atlas: Atlas,
  uris: readonly string[],
  wanted: (found: Diagnostic) => boolean,
): ActionEdits | undefined {
  const edits = safeFixes(uris.flatMap((uri) => diagnostics(atlas, uri).filter(wanted))).flatMap(
    (fix) => fix.edits,
  );
  return edits.length > 0 ? { edits } : undefined;
}

const UNKNOWN: Readonly<Record<string, ThingKind>> = {
  'unknown-slot': 'slot',
  'unknown-topic': 'topic',
  'unknown-chapter': 'chapter',
  'unknown-citation': 'reference',
};

/** What a finding misses, made. */
function creations(atlas: Atlas, facts: DocumentFacts, found: Diagnostic): Action[] {
  const kind = Object.hasOwn(UNKNOWN, found.code) ? UNKNOWN[found.code] : undefined;
  const mention =
    kind &&
    facts.mentions.find(
      (other) => other.kind === kind && sameRange(rangeOf(facts.lineStarts, other.span), found.range),
    );
  if (!kind || !mention || facts.stale) return [];
  const { key } = mention;
  return placesFor(atlas, kind, key).map((place) => ({
    title: titleOf(kind, key, place),
    kind: 'quickfix',
    name: { does: 'create', kind, key, place },
    mends: found,
  }));
}

function titleOf(kind: ThingKind, key: string, place: 'file' | 'entry'): string {
  if (kind === 'reference') return `Add an entry for “${key}” to the bibliography`;
  if (place === 'entry') return `List chapter ${key} in the outline`;
  return `Create ${kind} ${key} in a file of its own`;
}

function firstOfEach(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
}

/** All that is like a finding, where there is more than one. */
function fixesOfRule(atlas: Atlas, uri: string, all: readonly Diagnostic[], found: Diagnostic): Action[] {
  const { code } = found;
  const isSafe = (other: Diagnostic): boolean => other.code === code && other.fixes.some(({ safe }) => safe);
  if (!isSafe(found)) return [];
  const here = all.filter(isSafe).length;
  const actions: Action[] = [];
  const fix = (title: string, scope: 'file' | 'atlas'): void => {
    actions.push({ title, kind: 'quickfix', name: { does: 'fix', code, scope }, mends: found });
  };
  if (here > 1)
    fix(
      code === 'declared-count' ? 'Update all declared totals' : `Fix all ${here} of ${code} in this file`,
      'file',
    );
  const elsewhere = [...atlas.tables.documents.keys()].some(
    (other) => other !== uri && hasFinding(atlas, other, code) && diagnostics(atlas, other).some(isSafe),
  );
  if (elsewhere) fix(`Fix all of ${code} in the atlas`, 'atlas');
  return actions;
}

function hasFinding(atlas: Atlas, uri: string, code: string): boolean {
  return atlas.findings(uri).some(({ rule }) => rule.code === code);
}

/** After a change of data: every number that it made false, in one edit. */
function staleTotals(atlas: Atlas): Action[] {
  if (atlas.tables.unsettled.size > 0) return [];
  const fixes = safeFixes(claiming(atlas).flatMap((uri) => diagnostics(atlas, uri).filter(isOfTotals)));
  if (fixes.length === 0) return [];
  const files = new Set(fixes.map(({ uri }) => uri));
  const [only] = files;
  const where =
    files.size === 1 && only !== undefined ? `in ${pathOf(atlas, only)}` : `in ${files.size} files`;
  const what =
    fixes.length === 1 ? 'the total that no longer holds' : `${fixes.length} totals that no longer hold`;
  return [{ title: `Update ${what} ${where}`, kind: 'refactor.rewrite', name: { does: 'totals' } }];
}

function isOfTotals({ code }: Diagnostic): boolean {
  return (
    code === 'prose-count' || code === 'table-drift' || code === 'declared-count' || code === 'stale-region'
  );
}

function claiming(atlas: Atlas): readonly string[] {
  return [...atlas.tables.documents.values()].flatMap(({ uri, counts, declaredCounts, regions }) =>
    counts.totals.length > 0 || counts.cells.length > 0 || declaredCounts.length > 0 || regions ? [uri] : [],
  );
}

function isBroken({ stale, whole, faults }: DocumentFacts): boolean {
  return stale === true || !whole || faults.some(({ code }) => /-syntax$/.test(code));
}

function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function sameRange(a: Range, b: Range): boolean {
  return (
    !before(a.start, b.start) && !before(b.start, a.start) && !before(a.end, b.end) && !before(b.end, a.end)
  );
}
