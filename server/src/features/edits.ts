import type { DocumentFacts } from '../atlas/facts';
import { lineStartsOf, type Range, rangeOf } from '../syntax/position';
import { encodeForScalar } from '../syntax/sourceMap';
import type { Span } from '../syntax/span';
import { canonicalUri } from '../syntax/uri';
import type { Atlas } from '../workspace/atlas';

/** One replacement as features make it: spans are offsets in the document as it stands. */
export interface Edit {
  readonly uri: string;
  readonly span: Span;
  /** Plain words, escaped for the YAML scalar they land in; with `raw`, what is to stand in the file. */
  readonly newText: string;
  readonly raw?: true;
  /** Why somebody has to look at it before it is made. */
  readonly confirm?: Confirm;
}

/** What makes a hit inexact: words that may mean something else, and words that have to be put in another order or form. */
export type Confirm = 'doubtful' | 'rewritten';

/** The same in ranges. */
export interface TextEdit {
  readonly uri: string;
  readonly range: Range;
  readonly newText: string;
  readonly confirm?: Confirm;
}

/** Why something cannot be done, in a sentence for people. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(answer: object | undefined): answer is Refusal {
  return answer !== undefined && 'refused' in answer;
}

/** Texts of documents by URI, read for this one answer. */
export type Texts = ReadonlyMap<string, string>;

/** The text of a document, if it is the one that its facts were made from. */
export function textOf(atlas: Atlas, texts: Texts, uri: string): string | undefined {
  const text = texts.get(uri);
  const known = atlas.tables.documents.get(uri)?.lineStarts;
  if (text === undefined || !known) return undefined;
  const starts = lineStartsOf(text);
  return starts.length === known.length && starts.every((start, index) => start === known[index])
    ? text
    : undefined;
}

/** Edits in ranges and in reading order, each once; a refusal where words cannot be written into the scalar they land in, or two edits overlap. */
export function placeEdits(atlas: Atlas, edits: readonly Edit[]): readonly TextEdit[] | Refusal {
  const placed: TextEdit[] = [];
  const sorted = [...edits].sort(
    (a, b) =>
      (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0) || a.span.from - b.span.from || a.span.to - b.span.to,
  );
  let last: Edit | undefined;
  for (const edit of sorted) {
    const facts = atlas.tables.documents.get(edit.uri);
    if (!facts) continue;
    if (last && last.uri === edit.uri) {
      const same = last.span.from === edit.span.from && last.span.to === edit.span.to;
      if (same && last.newText === edit.newText) continue;
      if (edit.span.from < last.span.to || (same && edit.span.from < edit.span.to))
        return {
          refused: `Two changes would meet ${placeName(atlas, facts, edit.span)}. Change one of them first.`,
        };
    }
    const newText = edit.raw ? edit.newText : escapedFor(facts, edit.span, edit.newText);
    if (newText === undefined)
      return {
        refused: `"${edit.newText}" cannot be written ${placeName(atlas, facts, edit.span)}. Write the value there in quotes first.`,
      };
    placed.push({
      uri: edit.uri,
      range: rangeOf(facts.lineStarts, edit.span),
      newText,
      ...(edit.confirm && { confirm: edit.confirm }),
    });
    last = edit;
  }
  return placed;
}

/** Words as the YAML scalar around a span wants them; `undefined` where it cannot hold them. Elsewhere they stay as they are. */
export function escapedFor(facts: DocumentFacts, span: Span, words: string): string | undefined {
  const scalar = facts.scalars.find((other) => other.span.from <= span.from && span.to <= other.span.to);
  return scalar ? encodeForScalar(scalar.style, words, scalar) : words;
}

/** *in slots/a1.yaml, line 3* */
export function placeName(atlas: Atlas, facts: DocumentFacts, { from }: Span): string {
  const line = rangeOf(facts.lineStarts, { from, to: from }).start.line + 1;
  return `in ${pathOf(atlas, facts.uri)}, line ${line}`;
}

export function pathOf(atlas: Atlas, uri: string): string {
  const path = uri.startsWith(atlas.root) ? uri.slice(atlas.root.length) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return canonicalUri(path);
  }
}
