import { innerSchema, type JsonSchema, resolvedSchema } from '../config/schemaValue';
import type { Schemas } from '../config/textSite';
import type { Atlas } from '../workspace/atlas';
import { choicesOf, describeKey, schemasFor } from './schemaKey';
import { frontMatterOf, type YamlCursor, yamlCursor } from './yamlCursor';

/** A key or a word that the format has at a place. */
export interface SchemaCandidate {
  readonly label: string;
  readonly detail: string;
  readonly kind: 'attribute' | 'value';
  readonly newText: string;
}

/** Keys that a mapping does not have yet, and the words that a value may be; `from` is where what they replace begins. */
export function schemaCompletion(
  atlas: Atlas,
  uri: string,
  offset: number,
  text: string,
): { readonly from: number; readonly candidates: readonly SchemaCandidate[] } | undefined {
  const facts = atlas.tables.documents.get(uri);
  const schemas = facts && schemasFor(facts, text);
  if (!schemas) return undefined;
  const yaml = /\.ya?ml$/i.test(uri) ? text : frontMatterOf(text, offset);
  const cursor = yaml === undefined ? undefined : yamlCursor(yaml, offset);
  if (!cursor) return undefined;
  const schema = follow(schemas, cursor.path);
  if (!schema) return undefined;
  const behind = text.slice(offset, offset + 200);
  const candidates =
    cursor.at === 'key' ? keys(schemas, schema, cursor, behind) : values(schemas, schema, cursor, behind);
  return { from: offset - cursor.prefix.length, candidates };
}

/** The schema of the mapping or list that a path leads to. */
function follow({ root, schema }: Schemas, path: YamlCursor['path']): JsonSchema | undefined {
  let at = resolvedSchema(root, schema, undefined);
  for (const step of path)
    at = resolvedSchema(root, step === undefined ? at?.items : innerSchema(at, step), undefined);
  return at;
}

function keys(
  { root }: Schemas,
  schema: JsonSchema,
  { present }: YamlCursor,
  behind: string,
): readonly SchemaCandidate[] {
  const hasColon = /^[\w-]*["']?[ \t]*:/.test(behind);
  return Object.keys(schema.properties ?? {})
    .filter((key) => !present.includes(key))
    .map((key) => ({
      label: key,
      detail: plainWords(describeKey(root, schema, key)?.description ?? ''),
      kind: 'attribute',
      newText: hasColon ? key : `${key}: `,
    }));
}

function values(
  { root }: Schemas,
  schema: JsonSchema,
  { key, quoted }: YamlCursor,
  behind: string,
): readonly SchemaCandidate[] {
  // Behind a colon nothing else may stand that is not a comment or the end of braces.
  if (!/^[\w.-]*["']?[ \t]*(?:[,}\]#\r\n]|$)/.test(behind)) return [];
  const of = key === undefined ? schema : innerSchema(schema, key);
  return choicesOf(root, of).map((word) => ({
    label: word,
    detail: key === undefined ? '' : plainWords(of?.description ?? ''),
    kind: 'value',
    // To older readers of YAML this word is no text.
    newText: word === 'off' && !quoted ? '"off"' : word,
  }));
}

function plainWords(markdown: string): string {
  return markdown.replace(/[`*]/g, '');
}
