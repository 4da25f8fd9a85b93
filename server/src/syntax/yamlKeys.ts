import type { YamlError, YamlFix } from './yaml';
import { isKeyElsewhere, KEY, type Line, nextLine, previousLine } from './yamlLines';
import { quoteFix, valueEnd } from './yamlQuote';
import type { Repair, Scene } from './yamlRepairs';
import { MASK } from './yamlView';

/** Colons, dashes and commas: missing, without their space, or one too many. */
export function* keyRepairs(scene: Scene, line: Line): Generator<Repair> {
  yield* spaceBehind(line);
  yield* colonInFlow(scene, line);
  yield* secondColon(scene, line);
  yield* missingColon(scene, line);
  yield* missingDash(scene, line);
  yield* missingComma(line);
}

/** `title:Data` and `-item`. */
function* spaceBehind(line: Line): Generator<Repair> {
  const at = line.from + line.indent;
  const colon = /^(?:- +)*[A-Za-z_][\w-]*(:)(?=[^\s:/])/.exec(line.words);
  if (colon)
    yield inserted(
      at + colon[0].length,
      ' ',
      at + colon[0].length - 1,
      'A space must follow the colon of a key.',
      'Add a space',
    );
  const dash = /^-(?=[^\s-])/.exec(line.words);
  if (dash) yield inserted(at + 1, ' ', at, 'A space must follow the dash of a list item.', 'Add a space');
}

