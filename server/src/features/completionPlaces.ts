import type { Declaration } from '../atlas/thing';
import { decodeSegment, resolveUri } from '../syntax/uri';
import type { Atlas } from '../workspace/atlas';
import { compare } from '../workspace/key';
import type { Candidate } from './completion';

/** What can stand at a place that has words of its own kind, and where what they replace begins. */
export interface PlaceCompletion {
  readonly from: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Rule codes in comments that silence rules, paths and headings in the addresses of links, ids that are free where one is declared. `undefined` at all
 * other places. `text` is the document's as it is typed.
 */
export function placeCompletion(
  atlas: Atlas,
  uri: string,
  offset: number,
  text: string,
): PlaceCompletion | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const code = /\batlas-ignore(?:-file)?[ \t]+(?:[\w-]+[ \t]*,[ \t]*)*([\w-]*)$/.exec(line);
  if (code) return { from: offset - code[1]!.length, candidates: ruleCodes(atlas) };
  const address = /\]\(<?([^()\s<>]*)$/.exec(line)?.[1];
  if (address !== undefined && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address))
    return inAddress(atlas, uri, offset, address);
  if (!/\.ya?ml$/i.test(uri) || uri === atlas.manifestUri) return undefined;
  const slot = /^(?:-[ \t]+|[ \t]+(?:-[ \t]+)?)?slot:[ \t]+["']?([A-Z]{0,3}\d*)$/.exec(line)?.[1];
  if (slot !== undefined) return { from: offset - slot.length, candidates: freeSlots(atlas, uri, offset) };
  const id = /(?:^|[\s{,-])id:[ \t]+["']?([A-Z]{0,3}\d*(?:\.\d*)*)$/.exec(line)?.[1];
  const free = id === undefined ? undefined : freeEndpoint(atlas, uri, offset);
  return free && { from: offset - id!.length, candidates: [free] };
}

function ruleCodes(atlas: Atlas): readonly Candidate[] {
  return atlas.rules.map(({ code, summary }) => ({
    label: code,
    detail: summary.replace(/[`*]/g, ''),
    kind: 'value',
    newText: code,
  }));
}

/** Headings behind a `#`, else the files and folders at the path so far. */
function inAddress(atlas: Atlas, uri: string, offset: number, address: string): PlaceCompletion | undefined {
  const hash = address.indexOf('#');
  if (hash >= 0) {
    const target = hash === 0 ? uri : targetOf(atlas, uri, address.slice(0, hash));
    const facts = target === undefined ? undefined : atlas.tables.documents.get(target);
    const candidates = (facts?.headings ?? []).map(
      ({ slug, title, level }): Candidate => ({
        label: slug,
        detail: `${'#'.repeat(level)} ${title}`,
        kind: 'value',
        newText: slug,
      }),
    );
    return { from: offset - (address.length - hash - 1), candidates };
  }
  const segment = address.slice(address.lastIndexOf('/') + 1);
  const folder = targetOf(atlas, uri, address.slice(0, address.length - segment.length) || './');
  if (folder === undefined) return undefined;
  return {
    from: offset - segment.length,
    candidates: entriesOf(atlas, folder.endsWith('/') ? folder : `${folder}/`, uri),
  };
}

function targetOf(atlas: Atlas, uri: string, path: string): string | undefined {
  return path.startsWith('/') ? resolveUri(`.${path}`, atlas.root) : resolveUri(path, uri);
}

function entriesOf(atlas: Atlas, folder: string, uri: string): readonly Candidate[] {
  if (!folder.startsWith(atlas.root)) return [];
  const entries = new Map<string, Candidate>();
  for (const file of atlas.tables.filesBelow(folder)) {
    const rest = file.slice(folder.length);
    const slash = rest.indexOf('/');
    const name = decodeSegment(slash < 0 ? rest : rest.slice(0, slash));
    if (name === '' || name.startsWith('.') || file === uri || entries.has(name)) continue;
    const newText = addressOf(name) + (slash < 0 ? '' : '/');
    entries.set(name, {
      label: slash < 0 ? name : `${name}/`,
      detail: slash < 0 ? titleOf(atlas, file) : '',
      kind: slash < 0 ? 'file' : 'folder',
      newText,
    });
  }
  return [...entries.values()].sort((a, b) => compare(a.label, b.label));
}

/** A name as an address without angle brackets holds it. */
function addressOf(name: string): string {
  return name.replace(
    /[\s()<>#?%"\\{}|^`[\]]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function titleOf({ tables }: Atlas, uri: string): string {
  const facts = tables.documents.get(uri);
  const { subject } = facts ?? {};
  const thing = subject && tables.held(subject.kind, subject.key)[0];
  return thing?.declaration.title ?? facts?.headings.find(({ level }) => level === 1)?.title ?? '';
}

/** The next number of each group; what is declared at the place itself is not in the way. */
function freeSlots(atlas: Atlas, uri: string, offset: number): readonly Candidate[] {
  const { groups = [], retired = {} } = atlas.manifest ?? {};
  const isOther = (key: string): boolean =>
    atlas.tables
      .held('slot', key)
      .some(
        ({ uri: home, declaration: { keySpan } }) =>
          home !== uri || offset < keySpan.from || keySpan.to + 1 < offset,
      );
  return groups.map(({ id, title }) => {
    let number = 1;
    while (isOther(id + number) || Object.hasOwn(retired, id + number)) number++;
    return {
      label: id + number,
      detail: `next in group ${id}${title ? `, ${title}` : ''}`,
      kind: 'value',
      newText: id + number,
    };
  });
}

/** The first number under its parent that no other node has. */
function freeEndpoint(atlas: Atlas, uri: string, offset: number): Candidate | undefined {
  const own = innermost(atlas.tables.documents.get(uri)?.declarations ?? [], offset);
  const parent = own?.parent;
  if (own === undefined || parent === undefined) return undefined;
  const taken = new Set(
    atlas.tables
      .children(parent)
      .flatMap(({ declaration }) => (declaration.key === own.key ? [] : [declaration.key])),
  );
  let number = 1;
  while (
    taken.has(`${parent}.${number}`) ||
    Object.hasOwn(atlas.manifest?.retired ?? {}, `${parent}.${number}`)
  )
    number++;
  const id = `${parent}.${number}`;
  return { label: id, detail: `next under ${parent}`, kind: 'value', newText: id };
}

function innermost(declarations: readonly Declaration[], offset: number): Declaration | undefined {
  let best: Declaration | undefined;
  for (const one of declarations) {
    const { from, to } = one.fullSpan;
    // What has no value yet ends at its colon.
    if (
      one.kind === 'endpoint' &&
      from <= offset &&
      offset <= to + 1 &&
      (!best || from >= best.fullSpan.from)
    )
      best = one;
  }
  return best;
}
