import type { CountQuery } from '../atlas/lexicon';
import type { Atlas } from '../workspace/atlas';
import { markdownText } from './markdownText';

/** What is counted, and how many, beside what is said there of it: for the hover of a total. */
export function countText(
  atlas: Atlas,
  query: CountQuery,
  said?: { readonly verb: string; readonly value: number },
): string {
  const reader = atlas.reader();
  const actual = reader.count(query);
  const scope = [
    query.group === undefined
      ? undefined
      : `in group ${markdownText(query.group)}${reader.title('group', query.group) ? ` *${markdownText(reader.title('group', query.group)!)}*` : ''}`,
    query.level === undefined
      ? undefined
      : `at ${markdownText(reader.title('level', query.level) ?? query.level)}`,
    query.under === undefined ? undefined : `below ${markdownText(query.under)}`,
  ].filter(Boolean);
  const what = `${query.of[0]!.toUpperCase()}${query.of.slice(1)}${scope.length ? ` ${scope.join(' ')}` : ''}`;
  const head =
    actual === undefined
      ? `**${what}**: not known while a document does not parse.`
      : `**${what}: ${actual}**`;
  const differs = said && actual !== undefined && said.value !== actual;
  return [
    head,
    differs ? `This ${said.verb} ${said.value}; the atlas has ${actual}.` : undefined,
    parts(atlas, query),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** How the total comes about, where the atlas has parts. */
function parts(atlas: Atlas, query: CountQuery): string | undefined {
  const reader = atlas.reader();
  const manifest = atlas.manifest;
  if (!manifest || query.under !== undefined) return undefined;
  if (query.of === 'items' && query.group === undefined) {
    return `${reader.count({ of: 'slots' }) ?? '?'} slots and ${reader.count({ of: 'endpoints' }) ?? '?'} endpoints.`;
  }
  if (query.of !== 'slots' && query.of !== 'endpoints') return undefined;
  const by =
    query.group === undefined && manifest.groups.length <= 12
      ? manifest.groups.map((group) => `${group.id} ${reader.count({ ...query, group: group.id }) ?? '?'}`)
      : query.of === 'slots' && query.level === undefined
        ? manifest.levels.map(
            (level) => `${level.title} ${reader.count({ ...query, level: level.id }) ?? '?'}`,
          )
        : [];
  return by.length ? markdownText(by.join(', ')) : undefined;
}
