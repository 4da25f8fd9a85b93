import type { DocumentFacts } from '../atlas/facts';
import type { CountQuery, Lexicon } from '../atlas/lexicon';
import type { Manifest } from '../atlas/manifest';
import type { ThingKind } from '../atlas/thing';
import type { Finding, Rule, Silencing } from '../rules/rule';
import type { Span } from '../syntax/span';
import { resolveUri } from '../syntax/uri';
import { foldTitle, groupOf } from './key';
import { Questions } from './questions';
import type { AtlasReader } from './reader';
import { placeBase, type Rerun, TODAY } from './rerun';
import { Tables } from './tables';

/** One rule judging one document: the unit in which judgements are kept and thrown away. */
interface Judgement {
  readonly uri: string;
  readonly rule: Rule;
  findings: readonly Finding[] | undefined;
}

/**
 * One atlas: the facts of its documents, and what the rules found. Facts go in through `put`; findings are judged when they are asked for, and only
 * those are judged again whose answers have changed since.
 */
export class Atlas {
  readonly tables: Tables;
  readonly #questions = new Questions<Judgement>();
  readonly #judgements = new Map<string, readonly Judgement[]>();
  /** Whose check is running: rules ask one reader, and it knows for whom. Checks are synchronous, so there is never a second. */
  #asking: Judgement | undefined;
  /** Takes the bases of the questions that are asked, in a single run that keeps verdicts. */
  #noting: Set<string> | undefined;
  #reader: AtlasReader | undefined;
  /** Whether its documents are still being read. Until then only those rules speak that ask nothing about others: what is not there may be on its way. */
  loading = false;
  /** While they are read: whether those have been that open ones name. */
  namedRead = false;
  #asked = false;
  /** What stands of an earlier run, in a run that goes on from one. */
  rerun: Rerun | undefined;
  readonly manifestUri: string;

  constructor(
    /** The folder's URI, ending in `/`. */
    readonly root: string,
    readonly rules: readonly Rule[],
    readonly today: () => string,
    /** Whether judgements are kept up to date. A single run notes no dependencies. */
    readonly incremental: boolean,
  ) {
    this.tables = new Tables(incremental);
    this.manifestUri = `${root}atlas.yaml`;
  }

  get manifest(): Manifest | undefined {
    return this.tables.manifest;
  }

  /** Takes a document's facts in, or out. Returns the URIs of the documents whose findings may be others now, its own included. */
  put(uri: string, facts: DocumentFacts | undefined): Set<string> {
    const affected = this.#wake(this.tables.put(uri, facts));
    this.#drop(uri);
    affected.add(uri);
    return affected;
  }

  putFile(uri: string, there: boolean): Set<string> {
    return this.#wake(this.tables.putFile(uri, there));
  }

  /** A new manifest changes what every text is read for: all is judged again. */
  setManifest(manifest: Manifest, lexicon: Lexicon): void {
    this.tables.manifest = manifest;
    this.tables.lexicon = lexicon;
    this.#reader = undefined;
    for (const uri of [...this.#judgements.keys()]) this.#drop(uri);
  }

  /** Judges everything anew when next asked, as when the day has changed. */
  forget(): void {
    this.#reader = undefined;
    for (const uri of [...this.#judgements.keys()]) this.#drop(uri);
  }

  /** What each rule finds in a document. */
  findings(uri: string): readonly { readonly rule: Rule; readonly finding: Finding }[] {
    const facts = this.tables.documents.get(uri);
    if (!facts || !this.tables.manifest) return [];
    if (this.loading) return this.#judgeAlone(facts);
    if (!this.incremental) return this.#judgeOnce(facts);
    let judgements = this.#judgements.get(uri);
    if (!judgements) {
      judgements = this.rules.map((rule) => ({ uri, rule, findings: undefined }));
      this.#judgements.set(uri, judgements);
    }
    return judgements.flatMap((judgement) =>
      (judgement.findings ?? this.#judge(judgement, facts)).map((finding) => ({
        rule: judgement.rule,
        finding,
      })),
    );
  }

  /** In a single run nothing is kept: each document is judged when it is reported. */
  #judgeOnce(facts: DocumentFacts): readonly { readonly rule: Rule; readonly finding: Finding }[] {
    const found: { rule: Rule; finding: Finding }[] = [];
    const reader = this.reader();
    for (const rule of this.rules) rule.check(facts, reader, (finding) => found.push({ rule, finding }));
    return found;
  }

  /** What can be said of a document by itself. */
  #judgeAlone(facts: DocumentFacts): readonly { readonly rule: Rule; readonly finding: Finding }[] {
    const reader = this.reader();
    return this.rules.flatMap((rule) => {
      const found: { rule: Rule; finding: Finding }[] = [];
      this.#asked = false;
      rule.check(facts, reader, (finding) => found.push({ rule, finding }));
      return this.#asked ? [] : found;
    });
  }

