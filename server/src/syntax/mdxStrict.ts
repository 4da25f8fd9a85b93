import type { Block, TextTree } from './markdown';
import { scanTag } from './markdown/jsxTag';
import { type Parsed, readMarkdown } from './markdown/read';
import { describeMdxFault, type MdxError } from './mdxMessages';
import { firstMdxFault, type MdxFault, type TokenFault } from './mdxParser';
import type { Component, Inline, Prose } from './prose';
import type { Span } from './span';

/**
 * Whether a document has anything that MDX 3 might not compile: then `mdxErrors` has to be asked. False is a promise that it would find nothing,
 * and holds for pages whose tags stand alone on their lines or in one paragraph, and whose expressions are comments, strings or numbers.
 */
export function needsStrict(parsed: Parsed): boolean {
  return parsed.mdx && parsed.doubtful;
}

/** A document is repaired one fault at a time; past so many its author has other worries. */
const MOST_ERRORS = 10;
/** How many places are tried for one fault. */
const MOST_TRIES = 12;
/** The strict parser needs about a second for a megabyte, which it is given twice, and its time for one paragraph grows with the square of that. */
const MOST_READ = 2_000_000;
const LONGEST = 400_000;
const LONGEST_PARAGRAPH = 20_000;
const DEEPEST = 60;

/**
 * What keeps an MDX document from being compiled, in document order: one error a fault, each found by asking the strict parser again with the
 * faults before it blanked. Where it gives up only far behind a fault, the place is the one without which it would not.
 */
export function mdxErrors(text: string): MdxError[] {
  const { tree } = readMarkdown(text, { mdx: true, frontMatter: true });
  if (text.length > LONGEST || braceDepth(text) > DEEPEST || isInvolved(tree.blocks, 0)) return [];
  const { suspects: spans } = tree;
  // What stands in an unfinished tag is part of its fault.
  const outermost = spans.filter(
    (span) => !spans.some((other) => other.from < span.from && other.to >= span.to),
  );
  const suspects = outermost.map((span) => ({ span, extent: extentOf(text, span) }));
  const scripts = scriptsIn(text, tree)
    .filter((span) => !outermost.some((other) => other.from < span.to && other.to > span.from))
    .map((span) => ({ span, extent: span }));
  let view = blankHeadingIds(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text, tree);
  const errors: MdxError[] = [];
  let last: MdxFault | undefined;
  /** Names of unfinished tags: their partners have lost them. */
  const broken = new Set<string>();
  let read = 0;
  // Most often the place that is tried first is the one: then the next fault is known already.
  const judged = new Map<string, MdxFault | undefined>();
  const judge = (candidate: string): MdxFault | undefined => {
    if (judged.has(candidate)) return judged.get(candidate);
    read += candidate.length;
    const fault = read > MOST_READ ? undefined : firstMdxFault(candidate);
    judged.set(candidate, fault);
    return fault;
  };
  for (let round = 0; round < 2 * MOST_ERRORS && errors.length < MOST_ERRORS; round++) {
    const fault = judge(view);
    if (!fault) break;
    if (fault.kind !== 'token') {
      view = blank(view, fault.span);
      if (!broken.delete(fault.name) && !isConsequence(fault, last))
        errors.push(describeMdxFault(text, fault, fault.span));
      last = fault;
      continue;
    }
    const place = locate(view, fault, suspects, scripts, judge);
    if (!place) {
      errors.push(describeMdxFault(text, fault, undefined));
      break;
    }
    errors.push(describeMdxFault(text, fault, place.span));
    const name = /^<\/?([\w.:$-]+)/.exec(text.slice(place.span.from, place.span.to))?.[1];
    if (name) broken.add(name);
    view = blank(view, place.extent);
    last = fault;
  }
  return errors.sort((a, b) => a.span.from - b.span.from);
}

interface Candidate {
  readonly span: Span;
  /** What has to be blanked for the rest to be text. */
  readonly extent: Span;
}

