import type { BlockContext, MarkdownConfig } from '@lezer/markdown';

/** What a block parser may look at beyond its line: all of the text. */
export interface ParseSource {
  readonly text: string;
  /**
   * Set when the parser looked for the end of a construct and found none. The tree then depends on text behind its nodes, so that the next parse
   * cannot reuse them.
   */
  unfinished: boolean;
  /** How often that was so. */
  failures: number;
}

const sources = new WeakMap<object, ParseSource>();
let latest: ParseSource = { text: '', unfinished: false, failures: 0 };

/** Lets block parsers see the whole text: lezer itself shows them one line at a time. */
export const sourceAccess: MarkdownConfig = {
  wrap(inner, input) {
    latest = { text: input.read(0, input.length), unfinished: false, failures: 0 };
    sources.set(inner, latest);
    return inner;
  },
};

export function sourceOf(cx: BlockContext): ParseSource {
  return sources.get(cx) ?? { text: '', unfinished: false, failures: 0 };
}

/** That of the parse begun last. */
export function latestSource(): ParseSource {
  return latest;
}