  /** What rules find on their second look at a document. What they ask there counts as asked by their judgement of it. */
  reviews(uri: string, silencing: Silencing): readonly { readonly rule: Rule; readonly finding: Finding }[] {
    const facts = this.tables.documents.get(uri);
    const found: { readonly rule: Rule; readonly finding: Finding }[] = [];
    if (!facts || this.loading) return found;
    for (const [index, rule] of this.rules.entries()) {
      if (!rule.review) continue;
      this.#asking = this.#judgements.get(uri)?.[index];
      try {
        rule.review(facts, this.reader(), silencing, (finding) => found.push({ rule, finding }));
      } finally {
        this.#asking = undefined;
      }
    }
    return found;
  }

  /** Does what asks of this atlas, and tells the bases of all that was asked meanwhile. */
  noting<Answer>(work: () => Answer): { readonly answer: Answer; readonly bases: readonly string[] } {
    const bases = new Set<string>();
    this.#noting = bases;
    try {
      return { answer: work(), bases: [...bases] };
    } finally {
      this.#noting = undefined;
    }
  }

  /** Another document, whose places are told. */
  placesOf(uri: string): DocumentFacts | undefined {
    this.#noting?.add(placeBase(uri));
    return this.tables.documents.get(uri);
  }

  /** Where a thing is declared first. */
  placeOf(kind: ThingKind, key: string): { readonly uri: string; readonly span: Span } | undefined {
    this.#noting?.add(`declared:${kind}:${key}`);
    const held = this.tables.held(kind, key)[0];
    return held && { uri: held.uri, span: held.declaration.keySpan };
  }

