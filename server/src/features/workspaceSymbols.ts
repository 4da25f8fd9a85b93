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
  const found: {
    readonly atlas: Atlas;
    readonly kind: ThingKind;
    readonly key: string;
    readonly score: number;
  }[] = [];
  for (const atlas of atlases) {
    if (!atlas.manifest) continue;
    for (const kind of wanted ? KINDS : MAIN) {
      for (const key of atlas.tables.keys(kind)) {
        const declaration = atlas.tables.held(kind, key)[0]?.declaration;
        // A node that has no id and none by its place is found in its slot.
        if (!declaration || key.includes('(')) continue;
        const score = wanted ? scoreOf(wanted, declaration, authorsOf(atlas, kind, key)) : 0;
        if (score !== undefined) found.push({ atlas, kind, key, score });
      }
    }
  }
  const order = new Map(KINDS.map((kind, index) => [kind, index]));
  if (wanted)
    // Sorting is stable: within a kind things stay in atlas order.
    found.sort((a, b) => a.score - b.score || order.get(a.kind)! - order.get(b.kind)!);
  return found.slice(0, MOST).flatMap(({ atlas, kind, key }) => {
    const item = itemOf(atlas, kind, key);
    return item ? [{ ...item, container: containerOf(atlas, item) }] : [];
  });
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

/** Less is better; `undefined` is no match. */
function scoreOf(
  { key: wanted, words }: Query,
  declaration: Declaration,
  authors: string,
): number | undefined {
  const id = declaration.key.toLowerCase();
  if (id === wanted) return 0;
  if (id.startsWith(wanted)) return 1;
  if (words.length === 0) return undefined;
  const title = foldTitle(declaration.title);
  const whole = words.join(' ');
  if (title === whole) return 2;
  if (title.startsWith(whole)) return 3;
  // *group A*, *chapter 35*: what it is tells as one word of several.
  const kind = words.length > 1 ? declaration.kind : '';
  const said = `${title} ${foldTitle(nameOf(declaration))} ${authors} ${kind}`.split(' ');
  if (words.every((word) => said.some((other) => other.startsWith(word)))) return 4;
  return whole.length > 2 && title.includes(whole) ? 5 : undefined;
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
