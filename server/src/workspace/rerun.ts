import type { DocumentFacts } from '../atlas/facts';
import type { Job, Loader } from './loader';
import type { AtlasNote, AtlasState, Recollection, Verdict } from './memory';
import { Tables } from './tables';
import { isUnsettled } from './touched';

/** One run over an atlas of which an earlier one may have left verdicts. */
export interface Rerun {
  readonly recollection: Recollection;
  /** The manifest's among them. */
  readonly jobs: readonly Job[];
  readonly now: Surroundings;
  /** Facts that were read in this run. */
  readonly read: ReadonlyMap<string, DocumentFacts>;
  readonly targets: AtlasNote['targets'];
  /** Documents whose verdicts still stand. */
  readonly standing: ReadonlySet<string>;
  /** Verdicts made in this run. */
  readonly made: Map<string, Verdict>;
  /** The summary, where everything is as it was: the tables are empty then, since nobody needs them. */
  readonly same?: string;
}

/** What the disk says beside the documents. */
export interface Surroundings {
  readonly lexicon: string;
  readonly manifest: string;
  readonly today: string;
  readonly files: readonly string[];
  /** Whether something is at an address that is none of the atlas's files. */
  readonly exists: (uri: string) => Promise<boolean>;
}

/** Whether everything is as it was when it was noted, and each verdict there. */
export async function isSame(
  recollection: Recollection,
  jobs: readonly Job[],
  now: Surroundings,
): Promise<boolean> {
  const { note, uris } = recollection;
  if (!note || note.lexicon !== now.lexicon || note.manifest !== now.manifest || note.today !== now.today)
    return false;
  if (jobs.length !== uris.size || jobs.some(({ uri }) => recollection.found(uri) === undefined))
    return false;
  if (note.files.length !== now.files.length || note.files.some((file, at) => file !== now.files[at]))
    return false;
  for (const [target, there] of note.targets) if ((await now.exists(target)) !== there) return false;
  return (await recollection.unchanged(jobs)).size === jobs.length;
}

/** Documents as they were loaded for an atlas. */
export interface Loaded {
  /** Of all, in their order. */
  readonly facts: readonly DocumentFacts[];
  readonly read: ReadonlyMap<string, DocumentFacts>;
}

/** Reads the documents whose facts are not known, or do not come back. */
export async function loadRest(
  jobs: readonly Job[],
  known: (uri: string) => DocumentFacts | undefined,
  load: (jobs: readonly Job[]) => ReturnType<Loader['load']>,
): Promise<Loaded> {
  const facts = new Map<string, DocumentFacts>();
  const wanted = jobs.filter(({ uri }) => {
    const found = known(uri);
    if (found) facts.set(uri, found);
    return !found;
  });
  const read = new Map((await load(wanted)).map((one) => [one.uri, one]));
  return { facts: jobs.flatMap(({ uri }) => facts.get(uri) ?? read.get(uri) ?? []), read };
}

/**
 * The documents whose verdicts still stand, `tables` being those of all documents as they are now: those that ask for nothing that has changed. A document that changed
 * touches the bases that it would touch while it is typed into. Where what is missing cannot be known, before or after, none stands.
 */
export function standingVerdicts(
  tables: Tables,
  { recollection, jobs, read, now, targets }: Omit<Rerun, 'standing' | 'made' | 'same'>,
): Set<string> {
  const { note, uris } = recollection;
  if (!note || note.manifest !== now.manifest || note.lexicon !== now.lexicon) return new Set();
  const there = new Set(jobs.map((job) => job.uri));
  const changed = new Set(
    [...uris, ...there].filter((uri) => read.has(uri) || !uris.has(uri) || !there.has(uri)),
  );
  const touched = touchedOutside(note, { files: now.files, targets });
  if (note.today !== now.today) touched.add(TODAY);
  for (const uri of changed) {
    const before = recollection.facts(uri);
    const after = read.get(uri);
    if (!isPlain(before, after) || (!before && uris.has(uri))) return new Set();
    for (const base of touchedBetween(before, after, tables)) touched.add(base);
    touched.add(placeBase(uri)).add(`file:${uri}`);
  }
  return new Set(
    [...there].filter(
      (uri) =>
        !changed.has(uri) &&
        recollection.found(uri) !== undefined &&
        recollection.bases(uri)?.some((base) => touched.has(base)) === false,
    ),
  );
}

/** The base of what depends on the day. */
export const TODAY = 'today';

/** The base of what tells places in another document. */
export function placeBase(uri: string): string {
  return `place:${uri}`;
}

/** Whether nothing is unknown because of this document, before or after, and no reference list came or went. */
function isPlain(before: DocumentFacts | undefined, after: DocumentFacts | undefined): boolean {
  if ((before && isUnsettled(before)) || (after && isUnsettled(after))) return false;
  return (before?.kind === 'bibliography') === (after?.kind === 'bibliography');
}

function touchedBetween(
  before: DocumentFacts | undefined,
  after: DocumentFacts | undefined,
  tables: Tables,
): Set<string> {
  const alone = new Tables(true);
  const uri = (before ?? after)?.uri ?? '';
  const own = (facts: DocumentFacts | undefined): DocumentFacts | undefined =>
    facts?.kind === 'foreign' ? undefined : facts;
  if (own(before)) alone.put(uri, before);
  const touched = alone.put(uri, own(after));
  // Who else declares the same is known to the tables of all documents alone.
  for (const { kind, key } of [...(before?.declarations ?? []), ...(after?.declarations ?? [])])
    for (const holder of tables.held(kind, key)) touched.add(`dup:${holder.uri}`);
  return touched;
}

function touchedOutside(
  before: Pick<AtlasNote, 'files' | 'targets'>,
  after: Pick<AtlasNote, 'files' | 'targets'>,
): Set<string> {
  const [then, now] = [before, after].map(present) as [Set<string>, Set<string>];
  const differing = [...then, ...now].filter((file) => then.has(file) !== now.has(file));
  return new Set(differing.map((file) => `file:${file}`));
}

function present({ files, targets }: Pick<AtlasNote, 'files' | 'targets'>): Set<string> {
  return new Set([...files, ...targets.flatMap(([target, there]) => (there ? [target] : []))]);
}

/** What the next run is to find. Where a document cannot be remembered, no verdict is: its going or coming would not be seen to touch any. */
export function stateOf(
  { recollection, now, jobs, read, standing, made, targets }: Rerun,
  summary: string,
): AtlasState {
  const { lexicon, manifest, today, files } = now;
  const note = { lexicon, manifest, today, files, targets, summary };
  const whole = jobs.every(({ uri }) =>
    read.has(uri) ? read.get(uri)?.digest !== undefined : recollection.uris.has(uri),
  );
  return whole
    ? { note, jobs, read, standing, made }
    : { note, jobs, read, standing: new Set(), made: new Map() };
}
