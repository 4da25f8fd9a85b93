import type { BibEntry, BibField } from '../syntax/bibEntry';
import type { Span } from '../syntax/span';
import { arxivOfDoi, checkIdentifier, type Identifier } from './identifier';
import type { Work } from './work';

/** One entry of a bibliography as rules and features know it. Spans are offsets in the bibliography's file. */
export interface WorkFacts {
  readonly work: Work;
  readonly keySpan: Span;
  readonly fullSpan: Span;
  readonly titleSpan?: Span;
  /** The four digits, where they stand by themselves. */
  readonly yearSpan?: Span;
  /** Each once, the first place it is written at. */
  readonly identifiers: readonly WorkIdentifier[];
  readonly missing: readonly ('author' | 'title' | 'year')[];
}

export interface WorkIdentifier extends Identifier {
  /** As written. */
  readonly value: string;
  readonly span: Span;
}

/** Makes works of the entries of one file, what `crossref` and `xdata` hand down put in. Entries without a key are left out: nothing can name them. */
export function collectBibliography(entries: readonly BibEntry[]): WorkFacts[] {
  const byKey = new Map<string, BibEntry>();
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
  return entries
    .filter((entry) => entry.key !== '' && entry.type !== 'xdata')
    .map((entry) => workFacts(entry, byKey));
}

type Fields = (name: string) => BibField | undefined;

function workFacts(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>): WorkFacts {
  const own: Fields = (name) => entry.fields.find((field) => field.name === name && field.value !== '');
  const parents = entry.fields.some((field) => field.name === 'crossref' || field.name === 'xdata');
  const get: Fields = parents ? (name) => own(name) ?? inherited(entry, name, byKey) : own;
  const first = (...names: readonly string[]): BibField | undefined => {
    for (const name of names) {
      const field = get(name);
      if (field) return field;
    }
    return undefined;
  };
  const people = (get('author') ?? get('editor'))?.names;
  const organization = first(
    'organization',
    'institution',
    ...(PUBLISHED_BY_ITSELF.has(entry.type) ? ['publisher'] : []),
  );
  const names =
    people && people.people.length > 0
      ? people.people
      : organization
        ? [{ family: organization.value, given: '' }]
        : [];
  const title = first('title', 'maintitle');
  const dated = first('date', 'year');
  const year = dated && yearOf(dated);
  const container = [
    'journaltitle',
    'journal',
    'booktitle',
    'organization',
    'institution',
    'school',
    'publisher',
    'howpublished',
  ]
    .map((name) => get(name)?.value)
    .find((value) => value !== undefined && value !== names[0]?.family && !/^https?:/.test(value));
  const identifiers = collectIdentifiers(own);
  const sound = (kind: Identifier['kind']): string | undefined =>
    identifiers.find((identifier) => identifier.kind === kind && !identifier.problem)?.normalized;
  const doi = sound('doi');
  const arxiv = sound('arxiv');
  const isbn = sound('isbn');
  const url = sound('url');
  return {
    work: {
      key: entry.key,
      type: entry.type,
      ...(title && { title: title.value }),
      families: names.map((name) => name.family),
      given: names.map((name) => name.given),
      more: people?.more ?? false,
      ...(year && { year: year.year }),
      ...(container !== undefined && { container }),
      ...(doi !== undefined && { doi }),
      ...(arxiv !== undefined && { arxiv }),
      ...(isbn !== undefined && { isbn }),
      ...(url !== undefined && { url }),
    },
    keySpan: entry.keySpan,
    fullSpan: entry.span,
    ...(own('title') && { titleSpan: own('title')!.valueSpan }),
    ...(year && dated && entry.fields.includes(dated) && { yearSpan: year.span }),
    identifiers,
    missing:
      entry.type === 'set' || (parents && hasUnknownParent(entry, byKey))
        ? []
        : [
            ...(names.length === 0 && !people?.more ? (['author'] as const) : []),
            ...(title ? [] : (['title'] as const)),
            ...(dated ? [] : (['year'] as const)),
          ],
  };
}

/** Types whose publisher speaks for itself when no author is named. */
const PUBLISHED_BY_ITSELF = new Set([
  'online',
  'electronic',
  'www',
  'misc',
  'manual',
  'standard',
  'report',
  'techreport',
  'software',
  'dataset',
  'webpage',
  'legislation',
]);

/** What a parent does not hand down: its own identity (BibLaTeX manual, appendix B). */
const NOT_INHERITED = new Set([
  'crossref',
  'xref',
  'ids',
  'doi',
  'eprint',
  'url',
  'isbn',
  'pages',
  'title',
  'shorttitle',
  'subtitle',
  'label',
  'note',
  'abstract',
]);

function inherited(
  entry: BibEntry,
  name: string,
  byKey: ReadonlyMap<string, BibEntry>,
): BibField | undefined {
  const seen = new Set([entry]);
  let fallback: BibField | undefined;
  for (let at: BibEntry | undefined = entry; at; ) {
    const data: string | undefined = at.fields.find((field) => field.name === 'xdata')?.value;
    for (const key of data?.split(/\s*,\s*/) ?? [])
      fallback ??= byKey.get(key)?.fields.find((field) => field.name === name);
    const parent: BibEntry | undefined = byKey.get(
      at.fields.find((field) => field.name === 'crossref')?.value ?? '',
    );
    if (!parent || seen.has(parent)) break;
    seen.add(parent);
    // The title of a collection is the book title of what stands in it; its editor stays its editor, its author is no one's.
    const source =
      name === 'booktitle'
        ? ['booktitle', 'title']
        : NOT_INHERITED.has(name) || (name === 'author' && /^(?:in|article)/.test(entry.type))
          ? []
          : [name];
    for (const one of source)
      fallback ??= parent.fields.find((field) => field.name === one && field.value !== '');
    at = parent;
  }
  return fallback;
}

