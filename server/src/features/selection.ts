import { scalarTree } from '../atlas/yamlText';
import { readBibtex } from '../syntax/bibtex';
import { readMarkdown } from '../syntax/markdown/read';
import { lineStartsOf, offsetAt, type Position, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import { readYaml, type YamlNode, type YamlScalar } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import { spansInBlocks } from './selectText';

/** Gathers spans that a place lies in, in no order. */
export type Take = (span: Span) => void;

/**
 * For each place the ranges around it that mean something, from the innermost: word, inline, sentence, block, section, document in a text; scalar,
 * entry, mapping in YAML, the Markdown of whose texts is text again.
 */
export function selection(
  atlas: Atlas,
  uri: string,
  text: string,
  positions: readonly Position[],
): readonly (readonly Range[])[] {
  if (!atlas.tables.documents.has(uri)) return [];
  const lineStarts = lineStartsOf(text);
  const read = readerOf(uri, text);
  return positions.map((position) => {
    const line = Math.min(position.line, lineStarts.length - 1);
    const offset = Math.min(position.line > line ? text.length : offsetAt(lineStarts, position), text.length);
    const spans: Span[] = [{ from: 0, to: text.length }];
    const take: Take = (span) => {
      if (span.from <= offset && offset <= span.to && span.to > span.from) spans.push(span);
    };
    words(text, offset, take);
    read(offset, take);
    return nested(spans).map((span) => rangeOf(lineStarts, span));
  });
}

function readerOf(uri: string, text: string): (offset: number, take: Take) => void {
  if (/\.ya?ml$/i.test(uri)) {
    const { root } = readYaml(text);
    return (offset, take) => root && spansInYaml(root, text, offset, take);
  }
  if (/\.bib$/i.test(uri)) {
    const { entries } = readBibtex(text);
    return (_offset, take) => {
      for (const { span, keySpan, fields } of entries) {
        take(span);
        take(keySpan);
        for (const { nameSpan, valueSpan } of fields) {
          take(nameSpan);
          take(valueSpan);
          take({ from: nameSpan.from, to: valueSpan.to });
        }
      }
    };
  }
  if (!/\.mdx?$/i.test(uri)) return () => undefined;
  const { blocks, frontMatter } = readMarkdown(text, { mdx: /x$/i.test(uri), frontMatter: true }).tree;
  const matter =
    frontMatter &&
    readYaml(' '.repeat(frontMatter.span.from) + text.slice(frontMatter.span.from, frontMatter.span.to));
  return (offset, take) => {
    if (frontMatter && offset <= frontMatter.span.to) {
      take(frontMatter.span);
      if (matter?.root) spansInYaml(matter.root, text, offset, take);
    } else spansInBlocks(blocks, text.length, offset, take);
  };
}

function spansInYaml(node: YamlNode, text: string, offset: number, take: Take): void {
  if (offset < node.span.from || offset > node.span.to) return;
  take(node.span);
  if (node.kind === 'scalar') spansInScalar(node, text, offset, take);
  else if (node.kind === 'list') {
    for (const item of node.items) if (item.node) spansInYaml(item.node, text, offset, take);
  } else
    for (const { span, keySpan, value } of node.entries) {
      if (offset < span.from || offset > Math.max(span.to, value?.span.to ?? 0)) continue;
      take({ from: span.from, to: Math.max(span.to, value?.span.to ?? 0) });
      take(keySpan);
      if (value) spansInYaml(value, text, offset, take);
    }
}

function spansInScalar(scalar: YamlScalar, text: string, offset: number, take: Take): void {
  const { span, style } = scalar;
  if (scalar.alias) return;
  if (style === 'single' || style === 'double') take({ from: span.from + 1, to: span.to - 1 });
  if (style === 'literal' || style === 'folded') {
    const content = /\S/.exec(text.slice(text.indexOf('\n', span.from) + 1, span.to));
    if (content) take({ from: text.indexOf('\n', span.from) + 1 + content.index, to: span.to });
  }
  if (!/\s/.test(scalar.source)) return;
  spansInBlocks(scalarTree(text, scalar).blocks, span.to, offset, take);
}

/** The word at a place, and with it what hyphens, points and apostrophes join to it: `A1.3`, *post-training*. */
function words(text: string, offset: number, take: Take): void {
  const lineFrom = text.lastIndexOf('\n', offset - 1) + 1;
  const from = Math.max(lineFrom, offset - LONGEST);
  const newline = text.indexOf('\n', offset);
  const around = text.slice(from, Math.min(newline < 0 ? text.length : newline, offset + LONGEST));
  for (const match of around.matchAll(/[\p{L}\p{N}_]+(?:[-.'’:/][\p{L}\p{N}_]+)*/gu)) {
    const at = from + match.index;
    if (at > offset || at + match[0].length < offset) continue;
    take({ from: at, to: at + match[0].length });
    for (const part of match[0].matchAll(/[\p{L}\p{N}_]+/gu))
      take({ from: at + part.index, to: at + part.index + part[0].length });
  }
}

/** Longer than any word, so that a line of a million characters costs no more. */
const LONGEST = 500;

/** The innermost first, each within the next. What only overlaps is left out, the later of two that are as long. */
function nested(spans: readonly Span[]): readonly Span[] {
  const chain: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.to - a.from - (b.to - b.from) || b.from - a.from)) {
    const last = chain.at(-1);
    if (!last) chain.push(span);
    else if (span.from <= last.from && last.to <= span.to && span.to - span.from > last.to - last.from)
      chain.push(span);
  }
  return chain;
}
