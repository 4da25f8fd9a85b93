import type { CountQuery } from '../atlas/lexicon';
import type { ThingKind } from '../atlas/thing';
import { groupOf } from '../workspace/key';
import type { AtlasReader } from '../workspace/reader';
import { inOrder, type Renaming, renamedKey } from './renameKey';

/** The atlas as it will be when something has another key, for rules to judge by. Only what is asked by key is another; texts are as they are. */
export function renamedReader(reader: AtlasReader, renaming: Renaming): AtlasReader {
  const map = (kind: ThingKind, key: string): string => renamedKey(renaming, kind, key) ?? key;
  const reverse: Renaming = { ...renaming, from: renaming.to, to: renaming.from };
  // Nothing goes by the new name yet, and what has another name then is not there by the old one.
  const oldOf = (kind: ThingKind, key: string): string | undefined =>
    renamedKey(reverse, kind, key) ?? (map(kind, key) === key ? key : undefined);
  const ask = <Answer>(kind: ThingKind, key: string, answer: (old: string) => Answer): Answer | undefined => {
    const old = oldOf(kind, key);
    return old === undefined ? undefined : answer(old);
  };
  const kindOf = (key: string): ThingKind => (key.includes('.') ? 'endpoint' : 'slot');
  const groups = reader.manifest.groups.map((group) => ({ ...group, id: map('group', group.id) }));
  const levels = reader.manifest.levels.map((level) => ({ ...level, id: map('level', level.id) }));
  const ids = groups.map(({ id }) => id);
  return {
    ...reader,
    manifest: { ...reader.manifest, groups, levels },
    lexicon: {
      ...reader.lexicon,
      groups: groups.map(({ id, title }) => ({ id, title })),
      levels: levels.map(({ id, title, also }) => ({ id, title, also })),
    },
    exists: (kind, key) => ask(kind, key, (old) => reader.exists(kind, old)) ?? false,
    title: (kind, key) => ask(kind, key, (old) => reader.title(kind, old)),
    level: (slot) => {
      const level = ask('slot', slot, reader.level);
      return level === undefined ? undefined : map('level', level);
    },
    summary: (slot) => ask('slot', slot, reader.summary),
    keys: (kind) =>
      inOrder(
        kind,
        reader.keys(kind).map((key) => map(kind, key)),
        ids,
      ),
    titled: (title) => reader.titled(title).map((key) => map('slot', key)),
    children: (key) => (ask(kindOf(key), key, reader.children) ?? []).map((child) => map('endpoint', child)),
    count: (query) => {
      const group = query.group === undefined ? undefined : oldOf('group', query.group);
      const level = query.level === undefined ? undefined : oldOf('level', query.level);
      const under = query.under === undefined ? undefined : oldOf(kindOf(query.under), query.under);
      const old = {
        of: query.of,
        ...(group !== undefined && { group }),
        ...(level !== undefined && { level }),
        ...(under !== undefined && { under }),
      };
      const total = reader.count(old);
      return total === undefined ? undefined : total + moved(reader, renaming, old);
    },
    work: (key) => ask('reference', key, reader.work),
  };
}

/** What a slot that goes from one group to another takes along. */
function moved(
  reader: AtlasReader,
  { kind, from, to }: Renaming,
  { of, group, level, under }: CountQuery,
): number {
  if (kind !== 'slot' || group === undefined || under !== undefined || groupOf(from) === groupOf(to))
    return 0;
  const sign = group === groupOf(to) ? 1 : group === groupOf(from) ? -1 : 0;
  if (sign === 0 || (level !== undefined && reader.level(from) !== level)) return 0;
  if (of === 'slots') return sign;
  return of === 'endpoints' || of === 'items' ? sign * (reader.count({ of, under: from }) ?? 0) : 0;
}
