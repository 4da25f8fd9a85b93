import type { ThingKind } from '../atlas/thing';
import type { Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { compare, groupOf } from '../workspace/key';
import { type Location, locationOf, thingAt } from './location';

/** What the thing under the cursor stands under: of a slot its group, of an endpoint its slot, of a section its chapter. */
export function typeDefinition(atlas: Atlas, uri: string, position: Position): readonly Location[] {
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  const above = thing && aboveOf(thing.kind, thing.key);
  if (!above) return [];
  const held = atlas.tables.held(above.kind, above.key)[0];
  const place = held && locationOf(atlas, held.uri, held.declaration.keySpan, held.declaration.fullSpan);
  return place ? [place] : [];
}

function aboveOf(
  kind: ThingKind,
  key: string,
): { readonly kind: ThingKind; readonly key: string } | undefined {
  switch (kind) {
    case 'slot':
      return { kind: 'group', key: groupOf(key) };
    case 'endpoint':
      return { kind: 'slot', key: key.split('.')[0]! };
    case 'section':
      return key.includes('/')
        ? { kind: 'slot', key: key.split('/')[0]! }
        : { kind: 'chapter', key: key.split('.')[0]! };
    default:
      return undefined;
  }
}

/**
 * The texts that treat the thing under the cursor: those that are of it, and the topics and chapters that say in their front matter what they are relevant
 * to. In path order.
 */
export function implementation(atlas: Atlas, uri: string, position: Position): readonly Location[] {
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  if (!thing) return [];
  const { kind, key } = thing;
  const texts = new Map<string, Location>();
  for (const other of atlas.tables.mentioning(kind, key)) {
    const facts = atlas.tables.documents.get(other);
    if (!facts || !TEXTS.has(facts.kind)) continue;
    const own = facts.subject?.kind === kind && facts.subject.key === key ? facts.subject.span : undefined;
    const listed = facts.mentions.find(
      (mention) => mention.kind === kind && mention.key === key && mention.form === 'data',
    );
    const span = own ?? listed?.keySpan;
    const place = span && locationOf(atlas, other, span);
    if (place) texts.set(other, place);
  }
  for (const { uri: home, declaration } of atlas.tables.held(kind, key)) {
    const isText = TEXTS.has(atlas.tables.documents.get(home)?.kind ?? '');
    const place = isText ? locationOf(atlas, home, declaration.keySpan, declaration.fullSpan) : undefined;
    if (place && !texts.has(home)) texts.set(home, place);
  }
  return [...texts.values()].sort((a, b) => compare(a.uri, b.uri));
}

const TEXTS: ReadonlySet<string> = new Set(['topic', 'chapter', 'slot-text']);
