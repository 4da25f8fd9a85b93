import type { DocumentFacts } from '../atlas/facts';
import type { CountQuery, Lexicon } from '../atlas/lexicon';
import type { Manifest } from '../atlas/manifest';
import { pinEdits } from '../atlas/pin';
import type { Declaration, ThingKind } from '../atlas/thing';
import { foldName, type Work } from '../atlas/work';
import type { Span } from '../syntax/span';
import { closingsOf, type SlotClosing } from './dependencies';
import { compare, compareIds, compareNumbered, foldTitle, groupOf } from './key';
import { drop, insert, mapOf, of } from './multimap';
import type { AtlasReader } from './reader';
import {
  dependenciesOf,
  isBrokenText,
  isProvisional,
  isUnsettled,
  mentionIds,
  tally,
  totalKey,
  touchDeclaration,
  touchUnsure,
  unchangedBases,
} from './touched';
import { Uses } from './uses';

/** A declaration and the document it stands in. `provisional`: that document does not parse. */
export interface Held {
  readonly uri: string;
  readonly declaration: Declaration;
  readonly provisional: boolean;
}

/** Everything that the documents of one atlas declare and mention, by key. Changed by `put` alone, which says what it touched. */
export class Tables {
  readonly documents = new Map<string, DocumentFacts>();
  /** By kind and key; a key is there as long as it has a holder. */
  readonly #held = new Map<ThingKind, Map<string, Held[]>>();
  #sorted: { readonly manifest: Manifest | undefined; readonly keys: Map<ThingKind, readonly string[]> } = {
    manifest: undefined,
    keys: new Map(),
  };
  /** Those of them, `kind:key`, that have more than one holder. */
  readonly #doubled = new Set<string>();
  readonly #titles = new Map<string, Set<string>>();
  readonly #children = new Map<string, Held[]>();
  readonly #mentions = new Map<string, Set<string>>();
  readonly #works = new Map<string, Held_<Work>[]>();
  readonly #families = new Map<string, Set<string>>();
  readonly #identified = new Map<string, { uri: string; span: Span; key: string }[]>();
  readonly #chapters = new Map<string, string>();
  readonly #files = new Set<string>();
  /** Documents that do not parse, so that what they declare is not all known. */
  readonly unsure = new Map<string, DocumentFacts>();
  /** These and the documents that were read with a guess. */
  readonly unsettled = new Set<string>();
  /** Per document: how many nodes stand below each of its slots and endpoints. */
  readonly #tallies = new Map<string, Map<string, number>>();
  /** Totals by group and level, kept up to date so that a question about one costs nothing. */
  readonly #totals = new Map<string, { readonly slots: number; readonly below: number }>();
  /** Texts whose front matter does not parse just now, so that nobody knows what they are. */
  readonly brokenTexts = new Set<string>();
  /** Found when first asked for, and good until dependencies or the order of groups change. */
  #closings:
    | {
        readonly manifest: Manifest | undefined;
        readonly bySlot: ReadonlyMap<string, readonly SlotClosing[]>;
      }
    | undefined;
  manifest: Manifest | undefined;
  lexicon: Lexicon | undefined;
  readonly uses = new Uses(this.documents);
  /** Another number whenever a document says something else to the others than before: what is shown of it elsewhere may have changed. */
  revision = 0;

  /** `heard`: whether anybody listens to what is touched. In a single run nobody does, and noting it costs as much as all the rest. */
  constructor(private readonly heard: boolean) {}

  /** Takes a document's facts in, or out (`undefined`). Returns the bases of the questions that may be answered differently now. */
  put(uri: string, facts: DocumentFacts | undefined): Set<string> {
    const touched = this.heard ? new Set<string>() : new Unheard();
    const old = this.documents.get(uri);
    this.uses.put(old, facts);
    if (old) this.#remove(old, touched);
    if (facts) this.#add(facts, touched);
    const rewired = dependenciesOf(old) !== dependenciesOf(facts);
    if (rewired) this.#closings = undefined;
    if (!this.heard) return touched;
    if (old && facts) for (const base of unchangedBases(old, facts)) touched.delete(base);
    if (rewired) touched.add('depends');
    if (old?.mentions.length !== facts?.mentions.length || [...touched].some(isToldElsewhere))
      this.revision++;
    return touched;
  }

  putFile(uri: string, there: boolean): Set<string> {
    if (there === this.#files.has(uri)) return new Set();
    if (there) this.#files.add(uri);
    else this.#files.delete(uri);
    return new Set([`file:${uri}`]);
  }

  held(kind: ThingKind, key: string): readonly Held[] {
    return this.#held.get(kind)?.get(key) ?? [];
  }

  /** In the order of the atlas; the same list until a key comes or goes. */
  keys(kind: ThingKind): readonly string[] {
    if (this.#sorted.manifest !== this.manifest) this.#sorted = { manifest: this.manifest, keys: new Map() };
    let sorted = this.#sorted.keys.get(kind);
    if (!sorted) this.#sorted.keys.set(kind, (sorted = this.#sortedKeys(kind)));
    return sorted;
  }

  #sortedKeys(kind: ThingKind): readonly string[] {
    const keys = [...(this.#held.get(kind)?.keys() ?? [])];
    if (kind === 'group' || kind === 'level') return keys;
    const groups = new Map(this.manifest?.groups.map((group, index) => [group.id, index]));
    return kind === 'slot' || kind === 'endpoint'
      ? keys.sort((a, b) => compareIds(a, b, groups))
      : keys.sort(compareNumbered);
  }

  /** Keys that a document declares and that have more than one declaration in documents that parse. */
  duplicated(uri: string): readonly { readonly kind: ThingKind; readonly key: string }[] {
    const found = new Map<string, { kind: ThingKind; key: string }>();
    if (this.#doubled.size === 0) return [];
    for (const { kind, key } of this.documents.get(uri)?.declarations ?? []) {
      const holders = this.held(kind, key);
      if (holders.length > 1 && holders.filter((held) => !held.provisional).length > 1)
        found.set(`${kind}:${key}`, { kind, key });
    }
    return [...found.values()];
  }

  /** Whether a document that does not parse holds these words somewhere. */
  maybeMentioned(key: string): boolean {
    for (const facts of this.unsure.values()) if (facts.words?.includes(key)) return true;
    return false;
  }

  hasLevels(): boolean {
    for (const [held] of this.#held.get('slot')?.values() ?? [])
      if (held?.declaration.level !== undefined) return true;
    return false;
  }

  hasKind(kind: ThingKind): boolean {
    return (this.#held.get(kind)?.size ?? 0) > 0;
  }

  titled(title: string): readonly string[] {
    return [...(this.#titles.get(foldTitle(title)) ?? [])].sort();
  }

  children(key: string): readonly Held[] {
    return this.#children.get(key) ?? [];
  }

  /** URIs of the documents that mention a thing. */
  mentioning(kind: ThingKind, key: string): readonly string[] {
    return [...(this.#mentions.get(`${kind}:${key}`) ?? [])].sort();
  }

  /** Whether a text file of this slot lists works. */
  listsWorks(slot: string): boolean {
    return this.#textsOf(slot).some((facts) => facts.citations.listed || (facts.listed?.length ?? 0) > 0);
  }

  /** The titles of level-2 headings in the text files of a slot. */
  headed(slot: string): readonly string[] {
    return this.#textsOf(slot).flatMap((facts) =>
      facts.headings.flatMap((heading) => (heading.level === 2 ? [heading.title] : [])),
    );
  }

  #textsOf(slot: string): readonly DocumentFacts[] {
    return this.mentioning('slot', slot).flatMap((uri) => {
      const facts = this.documents.get(uri);
      return facts?.kind === 'slot-text' && facts.subject?.key === slot ? [facts] : [];
    });
  }

  /** The document of an endpoint that has its number from its place, and the edits that write its id. */
  unpinned(endpoint: string): ReturnType<AtlasReader['unpinned']> {
    const [holder] = this.held('endpoint', endpoint);
    const facts = holder && this.documents.get(holder.uri);
    if (!facts || holder.provisional || holder.declaration.written) return undefined;
    const edits = pinEdits(holder.declaration, facts);
    return { uri: holder.uri, ...(edits && { edits }) };
  }

  /** Where a slot's dependencies close a circle. */
  closings(slot: string): readonly SlotClosing[] {
    if (this.#closings?.manifest !== this.manifest) this.#closings = undefined;
    this.#closings ??= { manifest: this.manifest, bySlot: closingsOf(this) };
    return this.#closings.bySlot.get(slot) ?? [];
  }

  work(key: string): Work | undefined {
    return this.#works.get(key)?.[0]?.value;
  }

  worksBy(family: string): readonly Work[] {
    return [...(this.#families.get(family) ?? [])].sort().flatMap((key) => this.work(key) ?? []);
  }

  identified(
    identifier: string,
  ): readonly { readonly uri: string; readonly span: Span; readonly key: string }[] {
    return this.#identified.get(identifier) ?? [];
  }

  /** What is known to lie below a folder, a URI ending in `/`. */
  filesBelow(folder: string): readonly string[] {
    return [...new Set([...this.#files, ...this.documents.keys()])].filter((uri) => uri.startsWith(folder));
  }

  hasFile(uri: string): boolean {
    return this.#files.has(uri) || this.documents.has(uri);
  }

  /** The document that is a chapter. */
  chapter(key: string): DocumentFacts | undefined {
    const uri = this.#chapters.get(key);
    return uri === undefined ? undefined : this.documents.get(uri);
  }

  /** A total; `undefined` while a document that takes part does not parse. */
  count(query: CountQuery): number | undefined {
    if (this.#isUnsure(query)) return undefined;
    switch (query.of) {
      case 'groups':
      case 'topics':
      case 'references':
        return (
          this.#held.get(query.of === 'groups' ? 'group' : query.of === 'topics' ? 'topic' : 'reference')
            ?.size ?? 0
        );
      case 'chapters':
        return this.#chapters.size;
      default: {
        if (query.under !== undefined)
          return (this.#below(query.under) ?? 0) + (query.of === 'items' ? 1 : 0);
        const total = this.#totals.get(totalKey(query.group, query.level)) ?? { slots: 0, below: 0 };
        return query.of === 'slots' ? total.slots : total.below + (query.of === 'items' ? total.slots : 0);
      }
    }
  }

  /** Adds (1) or takes away (-1) what the declaration that stands for a slot adds to the totals. */
  #sum(key: string, sign: 1 | -1): void {
    const slot = this.held('slot', key)[0];
    if (!slot) return;
    const below = this.#below(key) ?? 0;
    for (const group of [undefined, groupOf(key)]) {
      for (const level of slot.declaration.level === undefined
        ? [undefined]
        : [undefined, slot.declaration.level]) {
        const id = totalKey(group, level);
        const total = this.#totals.get(id) ?? { slots: 0, below: 0 };
        this.#totals.set(id, { slots: total.slots + sign, below: total.below + sign * below });
      }
    }
  }

  #below(key: string): number | undefined {
    const slot = key.split('.')[0]!;
    const holder = this.held('slot', slot)[0];
    return holder && this.#tallies.get(holder.uri)?.get(key);
  }

  #isUnsure(query: CountQuery): boolean {
    for (const facts of this.unsure.values()) {
      if (facts.kind === 'manifest') return true;
      if (facts.kind === 'bibliography') {
        if (query.of === 'references') return true;
      } else if (facts.kind === 'slots') {
        const slots = facts.declarations.filter((declaration) => declaration.kind === 'slot');
        if (
          query.of === 'slots' &&
          (slots.length === 0 ||
            (query.level !== undefined && slots.some((slot) => slot.level === undefined)))
        )
          return true;
        if (query.of === 'endpoints' || query.of === 'items') {
          const slot = query.under?.split('.')[0];
          if (slot === undefined || slots.length === 0 || slots.some((other) => other.key === slot))
            return true;
        }
      } else if (query.of === 'topics' || query.of === 'chapters') return true;
    }
    return false;
  }

  #add(facts: DocumentFacts, touched: Set<string>): void {
    this.documents.set(facts.uri, facts);
    if (!facts.whole) this.unsure.set(facts.uri, facts);
    if (isUnsettled(facts)) {
      this.unsettled.add(facts.uri);
      touched.add('unsettled');
    }
    const provisional = isProvisional(facts);
    if (isBrokenText(facts)) {
      this.brokenTexts.add(facts.uri);
      touched.add('broken');
    }
    const slots = new Set(
      facts.declarations.flatMap((declaration) => (declaration.kind === 'slot' ? [declaration.key] : [])),
    );
    for (const slot of slots) this.#sum(slot, -1);
    for (const declaration of facts.declarations) {
      const held = { uri: facts.uri, declaration, provisional };
      const holders = insert(mapOf(this.#held, declaration.kind), declaration.key, held, compareHeld);
      if (declaration.kind === 'slot') of(this.#titles, foldTitle(declaration.title)).add(declaration.key);
      if (declaration.parent !== undefined) {
        // Of two documents that declare a slot, the first alone has its children counted and listed.
        insert(this.#children, declaration.parent, held, compareHeld);
      }
      if (holders.length === 1) this.#sorted.keys.delete(declaration.kind);
      else {
        this.#doubled.add(`${declaration.kind}:${declaration.key}`);
        for (const holder of holders) touched.add(`dup:${holder.uri}`);
      }
      if (this.heard) touchDeclaration(declaration, touched);
    }
    this.#tallies.set(facts.uri, tally(facts.declarations));
    for (const slot of slots) this.#sum(slot, 1);
    if (facts.subject?.kind === 'chapter') {
      const first = this.#chapters.get(facts.subject.key);
      if (first === undefined || compare(facts.uri, first) < 0)
        this.#chapters.set(facts.subject.key, facts.uri);
      touched.add(`sections:${facts.subject.key}`);
      touched.add('count:chapters');
    }
    for (const id of mentionIds(facts)) {
      of(this.#mentions, id).add(facts.uri);
      touched.add(`mentioned:${id}`);
    }
    for (const { work, keySpan, identifiers } of facts.works) {
      insert(this.#works, work.key, { uri: facts.uri, value: work }, (a, b) => compare(a.uri, b.uri));
      touched.add(`work:${work.key}`);
      for (const family of work.families) {
        of(this.#families, foldName(family)).add(work.key);
        touched.add(`family:${foldName(family)}`);
      }
      for (const identifier of identifiers) {
        const id =
          identifier.kind === 'doi' || identifier.kind === 'arxiv'
            ? `${identifier.kind}:${identifier.normalized}`
            : undefined;
        if (id === undefined) continue;
        insert(
          this.#identified,
          id,
          { uri: facts.uri, span: identifier.span ?? keySpan, key: work.key },
          (a, b) => compare(a.uri, b.uri) || a.span.from - b.span.from,
        );
        touched.add(`identified:${id}`);
      }
    }
    touched.add(`slugs:${facts.uri}`).add(`file:${facts.uri}`);
    if (facts.kind === 'slot-text' && facts.subject) touched.add(`listing:${facts.subject.key}`);
    if (!facts.whole) touchUnsure(facts, touched);
  }

  #remove(facts: DocumentFacts, touched: Set<string>): void {
    this.documents.delete(facts.uri);
    if (this.unsure.delete(facts.uri)) touchUnsure(facts, touched);
    if (this.unsettled.delete(facts.uri)) touched.add('unsettled');
    if (this.brokenTexts.delete(facts.uri)) touched.add('broken');
    const slots = new Set(
      facts.declarations.flatMap((declaration) => (declaration.kind === 'slot' ? [declaration.key] : [])),
    );
    for (const slot of slots) this.#sum(slot, -1);
    this.#tallies.delete(facts.uri);
    for (const declaration of facts.declarations) {
      const { kind, key } = declaration;
      const holders = this.held(kind, key);
      if (holders.length > 1) for (const holder of holders) touched.add(`dup:${holder.uri}`);
      drop(mapOf(this.#held, kind), key, (held) => held.declaration === declaration);
      if (this.held(kind, key).length === 0) this.#sorted.keys.delete(kind);
      if (this.held(kind, key).length < 2) this.#doubled.delete(`${kind}:${key}`);
      if (
        declaration.kind === 'slot' &&
        !this.held('slot', declaration.key).some(
          (held) => foldTitle(held.declaration.title) === foldTitle(declaration.title),
        )
      ) {
        this.#titles.get(foldTitle(declaration.title))?.delete(declaration.key);
      }
      if (declaration.parent !== undefined)
        drop(this.#children, declaration.parent, (held) => held.declaration === declaration);
      touchDeclaration(declaration, touched);
    }
    for (const slot of slots) this.#sum(slot, 1);
    if (facts.subject?.kind === 'chapter') {
      const key = facts.subject.key;
      if (this.#chapters.get(key) === facts.uri) {
        this.#chapters.delete(key);
        const other = this.held('chapter', key).find(
          (held) => this.documents.get(held.uri)?.subject?.kind === 'chapter',
        );
        if (other) this.#chapters.set(key, other.uri);
      }
      touched.add(`sections:${key}`);
      touched.add('count:chapters');
    }
    for (const id of mentionIds(facts)) {
      this.#mentions.get(id)?.delete(facts.uri);
      touched.add(`mentioned:${id}`);
    }
    for (const { work, identifiers } of facts.works) {
      drop(this.#works, work.key, (held) => held.uri === facts.uri);
      touched.add(`work:${work.key}`);
      for (const family of work.families) {
        if (!this.#works.has(work.key)) this.#families.get(foldName(family))?.delete(work.key);
        touched.add(`family:${foldName(family)}`);
      }
      for (const identifier of identifiers) {
        const id = `${identifier.kind}:${identifier.normalized}`;
        drop(this.#identified, id, (held) => held.uri === facts.uri);
        touched.add(`identified:${id}`);
      }
    }
    touched.add(`slugs:${facts.uri}`).add(`file:${facts.uri}`);
    if (facts.kind === 'slot-text' && facts.subject) touched.add(`listing:${facts.subject.key}`);
  }
}

/** Every change of a document touches some bases of its own, and those that ask where things stand. */
function isToldElsewhere(base: string): boolean {
  return !/^(?:slugs|file|listing|dup|declared):/.test(base);
}

/** Takes what is noted and keeps nothing. */
class Unheard extends Set<string> {
  override add(): this {
    return this;
  }
}

interface Held_<T> {
  readonly uri: string;
  readonly value: T;
}

function compareHeld(a: Held, b: Held): number {
  return (
    Number(a.provisional) - Number(b.provisional) ||
    compare(a.uri, b.uri) ||
    a.declaration.keySpan.from - b.declaration.keySpan.from
  );
}
