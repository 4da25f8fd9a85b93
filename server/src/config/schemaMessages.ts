import { distance } from 'fastest-levenshtein';
import type { Fault, LocalFix } from '../atlas/fault';
import type { YamlMap, YamlNode, YamlScalar } from '../syntax/yaml';
import { quoted } from '../syntax/yamlQuote';
import { firstKey, type Place } from './schemaPlace';
import type { JsonSchema } from './schemaValue';

/** What is used of ajv's error objects. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type SchemaMessage = Omit<Fault, 'code'>;

/**
 * An error in our own words: what is wrong, and what is allowed. `suggested` gathers keys that a misspelt one was taken for (as
 * `instancePath/key`), so that they are not missed besides; unknown keys have to come before missing ones. `undefined`: already said.
 */
export function messageFor(
  error: SchemaError,
  place: Place,
  suggested: Set<string>,
): SchemaMessage | undefined {
  const parent = place.schema;
  switch (error.keyword) {
    case 'additionalProperties':
      return place.node?.kind === 'map' ? unknownKey(error, place, place.node, suggested) : undefined;
    case 'required':
      return place.node?.kind === 'map' ? missingKey(error, place.node, parent, suggested) : undefined;
    case 'type':
      return wrongType(error, place);
    case 'const':
      return {
        span: place.span,
        message: `${subject(place)} must be ${String(error.params.allowedValue)}: there is no other.`,
        ...replacing(place, String(error.params.allowedValue)),
      };
    case 'enum':
      return wrongChoice(error, place);
    case 'pattern':
      return wrongPattern(error, place);
    case 'minLength':
    case 'minItems':
      return { span: place.span, message: `${subject(place)} is empty. Write a value, or remove it.` };
    case 'minimum':
      return {
        span: place.span,
        message: `${subject(place)} cannot be less than ${String(error.params.limit)}.`,
      };
    default:
      return { span: place.span, message: `${subject(place)} is not what the format has here.` };
  }
}

function unknownKey(
  error: SchemaError,
  place: Place,
  map: YamlMap,
  suggested: Set<string>,
): SchemaMessage | undefined {
  const parent = place.schema;
  const key = String(error.params.additionalProperty);
  const entry = map.entries.find((other) => other.key.source === key);
  if (!entry) return undefined;
  const span = entry.keySpan;
  const where = parent?.title ? ` in ${article(parent.title)}` : '';
  const glued = /^([A-Za-z_]\w*):\S/.exec(key);
  if (glued?.[1] && !entry.value) {
    const at = span.from + (entry.key.style === 'plain' ? 0 : 1) + glued[1].length + 1;
    suggested.add(`${error.instancePath}/${glued[1]}`);
    return {
      span,
      message: `A space must follow the colon in "${key}".`,
      fixes: [{ title: 'Add a space', edits: [{ span: { from: at, to: at }, newText: ' ' }] }],
    };
  }
  const present = new Set(map.entries.map((other) => other.key.source));
  const known = Object.keys(parent?.properties ?? {}).filter((other) => !present.has(other));
  const meant = nearest(key, known);
  // Keys are words in small letters; with others it was to be a text.
  if (!meant && place.orText && !map.flow && map.entries.length === 1 && !/^[a-z_]+$/.test(key)) {
    suggested.add(error.instancePath);
    return unquoted(place, map, 'text');
  }
  if (meant === undefined)
    return { span, message: `Unknown key "${clip(key)}"${where}. Keys of your own begin with "x_".` };
  suggested.add(`${error.instancePath}/${meant}`);
  return {
    span,
    message: `Unknown key "${clip(key)}"${where}. Did you mean "${meant}"?`,
    fixes: [{ title: `Change it to "${meant}"`, edits: [{ span, newText: meant }] }],
  };
}

function missingKey(
  error: SchemaError,
  map: YamlMap,
  parent: JsonSchema | undefined,
  suggested: Set<string>,
): SchemaMessage | undefined {
  const missing = String(error.params.missingProperty);
  if (suggested.has(error.instancePath) || suggested.has(`${error.instancePath}/${missing}`))
    return undefined;
  return {
    span: firstKey(map),
    message: `This ${parent?.title ?? 'mapping'} has no "${missing}". It needs one.`,
    missing,
  };
}

function wrongType(error: SchemaError, place: Place): SchemaMessage {
  const wanted = [error.params.type].flat().map(String);
  const allowed = wanted.map((type) => TYPES[type] ?? type).join(' or ');
  const { node } = place;
  if (!node || (node.kind === 'scalar' && node.value === null))
    return { span: place.span, message: `${subject(place)} has no value. Write ${allowed}, or remove it.` };
  if (
    wanted.includes('string') &&
    place.isItem &&
    node.kind === 'map' &&
    !node.flow &&
    node.entries.length === 1
  )
    return unquoted(place, node, allowed);
  const fix = wanted.includes('array') && place.ofTexts && node.kind === 'scalar' ? listed(node) : undefined;
  return {
    span: place.span,
    message: `${subject(place)} must be ${allowed}, not ${kindOf(node)}.`,
    ...(fix && { fixes: [fix] }),
  };
}

