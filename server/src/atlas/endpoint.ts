import type { Span } from '../syntax/span';
import type { YamlList, YamlMap, YamlNode } from '../syntax/yaml';
import { dataMention, entry, keysOf, mapOf, scalarOf } from './slot';
import type { Declaration, Mention } from './thing';

type Take = (
  node: YamlNode | undefined,
  field: string,
  cites?: readonly string[],
  role?: 'text' | 'title',
) => void;

/**
 * The tree below a slot, in reading order. A node's number is its place among its siblings; a written id is its key instead. An id that a
 * sibling has written is not given out a second time by place.
 */
export function collectEndpoints(
  slot: YamlMap,
  key: string,
  fallback: Span,
  take: Take,
): { readonly declarations: readonly Declaration[]; readonly mentions: readonly Mention[] } {
  const declarations: Declaration[] = [];
  const mentions: Mention[] = [];
  const pending: { node: YamlNode | undefined; key: string }[] = [
    { node: entry(slot, 'endpoints')?.value, key },
  ];
  // An explicit stack: how deep a tree may be is the reader's limit, not the call stack's.
  while (pending.length > 0) {
    const { node, key: parent } = pending.pop()!;
    if (node?.kind !== 'list') continue;
    const taken = writtenIds(node.items);
    for (let place = 0; place < node.items.length; place++) {
      const item = node.items[place]!;
      const numbered = `${parent}.${place + 1}`;
      const byPlace = taken.has(numbered) ? `${parent}.(${place + 1})` : numbered;
      const scalar = scalarOf(item.node);
      const map = mapOf(item.node);
      if (scalar) {
        take(scalar, 'endpoints', [], 'title');
        declarations.push({
          kind: 'endpoint',
          key: byPlace,
          keySpan: scalar.span,
          fullSpan: item.span,
          title: scalar.source,
          titleSpan: scalar.span,
          written: false,
          parent,
        });
      } else if (map) {
        const ownId = entry(map, 'id');
        const id = scalarOf(ownId?.value);
        const title = scalarOf(entry(map, 'title')?.value);
        const own = id?.source.trim() || byPlace;
        const cites = keysOf(entry(map, 'cite')?.value);
        for (const cite of cites) mentions.push(dataMention('reference', cite));
        take(title, 'endpoints', [], 'title');
        take(
          entry(map, 'note')?.value,
          'note',
          cites.map((cite) => cite.key),
        );
        declarations.push({
          kind: 'endpoint',
          key: own,
          keySpan: id?.span ?? ownId?.keySpan ?? title?.span ?? fallback,
          fullSpan: item.span,
          title: title?.source ?? '',
          ...(title && { titleSpan: title.span }),
          written: id !== undefined,
          parent,
        });
        const below = entry(map, 'endpoints')?.value;
        if (below) pending.push({ node: below, key: own });
      }
    }
  }
  declarations.sort((a, b) => a.fullSpan.from - b.fullSpan.from);
  return { declarations, mentions };
}

const NONE: ReadonlySet<string> = new Set();

function writtenIds(items: YamlList['items']): ReadonlySet<string> {
  let ids: Set<string> | undefined;
  for (const { node } of items) {
    const id = node?.kind === 'map' ? scalarOf(entry(node, 'id')?.value)?.source.trim() : undefined;
    if (id !== undefined) (ids ??= new Set()).add(id);
  }
  return ids ?? NONE;
}
