import { collect, EMPTY_LEXICON, type Trees } from '../atlas/collect';
import type { DocumentFacts } from '../atlas/facts';
import type { Lexicon } from '../atlas/lexicon';
import { linkTargets } from '../atlas/referenceLink';
import { lexiconOf, readManifest } from '../config/manifest';
import type { Rule } from '../rules/rule';
import { decodeSegment, resolveUri } from '../syntax/uri';
import { Atlas } from './atlas';
import { carryOver, type Good } from './carryOver';
import { excluder } from './exclude';
import type { FileFacts, NoFacts } from './factsOfFile';
import type { FileSystem } from './fileSystem';
import type { Job, Loader } from './loader';
import type { AtlasNote, Memory, Recollection, Verdict } from './memory';
import { isSame, type Loaded, loadRest, standingVerdicts } from './rerun';
import { isIgnored, walk } from './walk';

export const MANIFEST = 'atlas.yaml';

interface Options {
  readonly fs: FileSystem;
  readonly loader: Loader;
  readonly rules: readonly Rule[];
  readonly today: () => string;
  readonly incremental: boolean;
  /** What earlier runs left of these atlases. */
  readonly memory?: Memory;
  /** Whether what earlier runs found is taken where it still stands, and kept for the next run: for a run that reports findings and nothing else. */
  readonly verdicts?: boolean;
  /** Told of documents whose findings may be others now. */
  readonly changed?: (uris: ReadonlySet<string>) => void;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * All atlases of the folders that are open. Text in an editor stands before what the disk holds. Every change is taken in by one of `change`, `close`,
 * `fileChanged`, in turn; who reads meanwhile reads the state before or after, never one between.
 */
export class Workspace {
  readonly atlases = new Map<string, Atlas>();
  readonly #options: Options;
  readonly #open = new Map<string, string>();
  /** Of what is open alone: a tree is many times its text. */
  readonly #trees: Trees = new Map();
  readonly #files = new Map<string, ReadonlySet<string>>();
  readonly #lastGood = new Map<string, Good>();
  readonly #excluded = new Map<string, (path: string) => boolean>();
  /** Folders that are being read. */
  readonly #reading = new Set<string>();
  /** Open documents on their way into an atlas that is not read yet. */
  readonly #early = new Map<string, Promise<void>>();
  #queue: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Opens folders (URIs ending in `/`): finds their atlases, at, above and below, and reads them whole. */
  async addFolders(folders: readonly string[]): Promise<void> {
    for (const folder of folders) this.#reading.add(folder);
    await this.#inTurn(async () => {
      for (const folder of folders) {
        const above = await this.#manifestAbove(folder);
        await this.#addTree(above ?? folder);
        this.#reading.delete(folder);
      }
    });
  }

  /** Until an open document is part of its atlas, though nothing else may be yet; `undefined` for one that is on no way into any. */
  taken(uri: string): Promise<void> | undefined {
    return this.atlasOf(uri)?.tables.documents.has(uri) ? Promise.resolve() : this.#early.get(uri);
  }

  async removeFolders(folders: readonly string[]): Promise<void> {
    await this.#inTurn(async () => {
      for (const folder of folders) {
        for (const root of [...this.atlases.keys()].filter((other) => other.startsWith(folder)))
          this.#forgetAtlas(root);
      }
    });
  }

  /** The atlas a document belongs to: that of the nearest manifest above it. */
  atlasOf(uri: string): Atlas | undefined {
    let best: Atlas | undefined;
    for (const [root, atlas] of this.atlases)
      if (uri.startsWith(root) && root.length > (best?.root.length ?? -1)) best = atlas;
    if (!best || this.#isExcluded(best, uri)) return undefined;
    return best;
  }

  /** Text in an editor: opened or typed into. */
  change(uri: string, text: string): void {
    this.#open.set(uri, text);
    if (isManifest(uri)) {
      void this.#inTurn(() => this.#manifestChanged(uri));
      return;
    }
    const atlas = this.atlasOf(uri);
    if (!atlas && this.#reading.size > 0 && this.#options.incremental) this.#takeEarly(uri);
    const job = atlas && this.#job(atlas, uri);
    if (!atlas || !job) return;
    if (atlas.tables.documents.has(uri) || (atlas.loading && atlas.manifest))
      this.#take(atlas, collect({ ...job, text }, atlas.tables.lexicon ?? EMPTY_LEXICON, this.#trees));
    else void this.#inTurn(() => this.#appeared(atlas, job));
  }

  /** What is open goes before the rest of its atlas: the manifest is read for it, and the document taken in. */
  #takeEarly(uri: string): void {
    if (this.#early.has(uri)) return;
    const taken = (async () => {
      const root = await this.#manifestAbove(uri.slice(0, uri.lastIndexOf('/') + 1));
      const isRead = (folder: string): boolean =>
        root !== undefined && (root.startsWith(folder) || folder.startsWith(root));
      if (root !== undefined && !this.atlases.has(root) && [...this.#reading].some(isRead)) {
        const { rules, today, incremental } = this.#options;
        const atlas = new Atlas(root, rules, today, incremental);
        const manifest = await this.#readManifest(atlas);
        // Another document, or the reading of all, may have been quicker.
        if (!this.atlases.has(root)) {
          atlas.loading = true;
          this.atlases.set(root, atlas);
          this.#applyManifest(atlas, manifest);
        }
      }
      const text = this.#open.get(uri);
      if (text !== undefined && this.atlasOf(uri)) this.change(uri, text);
    })();
    this.#early.set(
      uri,
      taken.catch(() => undefined).finally(() => this.#early.delete(uri)),
    );
  }

  /** A document in an editor that the atlas did not have: a new one, or one that git ignores. */
  async #appeared(atlas: Atlas, job: Job): Promise<void> {
    if (await isIgnored(this.#options.fs, atlas.root, job.uri)) return;
    const text = this.#open.get(job.uri);
    if (text !== undefined)
      this.#take(atlas, collect({ ...job, text }, atlas.tables.lexicon ?? EMPTY_LEXICON, this.#trees));
  }

  /** The editor let go of a document: what the disk holds counts again. */
  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#lastGood.delete(uri);
    this.#trees.delete(uri);
    await this.fileChanged(uri);
  }

  /** A file appeared, changed or vanished on disk. */
  async fileChanged(uri: string): Promise<void> {
    await this.filesChanged([uri]);
  }

  async filesChanged(uris: readonly string[]): Promise<void> {
    await this.#inTurn(async () => {
      for (const uri of await this.#withContents(uris)) {
        if (this.#open.has(uri)) continue;
        if (isManifest(uri)) await this.#manifestChanged(uri);
        else if (uri.endsWith('/.gitignore')) await this.#ignoreChanged(uri);
        else await this.#reread(uri);
      }
    });
  }

  /** With the files in folders among them: editors report a folder that was moved or removed without naming what is in it. */
  async #withContents(uris: readonly string[]): Promise<ReadonlySet<string>> {
    const all = new Set(uris);
    const atlases = [...this.atlases.values()];
    for (const uri of uris) {
      if (atlases.some(({ tables }) => tables.documents.has(uri))) continue;
      const folder = uri.endsWith('/') ? uri : `${uri}/`;
      for (const { tables } of atlases) for (const below of tables.filesBelow(folder)) all.add(below);
      if ((await this.#options.fs.readDirectory(folder)).length === 0) continue;
      for (const below of await walk(this.#options.fs, folder)) all.add(below);
    }
    return all;
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  openText(uri: string): string | undefined {
    return this.#open.get(uri);
  }

  /** Texts of documents as they stand: open ones as they are in the editor, the others as the disk has them; those that cannot be had are left out. */
  async texts(uris: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const one = async (uri: string): Promise<void> => {
      const open = this.#open.get(uri);
      const file = open === undefined ? await this.#options.fs.read(uri) : { text: open };
      if ('text' in file) found.set(uri, file.text);
    };
    // Few at a time: each is a file held open, or a request to the client.
    for (let at = 0; at < uris.length; at += 32) await Promise.all(uris.slice(at, at + 32).map(one));
    return found;
  }

  /** What each file says by itself, without its atlas being opened; only the manifests above are read. In the order of the files, or why one has none. */
  async factsOf(uris: readonly string[]): Promise<readonly (FileFacts | NoFacts)[]> {
    const { loader, rules, today } = this.#options;
    const atlases = new Map<string, Atlas>();
    const found: (FileFacts | NoFacts)[] = [];
    for (const uri of uris) {
      const root = await this.#manifestAbove(uri.slice(0, uri.lastIndexOf('/') + 1));
      if (root === undefined) {
        found.push('no-atlas');
        continue;
      }
      let atlas = atlases.get(root);
      if (!atlas) {
        atlases.set(root, (atlas = new Atlas(root, rules, today, false)));
        this.#applyManifest(atlas, await this.#readManifest(atlas));
      }
      const job = this.#job(atlas, uri);
      if (!job || job.role === 'manifest') {
        found.push('not-of-it');
        continue;
      }
      const lexicon = atlas.tables.lexicon ?? EMPTY_LEXICON;
      const [facts] = await loader.load([job], lexicon);
      found.push(
        facts?.digest === undefined
          ? facts
            ? 'not-of-it'
            : 'missing'
          : {
              path: uri.slice(root.length),
              role: job.role ?? '',
              digest: facts.digest,
              lexicon: JSON.stringify(lexicon),
              facts,
            },
      );
    }
    return found;
  }

  /** Until everything asked for so far has been taken in. */
  async settled(): Promise<void> {
    let last: Promise<void>;
    do {
      last = this.#queue;
      await last;
    } while (last !== this.#queue);
  }

  /** Changes are taken in one after the other, whoever asks. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #manifestAbove(folder: string): Promise<string | undefined> {
    for (let at = folder; ; ) {
      if (await this.#options.fs.exists(at + MANIFEST)) return at;
      const parent = at.replace(/[^/]+\/$/, '');
      if (parent === at || /^[a-z][\w+.-]*:\/*[^/]*\/?$/i.test(at)) return undefined;
      at = parent;
    }
  }

  async #addTree(folder: string): Promise<void> {
    const files = await walk(this.#options.fs, folder);
    for (const uri of files.filter(isManifest)) {
      const root = uri.slice(0, -MANIFEST.length);
      if (this.atlases.get(root)?.loading !== false) await this.#addAtlas(root, files);
    }
  }

  async #addAtlas(root: string, files: readonly string[]): Promise<void> {
    const { fs, rules, today, incremental, memory } = this.#options;
    const atlas = this.atlases.get(root) ?? new Atlas(root, rules, today, incremental);
    atlas.loading = incremental;
    const inner = files
      .filter((uri) => isManifest(uri) && uri.startsWith(root) && uri !== atlas.manifestUri)
      .map((uri) => uri.slice(0, -MANIFEST.length));
    const own = files.filter((uri) => uri.startsWith(root) && !inner.some((other) => uri.startsWith(other)));
    this.atlases.set(root, atlas);
    this.#files.set(root, new Set(own));
    const recollection = await memory?.recall(root);
    const known = await this.#knownFacts([manifestJob(atlas)], recollection);
    const manifest = known(atlas.manifestUri) ?? (await this.#readManifest(atlas));
    const read = this.#applyManifest(atlas, manifest);
    const jobs = own.flatMap((uri) => this.#job(atlas, uri) ?? []).filter((job) => job.role !== 'manifest');
    for (const path of atlas.manifest?.bibliography ?? []) {
      const uri = resolveUri(path, root);
      if (uri && !own.includes(uri) && (await fs.exists(uri))) jobs.push({ uri, role: 'bibliography' });
    }
    const closed = jobs.filter((job) => !this.#open.has(job.uri));
    const texts = jobs.flatMap((job) => {
      const isTaken = atlas.tables.documents.has(job.uri) && !read.lexicon;
      const text = isTaken ? undefined : this.#open.get(job.uri);
      return text === undefined ? [] : [collect({ ...job, text }, atlas.tables.lexicon ?? EMPTY_LEXICON)];
    });
    if (recollection && this.#options.verdicts)
      await this.#rerun(atlas, recollection, own, [manifestJob(atlas), ...jobs], manifest);
    else if (atlas.loading) {
      await this.#fill(atlas, own, texts);
      await this.#fillSlowly(atlas, closed, recollection);
      await this.#leaveIgnored(atlas, new Set(own));
      atlas.loading = false;
      atlas.forget();
    } else await this.#fill(atlas, own, [...(await this.#load(atlas, closed, recollection)).facts, ...texts]);
    this.#tell(new Set(atlas.tables.documents.keys()));
  }

  /** Takes documents in as they are read, a few at a time, so that what is open is served meanwhile. */
  async #fillSlowly(
    atlas: Atlas,
    closed: readonly Job[],
    recollection: Recollection | undefined,
  ): Promise<void> {
    const { named, rest } = wantedFirst(closed, atlas);
    const parts = [...inParts(named), ...inParts(rest)];
    let asked = 0;
    const load = (part: readonly Job[] = []): Promise<Loaded> => {
      const before = asked;
      asked += part.length;
      return this.#load(atlas, part, recollection, { before, all: closed.length });
    };
    let coming = load(parts[0]);
    for (const at of parts.keys()) {
      const { facts } = await coming;
      // Where another thread reads, it goes on while these are taken in.
      coming = load(parts[at + 1]);
      // What has been opened since says itself what it is.
      const taken = facts.filter(({ uri, kind }) => kind !== 'foreign' && !this.#open.has(uri));
      for (const one of taken) atlas.put(one.uri, one);
      atlas.namedRead ||= (at + 1) * FEW >= named.length;
      await this.#findTargets(atlas, taken);
    }
  }

  /** Documents that were opened while an atlas was read, and that git ignores. */
  async #leaveIgnored(atlas: Atlas, own: ReadonlySet<string>): Promise<void> {
    for (const uri of [...this.#open.keys()].filter(
      (one) => atlas.tables.documents.has(one) && !own.has(one),
    ))
      if (await isIgnored(this.#options.fs, atlas.root, uri)) atlas.put(uri, undefined);
  }

  /** Takes in all files of an atlas and all documents. Returns where links lead to beside them. */
  async #fill(
    atlas: Atlas,
    own: readonly string[],
    documents: readonly DocumentFacts[],
  ): Promise<AtlasNote['targets']> {
    for (const uri of own) atlas.putFile(uri, true);
    for (const facts of documents) if (facts.kind !== 'foreign') atlas.put(facts.uri, facts);
    return (await this.#findTargets(atlas, documents)).targets;
  }

  /** Reads documents, save those that an earlier run has read as they are. */
  async #load(
    atlas: Atlas,
    jobs: readonly Job[],
    recollection: Recollection | undefined,
    part: { readonly before: number; readonly all: number } = { before: 0, all: jobs.length },
  ): Promise<Loaded> {
    const { loader, progress } = this.#options;
    const lexicon = atlas.tables.lexicon ?? EMPTY_LEXICON;
    const same = recollection?.reads(JSON.stringify(lexicon)) ? recollection : undefined;
    return loadRest(jobs, await this.#knownFacts(jobs, same), (wanted) =>
      loader.load(wanted, lexicon, (done) =>
        progress?.(part.before + jobs.length - wanted.length + done, part.all),
      ),
    );
  }

  async #knownFacts(
    jobs: readonly Job[],
    recollection: Recollection | undefined,
  ): Promise<(uri: string) => DocumentFacts | undefined> {
    const unchanged = await recollection?.unchanged(jobs.filter(({ uri }) => !this.#open.has(uri)));
    return (uri) => (unchanged?.has(uri) ? recollection?.facts(uri) : undefined);
  }

  /** Opens an atlas for a report of its findings alone, most of which an earlier run may have left. */
  async #rerun(
    atlas: Atlas,
    recollection: Recollection,
    own: readonly string[],
    jobs: readonly Job[],
    manifest: DocumentFacts | undefined,
  ): Promise<void> {
    const { fs, today } = this.#options;
    const documents = new Set(jobs.map(({ uri }) => uri));
    const now = {
      lexicon: JSON.stringify(atlas.tables.lexicon),
      manifest: JSON.stringify(atlas.manifest),
      today: today(),
      files: own.filter((uri) => !documents.has(uri)),
      exists: fs.exists,
    };
    const made = new Map<string, Verdict>();
    const { note } = recollection;
    if (note && (await isSame(recollection, jobs, now))) {
      const { targets, summary } = note;
      atlas.rerun = {
        recollection,
        jobs,
        now,
        read: new Map(),
        targets,
        standing: documents,
        made,
        same: summary,
      };
      return;
    }
    const loaded = await this.#load(atlas, jobs.slice(1), recollection);
    const targets = await this.#fill(atlas, own, loaded.facts);
    const read = new Map(loaded.read);
    const unchanged = await recollection.unchanged(jobs.slice(0, 1));
    if (manifest && !unchanged.has(manifest.uri)) read.set(manifest.uri, manifest);
    const rerun = { recollection, jobs, now, read, targets };
    atlas.rerun = { ...rerun, made, standing: standingVerdicts(atlas.tables, rerun) };
  }

  #forgetAtlas(root: string): void {
    const atlas = this.atlases.get(root);
    this.atlases.delete(root);
    this.#files.delete(root);
    this.#excluded.delete(root);
    if (atlas) this.#tell(new Set(atlas.tables.documents.keys()));
  }

  async #readManifest(atlas: Atlas): Promise<DocumentFacts | undefined> {
    const text = this.#open.get(atlas.manifestUri);
    const job = manifestJob(atlas);
    if (text !== undefined) return collect({ ...job, text }, EMPTY_LEXICON);
    return (await this.#options.loader.load([job], EMPTY_LEXICON))[0];
  }

  /** Takes a manifest's facts in. While it does not parse, the manifest that stood before still stands. Returns what has changed of it. */
  #applyManifest(
    atlas: Atlas,
    facts: DocumentFacts | undefined,
  ): { readonly manifest: boolean; readonly lexicon: boolean } {
    const before = atlas.manifest;
    const good = facts && (facts.whole || !before);
    const manifest = (good ? facts.manifest : before) ?? readManifest(undefined);
    const lexicon: Lexicon = lexiconOf(manifest);
    const changed = {
      manifest: JSON.stringify(manifest) !== JSON.stringify(before),
      lexicon: JSON.stringify(lexicon) !== JSON.stringify(atlas.tables.lexicon),
    };
    if (changed.manifest) atlas.setManifest(manifest, lexicon);
    this.#excluded.set(atlas.root, excluder(manifest.exclude));
    if (facts) this.#put(atlas, facts);
    return changed;
  }

  async #manifestChanged(uri: string): Promise<void> {
    const root = uri.slice(0, -MANIFEST.length);
    const atlas = this.atlases.get(root);
    const there = this.#open.has(uri) || (await this.#options.fs.exists(uri));
    if (!atlas || !there) {
      // An atlas came or went: the files below belong to another one now.
      const outer = [...this.atlases.keys()].filter(
        (other) => root.startsWith(other) || other.startsWith(root),
      );
      for (const other of outer) this.#forgetAtlas(other);
      const top = outer.reduce(
        (shortest, other) => (other.length < shortest.length ? other : shortest),
        root,
      );
      await this.#addTree(top);
      return;
    }
    const bibliography = JSON.stringify(atlas.manifest?.bibliography);
    const exclude = JSON.stringify(atlas.manifest?.exclude);
    const changed = this.#applyManifest(atlas, await this.#readManifest(atlas));
    const files =
      bibliography !== JSON.stringify(atlas.manifest?.bibliography) ||
      exclude !== JSON.stringify(atlas.manifest?.exclude);
    if (changed.lexicon || files) {
      const all = await walk(this.#options.fs, root);
      this.atlases.delete(root);
      await this.#addAtlas(root, all);
    } else if (changed.manifest) {
      this.#tell(new Set(atlas.tables.documents.keys()));
    }
  }

  /** What git ignores is another set of files now: the atlases it can touch are read again. */
  async #ignoreChanged(uri: string): Promise<void> {
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    for (const root of [...this.atlases.keys()].filter(
      (other) => other.startsWith(folder) || folder.startsWith(other),
    )) {
      const before = new Set(this.atlases.get(root)?.tables.documents.keys());
      this.atlases.delete(root);
      await this.#addAtlas(root, await walk(this.#options.fs, root));
      this.#tell(before);
    }
  }

  async #reread(uri: string): Promise<void> {
    const atlas = this.atlasOf(uri);
    if (!atlas) return;
    const job = this.#job(atlas, uri);
    const affected = new Set<string>();
    if (job && (atlas.tables.documents.has(uri) || !(await isIgnored(this.#options.fs, atlas.root, uri)))) {
      const [facts] = await this.#options.loader.load([job], atlas.tables.lexicon ?? EMPTY_LEXICON);
      if (this.#open.has(uri)) return;
      if (facts && facts.kind !== 'foreign') {
        this.#take(atlas, facts);
        return;
      }
      if (atlas.tables.documents.has(uri)) for (const other of atlas.put(uri, undefined)) affected.add(other);
      this.#lastGood.delete(uri);
    }
    const there = await this.#options.fs.exists(uri);
    for (const other of atlas.putFile(uri, there)) affected.add(other);
    this.#tell(affected);
  }

  #take(atlas: Atlas, facts: DocumentFacts): void {
    const affected =
      facts.kind === 'foreign'
        ? atlas.tables.documents.has(facts.uri)
          ? atlas.put(facts.uri, undefined)
          : new Set<string>()
        : this.#put(atlas, facts);
    for (const other of atlas.putFile(facts.uri, true)) affected.add(other);
    this.#tell(affected);
    void this.#findTargets(atlas, [facts]).then((found) => this.#tell(found.affected));
  }

  /** While an open document does not parse, what it declared when it last did still stands for the others. */
  #put(atlas: Atlas, facts: DocumentFacts): Set<string> {
    const broken = facts.faults.some((fault) => fault.code === 'yaml-syntax');
    if (!broken) {
      const text = this.#open.get(facts.uri);
      if (text !== undefined) this.#lastGood.set(facts.uri, { facts, text });
      return atlas.put(facts.uri, facts);
    }
    const good = this.#lastGood.get(facts.uri) ?? sound(atlas.tables.documents.get(facts.uri));
    if (!good) return atlas.put(facts.uri, facts);
    this.#lastGood.set(facts.uri, good);
    const declared = carryOver(good, this.#open.get(facts.uri));
    return atlas.put(facts.uri, { ...facts, ...declared, whole: true, stale: true });
  }

  /** Looks on disk for the link targets that are no files of the atlas. */
  async #findTargets(
    atlas: Atlas,
    documents: readonly DocumentFacts[],
  ): Promise<{ readonly affected: Set<string>; readonly targets: AtlasNote['targets'] }> {
    const affected = new Set<string>();
    const targets: [string, boolean][] = [];
    const wanted = new Set(
      documents
        .flatMap((facts) => linkTargets(facts, atlas.root))
        .filter((target) => !atlas.tables.hasFile(target)),
    );
    for (const target of wanted) {
      const there = await this.#options.fs.exists(target);
      targets.push([target, there]);
      if (!there) continue;
      for (const uri of atlas.putFile(target, true)) affected.add(uri);
    }
    return { affected, targets };
  }

  #job(atlas: Atlas, uri: string): Job | undefined {
    if (uri === atlas.manifestUri) return manifestJob(atlas);
    if (this.#isExcluded(atlas, uri)) return undefined;
    if (atlas.manifest?.bibliography.some((path) => resolveUri(path, atlas.root) === uri))
      return { uri, role: 'bibliography' };
    return /\.(?:ya?ml|mdx?)$/i.test(uri) ? { uri } : undefined;
  }

  #isExcluded(atlas: Atlas, uri: string): boolean {
    if (uri === atlas.manifestUri) return false;
    const path = uri.slice(atlas.root.length).split('/').map(decodeSegment).join('/');
    return (
      path.split('/').some((part) => part.startsWith('.') || part === 'node_modules') ||
      (this.#excluded.get(atlas.root)?.(path) ?? false)
    );
  }

  #tell(uris: ReadonlySet<string>): void {
    if (uris.size > 0) this.#options.changed?.(uris);
  }
}

/** How many documents are taken in between looks at who else is waiting. */
const FEW = 32;

function inParts(jobs: readonly Job[]): readonly (readonly Job[])[] {
  return Array.from({ length: Math.ceil(jobs.length / FEW) }, (_, at) =>
    jobs.slice(at * FEW, (at + 1) * FEW),
  );
}

/** First the documents that are called like things that open ones name: what is hovered over next. */
function wantedFirst(
  jobs: readonly Job[],
  { tables }: Atlas,
): { readonly named: readonly Job[]; readonly rest: readonly Job[] } {
  const named = new Set(
    [...tables.documents.values()].flatMap(({ mentions }) => mentions.map(({ key }) => key.toLowerCase())),
  );
  const isNamed = ({ uri }: Job): boolean =>
    named.has(uri.slice(uri.lastIndexOf('/') + 1, uri.lastIndexOf('.')).toLowerCase());
  return { named: jobs.filter(isNamed), rest: jobs.filter((job) => !isNamed(job)) };
}

function manifestJob({ manifestUri }: Atlas): Job {
  return { uri: manifestUri, role: 'manifest' };
}

function isManifest(uri: string): boolean {
  return uri.endsWith(`/${MANIFEST}`);
}

function sound(facts: DocumentFacts | undefined): Good | undefined {
  return facts && !facts.faults.some((fault) => fault.code === 'yaml-syntax')
    ? { facts, text: undefined }
    : undefined;
}
