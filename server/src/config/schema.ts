import atlasSchema from '../../../schemas/atlas.schema.json';
import frontMatterSchema from '../../../schemas/front-matter.schema.json';
import slotSchema from '../../../schemas/slot.schema.json';
import type { Fault } from '../atlas/fault';
import type { Span } from '../syntax/span';
import type { YamlNode } from '../syntax/yaml';
import { messageFor, type SchemaError } from './schemaMessages';
import { placeAt } from './schemaPlace';
import { type JsonSchema, schemaValue } from './schemaValue';
import * as validators from './validators.generated';

export type SchemaKind = 'manifest' | 'slot' | 'slots' | 'front-matter';

/**
 * What a file of this kind has that its schema (`schemas/*.schema.json`) does not, each fault once: on the key where it is unknown or without a
 * value, on the value where that is wrong, on the first key of the mapping that lacks one. Spans are the document's. Words that `told` (the
 * syntax errors) touches are passed over: one fault, one finding.
 */
export function validate(
  kind: SchemaKind,
  tree: YamlNode,
  told: readonly { readonly span: Span }[] = [],
): Fault[] {
  const { root, schema, validator } = KINDS[kind];
  if (validator(schemaValue(root, schema, tree))) return [];
  const errors = decisive((validator.errors ?? []).filter((error) => error.keyword !== 'if'));
  const suggested = new Set<string>();
  const faults: Fault[] = [];
  for (const error of errors) {
    const place = placeAt(tree, error.instancePath, root, schema);
    const message = place && messageFor(error, place, suggested);
    if (message && !told.some(({ span }) => span.from <= message.span.to && message.span.from <= span.to))
      faults.push({ code: 'schema', ...message });
  }
  return faults.sort((a, b) => a.span.from - b.span.from);
}

/** The schema that files of this kind follow. */
export function schemasOf(kind: SchemaKind): { readonly root: JsonSchema; readonly schema: JsonSchema } {
  return KINDS[kind];
}

const KINDS: Readonly<
  Record<
    SchemaKind,
    { readonly root: JsonSchema; readonly schema: JsonSchema; readonly validator: validators.Validator }
  >
> = {
  manifest: { root: atlasSchema, schema: atlasSchema, validator: validators.manifest },
  slot: { root: slotSchema, schema: slotSchema.$defs.slot, validator: validators.slot },
  slots: { root: slotSchema, schema: slotSchema.$defs.slots, validator: validators.slots },
  'front-matter': { root: frontMatterSchema, schema: frontMatterSchema, validator: validators.frontMatter },
};

/** Of several errors of one value the first that counts: a value of the wrong type has no wrong pattern besides. Unknown keys come before missing ones. */
function decisive(errors: readonly SchemaError[]): SchemaError[] {
  const order = ['type', 'const', 'enum', 'minLength', 'minItems', 'pattern', 'minimum'];
  const ofValue = new Map<string, SchemaError>();
  const ofKeys: SchemaError[] = [];
  for (const error of errors) {
    const rank = order.indexOf(error.keyword);
    if (rank < 0) ofKeys.push(error);
    else {
      const known = ofValue.get(error.instancePath);
      if (!known || order.indexOf(known.keyword) > rank) ofValue.set(error.instancePath, error);
    }
  }
  const unknown = (error: SchemaError) => (error.keyword === 'additionalProperties' ? 0 : 1);
  return [...ofValue.values(), ...ofKeys.sort((a, b) => unknown(a) - unknown(b))];
}
