import { type Site, schemaAt, visitSites } from '../config/textSite';
import { lineStartsOf, offsetAt, type Position, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import { readYaml } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import type { Hover } from './hover';
import { describeKey, type KeyDescription, schemasFor } from './schemaKey';
import { frontMatterOf } from './yamlCursor';

/** What the format says of the key under the cursor: of a manifest, of slots, or of a text's front matter. */
export function schemaHover(atlas: Atlas, uri: string, position: Position, text: string): Hover | undefined {
  const facts = atlas.tables.documents.get(uri);
  const schemas = facts && schemasFor(facts, text);
  if (!schemas) return undefined;
  const lineStarts = lineStartsOf(text);
  const offset = offsetAt(lineStarts, position);
  const yaml = /\.ya?ml$/i.test(uri) ? text : frontMatterOf(text, offset);
  if (yaml === undefined) return undefined;
  const found = keyAt(yaml, offset);
  const parent = found?.site.parent && schemaAt(schemas, found.site.parent);
  const described = parent && describeKey(schemas.root, parent, found.site.key);
  if (!found || !described) return undefined;
  return { markdown: markdownOf(found.site.key, described), range: rangeOf(lineStarts, found.span) };
}

function keyAt(yaml: string, offset: number): { readonly site: Site; readonly span: Span } | undefined {
  let found: { readonly site: Site; readonly span: Span } | undefined;
  const { root } = readYaml(yaml);
  if (!root) return undefined;
  visitSites(root, (site) => {
    const { span, key, isItem, parent } = site;
    // A quoted key is longer by its quotes.
    if (isItem || parent?.node?.kind !== 'map' || offset < span.from || offset > span.from + key.length + 2)
      return;
    const entry = parent.node.entries.find((other) => other.span === span);
    if (entry && offset <= entry.keySpan.to) found = { site, span: entry.keySpan };
  });
  return found;
}

function markdownOf(key: string, about: KeyDescription): string {
  const options = about.options.map(
    ({ name, key: option }) => `- \`${name}\`: ${[option.description, ...facts(option)].join(' ')}`,
  );
  return [
    `**\`${key}\`**${about.required ? ' (required)' : ''}`,
    about.description,
    facts(about).join(' '),
    options.length > 0 ? `Options:\n\n${options.join('\n')}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function facts({ takes, default: without }: KeyDescription): string[] {
  return [
    ...(takes === undefined ? [] : [`Takes ${takes}.`]),
    ...(without === undefined ? [] : [`Default: \`${without}\`.`]),
  ];
}
