import type { Declaration } from '../atlas/thing';
import { readYaml, type YamlNode, yamlEntry } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import { groupOf } from '../workspace/key';
import type { Edit, Refusal } from './edits';
import { type Renaming, renamedKey } from './renameKey';
import { addEntry, insideOf, removeEntry, type YamlEdit } from './yamlEdit';

/**
 * What a renaming changes in the manifest beside declarations and mentions: retired ids that go on from the old one, the number that is left behind
 * (which `retired` then explains), keys among the options of rules.
 */
export function manifestEdits(
  atlas: Atlas,
  renaming: Renaming,
  declaration: Declaration,
  text: string | undefined,
): readonly Edit[] | Refusal {
  const gaps =
    renaming.kind === 'slot' || renaming.kind === 'endpoint'
      ? leftBehind(atlas, renaming, declaration)
      : undefined;
  if (gaps && 'refused' in gaps) return gaps;
  const { root } = text === undefined ? { root: undefined } : readYaml(text);
  const edits: (YamlEdit | undefined)[] = [...retiredEdits(root, renaming), ...keptEdits(root, renaming)];
  if (text !== undefined && gaps?.back) edits.push(removeEntry(text, root, 'retired', renaming.to));
  if (text !== undefined && gaps?.retire)
    edits.push(addEntry(text, root, 'retired', renaming.from, renaming.to));
  const needed = gaps?.back === true || gaps?.retire === true;
  if (edits.includes(undefined) || (needed && text === undefined))
    return {
      refused: `${renaming.from} has to be listed under "retired" in atlas.yaml, and there is no place to write it. Add it there first.`,
    };
  return edits.flatMap((edit) => (edit ? [{ uri: atlas.manifestUri, raw: true as const, ...edit }] : []));
}

/** Whether the manifest's text is needed. */
export function needsManifest({ kind }: Renaming): boolean {
  return kind === 'slot' || kind === 'endpoint' || kind === 'group' || kind === 'reference';
}

function retiredEdits(root: YamlNode | undefined, renaming: Renaming): YamlEdit[] {
  const retired = yamlEntry(root, 'retired')?.value;
  if (retired?.kind !== 'map') return [];
  return retired.entries.flatMap(({ key }) => {
    const id = key.source.trim();
    const to = renamedKey(renaming, id.includes('.') ? 'endpoint' : 'slot', id);
    return to === undefined || id === renaming.from || key.alias
      ? []
      : [{ span: insideOf(key), newText: to }];
  });
}

/** Entries that may stand uncited. */
function keptEdits(root: YamlNode | undefined, { kind, from, to }: Renaming): YamlEdit[] {
  if (kind !== 'reference') return [];
  const rule = yamlEntry(yamlEntry(root, 'rules')?.value, 'unused-reference')?.value;
  const keep = yamlEntry(rule, 'keep')?.value;
  const nodes = keep?.kind === 'list' ? keep.items.map(({ node }) => node) : [keep];
  return nodes.flatMap((node) =>
    node?.kind === 'scalar' && node.source.trim() === from && !node.alias
      ? [{ span: insideOf(node), newText: to }]
      : [],
  );
}

interface Left {
  /** The old number has to be explained. */
  readonly retire: boolean;
  /** The new id was the thing's own before, and is retired no more. */
  readonly back: boolean;
}

/** What a number that is left, or one that is taken too far on, does to the numbering; `id-gap` is the rule that would say so. */
function leftBehind(atlas: Atlas, renaming: Renaming, { parent, written }: Declaration): Left | Refusal {
  const { kind, from, to } = renaming;
  const retired = new Set(Object.keys(atlas.manifest?.retired ?? {}));
  const back = retired.delete(to);
  const prefixes = kind === 'slot' ? [...new Set([groupOf(from), groupOf(to)])] : [`${parent}.`];
  const siblings: readonly Numbered[] =
    kind === 'slot'
      ? atlas.tables.keys('slot').map((key) => ({ key, own: true }))
      : atlas.tables
          .children(parent ?? '')
          .map(({ declaration }) => ({ key: declaration.key, own: declaration.written }));
  const place = /^(.*)\((\d+)\)$/;
  const after = siblings.map(({ key, own }): Numbered => {
    if (key === from) return { key: to, own: true };
    // The number that a written id had taken from the place falls back to it.
    const byPlace = key.replace(place, '$1$2');
    return { key: byPlace === from && written ? from : key, own };
  });
  const count = (all: readonly Numbered[], ids: ReadonlySet<string>): number =>
    prefixes.reduce((sum, prefix) => sum + gapsIn(prefix, all, ids), 0);
  const before = count(siblings, new Set([...retired, ...(back ? [to] : [])]));
  if (count(after, retired) <= before) return { retire: false, back };
  if (atlas.manifest?.rules['id-gap']?.severity === 'off') return { retire: false, back };
  const explained = new Set([...retired, from]);
  if (count(after, explained) <= before && !after.some(({ key }) => key === from))
    return { retire: true, back };
  const prefix = kind === 'slot' ? groupOf(to) : `${parent}.`;
  return {
    refused: `${to} would leave numbers before it out. The next one that is free is ${prefix}${nextNumber(prefix, siblings, retired)}.`,
  };
}

interface Numbered {
  readonly key: string;
  readonly own: boolean;
}

/** How many ids stand behind a gap that nothing explains. */
function gapsIn(prefix: string, all: readonly Numbered[], retired: ReadonlySet<string>): number {
  const own = new Map<number, boolean>();
  for (const { key, own: written } of all) {
    const number = numberOf(prefix, key);
    if (number !== undefined) own.set(number, written || own.get(number) === true);
  }
  let gaps = 0;
  for (const [number, written] of own) {
    if (!written) continue;
    let missing = false;
    for (let other = number - 1; other > 0 && !own.has(other); other--)
      if (!retired.has(prefix + other)) missing = true;
    if (missing) gaps++;
  }
  return gaps;
}

function numberOf(prefix: string, key: string): number | undefined {
  const rest = key.startsWith(prefix) ? key.slice(prefix.length) : '';
  return /^[1-9]\d{0,3}$/.test(rest) ? Number(rest) : undefined;
}

function nextNumber(prefix: string, all: readonly Numbered[], retired: ReadonlySet<string>): number {
  const taken = new Set([...all.map(({ key }) => key), ...retired]);
  let number = 1;
  while (taken.has(prefix + number)) number++;
  return number;
}
