import type { DocumentFacts } from '../atlas/facts';
import { schemasOf } from '../config/schema';
import { innerSchema, type JsonSchema, resolvedSchema } from '../config/schemaValue';
import type { Schemas } from '../config/textSite';
import type { YamlScalar } from '../syntax/yaml';

/** The schema that a document's YAML follows, its front matter's if it is a text; `undefined` for documents without any. */
export function schemasFor({ kind }: DocumentFacts, text: string): Schemas | undefined {
  switch (kind) {
    case 'manifest':
      return schemasOf('manifest');
    case 'slots':
      return schemasOf(
        /^["']?slots["']?\s*:/m.test(text) && !/^["']?slot["']?\s*:/m.test(text) ? 'slots' : 'slot',
      );
    case 'topic':
    case 'chapter':
    case 'slot-text':
    case 'page':
      return schemasOf('front-matter');
    default:
      return undefined;
  }
}

/** What there is to say of a key. */
export interface KeyDescription {
  /** Markdown of the schema's own. */
  readonly description: string;
  /** What a value may be, in words: `one of ...`, *a list*. */
  readonly takes: string | undefined;
  readonly default: string | undefined;
  readonly required: boolean;
  /** The keys of a mapping that stands in the place of a plain value: the options of a rule. */
  readonly options: readonly { readonly name: string; readonly key: KeyDescription }[];
}

const SCALAR: YamlScalar = {
  kind: 'scalar',
  span: { from: 0, to: 0 },
  style: 'plain',
  source: '',
  value: null,
};

/** `parent` is the mapping's schema, references followed. */
export function describeKey(root: JsonSchema, parent: JsonSchema, key: string): KeyDescription | undefined {
  const written =
    parent.properties && Object.hasOwn(parent.properties, key) ? innerSchema(parent, key) : undefined;
  if (!written) return undefined;
  const plain = plainSchema(root, written);
  const full = resolvedSchema(root, written, undefined);
  // Endpoints and the like may be a mapping too: only that of a rule holds options.
  const options = full !== plain && plain?.enum ? Object.keys(full?.properties ?? {}) : [];
  return {
    description: written.description ?? plain?.description ?? '',
    takes: takes(root, plain),
    default: written.default === undefined ? undefined : shown(written.default),
    required: parent.required?.includes(key) === true,
    options: options.flatMap((name) => {
      const option = name === 'severity' ? undefined : describeKey(root, full!, name);
      return option ? [{ name, key: option }] : [];
    }),
  };
}

/** The words that a value may be, as they are written. */
export function choicesOf(root: JsonSchema, schema: JsonSchema | undefined): readonly string[] {
  const plain = schema && plainSchema(root, schema);
  return plain?.enum?.map(String) ?? (plain?.const === undefined ? [] : [String(plain.const)]);
}

/** Of what may be a plain value as well as a mapping, the schema of the plain one. */
function plainSchema(root: JsonSchema, schema: JsonSchema): JsonSchema | undefined {
  return resolvedSchema(root, schema, SCALAR);
}

function takes(root: JsonSchema, schema: JsonSchema | undefined): string | undefined {
  const choices = choicesOf(root, schema);
  if (choices.length > 0) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (schema?.patternErrorMessage) return undefined;
  switch ([schema?.type].flat()[0]) {
    case 'array': {
      const of = schema?.items && resolvedSchema(root, schema.items, SCALAR);
      return [of?.type].flat().includes('object') ? 'a list of mappings' : 'a list';
    }
    case 'object':
      return 'a mapping';
    case 'integer':
      return 'a whole number';
    default:
      return undefined;
  }
}

function shown(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
