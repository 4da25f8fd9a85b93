import type { Span } from '../syntax/span';
import type { YamlMap, YamlNode } from '../syntax/yaml';
import { COUNTED, type CountQuery } from './lexicon';
import {
  type DeclaredCount,
  dataMention,
  entry,
  itemsOf,
  keysOf,
  mapOf,
  type ReviewDate,
  reviewOf,
  scalarOf,
} from './slot';
import type { Declaration, Mention, ThingKind } from './thing';

export interface ManifestReading {
  readonly declarations: readonly Declaration[];
  readonly mentions: readonly Mention[];
  readonly declaredCounts: readonly DeclaredCount[];
  readonly blocks: readonly BlockedGroup[];
  readonly reviewBy?: ReviewDate;
}

/** An entry of a group's `blocks`: `key` waits for `group`. */
export interface BlockedGroup {
  readonly group: string;
  readonly key: string;
  readonly span: Span;
}

/** What a manifest declares and mentions (format, section 2): groups, levels, chapters of the outline, totals. */
export function collectManifest(map: YamlMap): ManifestReading {
  const mentions: Mention[] = [];
  const declaredCounts: DeclaredCount[] = [];
  const blocks: BlockedGroup[] = [];
  for (const group of itemsOf(entry(map, 'groups')?.value)) {
    const blocking = mapOf(group);
    const id = blocking && scalarOf(entry(blocking, 'id')?.value)?.source.trim();
    for (const key of blocking ? keysOf(entry(blocking, 'blocks')?.value) : []) {
      const mention = dataMention('group', key);
      mentions.push(mention);
      if (id) blocks.push({ group: id, key: mention.key, span: mention.span });
    }
  }
  const review = scalarOf(entry(map, 'review_by')?.value);
  for (const retired of mapOf(entry(map, 'retired')?.value)?.entries ?? []) {
    const successor = scalarOf(retired.value);
    if (successor) {
      const key = successor.source.trim();
      mentions.push(dataMention(key.includes('.') ? 'endpoint' : 'slot', { key, span: successor.span }));
    }
  }
  const counts = mapOf(entry(map, 'counts')?.value);
  const declare = (query: CountQuery, node: YamlNode | undefined): void => {
    const scalar = scalarOf(node);
    if (scalar && typeof scalar.value === 'number' && Number.isInteger(scalar.value)) {
      declaredCounts.push({ query, value: scalar.value, span: scalar.span });
    }
  };
  for (const of of COUNTED) if (counts) declare({ of }, entry(counts, of)?.value);
  for (const part of ['group', 'level'] as const) {
    const parts = counts && mapOf(entry(counts, `slots_by_${part}`)?.value);
    for (const one of parts?.entries ?? []) {
      mentions.push(dataMention(part, { key: one.key.source, span: one.key.span }));
      declare({ of: 'slots', [part]: one.key.source }, one.value);
    }
  }
  return {
    declarations: [
      ...things(map, 'groups', 'group', 'id'),
      ...things(map, 'levels', 'level', 'id'),
      ...things(map, 'outline', 'chapter', 'chapter'),
    ],
    mentions,
    declaredCounts,
    blocks,
    ...(review && { reviewBy: reviewOf(review) }),
  };
}

function things(map: YamlMap, list: string, kind: ThingKind, idKey: string): Declaration[] {
  return itemsOf(entry(map, list)?.value).flatMap((node) => {
    const thing = mapOf(node);
    const id = thing && scalarOf(entry(thing, idKey)?.value);
    if (!thing || !id?.source.trim()) return [];
    const title = scalarOf(entry(thing, 'title')?.value);
    return [
      {
        kind,
        key: id.source.trim(),
        keySpan: id.span,
        fullSpan: thing.span,
        title: title?.source ?? '',
        ...(title && { titleSpan: title.span }),
        written: true,
      },
    ];
  });
}
