import { type Inline, OBJECT, type Prose } from '../prose';
import type { Span } from '../span';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A `Prose` while it is written, from left to right. */
export interface Draft {
  /** The document as it is, and the same with every line break a `\n`. */
  readonly source: string;
  readonly view: string;
  text: string;
  readonly inlines: Mutable<Inline>[];
  readonly pieces: { at: number; length: number; source: number; sourceLength: number }[];
  /** True at the start and behind a line break: white space there is indentation. */
  lineStart: boolean;
  /** The first line break at or behind the place reached. */
  newline: number;
}

export function draftProse(source: string, view: string): Draft {
  return { source, view, text: '', inlines: [], pieces: [], lineStart: true, newline: -1 };
}

/** Writes source text; `run` gets the stretches without line breaks and indentation. */
export function writeLines(
  draft: Draft,
  from: number,
  to: number,
  run: (draft: Draft, from: number, to: number) => void,
): void {
  const { view } = draft;
  let pos = from;
  while (pos < to) {
    if (draft.lineStart) {
      while (pos < to && isBlank(view.charCodeAt(pos))) pos++;
      skipInLine(draft, pos);
      if (pos >= to) return;
    }
    if (draft.newline < pos) {
      const found = view.indexOf('\n', pos);
      draft.newline = found < 0 ? view.length : found;
    }
    const stop = Math.min(draft.newline, to);
    let end = stop;
    if (stop < to) while (end > pos && isBlank(view.charCodeAt(end - 1))) end--;
    if (end > pos) {
      draft.lineStart = false;
      run(draft, pos, end);
    }
    if (stop >= to) return;
    writeBreak(draft, end, stop + 1);
    pos = stop + 1;
  }
}

/** Takes what stands up to `pos` (indentation, a quote's mark) for part of the line break before it. */
export function skipInLine(draft: Draft, pos: number): void {
  const last = draft.pieces.at(-1);
  if (last && draft.lineStart && last.source + last.sourceLength < pos) last.sourceLength = pos - last.source;
}

export function writeBreak(draft: Draft, from: number, to: number): void {
  if (draft.text !== '' && !draft.lineStart) writeAs(draft, '\n', from, to);
  draft.lineStart = true;
}

/** A break that the author asked for. */
export function writeBreakInline(draft: Draft, from: number, to: number): void {
  const inline = openInline(draft, { kind: 'break', span: { from, to } });
  writeBreak(draft, from, to);
  closeInline(draft, inline);
}

/** Source characters as they are. */
export function writePlain(draft: Draft, from: number, to: number): void {
  if (to <= from) return;
  const last = draft.pieces.at(-1);
  if (last && last.length === last.sourceLength && last.source + last.length === from) {
    last.length += to - from;
    last.sourceLength += to - from;
  } else {
    draft.pieces.push({ at: draft.text.length, length: to - from, source: from, sourceLength: to - from });
  }
  draft.text += draft.source.slice(from, to);
  draft.lineStart = false;
}

/** `text` for the source from `from` to `to`. */
export function writeAs(draft: Draft, text: string, from: number, to: number): void {
  draft.pieces.push({ at: draft.text.length, length: text.length, source: from, sourceLength: to - from });
  draft.text += text;
  draft.lineStart = false;
}

export function writeObject(draft: Draft, inline: DistributiveOmit<Inline, 'from' | 'to'>): void {
  const from = draft.text.length;
  writeAs(draft, OBJECT, inline.span.from, inline.span.to);
  draft.inlines.push({ ...inline, from, to: from + 1 });
}

/** An inline that covers what is written next; `closeInline` sets its end. Without that it covers nothing. */
export function openInline(draft: Draft, inline: DistributiveOmit<Inline, 'from' | 'to'>): Mutable<Inline> {
  const opened: Mutable<Inline> = { ...inline, from: draft.text.length, to: draft.text.length };
  draft.inlines.push(opened);
  return opened;
}

export function closeInline(draft: Draft, inline: Mutable<Inline>): void {
  inline.to = draft.text.length;
}

export function finishProse(draft: Draft, span: Span): Prose {
  const length = draft.text.trimEnd().length;
  if (length < draft.text.length) {
    draft.text = draft.text.slice(0, length);
    while (draft.pieces.length > 0 && draft.pieces[draft.pieces.length - 1]!.at >= length) draft.pieces.pop();
    const last = draft.pieces.at(-1);
    if (last && last.at + last.length > length) {
      if (last.length === last.sourceLength) last.sourceLength = length - last.at;
      last.length = length - last.at;
    }
    for (const inline of draft.inlines) {
      inline.from = Math.min(inline.from, length);
      inline.to = Math.min(inline.to, length);
    }
  }
  return { text: draft.text, inlines: draft.inlines as Inline[], pieces: draft.pieces, span };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
