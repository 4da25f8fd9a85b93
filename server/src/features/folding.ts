import { readBibtex } from '../syntax/bibtex';
import { readMarkdown } from '../syntax/markdown/read';
import { lineStartsOf, positionAt } from '../syntax/position';
import { readYaml } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import { foldText } from './foldText';
import { foldYaml } from './foldYaml';

/** Whole lines: the first stays, those up to the last one go. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: FoldKind;
}

export type FoldKind = 'comment' | 'imports' | 'region';

/** What of an open document can be folded, in reading order, one at most for a line. */
export function folding(atlas: Atlas, uri: string, text: string): readonly Fold[] {
  if (!atlas.tables.documents.has(uri)) return [];
  const folds = new Folds(text);
  if (/\.ya?ml$/i.test(uri)) foldYaml(readYaml(text), folds);
  else if (/\.bib$/i.test(uri))
    for (const { span } of readBibtex(text).entries) folds.addOpen(span.from, span.to);
  else if (/\.mdx?$/i.test(uri))
    foldText(readMarkdown(text, { mdx: /x$/i.test(uri), frontMatter: true }).tree, folds);
  return folds.list();
}

/** Takes stretches of a text and makes folds of those that go over lines. */
export class Folds {
  readonly text: string;
  readonly #lineStarts: readonly number[];
  readonly #byLine = new Map<number, Fold>();

  constructor(text: string) {
    this.text = text;
    this.#lineStarts = lineStartsOf(text);
  }

  /** Up to its last words: blank lines at the end stay. */
  add(from: number, to: number, kind?: FoldKind): void {
    let end = Math.min(to, this.text.length);
    while (end > from && isBlank(this.text.charCodeAt(end - 1))) end--;
    this.#take(this.#lineOf(from), this.#lineOf(Math.max(from, end - 1)), kind);
  }

  /** The same, but a last line that only closes what is folded stays in sight. */
  addOpen(from: number, to: number): void {
    let end = Math.min(to, this.text.length);
    while (end > from && isBlank(this.text.charCodeAt(end - 1))) end--;
    const last = this.#lineOf(Math.max(from, end - 1));
    const words = this.text.slice(this.#lineStarts[last], end).trimStart();
    this.#take(this.#lineOf(from), /^(?:<\/|\/?>|[\]})])/.test(words) ? last - 1 : last, undefined);
  }

  list(): readonly Fold[] {
    return [...this.#byLine.values()].sort((a, b) => a.startLine - b.startLine);
  }

  /** Whether nothing stands before an offset on its line but white space. */
  startsLine(offset: number): boolean {
    return this.text.slice(this.#lineStarts[this.#lineOf(offset)], offset).trim() === '';
  }

  lineOf(offset: number): number {
    return this.#lineOf(offset);
  }

  /** Of two that begin on one line an editor shows one: the larger. */
  #take(startLine: number, endLine: number, kind: FoldKind | undefined): void {
    const known = this.#byLine.get(startLine);
    if (endLine <= startLine || (known && known.endLine >= endLine)) return;
    this.#byLine.set(startLine, { startLine, endLine, ...(kind && { kind }) });
  }

  #lineOf(offset: number): number {
    return positionAt(this.#lineStarts, offset).line;
  }
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
