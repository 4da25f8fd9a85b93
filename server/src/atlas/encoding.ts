import { empty } from './collect';
import { declarationColumns, readDeclarations } from './encodedDeclarations';
import { mentionColumns, readMentions } from './encodedMentions';
import { readScalars, scalarColumns } from './encodedScalars';
import type { DocumentFacts } from './facts';

/**
 * The facts of one document as a short text, for caches and threads: what most documents have in hundreds stands in columns of numbers and texts, what
 * says nothing is left out. The text is JSON, so that nothing reads it back faster. It knows nothing of where the document lies: two copies of
 * a file have the same.
 */
export function encodeFacts(facts: DocumentFacts): string {
  const { uri, kind, lineStarts, declarations, mentions, scalars, ...others } = facts;
  const rest: string[] = [];
  for (const [name, part] of Object.entries(others)) {
    if (part === undefined || (Array.isArray(part) && part.length === 0 && NOTHING.get(name) === '[]'))
      continue;
    const json = JSON.stringify(part);
    if (json !== NOTHING.get(name)) rest.push(`"${name}":${json}`);
  }
  const columns = JSON.stringify([
    kind,
    differences(lineStarts),
    declarationColumns(declarations),
    mentionColumns(mentions),
    scalarColumns(scalars),
  ]);
  return `${columns.slice(0, -1)},{${rest.join()}}]`;
}

/** The facts that a text encodes, of the document at `uri`. Throws on any other text. */
export function decodeFacts(uri: string, text: string): DocumentFacts {
  const [kind, lineStarts, declarations, mentions, scalars, rest] = JSON.parse(text) as Encoded;
  return Object.assign(
    empty(uri, kind),
    {
      lineStarts: sums(lineStarts),
      declarations: readDeclarations(declarations),
      mentions: readMentions(mentions),
      scalars: readScalars(scalars),
    },
    rest,
  );
}

type Encoded = readonly [
  DocumentFacts['kind'],
  readonly number[],
  ReturnType<typeof declarationColumns>,
  ReturnType<typeof mentionColumns>,
  ReturnType<typeof scalarColumns>,
  Partial<DocumentFacts>,
];

/** The parts of a document that says nothing, as JSON. */
const NOTHING: ReadonlyMap<string, string> = new Map(
  Object.entries(empty('', 'page')).map(([name, part]) => [name, JSON.stringify(part)]),
);

function differences(values: readonly number[]): number[] {
  return values.map((value, index) => value - (values[index - 1] ?? 0));
}

function sums(steps: readonly number[]): number[] {
  let at = 0;
  return steps.map((step) => (at += step));
}
