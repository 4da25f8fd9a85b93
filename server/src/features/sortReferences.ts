import { readYaml, type YamlList, type YamlMap, type YamlNode, yamlEntry } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import type { Edit } from './edits';
import { frontMatterOf } from './yamlCursor';

/**
 * The lists of works of a document (`references:` of its slots or its front matter) in the order of their keys. Lists with anything in them that is no
 * key, or with comments between, are left alone. `text` is the document's.
 */
export function sortReferences(atlas: Atlas, uri: string, text: string): readonly Edit[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || facts.stale || !facts.whole) return [];
  const isYaml = facts.kind === 'slots';
  const open = /^---[ \t]*\r?\n/.exec(text)?.[0].length;
  const yaml = isYaml ? text : open === undefined ? undefined : frontMatterOf(text, open);
  if (yaml === undefined || facts.kind === 'manifest' || facts.kind === 'bibliography') return [];
  const { root, errors } = readYaml(yaml);
  if (errors.length > 0) return [];
  return [...mapsOf(root)].flatMap((map): Edit[] => {
    const list = yamlEntry(map, 'references')?.value;
    return list?.kind === 'list' ? sorted(uri, yaml, list) : [];
  });
}

function* mapsOf(root: YamlNode | undefined): Generator<YamlMap> {
  if (root?.kind !== 'map') return;
  yield root;
  const slots = yamlEntry(root, 'slots')?.value;
  if (slots?.kind === 'list') for (const { node } of slots.items) if (node?.kind === 'map') yield node;
}

/** Each place gets the words of the item that belongs there, so that all between them stays. */
function sorted(uri: string, text: string, { items }: YamlList): Edit[] {
  const places = items.flatMap(({ node }) =>
    node?.kind === 'scalar' && !node.alias && ['plain', 'single', 'double'].includes(node.style)
      ? [{ span: node.span, key: node.source.trim(), written: text.slice(node.span.from, node.span.to) }]
      : [],
  );
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last || places.length < items.length) return [];
  if (
    /(?:^|\s)#/m.test(text.slice(first.span.from, last.span.to)) ||
    places.some(({ written }) => written.includes('\n'))
  )
    return [];
  const order = [...places].sort((a, b) => compareKeys(a.key, b.key));
  return places.flatMap(({ span, written }, index) =>
    written === order[index]!.written
      ? []
      : [{ uri, span, newText: order[index]!.written, raw: true as const }],
  );
}

function compareKeys(a: string, b: string): number {
  const [la, lb] = [a.toLowerCase(), b.toLowerCase()];
  return la < lb ? -1 : la > lb ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
