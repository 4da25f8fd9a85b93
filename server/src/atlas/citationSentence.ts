import { type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { sentenceAround } from './citationNoFigure';

/** The sentences of a passage, as places in its text. A citation or a footnote mark behind a full stop belongs to the sentence before it. */
export function sentencesOf({ text, inlines }: Prose): readonly Span[] {
  let said = text;
  for (const inline of inlines) {
    const { kind, from, to } = inline;
    if (kind !== 'footnote' && !(kind === 'citation' && !inline.narrative)) continue;
    if (/[.?!]["”’)]*\s*$/.test(said.slice(0, from)))
      said = `${said.slice(0, from)}${'.'.repeat(to - from)}${said.slice(to)}`;
  }
  const sentences: Span[] = [];
  for (let at = 0; at < said.length; ) {
    const { to } = sentenceAround(said, { from: at, to: at + 1 });
    const end = Math.max(to, at + 1);
    sentences.push({ from: at, to: end });
    at = end;
  }
  return sentences;
}

/** A part of a passage as a passage of its own. */
export function partOf(prose: Prose, { from, to }: Span): Prose {
  return {
    text: prose.text.slice(from, to),
    inlines: prose.inlines
      .filter((inline) => inline.from >= from && inline.to <= to)
      .map((inline) => ({ ...inline, from: inline.from - from, to: inline.to - from })),
    pieces: prose.pieces
      .filter((piece) => piece.at < to && piece.at + piece.length > from)
      .map((piece) => {
        // What is not written as it stands is there as a whole.
        if (piece.length !== piece.sourceLength) return { ...piece, at: piece.at - from };
        const start = Math.max(piece.at, from);
        const length = Math.min(piece.at + piece.length, to) - start;
        return {
          at: start - from,
          length,
          source: piece.source + start - piece.at,
          sourceLength: length,
        };
      }),
    span: sourceSpan(prose, from, to),
  };
}
