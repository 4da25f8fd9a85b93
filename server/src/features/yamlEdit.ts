import type { Span } from '../syntax/span';
import { type YamlEntry, type YamlMap, type YamlNode, type YamlScalar, yamlEntry } from '../syntax/yaml';

/** A replacement in a YAML text, as it is to stand there. */
export interface YamlEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A quoted scalar without its quotes. */
export function insideOf({ span, style }: YamlScalar): Span {
  const quotes = (style === 'single' || style === 'double') && span.to - span.from >= 2 ? 1 : 0;
  return { from: span.from + quotes, to: span.to - quotes };
}

/**
 * Puts `key: value` last into the mapping that the root has under `name`; makes that mapping where it is not there. `undefined` where the text is not
 * laid out so that this can be told without a look.
 */
export function addEntry(
  text: string,
  root: YamlNode | undefined,
  name: string,
  key: string,
  value: string,
): YamlEdit | undefined {
  if (root?.kind !== 'map' || root.flow) return undefined;
  const holder = yamlEntry(root, name);
  const written = `${key}: ${value}`;
  if (!holder) return appended(text, `${name}: { ${written} }`);
  const { value: map } = holder;
  if (!map || (map.kind === 'scalar' && map.value === null)) {
    const at = holder.keySpan.to + (/^["']?\s*:/.exec(text.slice(holder.keySpan.to))?.[0].length ?? 0);
    return at > holder.keySpan.to
      ? { span: { from: at, to: map ? map.span.to : at }, newText: ` { ${written} }` }
      : undefined;
  }
  if (map.kind !== 'map' || isAliasMap(map)) return undefined;
  const last = map.entries.at(-1);
  if (map.flow) {
    if (!last) return { span: map.span, newText: `{ ${written} }` };
    return { span: at(last.span.to), newText: `, ${written}` };
  }
  return (
    last && {
      span: at(lineEnd(text, last.span.to)),
      newText: `${newlineOf(text)}${indentOf(text, last)}${written}`,
    }
  );
}

/** Takes an entry out of the mapping under `name`, and that mapping with its last one. */
export function removeEntry(
  text: string,
  root: YamlNode | undefined,
  name: string,
  key: string,
): YamlEdit | undefined {
  const holder = yamlEntry(root, name);
  const map = holder?.value;
  if (!holder || map?.kind !== 'map' || isAliasMap(map)) return undefined;
  const index = map.entries.findIndex((entry) => entry.key.source === key);
  const entry = map.entries[index];
  if (!entry) return undefined;
  if (map.entries.length === 1) return { span: lineOf(text, holder.span), newText: '' };
  if (!map.flow) return { span: lineOf(text, entry.span), newText: '' };
  const before = map.entries[index - 1];
  if (before) return { span: { from: before.span.to, to: entry.span.to }, newText: '' };
  return { span: { from: entry.span.from, to: map.entries[index + 1]!.span.from }, newText: '' };
}

/** A line of its own at the end of a text. */
export function appended(text: string, line: string): YamlEdit {
  const newline = newlineOf(text);
  const open = text !== '' && !/\n$/.test(text);
  return { span: at(text.length), newText: open ? newline + line : line + newline };
}

/** The line break that a text is written with. */
export function newlineOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

export function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n|$/);
  return from + end;
}

/** The lines that a span stands on, with the break behind them, or the one before where there is none. */
export function lineOf(text: string, { from, to }: Span): Span {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = lineEnd(text, to);
  const brk = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  if (brk > 0 || start === 0) return { from: start, to: end + brk };
  return { from: text[start - 2] === '\r' ? start - 2 : start - 1, to: end };
}

export function indentOf(text: string, { span }: Pick<YamlEntry, 'span'>): string {
  const start = text.lastIndexOf('\n', span.from - 1) + 1;
  return ' '.repeat(span.from - start);
}

function isAliasMap(map: YamlMap): boolean {
  return map.entries.some(({ key, value }) => key.alias || (value?.kind === 'scalar' && value.alias));
}

function at(offset: number): Span {
  return { from: offset, to: offset };
}
