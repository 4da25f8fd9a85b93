import type { DocumentFacts } from '../atlas/facts';
import type { CountQuery, Lexicon } from '../atlas/lexicon';
import type { Manifest } from '../atlas/manifest';
import type { Declaration, Mention, ThingKind } from '../atlas/thing';
import { foldName, type Work } from '../atlas/work';
import type { Span } from '../syntax/span';

/** A declaration and the document it stands in. `provisional`: that document does not parse. */
export interface Held {
  readonly uri: string;
  readonly declaration: Declaration;
  readonly provisional: boolean;
}

/** Everything that the documents of one atlas declare and mention, by key. Changed by `put` alone, which says what it touched. */
export class Tables {
  readonly documents = new Map<string, DocumentFacts>();
  readonly #held = new Map<string, Held[]>();
  /** Those of them that have more than one holder. */
  readonly #doubled = new Set<string>();
  readonly #keys = new Map<ThingKind, Set<string>>();
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
  /** Per document: how many nodes stand below each of its slots and endpoints. */
  readonly #tallies = new Map<string, Map<string, number>>();
  /** Totals by group and level, kept up to date so that a question about one costs nothing. */
  readonly #totals = new Map<string, { readonly slots: number; readonly below: number }>();
  manifest: Manifest | undefined;
  lexicon: Lexicon | undefined;

  /** Takes a document's facts in, or out (`undefined`). Returns the bases of the questions that may be answered differently now. */
  put(uri: string, facts: DocumentFacts | undefined): Set<string> {
    const touched = new Set<string>();
    const old = this.documents.get(uri);
    if (old) this.#remove(old, touched);
    if (facts) this.#add(facts, touched);
    if (old && facts) for (const base of unchangedBases(old, facts)) touched.delete(base);
    return touched;
  }