/** An item whose text holds a colon: *Clay: keep it?* */
function unquoted(place: Place, map: YamlMap, allowed: string): SchemaMessage {
  const [entry] = map.entries;
  const { key, value } = entry ?? {};
  const isWords =
    key?.style === 'plain' &&
    value?.kind === 'scalar' &&
    value.style === 'plain' &&
    !value.alias &&
    value.span.to - value.span.from === value.source.length;
  return {
    span: place.span,
    message: `${subject(place)} must be ${allowed}. A colon and a space make a mapping: put the text in quotes.`,
    ...(isWords && {
      fixes: [
        {
          title: 'Put it in quotes',
          edits: [
            {
              span: { from: key.span.from, to: value.span.to },
              newText: quoted(`${key.source}: ${value.source}`),
            },
          ],
        },
      ],
    }),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
};

function kindOf(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a mapping';
  return typeof node.value === 'number'
    ? 'a number'
    : typeof node.value === 'boolean'
      ? String(node.value)
      : 'text';
}

/** A lone value as the list it should be: several keys with commas between them as so many, a sentence as one. */
function listed({ span, style, source, alias }: YamlScalar): LocalFix | undefined {
  const lead = style === 'plain' ? 0 : 1;
  if (alias || span.to - span.from !== source.length + 2 * lead || /[[\]{}]/.test(source)) return undefined;
  const { from, to } = span;
  const title = 'Make it a list';
  if (/^[\w.@+-]+(?:\s*,\s*[\w.@+-]+)+$/.test(source))
    return { title, edits: [{ span, newText: `[${source.split(/\s*,\s*/).join(', ')}]` }] };
  if (style === 'plain' && source.includes(','))
    return { title, edits: [{ span, newText: `[${quoted(source)}]` }] };
  return {
    title,
    edits: [
      { span: { from, to: from }, newText: '[' },
      { span: { from: to, to }, newText: ']' },
    ],
  };
}

function wrongChoice(error: SchemaError, place: Place): SchemaMessage {
  const allowed = (error.params.allowedValues as readonly unknown[]).map(String);
  const written = place.node?.kind === 'scalar' ? place.node.source : '';
  const meant = nearest(written, allowed);
  const list = `${allowed
    .slice(0, -1)
    .map((one) => `"${one}"`)
    .join(', ')} or "${allowed.at(-1)}"`;
  const message = `${subject(place)} must be ${list}.${meant ? ` Did you mean "${meant}"?` : ''}`;
  return { span: place.span, message, ...(meant && replacing(place, meant)) };
}

function wrongPattern(error: SchemaError, place: Place): SchemaMessage {
  const pattern = String(error.params.pattern);
  const good = place.schema?.patternErrorMessage ?? `matches ${pattern}`;
  const upper = place.node?.kind === 'scalar' ? place.node.source.trim().toUpperCase() : '';
  const fix = new RegExp(pattern).test(upper) ? replacing(place, upper) : {};
  return { span: place.span, message: `${subject(place)} is not right: a good one ${good}.`, ...fix };
}

function replacing(place: Place, newText: string): { readonly fixes?: readonly LocalFix[] } {
  if (place.node?.kind !== 'scalar' || place.node.alias) return {};
  const quote = place.node.style === 'single' || place.node.style === 'double' ? 1 : 0;
  const span = { from: place.span.from + quote, to: place.span.to - quote };
  return { fixes: [{ title: `Change it to "${newText}"`, edits: [{ span, newText }] }] };
}

/** The closest of some words, if it is close: the same but for case and signs, or about one letter in three away. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const folded = fold(written);
  if (folded === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(folded.length / 3)) + 1;
  for (const word of words) {
    const far = apart(folded, fold(word));
    if (far < least) {
      best = word;
      least = far;
    }
  }
  return best;
}

/** Edits between two words, two letters that changed places counted as one. */
function apart(a: string, b: string): number {
  const far = distance(a, b);
  return far === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('') ? 1 : far;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function subject({ key, isItem }: Place): string {
  if (key === undefined) return 'This file';
  return isItem ? `An entry of "${clip(key)}"` : `"${clip(key)}"`;
}

function article(noun: string): string {
  if (noun === 'front matter') return noun;
  return noun === 'counts' ||
    noun === 'vocabulary' ||
    noun === 'rules' ||
    noun === 'sections' ||
    noun === 'position'
    ? `"${noun}"`
    : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
