import type { Block, TextTree } from '../syntax/markdown';
import type { Prose } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { type RegionLine, readRegionLines } from './regionLines';

/** The regions of a text that the tool writes (format, section 4), and markers that make none. Spans are source offsets. */
export interface RegionFacts {
  readonly regions: readonly RegionFact[];
  readonly faults: readonly RegionFault[];
}

/** What stands between `atlas:begin NAME` and `atlas:end`. */
export interface RegionFact {
  /** As written, empty for none; whether there is such a region is for others to say. */
  readonly name: string;
  /** The name, or the whole marker where it has none. */
  readonly nameSpan: Span;
  /** All between the two markers, what stands before the second one on its line included. */
  readonly inner: Span;
  /** What each line begins with: spaces, or the marks of a quote. */
  readonly prefix: string;
  readonly newline: '\n' | '\r\n';
  readonly mdx: boolean;
  readonly lines: readonly RegionLine[];
}

/** `unended`: no end before the next beginning; `unbegun`: an end alone; `nested`: begins inside another; `shared`: other words stand on the marker's line. */
export interface RegionFault {
  readonly kind: 'unended' | 'unbegun' | 'nested' | 'shared';
  readonly name: string;
  readonly span: Span;
}

/** What a region may hold. */
export const REGION_NAMES = ['positions', 'groups', 'counts', 'references'] as const;

export type RegionName = (typeof REGION_NAMES)[number];

export function isRegionName(name: string): name is RegionName {
  return (REGION_NAMES as readonly string[]).includes(name);
}

interface Marker {
  readonly begins: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
}

/** The regions of one text; `undefined` where nothing looks like a marker, which a glance at the source tells. */
export function collectRegions(tree: TextTree, source: string, mdx: boolean): RegionFacts | undefined {
  if (!MARK.test(source)) return undefined;
  const markers: Marker[] = [];
  const faults: RegionFault[] = [];
  eachComment(tree.blocks, (comment) => {
    const marker = readMarker(comment, source);
    if (!marker) return;
    if (standsAlone(source, marker.span)) markers.push(marker);
    else faults.push({ kind: 'shared', name: marker.name, span: marker.span });
  });
  // One that shares its line may be the mate of any other.
  const regions = faults.length > 0 ? [] : pair(markers, faults).map((pair) => regionOf(pair, source, mdx));
  return regions.length + faults.length > 0 ? { regions, faults } : undefined;
}

const MARK = /atlas:(?:begin|end)(?![\w-])/;
const MARKER = /^atlas:(begin|end)(?![\w-])\s*(\S*)/;

function readMarker(
  { text, span }: { readonly text: string; readonly span: Span },
  source: string,
): Marker | undefined {
  const match = MARKER.exec(text.trim());
  if (!match) return undefined;
  const name = match[2]!;
  const at = source.indexOf(name, source.indexOf('atlas:', span.from) + 'atlas:begin'.length);
  const found = name !== '' && at > 0 && at + name.length <= span.to;
  const nameSpan = found ? { from: at, to: at + name.length } : span;
  return { begins: match[1] === 'begin', name, nameSpan, span };
}

function eachComment(
  blocks: readonly Block[],
  visit: (comment: { readonly text: string; readonly span: Span }) => void,
): void {
  const inside = ({ inlines }: Prose): void => {
    for (const inline of inlines) if (inline.kind === 'comment') visit(inline);
  };
  for (const block of blocks) {
    if (block.kind === 'comment') visit(block);
    else if (block.kind === 'paragraph' || block.kind === 'heading') inside(block.prose);
    else if (block.kind === 'table') for (const row of [block.header, ...block.rows]) row.forEach(inside);
    else if (block.kind === 'list') for (const item of block.items) eachComment(item.blocks, visit);
    else if ('blocks' in block) eachComment(block.blocks, visit);
  }
}

function standsAlone(source: string, span: Span): boolean {
  const end = source.slice(span.to).search(/[\r\n]|$/);
  return /^[ \t>]*$/.test(prefixOf(source, span)) && source.slice(span.to, span.to + end).trim() === '';
}

/** What stands before a marker on its line. */
function prefixOf(source: string, { from }: Span): string {
  return from === 0 ? '' : source.slice(source.lastIndexOf('\n', from - 1) + 1, from);
}

interface Pair {
  readonly begin: Marker;
  readonly end: Marker;
}

/** Each beginning with its end. Regions do not nest: the outer one of two, as far as it has an end, is none, and nor is what it holds. */
function pair(markers: readonly Marker[], faults: RegionFault[]): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at < markers.length; at++) {
    const begin = markers[at]!;
    const next = markers[at + 1];
    const { name, span } = begin;
    if (!begin.begins) faults.push({ kind: 'unbegun', name, span });
    else if (next && !next.begins) {
      pairs.push({ begin, end: next });
      at++;
    } else {
      const end = matching(markers, at);
      if (next && end > 0) faults.push({ kind: 'nested', name: next.name, span: next.nameSpan });
      else faults.push({ kind: 'unended', name, span: begin.nameSpan });
      at = Math.max(at, end);
    }
  }
  return pairs;
}

/** The index of the end that closes the beginning at `start` when regions are counted as if they nested; -1 for none. */
function matching(markers: readonly Marker[], start: number): number {
  let depth = 0;
  for (let at = start; at < markers.length; at++) {
    depth += markers[at]!.begins ? 1 : -1;
    if (depth === 0) return at;
  }
  return -1;
}

function regionOf({ begin, end }: Pair, source: string, mdx: boolean): RegionFact {
  const inner = { from: begin.span.to, to: end.span.from };
  return {
    name: begin.name,
    nameSpan: begin.nameSpan,
    inner,
    prefix: prefixOf(source, begin.span),
    newline: /\r\n/.test(source.slice(inner.from, inner.to)) ? '\r\n' : '\n',
    mdx,
    lines: readRegionLines(source.slice(inner.from, inner.to), inner.from),
  };
}

/**
 * A tree without what stands in its regions, which only the tool writes and one rule judges, and what was taken out: the checks of prose would say of it
 * what is said where its data stands.
 */
export function partRegions(
  tree: TextTree,
  { regions: all }: RegionFacts,
): { readonly rest: TextTree; readonly inside: TextTree } {
  const regions = all.filter(({ name }) => isRegionName(name));
  const inside: Block[] = [];
  const rest = { ...tree, blocks: outside(tree.blocks, regions, inside) };
  return { rest, inside: { blocks: inside, suspects: [] } };
}

function outside(blocks: readonly Block[], regions: readonly RegionFact[], inside: Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    const { from, to } = block.span;
    if (!regions.some(({ inner }) => from < inner.to && inner.from < to)) return [block];
    if (regions.some(({ inner }) => inner.from <= from && to <= inner.to)) {
      inside.push(block);
      return [];
    }
    if (block.kind === 'list')
      return [
        {
          ...block,
          items: block.items.map((item) => ({ ...item, blocks: outside(item.blocks, regions, inside) })),
        },
      ];
    if ('blocks' in block) return [{ ...block, blocks: outside(block.blocks, regions, inside) }];
    // A paragraph or table that a marker opens or closes without a blank line between.
    inside.push(block);
    return [];
  });
}
