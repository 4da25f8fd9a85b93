import type { DocumentFacts } from '../atlas/facts';
import { formatWork } from '../atlas/formatWork';
import type { Declaration, ThingKind } from '../atlas/thing';
import { type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import { decodeSegment } from '../syntax/uri';
import type { Atlas } from '../workspace/atlas';

/** A thing, or a document that is none, as trees and lists of an editor show it. */
export interface Item {
  readonly kind: ThingKind | 'document';
  /** A document's is its URI. */
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly uri: string;
  readonly range: Range;
  /** Within `range`. */
  readonly selection: Range;
}

/** A thing where it is declared first; `undefined` for one that is not. */
export function itemOf(atlas: Atlas, kind: ThingKind, key: string): Item | undefined {
  const held = atlas.tables.held(kind, key).find(({ declaration }) => !isGone(declaration.keySpan));
  const facts = held && atlas.tables.documents.get(held.uri);
  if (!facts) return undefined;
  const { declaration } = held;
  return {
    kind,
    key,
    name: nameOf(declaration),
    detail: detailOf(atlas, declaration),
    uri: held.uri,
    ...placeOf(facts, declaration.fullSpan, declaration.keySpan),
  };
}

/** A document as an item: its thing, if it is one's (which may be declared elsewhere), and itself if not. */
export function documentItem(atlas: Atlas, facts: DocumentFacts): Item {
  const { subject, uri } = facts;
  const thing = subject && itemOf(atlas, subject.kind, subject.key);
  if (thing?.uri === uri) return thing;
  const path = decodePath(atlas, uri);
  const start = { line: 0, character: 0 };
  const place = subject
    ? placeOf(facts, { from: 0, to: subject.span.to }, subject.span)
    : { range: { start, end: start }, selection: { start, end: start } };
  return thing
    ? { ...thing, detail: path, uri, ...place }
    : { kind: 'document', key: uri, name: path, detail: '', uri, ...place };
}

/** `A1 Data`, `Chapter 35: Scaling`, `A Pre-training`; a topic goes by its title. */
export function nameOf({ kind, key, title }: Pick<Declaration, 'kind' | 'key' | 'title'>): string {
  const words = title.replace(/\s+/g, ' ').trim();
  switch (kind) {
    case 'chapter':
      return words ? `Chapter ${key}: ${words}` : `Chapter ${key}`;
    case 'topic':
    case 'level':
      return words || key;
    case 'reference':
      return key;
    case 'section':
      return words || key;
    default:
      return words ? `${key} ${words}` : key;
  }
}

/** What stands beside the name: a slot's level, a work, the group or slot it is of. */
export function detailOf(atlas: Atlas, { kind, key, level, parent }: Declaration): string {
  const { tables } = atlas;
  switch (kind) {
    case 'slot':
      return level === undefined
        ? ''
        : (atlas.manifest?.levels.find(({ id }) => id === level)?.title ?? level);
    case 'endpoint':
      return parent === undefined
        ? ''
        : (tables.held(parent.includes('.') ? 'endpoint' : 'slot', parent)[0]?.declaration.title ?? parent);
    case 'reference': {
      const work = tables.work(key);
      return work ? formatWork(work) : '';
    }
    case 'topic':
      return key;
    default:
      return '';
  }
}

/** Ranges of a span and of what is selected in it, which editors want inside. */
export function placeOf(
  facts: Pick<DocumentFacts, 'lineStarts'>,
  full: Span,
  key: Span,
): { readonly range: Range; readonly selection: Range } {
  const span = { from: Math.min(full.from, key.from), to: Math.max(full.to, key.to) };
  return { range: rangeOf(facts.lineStarts, span), selection: rangeOf(facts.lineStarts, key) };
}

/** Whether what stood here is not there any more, while the document does not parse. */
export function isGone(span: Span): boolean {
  return span.to <= span.from;
}

export function decodePath(atlas: Atlas, uri: string): string {
  return uri.startsWith(atlas.root)
    ? uri.slice(atlas.root.length).split('/').map(decodeSegment).join('/')
    : decodeSegment(uri.slice(uri.lastIndexOf('/') + 1));
}
