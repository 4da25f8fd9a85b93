import { countQuery } from '../atlas/countTotals';
import type { DocumentFacts } from '../atlas/facts';
import type { Block } from '../syntax/markdown';
import { readMarkdown } from '../syntax/markdown/read';
import { offsetAt, type Position, positionAt, type Range } from '../syntax/position';
import type { Component, Prose } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { foldTitle } from '../workspace/key';
import { isGone } from './item';

/** Words that an editor shows behind a place, as if they stood there. Plain text. */
export interface Hint {
  readonly kind: HintKind;
  readonly position: Position;
  readonly label: string;
}

/** Titles behind bare ids; totals behind `<Count … />`; the ids that endpoints have by their places. */
export type HintKind = 'titles' | 'totals' | 'ids';

/** `text` is the document's, as it is open; `wanted` the kinds to show. */
export function inlayHints(
  atlas: Atlas,
  uri: string,
  range: Range,
  text: string,
  wanted: ReadonlySet<HintKind>,
): readonly Hint[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return [];
  const within = { from: offsetAt(facts.lineStarts, range.start), to: offsetAt(facts.lineStarts, range.end) };
  const hints = [
    ...(wanted.has('titles') ? titles(atlas, facts, text, within) : []),
    ...(wanted.has('totals') ? totals(atlas, uri, text) : []),
    ...(wanted.has('ids') ? ids(facts) : []),
  ];
  return hints
    .filter(({ at }) => within.from <= at && at <= within.to)
    .sort((a, b) => a.at - b.at)
    .map(({ kind, at, label }) => ({ kind, position: positionAt(facts.lineStarts, at), label }));
}

interface Found {
  readonly kind: HintKind;
  readonly at: number;
  readonly label: string;
}

/** Once for each id and section of a text, and never where the line says the title itself or the id is part of a range. */
function titles(atlas: Atlas, facts: DocumentFacts, text: string, within: Span): readonly Found[] {
  const { lineStarts, headings, references, mentions } = facts;
  const found: Found[] = [];
  const seen = new Set<string>();
  let heading = 0;
  let folded: { readonly line: number; readonly words: string } | undefined;
  for (const { kind, key, form, span, keySpan } of mentions) {
    if (form !== 'text' || (kind !== 'slot' && kind !== 'endpoint')) continue;
    if (span.from > within.to) break;
    while (heading < headings.length && headings[heading]!.span.from <= span.from) {
      heading++;
      seen.clear();
    }
    const title = atlas.tables.held(kind, key)[0]?.declaration.title.replace(/\s+/g, ' ').trim();
    if (!title || seen.has(key)) continue;
    seen.add(key);
    if (references.ranges.some((range) => range.span.from <= span.from && span.to <= range.span.to)) continue;
    const { line } = positionAt(lineStarts, span.from);
    if (folded?.line !== line)
      folded = { line, words: ` ${foldTitle(text.slice(lineStarts[line], lineStarts[line + 1]))} ` };
    if (!folded.words.includes(` ${foldTitle(title)} `))
      found.push({ kind: 'titles', at: keySpan.to, label: shortened(title) });
  }
  return found;
}

function shortened(title: string): string {
  if (title.length <= LONGEST) return title;
  const cut = title.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`;
}

const LONGEST = 40;

/** Behind the components that are filled in; one with words of its own is checked. */
function totals(atlas: Atlas, uri: string, text: string): readonly Found[] {
  if (!/\.mdx$/i.test(uri) || !text.includes('<Count')) return [];
  const found: Found[] = [];
  const take = (component: Component, span: Span): void => {
    const query = component.name === 'Count' && component.selfClosing && countQuery(component.attributes);
    const actual = query ? atlas.reader().count(query) : undefined;
    if (actual !== undefined) found.push({ kind: 'totals', at: span.to, label: String(actual) });
  };
  eachComponent(readMarkdown(text, { mdx: true, frontMatter: true }).tree.blocks, take);
  return found;
}

type See = (component: Component, span: Span) => void;

function eachComponent(blocks: readonly Block[], see: See): void {
  for (const block of blocks) {
    if (block.kind === 'component') {
      see(block.component, block.span);
      eachComponent(block.blocks, see);
    } else if (block.kind === 'quote' || block.kind === 'footnote') eachComponent(block.blocks, see);
    else if (block.kind === 'list') for (const item of block.items) eachComponent(item.blocks, see);
    else if (block.kind === 'table')
      for (const cell of [...block.header, ...block.rows.flat()]) inProse(cell, see);
    else if (block.kind === 'paragraph' || block.kind === 'heading') inProse(block.prose, see);
  }
}

function inProse({ inlines }: Prose, see: See): void {
  for (const inline of inlines) if (inline.kind === 'component') see(inline, inline.span);
}

/** A place that a sibling's written id has taken gives no id. */
function ids({ declarations, lineStarts }: DocumentFacts): readonly Found[] {
  return declarations.flatMap(({ kind, written, key, titleSpan }): readonly Found[] => {
    if (kind !== 'endpoint' || written || !titleSpan || isGone(titleSpan) || key.includes('(')) return [];
    const isOneLine =
      positionAt(lineStarts, titleSpan.from).line === positionAt(lineStarts, titleSpan.to).line;
    return isOneLine ? [{ kind: 'ids', at: titleSpan.to, label: key }] : [];
  });
}
