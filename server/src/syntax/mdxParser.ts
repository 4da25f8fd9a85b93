import { parse, postprocess, preprocess } from 'micromark';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Span } from './span';

/** The first thing that MDX 3 would not compile. */
export type MdxFault = TokenFault | TagFault;

/** The tokenizer gave up at `offset`: the fault is there or before it, by a whole document at worst. `script`: in JavaScript. */
export interface TokenFault {
  readonly kind: 'token';
  readonly offset: number;
  readonly reason: string;
  readonly script: boolean;
}

/** A tag without its partner in the same block or inline. `expected` is the tag that has to be closed first. */
export interface TagFault {
  readonly kind: 'unclosed' | 'unopened';
  readonly name: string;
  readonly span: Span;
  /** On lines of its own. */
  readonly flow: boolean;
  readonly expected?: { readonly name: string; readonly span: Span };
}

/** The verdict of micromark with the extensions that MDX is made of. It reads about 1 MB/s: ask it only about documents in doubt. */
export function firstMdxFault(text: string): MdxFault | undefined {
  try {
    const events = postprocess(
      parse({ extensions: EXTENSIONS })
        .document()
        .write(preprocess()(text, undefined, true)),
    );
    return pairTags(text, events);
  } catch (error) {
    const { place, reason, ruleId } = error as {
      place?: { offset?: number };
      reason?: string;
      ruleId?: string;
    };
    if (typeof reason !== 'string') {
      // Not its verdict but its stack: nested thus deeply nothing can be said.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
    return { kind: 'token', offset: place?.offset ?? text.length, reason, script: ruleId === 'acorn' };
  }
}

const EXTENSIONS = [gfm(), frontmatter(['yaml']), mdxjs()];

type Events = ReturnType<typeof postprocess>;
type OpenTag = { readonly name: string; readonly span: Span; readonly flow: boolean };

/** micromark leaves the pairing of tags to mdast-util-mdx-jsx: both of a pair have to be in the same node. */
function pairTags(text: string, events: Events): MdxFault | undefined {
  const open: (OpenTag | string)[] = [];
  let tag: { name: string; closing: boolean; self: boolean } | undefined;
  for (const [step, token] of events) {
    const type: string = token.type;
    const flow = type === 'mdxJsxFlowTag';
    if (flow || type === 'mdxJsxTextTag') {
      if (step === 'enter') {
        tag = { name: '', closing: false, self: false };
        continue;
      }
      const span = { from: token.start.offset, to: token.end.offset };
      const fault = tag && closeOrOpen(open, tag, span, flow);
      if (fault) return fault;
      tag = undefined;
    } else if (tag) {
      if (step === 'exit' && /TagName$/.test(type))
        tag.name = text.slice(token.start.offset, token.end.offset).replace(/\s/g, '');
      if (/TagClosingMarker$/.test(type)) tag.closing = true;
      if (/TagSelfClosingMarker$/.test(type)) tag.self = true;
    } else if (step === 'enter') {
      const top = open.at(-1);
      // The items of a list are no tokens: each prefix ends the item before it.
      if (type === 'listItemPrefix' && typeof top === 'object') return { kind: 'unclosed', ...top };
      open.push(type);
    } else {
      const top = open.pop();
      if (typeof top === 'object') return { kind: 'unclosed', ...top };
    }
  }
  const left = open.at(-1);
  return typeof left === 'object' ? { kind: 'unclosed', ...left } : undefined;
}

function closeOrOpen(
  open: (OpenTag | string)[],
  tag: { name: string; closing: boolean; self: boolean },
  span: Span,
  flow: boolean,
): MdxFault | undefined {
  if (tag.self) return undefined;
  if (!tag.closing) {
    open.push({ name: tag.name, span, flow });
    return undefined;
  }
  const top = open.at(-1);
  if (typeof top !== 'object') return { kind: 'unopened', name: tag.name, span, flow };
  if (top.name === tag.name) {
    open.pop();
    return undefined;
  }
  for (let index = open.length - 2; index >= 0; index--) {
    const outer = open[index];
    if (typeof outer !== 'object') break;
    // What is closed here was opened further out: the one inside is at fault.
    if (outer.name === tag.name) return { kind: 'unclosed', ...top };
  }
  return { kind: 'unopened', name: tag.name, span, flow, expected: { name: top.name, span: top.span } };
}