function hasUnknownParent(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>): boolean {
  return entry.fields.some(
    (field) =>
      (field.name === 'crossref' || field.name === 'xdata') &&
      field.value.split(/\s*,\s*/).some((key) => !byKey.has(key)),
  );
}

/** The first year of `2024`, `2024-05-01`, `2020/2022`, `c2019`; `undefined` for `in press`. */
function yearOf(field: BibField): { readonly year: number; readonly span: Span } | undefined {
  const match = /(?<!\d)(\d{4})(?!\d)/.exec(field.value);
  if (!match?.[1]) return undefined;
  const inPlace = field.valueSpan.to - field.valueSpan.from === field.value.length;
  const from = field.valueSpan.from + match.index;
  return { year: Number(match[1]), span: inPlace ? { from, to: from + 4 } : field.valueSpan };
}

const ARXIV_TEXT = /\bar\s?xiv\s*:\s*([a-z-]+(?:\.[A-Z]{2})?\/\d[\d.]*(?:v\d+)?|\d[\w.]*\w)/i;

function collectIdentifiers(get: Fields): WorkIdentifier[] {
  const found: WorkIdentifier[] = [];
  const add = (kind: Identifier['kind'], value: string, field: BibField): void => {
    const checked = checkIdentifier(kind, value);
    if (found.some((other) => other.kind === kind && other.normalized === checked.normalized)) return;
    found.push({ ...checked, value, span: placeOf(field, value) });
    const preprint = kind === 'doi' && !checked.problem ? arxivOfDoi(checked.normalized) : undefined;
    if (preprint !== undefined) add('arxiv', preprint, field);
  };
  for (const name of ['eprint', 'arxiv', 'arxivid']) {
    const field = get(name);
    if (!field || (name === 'eprint' && !isArxivEprint(get, field.value))) continue;
    const primary = get('primaryclass')?.value;
    add(
      'arxiv',
      /^\d{7}(?:v\d+)?$/.test(field.value) && primary
        ? `${primary.toLowerCase()}/${field.value}`
        : field.value,
      field,
    );
  }
  const doi = get('doi');
  if (doi) add('doi', doi.value, doi);
  for (const name of [
    'journal',
    'journaltitle',
    'booktitle',
    'note',
    'howpublished',
    'publisher',
    'number',
    'volume',
    'series',
    'addendum',
    'pages',
  ]) {
    const field = get(name);
    const id =
      field &&
      (ARXIV_TEXT.exec(field.value)?.[1] ??
        (name === 'volume' ? /^abs\/(\S+)$/.exec(field.value)?.[1] : undefined));
    if (field && id !== undefined) add('arxiv', id, field);
  }
  const isbn = get('isbn');
  for (const one of isbn?.value.replace(/\([^)]*\)/g, '').split(/\s*[,;/]\s*|\s+(?=97[89][\d-]{10})/) ?? [])
    if (one.trim() && isbn) add('isbn', one.trim(), isbn);
  const published = get('howpublished');
  const url = get('url') ?? (published && /^https?:\S+$/.test(published.value) ? published : undefined);
  if (url) {
    add('url', url.value, url);
    const inside = identifierOfUrl(url.value);
    if (inside) add(inside.kind, inside.value, url);
  }
  return found;
}

function isArxivEprint(get: Fields, eprint: string): boolean {
  const type = get('eprinttype') ?? get('archiveprefix');
  if (type) return /^ar\s?xiv/i.test(type.value);
  return (
    /^(?:ar\s?xiv\s*:|\d{4}\.\d{4,5}(?:v\d+)?$)/i.test(eprint) ||
    /arxiv/i.test(`${get('journal')?.value} ${get('journaltitle')?.value} ${get('url')?.value}`)
  );
}

/** What an address of arXiv or of the DOI resolver is the address of. */
export function identifierOfUrl(
  url: string,
): { readonly kind: 'arxiv' | 'doi'; readonly value: string } | undefined {
  const arxiv =
    /^https?:\/\/(?:[\w-]+\.)?(?:arxiv\.org|alphaxiv\.org)\/(?:abs|pdf|html)\/([^?#\s]+?)(?:\.pdf)?\/?(?:[?#].*)?$/i.exec(
      url,
    )?.[1];
  if (arxiv !== undefined) return { kind: 'arxiv', value: arxiv };
  const doi = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/([^?#\s]+)/i.exec(url)?.[1];
  return doi === undefined ? undefined : { kind: 'doi', value: doi };
}

/** Where a value stands in its field, when it is written there letter for letter. */
function placeOf(field: BibField, value: string): Span {
  const at = field.value.indexOf(value);
  if (at < 0 || field.valueSpan.to - field.valueSpan.from !== field.value.length) return field.valueSpan;
  const from = field.valueSpan.from + at;
  return { from, to: from + value.length };
}
