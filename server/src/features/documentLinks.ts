import type { DocumentFacts } from '../atlas/facts';
import type { Identifier } from '../atlas/identifier';
import { linkTarget } from '../atlas/referenceLink';
import { lineStartsOf, positionAt, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import { resolveUri } from '../syntax/uri';
import { readYaml, type YamlNode, yamlEntry } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import { decodePath } from './item';
import { fileAt } from './location';

export interface DocumentLink {
  readonly range: Range;
  /** A file that is there, with `#L12` for a line of it, or an address of the web. Never a command. */
  readonly target: string;
  /** Plain text. */
  readonly tooltip: string;
}

/**
 * What leads out of a document: links to files and headings, DOIs, arXiv ids and addresses, chapters that are kept elsewhere, the files that a manifest names.
 * `text` is the document's where it is open.
 */
export function documentLinks(atlas: Atlas, uri: string, text: string | undefined): readonly DocumentLink[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return [];
  const place = (found: readonly Found[]): DocumentLink[] =>
    found.map(({ span, target, tooltip }) => ({ range: rangeOf(facts.lineStarts, span), target, tooltip }));
  const links = [
    ...place([...fileLinks(atlas, facts), ...identifierLinks(facts), ...chapterLinks(atlas, facts)]),
    ...(facts.kind === 'manifest' && text !== undefined ? manifestLinks(atlas, text) : []),
  ];
  return links
    .sort((a, b) => compare(a.range, b.range))
    .filter((link, index) => {
      const before = links[index - 1];
      return !before || compare(before.range, link.range) !== 0;
    });
}

interface Found {
  readonly span: Span;
  readonly target: string;
  readonly tooltip: string;
}

function fileLinks(atlas: Atlas, facts: DocumentFacts): Found[] {
  return facts.references.links.flatMap((link) => {
    const written = linkTarget(link, facts.uri, atlas.root);
    const target = written === undefined ? undefined : fileAt(atlas, written);
    if (target === undefined) return [];
    const there = atlas.tables.documents.get(target);
    const heading = link.fragment ? there?.headings.find(({ slug }) => slug === link.fragment) : undefined;
    const line = there && heading ? positionAt(there.lineStarts, heading.span.from).line + 1 : undefined;
    const path = decodePath(atlas, target);
    return [
      {
        span: link.span,
        target: line === undefined ? target : `${target}#L${line}`,
        tooltip: heading ? `Open “${heading.title}” in ${path}` : `Open ${path}`,
      },
    ];
  });
}

function identifierLinks(facts: DocumentFacts): Found[] {
  const written = [...facts.citations.identifiers, ...facts.works.flatMap(({ identifiers }) => identifiers)];
  return written.flatMap((identifier) => {
    const target = addressOf(identifier, identifier.value);
    if (target === undefined || identifier.span.to <= identifier.span.from) return [];
    const { from, to } = identifier.span;
    // `<https://…>` is none of MDX's addresses, so that its bracket stands in the words.
    const end = identifier.kind === 'url' ? Math.min(to, from + identifier.value.length) : to;
    return [{ span: { from, to: end }, target, tooltip: `Open ${decoded(target)}` }];
  });
}

function addressOf({ kind, normalized, problem }: Identifier, written: string): string | undefined {
  if (problem !== undefined) return undefined;
  const path = normalized.split('/').map(encodeURIComponent).join('/');
  if (kind === 'doi') return `https://doi.org/${path}`;
  if (kind === 'arxiv') return `https://arxiv.org/abs/${path}`;
  return kind === 'url' ? webAddress(written) : undefined;
}

/** `Chapter 19`, where the outline says at which address that is and no file of the atlas is it. */
function chapterLinks(atlas: Atlas, facts: DocumentFacts): Found[] {
  return facts.mentions.flatMap(({ kind, key, form, span, keySpan }) => {
    if (kind !== 'chapter' || atlas.tables.chapter(key)) return [];
    const chapter = atlas.manifest?.outline.find((other) => other.chapter === key);
    const target = chapter?.url === undefined ? undefined : webAddress(chapter.url);
    return target === undefined
      ? []
      : [
          {
            span: form === 'text' ? span : keySpan,
            target,
            tooltip: `Open chapter ${key}${chapter?.title ? `, “${chapter.title}”` : ''}: ${decoded(target)}`,
          },
        ];
  });
}

/** The addresses of the outline and the files of the bibliography. */
function manifestLinks(atlas: Atlas, text: string): DocumentLink[] {
  const { root } = readYaml(text);
  const lineStarts = lineStartsOf(text);
  const link = (node: YamlNode | undefined, target: string | undefined, name: string): DocumentLink[] =>
    node?.kind === 'scalar' && !node.alias && target !== undefined
      ? [{ range: rangeOf(lineStarts, withoutQuotes(node)), target, tooltip: `Open ${name}` }]
      : [];
  const outline = listOf(yamlEntry(root, 'outline')?.value).flatMap((chapter) => {
    const url = yamlEntry(chapter, 'url')?.value;
    const target = url?.kind === 'scalar' ? webAddress(url.source) : undefined;
    return link(url, target, target === undefined ? '' : decoded(target));
  });
  const bibliography = listOf(yamlEntry(root, 'bibliography')?.value).flatMap((path) => {
    const target = path.kind === 'scalar' ? resolveUri(path.source.trim(), atlas.root) : undefined;
    if (target === undefined || !atlas.tables.hasFile(target)) return [];
    return link(path, target, decodePath(atlas, target));
  });
  return [...outline, ...bibliography];
}

function listOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node?.kind === 'list') return node.items.flatMap((item) => item.node ?? []);
  return node ? [node] : [];
}

function withoutQuotes({ span, style }: Extract<YamlNode, { kind: 'scalar' }>): Span {
  const quotes = style === 'single' || style === 'double' ? 1 : 0;
  return { from: span.from + quotes, to: span.to - quotes };
}

/** An address of the web, spelled as addresses are; nothing else is ever opened. */
function webAddress(written: string): string | undefined {
  const address = written.trim();
  return /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address) ? new URL(address).href : undefined;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function compare(a: Range, b: Range): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
