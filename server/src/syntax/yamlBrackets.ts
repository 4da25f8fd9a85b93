import type { YamlError } from './yaml';
import type { Line } from './yamlLines';
import type { Repair, Scene } from './yamlRepairs';

/** Brackets of flow collections that are never closed, closed by the wrong one, or one too many. */
export function* bracketRepairs({ text, parsed, error }: Scene, line: Line): Generator<Repair> {
  const flow =
    parsed.flows.findLast((it) => it.from <= line.to && it.to > line.from) ??
    parsed.flows.findLast((it) => it.from < line.from);
  if (flow && flow.from >= line.from - 2000) {
    // The library ends a flow where its lines are indented too little; what is open is open there.
    for (const end of [Math.min(flow.to, text.length), lineEnd(text, flow.from)]) {
      const missing = unclosed(text, flow.from, end);
      if (missing.length > 0)
        yield {
          edits: missing.map(({ at, close }) => ({ from: at, to: at, text: close })),
          errors: missing.map(unclosedError),
          whole: true,
        };
    }
  }
  const wrong = flow && wrongCloser(text, flow.from, line);
  if (wrong) yield wrong;
  const at = line.from + line.indent;
  for (const match of line.words.matchAll(/[\]}]/g)) {
    const from = at + match.index;
    if (from < error.span.from - 1 && line.from <= error.span.from && error.span.from <= line.to) continue;
    yield {
      edits: [{ from, to: from + 1, text: ' ' }],
      errors: [
        {
          span: { from, to: from + 1 },
          message: `This "${match[0]}" closes nothing. Remove it, or open it with "${match[0] === ']' ? '[' : '{'}".`,
          fix: { title: `Remove "${match[0]}"`, edits: [{ span: { from, to: from + 1 }, newText: '' }] },
        },
      ],
      whole: true,
    };
  }
}

/** `[A1, A2}`: the first bracket of a line that closes what was opened by the other kind. */
function wrongCloser(text: string, from: number, line: Line): Repair | undefined {
  const open: string[] = [];
  for (let at = from; at < line.to; at++) {
    const character = text[at]!;
    if ((character === '"' || character === "'") && /[\s,:[{]/.test(text[at - 1] ?? ' ')) {
      const end = text.indexOf(character, at + 1);
      if (end > 0 && end < line.to) at = end;
    } else if (character === '[' || character === '{') open.push(character === '[' ? ']' : '}');
    else if (character === ']' || character === '}') {
      const close = open.pop();
      if (close === undefined) return undefined;
      if (close === character || at < line.from) continue;
      const span = { from: at, to: at + 1 };
      return {
        edits: [{ ...span, text: close }],
        errors: [
          {
            span,
            message: `This "${character}" stands where "${close}" has to. Write "${close}".`,
            fix: { title: `Write "${close}"`, edits: [{ span, newText: close }] },
          },
        ],
        whole: true,
      };
    }
  }
  return undefined;
}

interface Unclosed {
  readonly open: number;
  readonly bracket: string;
  readonly at: number;
  readonly close: string;
}

function unclosedError({ open, bracket, at, close }: Unclosed): YamlError {
  return {
    span: { from: open, to: open + 1 },
    message: `This "${bracket}" is never closed. Add "${close}".`,
    fix: { title: `Add "${close}"`, edits: [{ span: { from: at, to: at }, newText: close }] },
  };
}

/** The brackets opened from `from` on that lack their closing one, and where it is to go. */
function unclosed(text: string, from: number, to: number): Unclosed[] {
  const open: { readonly at: number; readonly bracket: string }[] = [];
  const missing: Unclosed[] = [];
  const miss = (before: number): void => {
    const top = open.pop();
    if (top)
      missing.push({
        open: top.at,
        bracket: top.bracket,
        at: endOfWords(text, top.at, before),
        close: top.bracket === '[' ? ']' : '}',
      });
  };
  for (let at = from; at < to; at++) {
    const character = text[at]!;
    if (character === '"' || character === "'") {
      const end = /[\s,:[{]/.test(text[at - 1] ?? ' ') ? text.indexOf(character, at + 1) : -1;
      if (end > 0 && end < to) at = end;
    } else if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      at = Math.min(to, lineEnd(text, at));
    } else if (character === '[' || character === '{') {
      open.push({ at, bracket: character });
    } else if (character === ']' || character === '}') {
      const opener = character === ']' ? '[' : '{';
      if (!open.some((it) => it.bracket === opener)) continue;
      while (open.at(-1)?.bracket !== opener) miss(at);
      open.pop();
    }
  }
  while (open.length > 0) miss(to);
  // Several at one place close from the inside out.
  return missing;
}

function endOfWords(text: string, from: number, to: number): number {
  const said = text.slice(from, to).replace(/[ \t]#[^\n]*(?=\s*$)/, '');
  return from + said.trimEnd().length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
