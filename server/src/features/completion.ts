import { formatWork } from '../atlas/formatWork';
import { COUNTED } from '../atlas/lexicon';
import type { ThingKind } from '../atlas/thing';
import { lineStartsOf, offsetAt, type Position, type Range, rangeOf } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { COMPONENTS, completionContext, type Wanted } from './completionContext';
import { placeCompletion } from './completionPlaces';
import { snippetCompletion } from './completionSnippets';
import { schemaCompletion } from './schemaCompletion';

export interface CompletionEntry {
  readonly label: string;
  /** One line beside the label: a title, a level, a work. */
  readonly detail: string;
  /** A `snippet` has its text in the notation of snippets, and is for clients that have them alone. */
  readonly kind: 'thing' | 'citation' | 'component' | 'attribute' | 'value' | 'file' | 'folder' | 'snippet';
  readonly insert: { readonly range: Range; readonly newText: string };
  /** What the editor matches what is typed against. */
  readonly filter: string;
  readonly sort: string;
  /** For the preview, which is made when the entry is looked at. */
  readonly thing?: { readonly kind: ThingKind; readonly key: string };
  /** Of a list that was cut off, or that what is typed has narrowed: with other words there may be more. */
  readonly narrowed?: true;
}

/** More than these nobody reads, and typing on narrows them. */
const MOST_OFFERED = 300;

/** What could be named at a position. `text` is the document as it stands in the editor. */
export function completion(
  atlas: Atlas,
  uri: string,
  position: Position,
  text: string,
): readonly CompletionEntry[] {
  const lineStarts = lineStartsOf(text);
  const offset = offsetAt(lineStarts, position);
  const place = placeCompletion(atlas, uri, offset, text);
  if (place) return entriesAt(text, lineStarts, offset, place.from, place.candidates);
  const snippets = snippetCompletion(atlas, uri, offset, text);
  if (/\.bib$/i.test(uri))
    return snippets ? entriesAt(text, lineStarts, offset, snippets.from, snippets.candidates) : [];
  const context = completionContext(text, offset, /\.ya?ml$/i.test(uri));
  const entries = context
    ? context.wanted.flatMap((wanted) => candidates(atlas, wanted, context.prefix))
    : [];
  const schema = entries.length === 0 ? schemaCompletion(atlas, uri, offset, text) : undefined;
  const from = schema?.from ?? context?.from ?? snippets?.from;
  if (from === undefined) return [];
  const offered: readonly Candidate[] = schema?.candidates ?? entries;
  const more = snippets?.from === from ? snippets.candidates : [];
  return entriesAt(text, lineStarts, offset, from, [...offered, ...more]);
}

/** Entries that replace the whole of the word that the cursor is in. */
function entriesAt(
  text: string,
  lineStarts: readonly number[],
  offset: number,
  from: number,
  offered: readonly Candidate[],
): readonly CompletionEntry[] {
  const rest = /^[\p{L}\p{N}_.-]*/u.exec(text.slice(offset, offset + 200))![0].replace(/\.$/, '');
  const range = rangeOf(lineStarts, { from, to: offset + rest.length });
  const narrowed = offered.length > MOST_OFFERED;
  return offered.slice(0, MOST_OFFERED).map(({ newText, ...entry }, index) => ({
    ...entry,
    ...(narrowed && { narrowed }),
    insert: { range, newText },
    filter:
      entry.kind === 'thing' || entry.kind === 'citation'
        ? `${newText} ${entry.detail}`
        : entry.kind === 'snippet'
          ? entry.label
          : newText,
    sort: String(index).padStart(5, '0'),
  }));
}

/** What is offered, before it has its place. */
export type Candidate = Omit<CompletionEntry, 'insert' | 'sort' | 'filter'> & { readonly newText: string };

function candidates(atlas: Atlas, wanted: Wanted, prefix: string): readonly Candidate[] {
  switch (wanted.kind) {
    case 'component':
      return Object.keys(COMPONENTS).map((name) => ({
        label: name,
        detail: COMPONENT_DETAILS[name] ?? '',
        kind: 'component',
        newText: `${name} ${COMPONENTS[name]![0]}="" />`,
      }));
    case 'attribute':
      return (COMPONENTS[wanted.component] ?? []).map((name) => ({
        label: name,
        detail: `<${wanted.component}>`,
        kind: 'attribute',
        newText: `${name}=""`,
      }));
    case 'counted':
      return COUNTED.map((of) => ({
        label: of,
        detail: String(atlas.reader().count({ of }) ?? ''),
        kind: 'value',
        newText: of,
      }));
    case 'atlas-link':
      return ['topic/', 'chapter/', 'group/'].map((start) => ({
        label: `${start}…`,
        detail: 'atlas link',
        kind: 'value',
        newText: start,
      }));
    default:
      return things(atlas, wanted.thing, prefix);
  }
}

const COMPONENT_DETAILS: Readonly<Record<string, string>> = {
  Slot: 'a slot by its id',
  Endpoint: 'an endpoint by its id',
  Group: 'a group by its id',
  Level: 'a level by its id',
  Topic: 'a topic by its id',
  Chapter: 'a chapter by its number',
  Cite: 'a citation by its key',
  Count: 'a total, filled in or checked',
};

function things(atlas: Atlas, kind: ThingKind, prefix: string): readonly Candidate[] {
  const reader = atlas.reader();
  // Of endpoints, those below the slot that has been typed; of all of them there are too many to read.
  const slot = kind === 'endpoint' ? prefix.split('.')[0] : undefined;
  const all = slot
    ? reader.keys(kind).filter((key) => !key.includes('(') && key.startsWith(`${slot}.`))
    : reader.keys(kind);
  const narrowed = all.length > MOST_OFFERED;
  const keys = narrowed ? narrow(atlas, kind, all, prefix) : all;
  return keys.slice(0, MOST_OFFERED).map((key) => {
    const work = kind === 'reference' ? reader.work(key) : undefined;
    const level = kind === 'slot' ? reader.level(key) : undefined;
    const title = work ? formatWork(work) : (reader.title(kind, key) ?? '');
    return {
      label: key,
      detail: level === undefined ? title : `${title} (${reader.title('level', level) ?? level})`,
      kind: kind === 'reference' ? 'citation' : 'thing',
      newText: key,
      thing: { kind, key },
      ...(narrowed && { narrowed }),
    };
  });
}

/** Of many keys those that begin with what is typed, and those whose title or work has it, as far as there is room. */
function narrow(atlas: Atlas, kind: ThingKind, keys: readonly string[], prefix: string): readonly string[] {
  const typed = prefix.toLowerCase();
  if (typed === '') return keys.filter((key) => !key.includes('('));
  const first: string[] = [];
  const further: string[] = [];
  for (const key of keys) {
    if (key.includes('(')) continue;
    if (key.toLowerCase().startsWith(typed)) first.push(key);
    else if (further.length < MOST_OFFERED && saysOf(atlas, kind, key).includes(typed)) further.push(key);
    if (first.length >= MOST_OFFERED) break;
  }
  return [...first, ...further];
}

function saysOf({ tables }: Atlas, kind: ThingKind, key: string): string {
  const work = kind === 'reference' ? tables.work(key) : undefined;
  const title = work?.title ?? tables.held(kind, key)[0]?.declaration.title ?? '';
  return `${key} ${title} ${work ? `${work.families.join(' ')} ${work.year ?? ''}` : ''}`.toLowerCase();
}
