import type { Fault } from '../atlas/fault';
import type { Span } from '../syntax/span';
import type { YamlEntry, YamlList, YamlMap, YamlScalar } from '../syntax/yaml';
import { quoted } from '../syntax/yamlQuote';
import { nearest } from './schemaMessages';
import type { JsonSchema } from './schemaValue';
import { SENTENCE_LISTS, WORD_FIELDS } from './textFields';
import { type Schemas, type Site, schemaAt, wantsText } from './textSite';

/** Text in `{…}` or `[…]` that a comma parts where its author wrote a sentence. */
export function splitFaults({
  site,
  schemas,
  text,
}: {
  site: Site;
  schemas: Schemas;
  text: string;
}): readonly Fault[] {
  const { node } = site;
  if (!node || node.kind === 'scalar' || !node.flow) return [];
  return node.kind === 'map' ? inMapping(node, site, schemas, text) : inList(node, site, schemas, text);
}

/** `{ text: Fast, cheap and good }`: behind the comma stands a key without a value, which the mapping does not have. */
function inMapping(map: YamlMap, site: Site, schemas: Schemas, text: string): readonly Fault[] {
  if (!map.entries.some((entry, index) => index > 0 && isBare(entry))) return [];
  const schema = schemaAt(schemas, site);
  if (!schema?.properties) return [];
  const faults: Fault[] = [];
  for (let i = 0; i < map.entries.length; i++) {
    const { key, value } = map.entries[i]!;
    if (value?.kind !== 'scalar' || value.style !== 'plain' || !isWords(key.source, schema)) continue;
    const first = map.entries[i + 1];
    let last: YamlEntry | undefined;
    while (map.entries[i + 1] && isRestOfText(map.entries[i + 1]!, map, schema)) last = map.entries[++i];
    if (first && last)
      faults.push(
        faultOf(
          { from: first.keySpan.from, to: last.keySpan.to },
          { from: value.span.from, to: last.keySpan.to },
          `A comma ends a value inside of braces, so that "${key.source}" is "${clip(value.source)}" alone. Put the whole text in quotes.`,
          text,
        ),
      );
  }
  return faults;
}

function isWords(key: string, { properties }: JsonSchema): boolean {
  return WORD_FIELDS.has(key) && Object.hasOwn(properties!, key) && wantsText(properties![key]);
}

function isBare({ key, value, keySpan, span }: YamlEntry): boolean {
  return !value && key.style === 'plain' && keySpan.to === span.to && keySpan.from < keySpan.to;
}

/** Not a key that waits for its value, nor one that is misspelt. */
function isRestOfText(entry: YamlEntry, map: YamlMap, schema: JsonSchema): boolean {
  const word = entry.key.source;
  if (!isBare(entry) || Object.hasOwn(schema.properties!, word) || word.startsWith('x_')) return false;
  if (/\s/.test(word)) return true;
  const present = new Set(map.entries.map((other) => other.key.source));
  return !nearest(
    word,
    Object.keys(schema.properties!).filter((known) => !present.has(known)),
  );
}

/** `[Crawl, license, or both?]`: an entry that only the middle or the end of a sentence can be. */
function inList(list: YamlList, site: Site, schemas: Schemas, text: string): readonly Fault[] {
  if (list.items.length < 2 || !SENTENCE_LISTS.has(site.key) || !schemaAt(schemas, site)) return [];
  const items = list.items.map(({ node }) => (node?.kind === 'scalar' ? node : undefined));
  const faults: Fault[] = [];
  for (let i = 1; i < items.length; i++) {
    const run = runAround(items, i);
    if (!run) continue;
    const parts = items.slice(run.from, run.to + 1) as readonly YamlScalar[];
    const span = { from: parts[0]!.span.from, to: parts.at(-1)!.span.to };
    const said = parts.map(({ source }) => `"${clip(source)}"`);
    faults.push(
      faultOf(
        span,
        span,
        `A comma parts the entries of a list in brackets, so that this sentence is ${parts.length} of them: ${said.slice(0, -1).join(', ')} and ${said.at(-1)}. Put it in quotes.`,
        text,
      ),
    );
    i = run.to;
  }
  return faults;
}

type Items = readonly (YamlScalar | undefined)[];

/** The entries that are one sentence with the one at `index`, first and last. */
function runAround(items: Items, index: number): { readonly from: number; readonly to: number } | undefined {
  const joined = isPart(items[index]) && JOINS.test(items[index]!.source);
  if (!joined && !(index === 1 && isPart(items[0]) && isClause(items[0], items[1]))) return undefined;
  let from = index - 1;
  while (from > 0 && isPart(items[from]) && /^\p{Ll}/u.test(items[from]!.source) && !ends(items[from - 1]))
    from--;
  let to = index;
  while (!ends(items[to]) && isPart(items[to + 1]) && /^\p{Ll}/u.test(items[to + 1]!.source)) to++;
  if (!isPart(items[from]) || JOINS.test(items[from]!.source) || ends(items[from])) return undefined;
  // Names and an afterthought (`Crawl, License, and the rest`) are a list all the same.
  const isSentence = from === 0 || ends(items[from - 1]) || ends(items[to]);
  return isSentence ? { from, to } : undefined;
}

/** `When pre-training ends` and `what should a team measure first?` */
function isClause(first: YamlScalar | undefined, second: YamlScalar | undefined): boolean {
  return (
    isPart(second) &&
    SUBORDINATE.test(first!.source) &&
    !ends(first) &&
    ends(second) &&
    /^\p{Ll}+(?:[\s-]+\S+){2}/u.test(second!.source)
  );
}

function isPart(item: YamlScalar | undefined): boolean {
  return item !== undefined && item.style === 'plain' && !item.alias && typeof item.value === 'string';
}

function ends(item: YamlScalar | undefined): boolean {
  return (
    item === undefined || (/[.?!]$/.test(item.source) && !/\b(?:etc|inc|ltd|corp|al)\.$/i.test(item.source))
  );
}

const JOINS = /^(?:and|or|but|nor|because|although|though|whereas|unless)\s+\S/;
const SUBORDINATE =
  /^(?:When|If|While|Although|Though|Because|Since|Unless|Once|After|Before|Given|As)\s+\S+\s+\S/;

function faultOf(span: Span, whole: Span, message: string, text: string): Fault {
  const words = text.slice(whole.from, whole.to);
  const fix = {
    title: 'Put the whole text in quotes',
    edits: [{ span: whole, newText: quoted(words) }],
  };
  // A comment between the parts would become text.
  return { code: 'yaml-text', span, message, ...(!/\s#/.test(words) && { fixes: [fix] }) };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
