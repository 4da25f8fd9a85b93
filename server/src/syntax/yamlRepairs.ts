import type { Span } from './span';
import type { YamlError } from './yaml';
import { bracketRepairs } from './yamlBrackets';
import { indentRepairs, tabRepairs } from './yamlIndent';
import { keyRepairs } from './yamlKeys';
import { type Line, lineAt, linesBehind, nextLine, previousLine } from './yamlLines';
import type { ParsedYaml, RawError } from './yamlParse';
import { openQuoteRepairs, quoteRepairs, startRepairs } from './yamlQuoteRepairs';
import type { ViewEdit } from './yamlView';

/** A change to a text that may be what its author meant, and what to tell them. All offsets are those of the text before the change. */
export interface Repair {
  readonly edits: readonly ViewEdit[];
  readonly errors: readonly YamlError[];
  /** Whether nothing that was written is lost by it. */
  readonly whole: boolean;
  /** It moves parts about (indentation, a missing dash), so that another reading was as good. */
  readonly guess?: true;
  /** Not worth looking further if it helps, although something is lost. */
  readonly certain?: true;
}

/** What a generator of repairs looks at. */
export interface Scene {
  readonly text: string;
  readonly parsed: ParsedYaml;
  readonly error: RawError;
}

/** The changes that an error suggests, the likelier ones first. Lazy, since the caller parses the text again for each. */
export function* repairsFor(text: string, parsed: ParsedYaml, error: RawError): Generator<Repair> {
  const scene: Scene = { text, parsed, error };
  yield* conflictRepairs(text);
  yield* tabRepairs(scene);
  yield* openQuoteRepairs(scene);
  for (const line of suspects(scene)) {
    yield* quoteRepairs(scene, line);
    yield* startRepairs(line, text, /[*&!|>@`%?,-]/);
    yield* bracketRepairs(scene, line);
    yield* keyRepairs(scene, line);
    yield* startRepairs(line, text, /[[{]/);
    if (isWord(line)) yield { ...droppedLine(line), certain: true };
    else yield* indentRepairs(scene, line);
  }
  for (const line of suspects(scene)) yield droppedLine(line);
}

/** The line of the error, those that its token spans, and its neighbors. */
function suspects({ text, error }: Scene): readonly Line[] {
  const first = lineAt(text, Math.min(error.span.from, text.length));
  const lines = [first, ...linesBehind(text, first, error.span.to, 3)];
  const before = previousLine(text, first);
  const after = nextLine(text, lines.at(-1) ?? first);
  return [...lines, ...(before ? [before] : []), ...(after ? [after] : [])].filter(
    (line) => line.words !== '',
  );
}

/** A key that is half typed. */
function isWord(line: Line): boolean {
  return /^[A-Za-z_][\w-]*$/.test(line.words);
}

/** The last resort: one line left out. */
function droppedLine(line: Line): Repair {
  const from = line.from + line.indent;
  const word = /^(?:- +)?[^\s:]*:?/.exec(line.words)?.[0] || line.words.slice(0, 1);
  return {
    edits: [{ from, to: from + line.words.length, text: '' }],
    errors: [
      isWord(line)
        ? {
            span: { from, to: from + line.words.length },
            message: `"${line.words}" stands alone: a colon and a value must follow a key.`,
          }
        : {
            span: { from, to: from + word.length },
            message:
              'This line does not fit the ones around it: it is no "key: value", no "- item" and no text that goes on. Look at its colon, its quotes and its indentation.',
          },
    ],
    whole: false,
  };
}

/** Git's conflict markers: the first side is kept. */
function* conflictRepairs(text: string): Generator<Repair> {
  const edits: ViewEdit[] = [];
  const errors: YamlError[] = [];
  let start: Span | undefined;
  let other: number | undefined;
  for (const { 0: marker, index: from } of text.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?![<|=>])[^\r\n]*/gm)) {
    const to = from + marker.length;
    if (marker.startsWith('<')) {
      start = { from, to };
      other = undefined;
    } else if (!marker.startsWith('>')) {
      other ??= from;
    } else if (start && other !== undefined) {
      edits.push({ from: start.from, to: start.to, text: '' }, { from: other, to, text: '' });
      errors.push({
        span: start,
        message: 'This file holds a merge conflict. Keep one side, and remove the markers.',
      });
      start = undefined;
    }
  }
  if (edits.length > 0) yield { edits, errors, whole: false, certain: true };
}