  putFile(uri: string, there: boolean): Set<string> {
    if (there === this.#files.has(uri)) return new Set();
    if (there) this.#files.add(uri);
    else this.#files.delete(uri);
    return new Set([`file:${uri}`]);
  }

  held(kind: ThingKind, key: string): readonly Held[] {
    return this.#held.get(`${kind}:${key}`) ?? [];
  }

  keys(kind: ThingKind): readonly string[] {
    const keys = [...(this.#keys.get(kind) ?? [])];
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
    for (const key of this.#keys.get('slot') ?? [])
      if (this.held('slot', key)[0]?.declaration.level !== undefined) return true;
    return false;
  }

  hasKind(kind: ThingKind): boolean {
    return (this.#keys.get(kind)?.size ?? 0) > 0;
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
    return this.mentioning('slot', slot).some((uri) => {
      const facts = this.documents.get(uri);
      return (
        facts?.kind === 'slot-text' &&
        facts.subject?.key === slot &&
        (facts.citations.listed || (facts.listed?.length ?? 0) > 0)
      );
    });
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
          this.#keys.get(query.of === 'groups' ? 'group' : query.of === 'topics' ? 'topic' : 'reference')
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
    const provisional = facts.faults.some((fault) => fault.code === 'yaml-syntax');
    const slots = new Set(
      facts.declarations.flatMap((declaration) => (declaration.kind === 'slot' ? [declaration.key] : [])),
    );
    for (const slot of slots) this.#sum(slot, -1);
    for (const declaration of facts.declarations) {
      const held = { uri: facts.uri, declaration, provisional };
      const id = `${declaration.kind}:${declaration.key}`;
      const holders = insert(this.#held, id, held, compareHeld);
      of(this.#keys, declaration.kind).add(declaration.key);
      if (declaration.kind === 'slot') of(this.#titles, foldTitle(declaration.title)).add(declaration.key);
      if (declaration.parent !== undefined) {
        // Of two documents that declare a slot, the first alone has its children counted and listed.
        const siblings = this.#children.get(declaration.parent) ?? [];
        siblings.push(held);
        this.#children.set(declaration.parent, siblings);
      }
      if (holders.length > 1) {
        this.#doubled.add(id);
        for (const holder of holders) touched.add(`dup:${holder.uri}`);
      }
      touchDeclaration(declaration, touched);
    }
    this.#tallies.set(facts.uri, tally(facts.declarations));
    for (const slot of slots) this.#sum(slot, 1);
    if (facts.subject?.kind === 'chapter') {
      if (!this.#chapters.has(facts.subject.key)) this.#chapters.set(facts.subject.key, facts.uri);
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
    const slots = new Set(
      facts.declarations.flatMap((declaration) => (declaration.kind === 'slot' ? [declaration.key] : [])),
    );
    for (const slot of slots) this.#sum(slot, -1);
    this.#tallies.delete(facts.uri);
    for (const declaration of facts.declarations) {
      const id = `${declaration.kind}:${declaration.key}`;
      const holders = this.#held.get(id) ?? [];
      if (holders.length > 1) for (const holder of holders) touched.add(`dup:${holder.uri}`);
      drop(this.#held, id, (held) => held.declaration === declaration);
      if ((this.#held.get(id)?.length ?? 0) < 2) this.#doubled.delete(id);
      if (!this.#held.has(id)) this.#keys.get(declaration.kind)?.delete(declaration.key);
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

interface Held_<T> {
  readonly uri: string;
  readonly value: T;
}

/** The letters of an id: `AB12.3` → `AB`. */
export function groupOf(key: string): string {
  return /^[A-Z]+/.exec(key)?.[0] ?? '';
}

/** A title as titles are compared: case, punctuation, articles and the kind of dash aside. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(?:the|a|an) /, '')
    .trim();
}

function compareIds(a: string, b: string, groups: ReadonlyMap<string, number>): number {
  const [ga, gb] = [groupOf(a), groupOf(b)];
  const byGroup = (groups.get(ga) ?? 1e6) - (groups.get(gb) ?? 1e6) || compare(ga, gb);
  if (byGroup) return byGroup;
  const na = a.slice(ga.length).split('.').map(Number);
  const nb = b.slice(gb.length).split('.').map(Number);
  for (let i = 0; i < Math.max(na.length, nb.length); i++) {
    const step = (na[i] ?? -1) - (nb[i] ?? -1);
    if (step) return step;
  }
  return compare(a, b);
}

function compareNumbered(a: string, b: string): number {
  return Number(a) - Number(b) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareHeld(a: Held, b: Held): number {
  return (
    Number(a.provisional) - Number(b.provisional) ||
    compare(a.uri, b.uri) ||
    a.declaration.keySpan.from - b.declaration.keySpan.from
  );
}

/** For each key, how many nodes stand below it. */
function tally(declarations: readonly Declaration[]): Map<string, number> {
  const below = new Map<string, number>();
  const parents = new Map<string, string>();
  for (const declaration of declarations) {
    if (declaration.kind === 'slot') below.set(declaration.key, below.get(declaration.key) ?? 0);
    if (declaration.parent !== undefined) parents.set(declaration.key, declaration.parent);
  }
  for (const declaration of declarations) {
    for (
      let at = declaration.parent, steps = 0;
      at !== undefined && steps < 64;
      at = parents.get(at), steps++
    )
      below.set(at, (below.get(at) ?? 0) + 1);
  }
  return below;
}

function totalKey(group: string | undefined, level: string | undefined): string {
  return `${group ?? ''}@${level ?? ''}`;
}

/** Bases that a document touches both before and after, in the same way: nobody has to look at them again. */
function unchangedBases(old: DocumentFacts, now: DocumentFacts): Set<string> {
  if (old.whole !== now.whole) return new Set();
  const bases = new Set<string>();
  const changed = new Set<string>();
  const signatures = new Set(old.declarations.map(signature));
  const kept = new Set(now.declarations.map(signature).filter((other) => signatures.has(other)));
  for (const declaration of [...old.declarations, ...now.declarations])
    touchDeclaration(declaration, kept.has(signature(declaration)) ? bases : changed);
  // Who asked for places (duplicates alone) is told when they move.
  for (const base of bases) if (base.startsWith('declared:')) bases.delete(base);
  const mentioned = mentionIds(old);
  for (const id of mentionIds(now)) if (mentioned.has(id)) bases.add(`mentioned:${id}`);
  if (JSON.stringify(old.works) === JSON.stringify(now.works)) {
    for (const { work, identifiers } of now.works) {
      bases.add(`work:${work.key}`);
      for (const family of work.families) bases.add(`family:${foldName(family)}`);
      for (const identifier of identifiers)
        bases.add(`identified:${identifier.kind}:${identifier.normalized}`);
    }
  }
  if (!old.whole) changed.add('unsure');
  for (const base of changed) bases.delete(base);
  return bases;
}

/** All of a declaration that others may ask for, its place aside. */
function signature(declaration: Declaration): string {
  const { kind, key, title, parent, level, written } = declaration;
  return JSON.stringify([kind, key, title, parent, level, written]);
}

function mentionIds(facts: DocumentFacts): Set<string> {
  return new Set(facts.mentions.map((mention: Mention) => `${mention.kind}:${mention.key}`));
}

function touchDeclaration(declaration: Declaration, touched: Set<string>): void {
  const id = `${declaration.kind}:${declaration.key}`;
  touched.add(id).add(`keys:${declaration.kind}`).add(`declared:${id}`);
  switch (declaration.kind) {
    case 'slot':
      touched
        .add(`titled:${foldTitle(declaration.title)}`)
        .add(`highest:${groupOf(declaration.key)}`)
        .add('count:slots')
        .add('count:items')
        .add('count:endpoints');
      break;
    case 'endpoint':
      touched.add('count:endpoints').add('count:items').add(`children:${declaration.parent}`);
      break;
    case 'group':
    case 'topic':
    case 'reference':
      touched.add(`count:${declaration.kind}s`);
      break;
    default:
  }
}

/** What is not known while this document does not parse. */
function touchUnsure(facts: DocumentFacts, touched: Set<string>): void {
  for (const of of ['groups', 'slots', 'endpoints', 'items', 'topics', 'chapters', 'references'])
    touched.add(`count:${of}`);
  touched.add('unsure');
  for (const declaration of facts.declarations) touched.add(`${declaration.kind}:${declaration.key}`);
}

function of<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}

function insert<Value>(
  map: Map<string, Value[]>,
  key: string,
  value: Value,
  order: (a: Value, b: Value) => number,
): Value[] {
  const values = map.get(key);
  if (!values) {
    const fresh = [value];
    map.set(key, fresh);
    return fresh;
  }
  values.push(value);
  values.sort(order);
  return values;
}

function drop<Value>(map: Map<string, Value[]>, key: string, gone: (value: Value) => boolean): void {
  const values = map.get(key)?.filter((value) => !gone(value));
  if (!values?.length) map.delete(key);
  else map.set(key, values);
}
