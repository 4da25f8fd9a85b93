import type { Span } from './span';
import { type Line, lineAt } from './yamlLines';
import { quoteFix, valueEnd } from './yamlQuote';
import type { Repair, Scene } from './yamlRepairs';
import { MASK, type ViewEdit } from './yamlView';

const ENTRY = /^[ \t]*(?:(?:- +)*[A-Za-z_][\w-]*:(?:\s|$)|- )/;

/** A quoted scalar that runs on to a line which looks like the next entry was never closed, wherever a later quote ends it. */
export function* openQuoteRepairs({ text, parsed, error }: Scene): Generator<Repair> {
  let found = 0;
  for (const quote of parsed.longQuotes) {
    if (quote.from > error.span.to || found > 4) break;
    const entry = entryLine(text, quote);
    if (!entry) continue;
    found++;
    yield open(text, quote.from, entry.from - 1, isInFlow(text, quote.from, parsed.flows));
  }
}

/** The first line that a quoted scalar runs on to and that looks like an entry of its own. */
function entryLine(text: string, { from, to }: Span): Line | undefined {
  for (let line = lineAt(text, from); line.to < to; ) {
    line = lineAt(text, line.to + 1);
    if (ENTRY.test(text.slice(line.from, line.to))) return line;
  }
  return undefined;
}