  #judge(judgement: Judgement, facts: DocumentFacts): readonly Finding[] {
    const findings: Finding[] = [];
    const reader = this.reader();
    this.#questions.forget(judgement);
    this.#asking = judgement;
    try {
      judgement.rule.check(facts, reader, (finding) => findings.push(finding));
    } finally {
      this.#asking = undefined;
    }
    judgement.findings = findings;
    return findings;
  }

  #wake(bases: Set<string>): Set<string> {
    const affected = new Set<string>();
    for (const judgement of this.#questions.touch(bases)) {
      judgement.findings = undefined;
      affected.add(judgement.uri);
    }
    return affected;
  }

  #drop(uri: string): void {
    for (const judgement of this.#judgements.get(uri) ?? []) this.#questions.forget(judgement);
    this.#judgements.delete(uri);
  }

  /** What a rule or a feature may ask; it is good until the manifest changes. */
  reader(): AtlasReader {
    this.#reader ??= this.#createReader();
    return this.#reader;
  }

  #createReader(): AtlasReader {
    const tables = this.tables;
    const questions = this.#questions;
    const ask = <Answer>(base: string, name: string, answer: () => Answer): Answer => {
      this.#asked = true;
      this.#noting?.add(base);
      return this.#asking ? questions.ask(this.#asking, base, name, answer) : answer();
    };
    const note = (base: string): void => void this.#noting?.add(base);
    const manifest = tables.manifest!;
    const lexicon = tables.lexicon!;
    const today = this.today();
    const bibliography = manifest.bibliography.map((path) => resolveUri(path, this.root) ?? '');
    return {
      root: this.root,
      manifest,
      lexicon,
      get today() {
        note(TODAY);
        return today;
      },
      exists: (kind, key) => ask(`${kind}:${key}`, 'exists', () => exists(tables, kind, key)),
      title: (kind, key) =>
        ask(`${kind}:${key}`, 'title', () =>
          kind === 'level'
            ? manifest.levels.find((level) => level.id === key)?.title
            : tables.held(kind, key)[0]?.declaration.title,
        ),
      level: (slot) => ask(`slot:${slot}`, 'level', () => tables.held('slot', slot)[0]?.declaration.level),
      summary: (slot) =>
        ask(`slot:${slot}`, 'summary', () => tables.held('slot', slot)[0]?.declaration.summary),
      settled: () => ask('unsettled', 'settled', () => tables.unsettled.size === 0),
      keys: (kind) =>
        kind === 'level'
          ? manifest.levels.map((level) => level.id)
          : ask(`keys:${kind}`, 'keys', () => tables.keys(kind)),
      titled: (title) => ask(`titled:${foldTitle(title)}`, 'titled', () => tables.titled(title)),
      children: (key) =>
        ask(`children:${key}`, 'children', () => tables.children(key).map((held) => held.declaration.key)),
      highest: (group) =>
        ask(`highest:${group}`, 'highest', () =>
          Math.max(
            0,
            ...[...tables.keys('slot'), ...Object.keys(manifest.retired)].flatMap((key) =>
              groupOf(key) === group ? [Number.parseInt(key.slice(group.length), 10) || 0] : [],
            ),
          ),
        ),
      count: (query) => ask(`count:${query.of}`, countName(query), () => tables.count(query)),
      has: (kind) =>
        kind === 'reference'
          ? ask(
              'keys:reference',
              'has',
              () => bibliography.length > 0 && bibliography.every((uri) => tables.documents.has(uri)),
            )
          : kind === 'level'
            ? ask('keys:slot', 'levels', () => tables.hasLevels())
            : ask(`keys:${kind}`, 'has', () => tables.hasKind(kind)),
      retired: (id) => (Object.hasOwn(manifest.retired, id) ? manifest.retired[id] : undefined),
      declared: (kind, key) =>
        ask(`declared:${kind}:${key}`, 'declared', () =>
          tables
            .held(kind, key)
            .filter((held) => !held.provisional)
            .map((held) => ({ uri: held.uri, span: held.declaration.keySpan })),
        ),
      duplicated: (uri) => ask(`dup:${uri}`, 'duplicated', () => tables.duplicated(uri)),
      mentioned: (kind, key) =>
        ask(
          `mentioned:${kind}:${key}`,
          'mentioned',
          () => tables.mentioning(kind, key).length > 0 || tables.maybeMentioned(key),
        ),
      work: (key) => ask(`work:${key}`, 'work', () => tables.work(key)),
      worksBy: (family) => ask(`family:${family}`, 'works', () => tables.worksBy(family)),
      identified: (identifier) =>
        ask(`identified:${identifier}`, 'identified', () => tables.identified(identifier)),
      listsWorks: (slot) => ask(`listing:${slot}`, 'listsWorks', () => tables.listsWorks(slot)),
      headed: (slot) =>
        ask('broken', 'broken', () => tables.brokenTexts.size > 0)
          ? undefined
          : ask(`listing:${slot}`, 'headed', () => tables.headed(slot)),
      closings: (slot) => ask('depends', slot, () => tables.closings(slot)),
      unpinned: (endpoint) =>
        ask(`declared:endpoint:${endpoint}`, 'unpinned', () => tables.unpinned(endpoint)),
      file: (target) => ask(`file:${target}`, 'file', () => tables.hasFile(target)),
      slugs: (target) => ask(`slugs:${target}`, 'slugs', () => slugsOf(textOf(tables.documents.get(target)))),
      sections: (chapter) =>
        ask(`sections:${chapter}`, 'sections', () =>
          tables
            .chapter(chapter)
            ?.headings.filter((heading) => heading.level === 2)
            .map((heading) => ({
              title: heading.title,
              ...(heading.number !== undefined && { number: heading.number }),
            })),
        ),
    };
  }
}

/** While a slot's document does not parse, nobody can say that an endpoint of it is not there. */
function exists(tables: Tables, kind: ThingKind, key: string): boolean {
  if (kind === 'level') return tables.manifest?.levels.some((level) => level.id === key) ?? false;
  if (tables.held(kind, key).length > 0) return true;
  if (tables.unsure.size === 0) return false;
  if (kind === 'group' || kind === 'chapter')
    return [...tables.unsure.values()].some((facts) => facts.kind === 'manifest');
  if (kind === 'endpoint' || kind === 'slot') {
    const slot = key.split('.')[0]!;
    return [...tables.unsure.values()].some(
      (facts) =>
        facts.kind === 'slots' &&
        (facts.declarations.length === 0 ||
          (kind === 'endpoint' && facts.declarations.some((other) => other.key === slot))),
    );
  }
  return false;
}

/** Everything in a text that the fragment of a link may name. */
function slugsOf(facts: DocumentFacts | undefined): readonly string[] | undefined {
  return facts && [...facts.headings.map((heading) => heading.slug), ...facts.references.anchors];
}

function textOf(facts: DocumentFacts | undefined): DocumentFacts | undefined {
  return facts && ['topic', 'chapter', 'slot-text', 'page'].includes(facts.kind) ? facts : undefined;
}

function countName(query: CountQuery): string {
  return [query.of, query.group, query.level, query.under].join('@');
}
