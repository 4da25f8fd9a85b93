import type { DocumentFacts } from '../atlas/facts';
import type { Declaration, Mention } from '../atlas/thing';
import { foldName } from '../atlas/work';
import { foldTitle, groupOf } from './key';

/** For each key, how many nodes stand below it. */
export function tally(declarations: readonly Declaration[]): Map<string, number> {
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

export function totalKey(group: string | undefined, level: string | undefined): string {
  return `${group ?? ''}@${level ?? ''}`;
}

/** Bases that a document touches both before and after, in the same way: nobody has to look at them again. */
export function unchangedBases(old: DocumentFacts, now: DocumentFacts): Set<string> {
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
  const { kind, key, title, parent, level, written, summary } = declaration;
  return JSON.stringify([kind, key, title, parent, level, written, summary]);
}

export function mentionIds(facts: DocumentFacts): Set<string> {
  return new Set(facts.mentions.map((mention: Mention) => `${mention.kind}:${mention.key}`));
}

export function touchDeclaration(declaration: Declaration, touched: Set<string>): void {
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
export function touchUnsure(facts: DocumentFacts, touched: Set<string>): void {
  for (const of of ['groups', 'slots', 'endpoints', 'items', 'topics', 'chapters', 'references'])
    touched.add(`count:${of}`);
  touched.add('unsure');
  for (const declaration of facts.declarations) touched.add(`${declaration.kind}:${declaration.key}`);
}

/** Whether what a document declares is not all sure, since its YAML does not parse. */
export function isProvisional(facts: DocumentFacts): boolean {
  return facts.faults.some((fault) => fault.code === 'yaml-syntax');
}

/** Whether a document does not say all that it should, or what it says was guessed in part. */
export function isUnsettled(facts: DocumentFacts): boolean {
  return !facts.whole || facts.faults.some(({ code }) => code === 'yaml-syntax' || code === 'bib-syntax');
}

/** A text of which nobody can say what it is, since its front matter does not parse. */
export function isBrokenText(facts: DocumentFacts): boolean {
  return facts.kind !== 'slots' && facts.kind !== 'manifest' && isProvisional(facts);
}

/** What a document says of which slots wait for which, as text to compare. */
export function dependenciesOf(facts: DocumentFacts | undefined): string {
  if (!facts || facts.slots.length === 0) return '';
  return JSON.stringify([
    isProvisional(facts),
    facts.slots.map(({ key, dependsOn }) => [key, ...dependsOn.map((other) => other.key)]),
  ]);
}
