import type { DocumentFacts } from '../atlas/facts';
import type { ThingKind } from '../atlas/thing';
import type { AtlasReader } from '../workspace/reader';
import { defineRule } from './rule';
import { slotOf } from './standing';

export const duplicateId = defineRule({
  code: 'duplicate-id',
  severity: 'error',
  summary: 'an id declared twice (at every place, the others related)',
  check: (document, atlas, report) => {
    for (const { kind, key } of atlas.duplicated(document.uri)) {
      if (kind === 'reference') continue;
      const places = placesOf(kind, key, document, atlas);
      if (places.length < 2) continue;
      for (const declaration of document.declarations) {
        // An endpoint that has its number from its place declares none.
        if (declaration.kind !== kind || declaration.key !== key || !declaration.written) continue;
        const others = places.filter(
          (place) => place.uri !== document.uri || place.span.from !== declaration.keySpan.from,
        );
        const times = places.length === 2 ? 'twice' : `${places.length} times`;
        const rest = others.length === 1 ? 'the other' : 'the others';
        report({
          span: declaration.keySpan,
          message:
            kind === 'section'
              ? `${sayThing(kind, key)} is written ${times}. Keep one, and move what ${rest} said into it.`
              : `${sayThing(kind, key)} is declared ${times}. Keep one, and give ${rest} another id.`,
          related: others.map((place) => ({ message: `${key} is declared here too`, ...place })),
        });
      }
    }
  },
});

/**
 * The places that count. A slot declared twice is one fault, not one more for each of its endpoints and sections; and an endpoint that stands under another slot
 * is one of the wrong parent.
 */
function placesOf(
  kind: ThingKind,
  key: string,
  document: DocumentFacts,
  atlas: AtlasReader,
): ReturnType<AtlasReader['declared']> {
  const places = atlas.declared(kind, key);
  if (kind === 'section' && atlas.declared('slot', key.split('/')[0] ?? '').length > 1) return [];
  if (kind !== 'endpoint') return places;
  const slots = atlas.declared('slot', slotOf(key));
  const uris = new Set(slots.map((slot) => slot.uri));
  const own = places.filter((place) => uris.has(place.uri) || uris.size === 0);
  if (slots.length < 2) return own;
  const here = own.filter((place) => place.uri === document.uri);
  return here.length > slots.filter((slot) => slot.uri === document.uri).length ? here : [];
}

/** A section of a slot goes by the slot's id and its name, `A1/definition`. */
function sayThing(kind: ThingKind, key: string): string {
  const slash = key.indexOf('/');
  return kind === 'section' && slash > 0
    ? `The section "${key.slice(slash + 1).replaceAll('_', ' ')}" of ${key.slice(0, slash)}`
    : `The ${kind} ${key}`;
}
