import type { DocumentFacts } from '../atlas/facts';
import { pinEdits } from '../atlas/pin';
import type { Declaration, Mention } from '../atlas/thing';
import type { Atlas } from '../workspace/atlas';
import { type Edit, type Texts, textOf } from './edits';

/** The new keys of siblings whose numbers are not those of their places. */
export type Renumbering = ReadonlyMap<string, string>;

/**
 * What changes when siblings are numbered 1, 2, 3 in the order they stand in. Empty where nothing does; `undefined` where that cannot be: a number is retired, a
 * sibling goes by an id of another kind, or a range names one of them.
 */
export function renumbering(atlas: Atlas, siblings: readonly Declaration[]): Renumbering | undefined {
  const parent = siblings[0]?.parent;
  if (parent === undefined) return new Map();
  const keys = new Map<string, string>();
  for (const [index, { key, written }] of siblings.entries()) {
    const to = `${parent}.${index + 1}`;
    if (Object.hasOwn(atlas.manifest?.retired ?? {}, to)) return undefined;
    if (written && !(key.startsWith(`${parent}.`) && /^\d+$/.test(key.slice(parent.length + 1))))
      return undefined;
    if (key !== to) keys.set(key, to);
  }
  if (new Set(siblings.map(({ key }) => key)).size < siblings.length) return undefined;
  // What a range covers is told by the order of the numbers.
  for (const uri of atlas.tables.uses.ranged())
    for (const { from, to } of atlas.tables.documents.get(uri)?.references.ranges ?? [])
      if ([from, to].some((end) => end === parent || end.startsWith(`${parent}.`))) return undefined;
  return keys;
}

/** Documents that name any of them, or anything below. */
export function documentsNaming(atlas: Atlas, keys: Renumbering): readonly string[] {
  return [...atlas.tables.documents.values()].flatMap((facts) =>
    facts.mentions.some((mention) => newKey(mention, keys) !== undefined) ? [facts.uri] : [],
  );
}

/**
 * The edits that give siblings the numbers of their places, wherever their ids are written. Those that have their number from their place alone and are
 * referred to keep it written. `undefined` where an id is written in another way than plainly.
 */
export function renumberEndpoints(
  atlas: Atlas,
  home: DocumentFacts,
  siblings: readonly Declaration[],
  keys: Renumbering,
  texts: Texts,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const named = new Set<string>();
  for (const uri of new Set([home.uri, ...documentsNaming(atlas, keys)])) {
    const facts = atlas.tables.documents.get(uri)!;
    const text = textOf(atlas, texts, uri);
    if (text === undefined) return undefined;
    const own = facts.declarations.filter(({ kind, written }) => kind === 'endpoint' && written);
    for (const { key, keySpan, doubtful } of [
      ...own.map((one) => ({ ...one, doubtful: false })),
      ...mentionsOf(facts),
    ]) {
      const to = newKey({ kind: 'endpoint', key }, keys);
      if (to === undefined) continue;
      named.add(key.split('.').slice(0, depthOf(siblings)).join('.'));
      const written = text.slice(keySpan.from, keySpan.to);
      const at = written.indexOf(key);
      if (at < 0 || written.length - key.length > 2) return undefined;
      const span = { from: keySpan.from + at, to: keySpan.from + at + key.length };
      edits.push({ uri, span, newText: to, raw: true, ...(doubtful && { confirm: 'doubtful' as const }) });
    }
  }
  for (const one of siblings) {
    const to = keys.get(one.key);
    if (one.written || to === undefined || !named.has(one.key)) continue;
    const pins = pinEdits({ ...one, key: to }, home);
    if (!pins) return undefined;
    edits.push(...pins.map((edit) => ({ uri: home.uri, raw: true as const, ...edit })));
  }
  return edits;
}

function depthOf(siblings: readonly Declaration[]): number {
  return siblings[0]!.parent!.split('.').length + 1;
}

function mentionsOf({ mentions }: DocumentFacts): readonly {
  readonly key: string;
  readonly keySpan: Mention['keySpan'];
  readonly doubtful: boolean;
}[] {
  return mentions.flatMap(({ kind, key, keySpan, doubtful, within }) =>
    kind === 'endpoint' ? [{ key, keySpan, doubtful: doubtful === true && !within }] : [],
  );
}

/** `A1.2.1` follows `A1.2`. */
function newKey(
  { kind, key }: { readonly kind: string; readonly key: string },
  keys: Renumbering,
): string | undefined {
  if (kind !== 'endpoint') return undefined;
  for (let at = key.length; at > 0; at = key.lastIndexOf('.', at - 1)) {
    const to = keys.get(key.slice(0, at));
    if (to !== undefined) return to + key.slice(at);
  }
  return undefined;
}
