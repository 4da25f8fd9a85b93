import type { BibEntry, BibField, BibFile, BibName } from './bibEntry';
import { nameFields } from './bibEntry';
import type { Span } from './span';
import { readYaml, type YamlMap, type YamlNode, type YamlScalar, type YamlTree, yamlEntry } from './yaml';

/**
 * Reads CSL-JSON (a list of items) and CSL-YAML (a list, or one under `references:`), both by the YAML parser, since JSON is YAML. Variables get
 * the names BibLaTeX has for them, so that what is made of entries need not ask for their format. `tree` is the text's, where it has been read. Never throws.
 * Source: the CSL 1.0.2 data schema.
 */
export function readCsl(text: string, tree: YamlTree = readYaml(text)): BibFile {
  const root = tree.root;
  const list = root?.kind === 'map' ? yamlEntry(root, 'references')?.value : root;
  const maps: readonly YamlMap[] =
    list?.kind === 'list'
      ? list.items.flatMap((item) => (item.node?.kind === 'map' ? [item.node] : []))
      : root?.kind === 'map' && yamlEntry(root, 'id')
        ? [root]
        : [];
  return { entries: maps.map(entryOf), errors: tree.errors.map(({ span, message }) => ({ span, message })) };
}

/** CSL's variables and BibLaTeX's fields for the same thing; others keep their name. */
const FIELDS: Readonly<Record<string, string>> = {
  'container-title': 'journaltitle',
  'collection-title': 'series',
  'container-author': 'bookauthor',
  'publisher-place': 'location',
  issued: 'date',
  accessed: 'urldate',
  'original-date': 'origdate',
  DOI: 'doi',
  ISBN: 'isbn',
  ISSN: 'issn',
  URL: 'url',
  page: 'pages',
  number: 'number',
  archive: 'eprinttype',
  archive_location: 'eprint',
};

function entryOf(map: YamlMap): BibEntry {
  const id = scalar(yamlEntry(map, 'id')?.value);
  const keySpan = id ? inside(id) : { from: map.span.from, to: Math.min(map.span.to, map.span.from + 1) };
  const fields = map.entries.flatMap((entry): BibField[] => {
    const name = entry.key.source;
    if (name === 'id' || name === 'type' || !entry.value) return [];
    const field = { name: FIELDS[name] ?? name, nameSpan: entry.keySpan };
    if (nameFields.has(field.name)) return [namesField(field, entry.value)];
    if (/^(?:issued|accessed|original-date|event-date|submitted)$/.test(name))
      return [dateField(field, entry.value)];
    const value = scalar(entry.value);
    return value ? [{ ...field, value: plain(value.source), valueSpan: inside(value) }] : [];
  });
  return {
    type: scalar(yamlEntry(map, 'type')?.value)?.source ?? '',
    key: id?.source.trim() ?? '',
    keySpan,
    span: map.span,
    fields,
  };
}

function namesField(field: Pick<BibField, 'name' | 'nameSpan'>, node: YamlNode): BibField {
  const nodes = node.kind === 'list' ? node.items.flatMap((item) => item.node ?? []) : [node];
  const all = nodes.flatMap((one): BibName[] => {
    if (one.kind === 'scalar') return one.source.trim() ? [{ family: one.source.trim(), given: '' }] : [];
    const part = (name: string): string => scalar(yamlEntry(one, name)?.value)?.source.trim() ?? '';
    const family = [part('non-dropping-particle'), part('family')].filter(Boolean).join(' ');
    const given = [part('given'), part('dropping-particle')].filter(Boolean).join(' ');
    const suffix = part('suffix');
    const whole = part('literal') || part('name');
    if (whole || !family) return whole || given ? [{ family: whole || given, given: '' }] : [];
    return [{ family, given, ...(suffix && { suffix }) }];
  });
  const people = all.filter((name) => !isOthers(name));
  const value = people
    .map((name) => (name.given ? `${name.family}, ${name.given}` : name.family))
    .join(' and ');
  return { ...field, value, valueSpan: node.span, names: { people, more: people.length < all.length } };
}

function isOthers(name: BibName): boolean {
  return name.given === '' && /^(?:others|et al\.?)$/i.test(name.family);
}

/** `{ date-parts: [[2024, 5, 1]] }`, `2024-05-01`, `{ raw: … }`, `{ year: 2024 }` or a list of such. */
function dateField(field: Pick<BibField, 'name' | 'nameSpan'>, node: YamlNode): BibField {
  const parts = yamlEntry(node, 'date-parts')?.value;
  const first = parts ?? node;
  const year = yearOf(first);
  if (year) return { ...field, value: year.text, valueSpan: year.span };
  return { ...field, value: '', valueSpan: node.span };
}

function yearOf(node: YamlNode): { text: string; span: Span } | undefined {
  if (node.kind === 'scalar') return { text: node.source.trim(), span: inside(node) };
  if (node.kind === 'list') {
    const first = node.items[0]?.node;
    if (!first) return undefined;
    const inner = yearOf(first);
    const month = first.kind === 'scalar' ? scalar(node.items[1]?.node) : undefined;
    return inner && month
      ? { text: `${inner.text}-${month.source.padStart(2, '0')}`, span: inner.span }
      : inner;
  }
  for (const name of ['year', 'raw', 'literal', 'date']) {
    const value = yamlEntry(node, name)?.value;
    if (value) return yearOf(value);
  }
  return undefined;
}

function scalar(node: YamlNode | undefined): YamlScalar | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

function plain(text: string): string {
  return text
    .replace(/<\/?(?:i|b|sc|sub|sup|span)\b[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A quoted scalar without its quotes. */
function inside(node: YamlScalar): Span {
  const quotes =
    (node.style === 'single' || node.style === 'double') && node.span.to - node.span.from >= 2 && !node.alias
      ? 1
      : 0;
  return { from: node.span.from + quotes, to: node.span.to - quotes };
}