/** `{ title: Tea: a drink, note: x }`: a value goes on to the next key, or to the bracket that closes. */
function* colonInFlow({ text }: Scene, line: Line): Generator<Repair> {
  const entries =
    /(?:\{|,)\s*[A-Za-z_][\w-]*:\s+(?=[^\s"'[{|>&*!])([^[\]{}]*?)(?=\s*(?:[\]}]|$|,\s*[A-Za-z_][\w-]*:\s))/g;
  for (const match of line.words.matchAll(entries)) {
    const to = line.from + line.indent + match.index + match[0].length;
    const from = to - match[1]!.length;
    const first = /:\s/.exec(match[1]!);
    if (!first || !line.words.slice(0, match.index + 1).includes('{')) continue;
    // `{ id: A title: B }` lacks a comma.
    const key = /\s([A-Za-z_][\w-]*)$/.exec(match[1]!.slice(0, first.index))?.[1];
    if (key !== undefined && isKeyElsewhere(text, key, line)) continue;
    yield {
      edits: [...match[1]!.matchAll(/:(?=\s)|,/g)].map(({ index }) => ({
        from: from + index,
        to: from + index + 1,
        text: MASK,
      })),
      errors: [secondColonError(from + first.index, quoteFix(text, { from, to }))],
      whole: true,
    };
  }
}

/** `a: b: c`: the first colon makes the key, the others are text. */
function* secondColon({ text, parsed }: Scene, line: Line): Generator<Repair> {
  const key =
    KEY.exec(line.words) ?? /^(?:- +)*(?:"[^"]*"|'[^']*'|[^\s:{}[\]"'#][^:{[]*):(?=\s)/.exec(line.words);
  if (!key) return;
  const from = line.from + line.indent + key[0].length;
  const value = text.slice(from, line.to);
  const comment = /[ \t]#/.exec(value);
  const said = comment ? value.slice(0, comment.index) : value;
  const colons = [...said.matchAll(/:(?=\s|$)/g)].map((match) => from + match.index);
  const first = colons[0];
  if (first === undefined || /^\s*[[{]/.test(said)) return;
  const start = from + said.length - said.trimStart().length;
  yield* mappingOnKeyLine(text, line, key[0].length, first);
  const isText = !/^["'|>]/.test(said.trimStart());
  yield {
    edits: colons.map((colon) => ({ from: colon, to: colon + 1, text: MASK })),
    errors: [
      secondColonError(
        first,
        isText ? quoteFix(text, { from: start, to: valueEnd(text, start, parsed.flows) }) : undefined,
      ),
    ],
    whole: true,
  };
}

function secondColonError(at: number, fix: YamlFix | undefined): YamlError {
  return {
    span: { from: at, to: at + 1 },
    message: 'A colon and a space inside plain text begin a new key. Put the text in quotes.',
    ...(fix && { fix }),
  };
}

/** `position: level: strong` above further entries of that mapping. */
function* mappingOnKeyLine(text: string, line: Line, keyLength: number, colon: number): Generator<Repair> {
  const after = nextLine(text, line);
  const inner = /^\s+([A-Za-z_][\w-]*):(?=\s|$)/.exec(line.words.slice(keyLength));
  if (!inner || !after || after.indent <= keyColumn(line) || !KEY.test(after.words)) return;
  const from = line.from + line.indent + keyLength;
  const to = colon - inner[1]!.length;
  const newText = `\n${' '.repeat(after.indent)}`;
  yield {
    edits: [{ from, to, text: newText }],
    errors: [
      {
        span: { from: to, to: colon + 1 },
        message: 'The entries of a mapping begin on the line below its key.',
        fix: { title: 'Move it to a line of its own', edits: [{ span: { from, to }, newText }] },
      },
    ],
    whole: true,
    guess: true,
  };
}

/** `endpoints` above what is indented below it, `title Data` where `title:` is a key elsewhere, `title = Data`. */
function* missingColon({ text }: Scene, line: Line): Generator<Repair> {
  const word = /^((?:- +)*)([A-Za-z_][\w-]*)(?:(\s*[=;])(?=\s)|(?=\s|$))/.exec(line.words);
  if (!word?.[2] || KEY.test(line.words)) return;
  const sign = word[3] ?? '';
  const to = line.from + line.indent + word[0].length;
  const at = to - sign.length;
  const from = at - word[2].length;
  const rest = line.words.slice(word[0].length).trim();
  const after = nextLine(text, line);
  const before = previousLine(text, line);
  const isDeeper =
    after && (after.indent > line.indent || (after.indent === line.indent && /^- /.test(after.words)));
  // With entries beside it, it is one itself.
  const isAmongKeys = [before, after].some(
    (it) => it && keyColumn(it) === keyColumn(line) && KEY.test(it.words),
  );
  const isKey =
    rest === ''
      ? isDeeper
      : sign !== '' || isAmongKeys || /^[|>][-+1-9]*$/.test(rest) || isKeyElsewhere(text, word[2], line);
  if (!isKey) return;
  yield {
    edits: [{ from: at, to, text: ':' }],
    errors: [
      {
        span: { from, to },
        message: `A colon must follow the key "${word[2]}".`,
        fix: { title: 'Write a colon', edits: [{ span: { from: at, to }, newText: ':' }] },
      },
    ],
    whole: true,
    guess: true,
  };
}

/** An item without its dash among items that have theirs. */
function* missingDash({ text }: Scene, line: Line): Generator<Repair> {
  if (/^-(?:\s|$)/.test(line.words)) return;
  const isItem = [previousLine, nextLine].some((next) => /^-\s/.test(sibling(text, line, next)?.words ?? ''));
  // An entry may as well be indented too little, unless more entries of the same item stand below it.
  const after = nextLine(text, line);
  const isFirst = !line.words.endsWith(':') && after?.indent === line.indent + 2 && KEY.test(after.words);
  if (!isItem || (KEY.test(line.words) && !isFirst)) return;
  const at = line.from + line.indent;
  const word = /^\S+/.exec(line.words)?.[0] ?? line.words;
  yield {
    edits: [{ from: at, to: at, text: '- ' }],
    errors: [
      {
        span: { from: at, to: at + word.length },
        message: 'This item of the list has no dash.',
        fix: { title: 'Add "- "', edits: [{ span: { from: at, to: at }, newText: '- ' }] },
      },
    ],
    whole: true,
    guess: true,
  };
}

/** The nearest line before or behind that is indented alike, with only deeper ones between. */
function sibling(
  text: string,
  line: Line,
  next: (text: string, line: Line) => Line | undefined,
): Line | undefined {
  let other = next(text, line);
  for (let i = 0; other && other.indent > line.indent && i < 200; i++) other = next(text, other);
  return other?.indent === line.indent ? other : undefined;
}

/** Where the key or the text of a line begins, behind its dashes. */
function keyColumn(line: Line): number {
  return line.indent + (/^(?:- +)*/.exec(line.words)?.[0].length ?? 0);
}

/** `{ id: A title: B }` and `["a" "b"]`. */
function* missingComma(line: Line): Generator<Repair> {
  if (!/[{[]/.test(line.words)) return;
  const at = line.from + line.indent;
  for (const match of line.words.matchAll(/[^\s,{[:](?= +(?:[A-Za-z_][\w-]*: |["'{[]))/g)) {
    // `- [a] or b`: there are no entries yet.
    if (!/[{[]/.test(line.words.slice(0, match.index + 1))) continue;
    const end = at + match.index + match[0].length;
    const word = /[^\s,{}[\]]*$/.exec(line.words.slice(0, match.index + 1))?.[0] ?? '';
    const from = end - Math.max(1, word.length);
    yield {
      ...inserted(end, ',', from, 'A comma must stand between two entries.', 'Add a comma'),
      errors: [commaError(from, end)],
    };
  }
}

function commaError(from: number, end: number): YamlError {
  return {
    span: { from, to: end },
    message: 'A comma is missing behind this.',
    fix: { title: 'Add a comma', edits: [{ span: { from: end, to: end }, newText: ',' }] },
  };
}

/** One character put in; the error is on the character at `fault`. */
function inserted(at: number, text: string, fault: number, message: string, title: string): Repair {
  return {
    edits: [{ from: at, to: at, text }],
    errors: [
      {
        span: { from: fault, to: fault + 1 },
        message,
        fix: { title, edits: [{ span: { from: at, to: at }, newText: text }] },
      },
    ],
    whole: true,
  };
}
