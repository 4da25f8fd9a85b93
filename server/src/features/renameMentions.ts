import type { DocumentFacts } from '../atlas/facts';
import type { Declaration, Mention } from '../atlas/thing';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { type Edit, placeName, type Refusal } from './edits';
import { type Renaming, renamedKey } from './renameKey';

/** The declarations and mentions of one document by their new keys. `skipped`: places that are written anew as a whole. */
export function mentionEdits(
  atlas: Atlas,
  facts: DocumentFacts,
  renaming: Renaming,
  skipped: readonly Span[],
): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  const { uri } = facts;
  for (const declaration of facts.declarations) {
    const to =
      declaration.written && isNamed(declaration)
        ? renamedKey(renaming, declaration.kind, declaration.key)
        : undefined;
    if (to === undefined) continue;
    const span = exactly(declaration.keySpan, declaration.key);
    if (!span) return escapedAt(atlas, facts, declaration.keySpan, declaration.key);
    edits.push({ uri, span, newText: to });
  }
  facts.mentions.forEach((mention, index) => {
    const to = renamedKey(renaming, mention.kind, mention.key);
    if (to === undefined || !isMeant(atlas, mention, renaming)) return;
    if (skipped.some(({ from, to: end }) => from <= mention.keySpan.from && mention.keySpan.to <= end))
      return;
    const written = writtenAs(mention, to, facts.mentions[index - 1], renaming);
    // What is kept short keeps its words.
    if (written === '') return;
    edits.push({
      uri,
      span: mention.keySpan,
      newText: written ?? to,
      ...(mention.doubtful && !mention.within && { confirm: 'doubtful' as const }),
    });
  });
  const escaped = facts.mentions.find(
    (mention) =>
      renamedKey(renaming, mention.kind, mention.key) !== undefined &&
      isMeant(atlas, mention, renaming) &&
      !isWhole(mention) &&
      !isShort(mention),
  );
  return escaped ? escapedAt(atlas, facts, escaped.keySpan, escaped.key) : edits;
}

/** Sections are declared by the format's own names. */
function isNamed({ kind }: Declaration): boolean {
  return kind !== 'section';
}

/** Whether a mention is about what is renamed: it resolves, or it is broken in the way that it will be by the other name. */
function isMeant(atlas: Atlas, { kind, key, form, sure, doubtful }: Mention, { from }: Renaming): boolean {
  if (kind === 'section' || key === from) return true;
  if (atlas.tables.held(kind, key).length > 0) return true;
  return !doubtful && (form !== 'text' || sure || key.startsWith(`${from}.`));
}

function isWhole({ key, keySpan }: Mention): boolean {
  return keySpan.to - keySpan.from === key.length;
}

/** The end of `A1–4`, which leaves out what it shares with the beginning. */
function isShort({ form, key, keySpan }: Mention): boolean {
  const tail = /\d+$/.exec(key)?.[0].length;
  return (form === 'text' || form === 'data') && tail === keySpan.to - keySpan.from && tail < key.length;
}

/** How a short end is written from now on: '' where it may stay, all of its key where it no longer shares the rest. */
function writtenAs(
  mention: Mention,
  to: string,
  before: Mention | undefined,
  renaming: Renaming,
): string | undefined {
  if (isWhole(mention) || !isShort(mention)) return undefined;
  const first = before && (renamedKey(renaming, before.kind, before.key) ?? before.key);
  const head = (key: string): string => key.replace(/\d+$/, '');
  if (first === undefined || head(first) !== head(to)) return to;
  const [old, now] = [mention.key, to].map((key) => /\d+$/.exec(key)![0]);
  return old === now ? '' : now;
}

function exactly(span: Span, key: string): Span | undefined {
  const more = span.to - span.from - key.length;
  return more === 0 ? span : more === 2 ? { from: span.from + 1, to: span.to - 1 } : undefined;
}

function escapedAt(atlas: Atlas, facts: DocumentFacts, span: Span, key: string): Refusal {
  return {
    refused: `${key} is written with escapes, or through an alias, ${placeName(atlas, facts, span)}. Write it plainly there first.`,
  };
}