function isInFlow(text: string, at: number, flows: readonly Span[]): boolean {
  return (
    /[[{]/.test(text.slice(text.lastIndexOf('\n', at) + 1, at)) ||
    flows.some((flow) => flow.from < at && at < flow.to)
  );
}

/** Quotes of one line that are open, closed too early, or followed by more text. */
export function* quoteRepairs({ text, parsed }: Scene, line: Line): Generator<Repair> {
  const at = line.from + line.indent;
  for (const match of line.words.matchAll(/(^(?:- +)*|: +|- +|[[{,] *)(["'])/g)) {
    const quote = match[2]!;
    const from = at + match.index + match[1]!.length;
    const inFlow = isInFlow(text, from, parsed.flows);
    const end = closing(text, from, line.to);
    const rest = end === undefined ? '' : text.slice(end + 1, line.to);
    if (end !== undefined && /^\s*(?:$|#|:(?:\s|$))/.test(rest)) continue;
    // Behind a closed quote stands the next entry, or a comma is missing before it.
    if (end !== undefined && inFlow && /^(?:\s*[,\]}]|\s+["'])/.test(rest)) continue;
    if (end !== undefined) {
      yield* inner(text, from, line, quote, inFlow);
      if (!inFlow) yield textBehind(text, { from, to: end + 1 }, line);
    }
    const long = end === undefined ? parsed.longQuotes.find((span) => span.from === from) : undefined;
    const goesOn = long && entryLine(text, long) === undefined;
    yield open(text, from, goesOn ? Math.max(line.to, long.to) : line.to, inFlow);
  }
}

/** `"The "best" one"`, `'It's here'`. */
function* inner(text: string, from: number, line: Line, quote: string, inFlow: boolean): Generator<Repair> {
  const said = text.slice(from, line.to);
  const last = inFlow ? from + said.replace(/[\s,\]}]+$/, '').length - 1 : from + said.trimEnd().length - 1;
  if (text[last] !== quote) return;
  const inside: number[] = [];
  for (let at = from + 1; at < last; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) inside.push(at);
  }
  const first = inside[0];
  if (first === undefined) return;
  // In a flow collection a quote behind a comma or a bracket begins the next entry.
  if (inFlow && inside.some((at) => /(?:[,[{]|: |["'] )\s*$/.test(text.slice(from + 1, at)))) return;
  const written = quote === '"' ? '\\"' : "''";
  yield {
    edits: inside.map((at) => ({ from: at, to: at + 1, text: MASK })),
    errors: [
      {
        span: { from: first, to: first + 1 },
        message: `This quote ends the text too early. Write ${written} for ${quote === '"' ? 'a quote inside double quotes' : 'an apostrophe inside single quotes'}.`,
        fix: {
          title: `Write ${written}`,
          edits: inside.map((at) => ({ span: { from: at, to: at + 1 }, newText: written })),
        },
      },
    ],
    whole: true,
  };
}

/** `title: "Data" and more`: plain text that happens to begin with a quote. */
function textBehind(text: string, quoted: Span, line: Line): Repair {
  const end = valueEnd(text, quoted.from, []);
  const from = quoted.to + /^\s*/.exec(text.slice(quoted.to, line.to))![0].length;
  return {
    edits: [{ from: quoted.from, to: quoted.from + 1, text: MASK }, ...maskedWords(text, quoted.to, end)],
    errors: [
      {
        span: { from, to: Math.max(end, from + 1) },
        message: 'Text stands behind the closing quote. Put all of it in quotes.',
        fix: quoteFix(text, { from: quoted.from, to: end }),
      },
    ],
    whole: true,
  };
}

/** The quote becomes a space and what follows it plain text, to the end of its line (or of its flow entry), or of the lines up to `stop`. */
function open(text: string, from: number, stop: number, inFlow: boolean): Repair {
  const line = lineAt(text, from);
  const end = inFlow ? entryEnd(text, from, line.to) : valueEnd(text, from, []);
  const last = inFlow || stop <= line.to ? end : from + text.slice(from, stop).trimEnd().length;
  const quote = text[from]!;
  const commas = inFlow ? /:(?=\s|$)|(?<=\s)#|,|(?<=^)[-?:[\]{}#&*!|>'"%@`]/g : undefined;
  return {
    edits: [{ from, to: from + 1, text: ' ' }, ...maskedWords(text, from + 1, last, commas)],
    errors: [
      {
        span: { from, to: end },
        message: `This quote is never closed. Add ${quote} at the end of the text.`,
        fix: { title: 'Close the quote', edits: [{ span: { from: last, to: last }, newText: quote }] },
      },
    ],
    whole: true,
  };
}

/** Where an entry of `{…}` or `[…]` ends whose quote is open: commas are why it was quoted, but one before `key:` or a quote is none of its own. */
function entryEnd(text: string, from: number, to: number): number {
  const opener = /[[{](?=[^[\]{}]*$)/.exec(text.slice(text.lastIndexOf('\n', from) + 1, from))?.[0];
  const said = text.slice(from, to);
  const end = (opener === '[' ? /[,\]}]/ : /[\]}]|,(?=\s*(?:[A-Za-z_][\w-]*:(?:\s|$)|["'{[]))/).exec(
    said.slice(1),
  );
  return from + (end ? said.slice(0, end.index + 1) : said).trimEnd().length;
}

/** What would mean something in plain text, taken for text. */
function maskedWords(
  text: string,
  from: number,
  to: number,
  special = /:(?=\s|$)|(?<=\s)#|(?<=^)[-?:,[\]{}#&*!|>'"%@`]/g,
): ViewEdit[] {
  const said = text.slice(from, to);
  return [...said.matchAll(special)].map((match) => ({
    from: from + match.index,
    to: from + match.index + 1,
    text: MASK,
  }));
}

/** Values that begin with one of the characters that YAML keeps for itself. */
export function* startRepairs(line: Line, text: string, characters: RegExp): Generator<Repair> {
  const at = line.from + line.indent;
  for (const match of line.words.matchAll(/(^(?:- +)*|: +|- +|[[{,] *)([*&!|>@`%?{[,-])/g)) {
    const character = match[2]!;
    if (!characters.test(character)) continue;
    const from = at + match.index + match[1]!.length;
    if (character === '-' && /^-\s/.test(text.slice(from, from + 2)) && !match[1]!.startsWith(':')) continue;
    const inFlow = /[[{]/.test(text.slice(line.from, from));
    const to = valueEnd(text, from, inFlow ? [{ from: from - 1, to: text.length }] : []);
    const inside = maskedWords(text, from + 1, to).filter(
      (edit) => text[edit.from] === '#' || text[edit.from] === ':',
    );
    yield {
      edits: [{ from, to: from + 1, text: MASK }, ...inside],
      errors: [
        {
          span: { from, to: from + 1 },
          message: `Plain text cannot begin with "${character}". Put it in quotes.`,
          fix: quoteFix(text, { from, to }),
        },
      ],
      whole: true,
    };
  }
}

/** The closing quote of what is opened at `from`, if it is on this line. */
function closing(text: string, from: number, end: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < end; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return undefined;
}
