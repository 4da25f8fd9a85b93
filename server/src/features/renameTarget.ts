import type { DocumentFacts } from '../atlas/facts';
import type { HeadingFact } from '../atlas/heading';
import { linkTarget } from '../atlas/referenceLink';
import type { Declaration, Mention, ThingKind } from '../atlas/thing';
import { offsetAt, type Position } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { pathOf, placeName, type Refusal } from './edits';
import { thingAt } from './location';
import { renamedKey } from './renameKey';

/** What a rename at a place is about. `span` is what is under the cursor. */
export type RenameTarget =
  | {
      readonly what: 'thing';
      readonly kind: ThingKind;
      readonly key: string;
      readonly span: Span;
      readonly declaration: Declaration;
      readonly home: string;
    }
  | {
      readonly what: 'heading';
      readonly heading: HeadingFact;
      readonly home: string;
      readonly span: Span;
    };

/** What can be renamed at a position; why nothing can; `undefined` in a document of no atlas. */
export function renameTarget(
  atlas: Atlas,
  uri: string,
  position: Position,
): RenameTarget | Refusal | undefined {
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return undefined;
  if (position.line >= facts.lineStarts.length) return { refused: 'There is nothing to rename here.' };
  const found = thingAt(atlas, uri, position);
  const offset = offsetAt(facts.lineStarts, position);
  if (found?.mention) return ofMention(atlas, found.mention);
  if (found?.declaration && found.declaration.kind !== 'section')
    return ofDeclaration(atlas, found.declaration, found.span);
  const heading = facts.headings.find(({ span }) => span.from <= offset && offset <= span.to);
  if (heading) return ofHeading(atlas, facts, heading, heading.span);
  if (found?.declaration)
    return { refused: 'The names of sections are those of the format and cannot be changed.' };
  return (
    ofLink(atlas, facts, offset) ?? {
      refused: 'Only ids, keys, levels, topics, chapters and headings can be renamed.',
    }
  );
}

function ofMention(atlas: Atlas, { kind, key, keySpan }: Mention): RenameTarget | Refusal {
  if (kind === 'section')
    return { refused: `Section ${key} has its number from its place. Rename its heading.` };
  return thing(atlas, kind, key, keySpan);
}

function ofDeclaration(atlas: Atlas, declaration: Declaration, span: Span): RenameTarget | Refusal {
  const { kind, key, keySpan, written } = declaration;
  if (!written)
    return {
      refused: `This endpoint is ${key} by its place alone. Write "id: ${key}" in it to give it an id that can be renamed.`,
    };
  // A title is words, not a name that others go by.
  if (span.from !== keySpan.from || span.to !== keySpan.to)
    return {
      refused: `This is a title, which is changed where it stands. The ${kind} is ${key}: rename that.`,
    };
  return thing(atlas, kind, key, span);
}

function thing(atlas: Atlas, kind: ThingKind, key: string, span: Span): RenameTarget | Refusal {
  const held = atlas.tables.held(kind, key);
  const [first, second] = held;
  const name = `${kind} ${key}`;
  if (!first)
    return kind === 'level' && atlas.manifest?.levels.some(({ id }) => id === key)
      ? {
          refused: `The level ${key} is one that every atlas has. List "levels" in atlas.yaml to have levels of your own.`,
        }
      : { refused: `There is no ${name} to rename.` };
  // A chapter may stand in the outline and have a file.
  if (second && kind !== 'chapter')
    return {
      refused: `The ${name} is declared ${held.length} times, so that nobody can say which one is meant. Mend that first.`,
    };
  const broken = brokenDocument(atlas, kind, key);
  if (broken)
    return {
      refused: `${pathOf(atlas, broken)} does not parse just now and may name ${key}. Mend it first.`,
    };
  return {
    what: 'thing',
    kind,
    key,
    span: inside(span, key),
    declaration: first.declaration,
    home: first.uri,
  };
}

/** A document whose places cannot be trusted just now, and that has to do with what is to be renamed. */
function brokenDocument(atlas: Atlas, kind: ThingKind, key: string): string | undefined {
  const renaming = { kind, from: key, to: key };
  const isOurs = (other: { readonly kind: ThingKind; readonly key: string }): boolean =>
    renamedKey(renaming, other.kind, other.key) !== undefined;
  for (const facts of atlas.tables.documents.values()) {
    const isBroken =
      facts.stale ||
      !facts.whole ||
      facts.faults.some(({ code }) => code === 'yaml-syntax' || code === 'bib-syntax');
    if (!isBroken) continue;
    if (
      facts.words?.some((word) => word === key || word.startsWith(`${key}.`)) ||
      facts.mentions.some(isOurs) ||
      facts.declarations.some(isOurs)
    )
      return facts.uri;
  }
  return undefined;
}

function ofHeading(
  atlas: Atlas,
  facts: DocumentFacts,
  heading: HeadingFact,
  span: Span,
): RenameTarget | Refusal {
  if (facts.kind === 'slot-text' && facts.declarations.some((other) => other.keySpan === heading.span))
    return { refused: 'The names of sections are those of the format and cannot be changed.' };
  if (facts.stale || !facts.whole)
    return { refused: `${pathOf(atlas, facts.uri)} does not parse just now. Mend it first.` };
  if (heading.span.to <= heading.span.from)
    return { refused: `The heading ${placeName(atlas, facts, heading.span)} has no words.` };
  return { what: 'heading', heading, home: facts.uri, span };
}

/** The heading that a link leads to. */
function ofLink(atlas: Atlas, facts: DocumentFacts, offset: number): RenameTarget | Refusal | undefined {
  const link = facts.references.links.find(({ span }) => span.from <= offset && offset <= span.to);
  const target = link && linkTarget(link, facts.uri, atlas.root);
  if (!link || target === undefined) return undefined;
  const { fragment, fragmentSpan } = link;
  if (fragment === undefined || !fragmentSpan || offset < fragmentSpan.from)
    return { refused: 'Rename or move the file itself: the links to it follow.' };
  const there = atlas.tables.documents.get(target);
  const heading = there?.headings.find(({ slug }) => slug === fragment);
  if (!there || !heading) return { refused: `There is no heading "#${fragment}" to rename.` };
  return ofHeading(atlas, there, heading, { from: fragmentSpan.from + 1, to: fragmentSpan.to });
}

function inside(span: Span, key: string): Span {
  return span.to - span.from === key.length + 2 ? { from: span.from + 1, to: span.to - 1 } : span;
}
