import type { Declaration, ThingKind } from '../atlas/thing';
import type { Atlas } from '../workspace/atlas';
import { compare, foldTitle } from '../workspace/key';
import { decodePath, type Item, itemOf, nameOf } from './item';

/** An item of some atlas, with where it is to be found. */
export interface WorkspaceSymbol extends Item {
  readonly container: string;
}

/** More than these nobody reads; typing on narrows them. */
const MOST = 200;

/** In the order of their kinds where they match alike. */
const KINDS: readonly ThingKind[] = ['slot', 'group', 'topic', 'chapter', 'endpoint', 'reference'];
/** What there is to see before anything is typed. */
const MAIN: readonly ThingKind[] = ['group', 'slot', 'topic', 'chapter'];

/**
 * Slots, endpoints, groups, topics, chapters and works that go by what is typed, best first: by id from its start, then by words of the title (of a
 * work, of its authors too), each from its start.
 */
export function workspaceSymbols(atlases: Iterable<Atlas>, query: string): readonly WorkspaceSymbol[] {
  const wanted = readQuery(query);
  // By score, then by kind; within a kind things come in atlas order. No more of each than will be shown.
  const found = Array.from({ length: WORST + 1 }, () => KINDS.map((): Found[] => []));
  for (const atlas of atlases) {
    if (!atlas.manifest) continue;
    for (const kind of wanted ? KINDS : MAIN) {
      const place = wanted ? KINDS.indexOf(kind) : 0;
      for (const folded of listOf(atlas, kind)) {
        const score = wanted ? scoreOf(wanted, folded) : 0;
        const alike = score === undefined ? undefined : found[score]?.[place];
        if (alike && alike.length < MOST) alike.push({ atlas, kind, key: folded.key });
      }
    }
  }
  return found
    .flat(2)
    .slice(0, MOST)
    .flatMap(({ atlas, kind, key }) => {
      const item = itemOf(atlas, kind, key);
      return item ? [{ ...item, container: containerOf(atlas, item) }] : [];
    });
}

interface Found {
  readonly atlas: Atlas;
  readonly kind: ThingKind;
  readonly key: string;
}

interface Query {
  readonly key: string;
  readonly words: readonly string[];
}

function readQuery(query: string): Query | undefined {
  // `A1 Data`, as it is shown, is looked for as well as `a1` and `data`.
  const key = query.trim().replace(/^[@#]/, '').toLowerCase();
  const words = foldTitle(query).split(' ').filter(Boolean);
  return key === '' ? undefined : { key, words };
}

const WORST = 5;

/** Less is better; `undefined` is no match. */
function scoreOf({ key: wanted, words }: Query, { kind: own, id, title, said }: Folded): number | undefined {
  if (id === wanted) return 0;
  if (id.startsWith(wanted)) return 1;
  if (words.length === 0) return undefined;
  const whole = words.join(' ');
  if (title === whole) return 2;
  if (title.startsWith(whole)) return 3;
  // *group A*, *chapter 35*: what it is tells as one word of several.
  const kind = words.length > 1 ? own : '';
  if (words.every((word) => said.includes(` ${word}`) || kind.startsWith(word))) return 4;
  return whole.length > 2 && title.includes(whole) ? WORST : undefined;
}

/** What there is of each kind, in atlas order, until a document says something else. */
const LISTS = new WeakMap<Atlas, { revision: number; byKind: Map<ThingKind, readonly Folded[]> }>();

function listOf(atlas: Atlas, kind: ThingKind): readonly Folded[] {
  const { tables } = atlas;
  let lists = LISTS.get(atlas);
  if (lists?.revision !== tables.revision)
    LISTS.set(atlas, (lists = { revision: tables.revision, byKind: new Map() }));
  let list = lists.byKind.get(kind);
  if (!list) {
    list = tables.keys(kind).flatMap((key) => {
      const declaration = tables.held(kind, key)[0]?.declaration;
      // A node that has no id and none by its place is found in its slot.
      return declaration && !key.includes('(') ? [foldedOf(atlas, declaration)] : [];
    });
    lists.byKind.set(kind, list);
  }
  return list;
}

interface Folded {
  readonly kind: ThingKind;
  readonly key: string;
  readonly id: string;
  readonly title: string;
  /** Its name, its title and its authors, with a space before every word. */
  readonly said: string;
}

/** Declarations stay the same until their document changes. */
const FOLDED = new WeakMap<Declaration, Folded>();

function foldedOf(atlas: Atlas, declaration: Declaration): Folded {
  let folded = FOLDED.get(declaration);
  if (!folded) {
    const { kind, key } = declaration;
    const title = foldTitle(declaration.title);
    folded = {
      kind,
      key,
      id: key.toLowerCase(),
      title,
      said: ` ${title} ${foldTitle(nameOf(declaration))} ${authorsOf(atlas, kind, key)}`,
    };
    FOLDED.set(declaration, folded);
  }
  return folded;
}

function authorsOf(atlas: Atlas, kind: ThingKind, key: string): string {
  const work = kind === 'reference' ? atlas.tables.work(key) : undefined;
  return work ? foldTitle([...work.families, work.year ?? ''].join(' ')) : '';
}

function containerOf(atlas: Atlas, item: Item): string {
  if (item.kind === 'endpoint' || item.kind === 'slot')
    return item.kind === 'slot' ? slotContainer(atlas, item) : item.detail;
  return item.kind === 'reference' ? item.detail : decodePath(atlas, item.uri);
}

function slotContainer(atlas: Atlas, { key, detail }: Item): string {
  const letters = /^[A-Z]+/.exec(key)?.[0];
  const group = atlas.manifest?.groups.find(({ id }) => compare(id, letters ?? '') === 0)?.title;
  return [group, detail].filter(Boolean).join(' · ');
}