/** The candidate without which the fault is gone, or another one. */
function locate(
  view: string,
  fault: TokenFault,
  suspects: readonly Candidate[],
  scripts: readonly Candidate[],
  judge: typeof firstMdxFault,
): Candidate | undefined {
  const left = ({ span, extent }: Candidate): boolean =>
    span.from <= fault.offset && view.slice(extent.from, extent.to).trim() !== '';
  const before = suspects.filter(left).reverse();
  // A fault in JavaScript is where the parser says; any other begins before that place, most often not long before.
  const holders = fault.script
    ? scripts.filter((each) => left(each) && fault.offset <= each.span.to).reverse()
    : [];
  const order = [
    ...holders,
    ...before.slice(0, MOST_TRIES),
    ...before.slice(MOST_TRIES).reverse().slice(0, MOST_TRIES),
  ];
  if (!fault.script) order.push(...scripts.filter(left).reverse().slice(0, MOST_TRIES));
  let tried = view;
  for (const candidate of order) {
    tried = blank(tried, candidate.extent);
    const next = judge(tried);
    if (next?.kind !== 'token' || next.offset !== fault.offset || next.reason !== fault.reason)
      return candidate;
  }
  return undefined;
}

/** Whether strict parsing might take minutes: no document of an author is like that. */
function isInvolved(blocks: readonly Block[], depth: number): boolean {
  return (
    depth > DEEPEST ||
    blocks.some((block) => {
      if (block.kind === 'paragraph' || block.kind === 'heading')
        return block.span.to - block.span.from > LONGEST_PARAGRAPH;
      if (block.kind === 'list') return block.items.some((item) => isInvolved(item.blocks, depth + 1));
      return 'blocks' in block && isInvolved(block.blocks, depth + 1);
    })
  );
}

/** Each closing brace inside an expression makes the strict parser begin anew. */
function braceDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth = Math.max(0, depth + (brace === '{' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The other half of a pair of tags that was found broken just before. */
function isConsequence(fault: MdxFault, last: MdxFault | undefined): boolean {
  if (!last || last.kind === 'token' || fault.kind === 'token') return false;
  if (last.kind === 'unclosed') return fault.kind === 'unopened' && fault.name === last.name;
  return fault.kind === 'unclosed' && fault.span.from === last.expected?.span.from;
}

/** All that belongs to a suspect: the whole tag or comment where there is one. */
function extentOf(text: string, span: Span): Span {
  if (text.startsWith('<!--', span.from)) {
    const close = text.indexOf('-->', span.to);
    return close < 0 ? span : { from: span.from, to: close + 3 };
  }
  if (text[span.from] !== '<') return span;
  const tag = scanTag(text, span.from, text.length);
  return tag.form === 'none' ? span : { from: tag.from, to: tag.to };
}

function blank(text: string, span: Span): string {
  return (
    text.slice(0, span.from) + text.slice(span.from, span.to).replace(/[^\r\n]/g, ' ') + text.slice(span.to)
  );
}

/** `{#id}` behind a heading is no MDX: what builds the page takes it away first. */
function blankHeadingIds(text: string, tree: TextTree): string {
  let view = text;
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'heading' && block.slugSpan)
        view = blank(view, { from: block.slugSpan.from - 2, to: block.slugSpan.to + 1 });
      else if (block.kind === 'list') for (const item of block.items) visit(item.blocks);
      else if ('blocks' in block) visit(block.blocks);
    }
  };
  visit(tree.blocks);
  return view;
}

/** Expressions, ESM, and tags with expressions in them: where JavaScript can be wrong. */
function scriptsIn(text: string, tree: TextTree): Span[] {
  const found: Span[] = [];
  const component = ({ attributes }: Component): void => {
    for (const { span } of attributes) if (text[span.to - 1] === '}') found.push(span);
  };
  const prose = ({ inlines }: Prose): void => {
    for (const inline of inlines as readonly Inline[]) {
      if (inline.kind === 'expression' || inline.kind === 'comment') found.push(inline.span);
      else if (inline.kind === 'component') component(inline);
    }
  };
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'expression' || block.kind === 'comment' || block.kind === 'esm')
        found.push(block.span);
      else if (block.kind === 'paragraph' || block.kind === 'heading') prose(block.prose);
      else if (block.kind === 'table') [...block.header, ...block.rows.flat()].forEach(prose);
      else if (block.kind === 'list') for (const item of block.items) visit(item.blocks);
      if (block.kind === 'component') component(block.component);
      if ('blocks' in block) visit(block.blocks);
    }
  };
  visit(tree.blocks);
  return found;
}
