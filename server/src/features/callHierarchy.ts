import type { DocumentFacts } from '../atlas/facts';
import type { ThingKind } from '../atlas/thing';
import { type Position, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { documentItem, type Item, isGone, itemOf } from './item';
import { thingAt } from './location';
import { coveredBy } from './rangeCover';
import { usesOf } from './references';

/** Who refers, or what is referred to, and where: `ranges` are of the document of the one who refers. */
export interface Call {
  readonly item: Item;
  readonly ranges: readonly Range[];
}

/** What the calls of a hierarchy are asked for: the thing under the cursor, or else that of the document. */
export function prepareCalls(atlas: Atlas, uri: string, position: Position): readonly Item[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || position.line >= facts.lineStarts.length) return [];
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  const named = thing && takesPart(thing.kind) ? itemOf(atlas, thing.kind, thing.key) : undefined;
  if (named) return [named];
  const own = facts.kind === 'slots' || facts.subject || isText(facts);
  return own ? [slotAround(atlas, facts, position) ?? documentItem(atlas, facts)] : [];
}

/** Who refers to a thing: slots, topics, chapters, pages, each once with every place in it. */
export function incomingCalls(atlas: Atlas, { kind, key }: Pick<Item, 'kind' | 'key'>): readonly Call[] {
  if (kind === 'document') return [];
  const callers = new Calls();
  for (const { uri, span } of usesOf(atlas, kind, key)) {
    const facts = atlas.tables.documents.get(uri);
    const owner = facts && ownerOf(atlas, facts, span);
    if (facts && owner && !(owner.kind === kind && owner.key === key))
      callers.add(owner, rangeOf(facts.lineStarts, span));
  }
  return callers.list();
}

/** What a thing refers to, in its own words: those of its declaration, and of the texts that are its. */
export function outgoingCalls(atlas: Atlas, item: Pick<Item, 'kind' | 'key' | 'uri'>): readonly Call[] {
  const called = new Calls();
  for (const { facts, within } of extentOf(atlas, item)) {
    const inside = (span: Span): boolean => within.from <= span.from && span.to <= within.to;
    const add = (kind: ThingKind, key: string, span: Span): void => {
      const target = takesPart(kind) && !(kind === item.kind && key === item.key);
      const found = target ? itemOf(atlas, kind, key) : undefined;
      // An editor takes the ranges for places of the document that the caller stands in.
      if (found) called.add(found, ...(facts.uri === item.uri ? [rangeOf(facts.lineStarts, span)] : []));
    };
    for (const { kind, key, keySpan } of facts.mentions) if (inside(keySpan)) add(kind, key, keySpan);
    for (const range of facts.references.ranges)
      if (inside(range.span)) for (const { kind, key } of coveredBy(atlas, range)) add(kind, key, range.span);
  }
  return called.list();
}

/** Levels are what many slots have and nobody discusses; sections are parts of chapters. */
function takesPart(kind: ThingKind): boolean {
  return kind !== 'level' && kind !== 'section';
}

function isText({ kind }: DocumentFacts): boolean {
  return kind === 'page' || kind === 'topic' || kind === 'chapter' || kind === 'slot-text';
}

/** The thing in whose text a place is: the slot of a file of slots, the group of a manifest, the document's own. */
function ownerOf(atlas: Atlas, facts: DocumentFacts, { from, to }: Span): Item {
  if (facts.kind === 'slots' || facts.kind === 'manifest') {
    const around = facts.declarations.find(
      ({ kind, fullSpan }) =>
        (kind === 'slot' || kind === 'group') && fullSpan.from <= from && to <= fullSpan.to,
    );
    const item = around && itemOf(atlas, around.kind, around.key);
    if (item?.uri === facts.uri) return item;
  }
  return documentItem(atlas, facts);
}

function slotAround(atlas: Atlas, facts: DocumentFacts, { line, character }: Position): Item | undefined {
  if (facts.kind !== 'slots') return undefined;
  const at = (facts.lineStarts[line] ?? 0) + character;
  const owner = ownerOf(atlas, facts, { from: at, to: at });
  return owner.kind === 'slot' ? owner : undefined;
}

function extentOf(
  atlas: Atlas,
  { kind, key, uri }: Pick<Item, 'kind' | 'key' | 'uri'>,
): readonly { readonly facts: DocumentFacts; readonly within: Span }[] {
  const { documents } = atlas.tables;
  const all = { from: 0, to: Number.POSITIVE_INFINITY };
  if (kind === 'document') {
    const facts = documents.get(uri);
    return facts ? [{ facts, within: all }] : [];
  }
  const declared = atlas.tables.held(kind, key).flatMap((held) => {
    const facts = documents.get(held.uri);
    if (!facts || isGone(held.declaration.fullSpan)) return [];
    return [{ facts, within: held.declaration.fullSpan }];
  });
  const texts =
    kind === 'slot'
      ? atlas.tables.mentioning(kind, key).flatMap((other) => {
          const facts = documents.get(other);
          return facts?.kind === 'slot-text' && facts.subject?.key === key ? [{ facts, within: all }] : [];
        })
      : [];
  return [...declared, ...texts];
}

class Calls {
  readonly #found = new Map<string, { readonly item: Item; readonly ranges: Range[] }>();

  add(item: Item, ...ranges: readonly Range[]): void {
    const id = `${item.kind}:${item.key}:${item.uri}`;
    const known = this.#found.get(id);
    if (known) known.ranges.push(...ranges);
    else this.#found.set(id, { item, ranges: [...ranges] });
  }

  list(): readonly Call[] {
    return [...this.#found.values()];
  }
}
