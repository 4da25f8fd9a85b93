import { type Citing, COUNTED, type Lexicon } from '../atlas/lexicon';
import type { Manifest, RuleSetting } from '../atlas/manifest';
import type { YamlMap, YamlNode, YamlScalar } from '../syntax/yaml';
import { yamlEntry } from '../syntax/yaml';

const SETTINGS = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** The levels of an atlas that declares none (format, section 2). */
const DEFAULT_LEVELS: Manifest['levels'] = [
  { id: 'strong', title: 'Strong Evidence', also: ['Strong'] },
  { id: 'partial', title: 'Partial', also: [] },
  { id: 'gap', title: 'Gap', also: [] },
];

/** The manifest as values, defaults filled in. What has the wrong shape is left out: the schema speaks of it. Never throws. */
export function readManifest(root: YamlNode | undefined): Manifest {
  const at = (key: string): YamlNode | undefined => yamlEntry(root, key)?.value;
  const counts = at('counts');
  const levels = at('levels');
  return Object.freeze({
    title: text(at('title')) ?? '',
    ...optional('version', text(at('version'))),
    ...optional('date', text(at('date'))),
    ...optional('reviewBy', text(at('review_by'))),
    groups: maps(at('groups')).flatMap((group) => {
      const id = text(value(group, 'id'));
      return id
        ? [{ id, title: text(value(group, 'title')) ?? '', blocks: texts(value(group, 'blocks')) }]
        : [];
    }),
    levels: levels ? maps(levels).flatMap(readLevel) : DEFAULT_LEVELS,
    counts: Object.fromEntries(COUNTED.flatMap((of) => wholeEntry(of, yamlEntry(counts, of)?.value))),
    slotsByGroup: wholes(yamlEntry(counts, 'slots_by_group')?.value),
    slotsByLevel: wholes(yamlEntry(counts, 'slots_by_level')?.value),
    vocabulary: Object.fromEntries(
      COUNTED.flatMap((of) =>
        yamlEntry(at('vocabulary'), of) ? [[of, texts(yamlEntry(at('vocabulary'), of)?.value)]] : [],
      ),
    ),
    retired: record(at('retired'), (node) =>
      node === undefined || (node.kind === 'scalar' && node.value === null) ? null : text(node),
    ),
    notReferences: texts(at('not_references')),
    bibliography: texts(at('bibliography')),
    generalize: maps(at('generalize')).flatMap((entry) => {
      const write = text(value(entry, 'write'));
      const names = texts(value(entry, 'name'));
      return write !== undefined && names.length > 0 ? [{ names, write }] : [];
    }),
    sections: record(at('sections'), (node) => texts(node)),
    outline: maps(at('outline')).flatMap((entry) => {
      const chapter = text(value(entry, 'chapter'));
      return chapter
        ? [
            {
              chapter,
              title: text(value(entry, 'title')) ?? '',
              ...optional('url', text(value(entry, 'url'))),
            },
          ]
        : [];
    }),
    exclude: texts(at('exclude')),
    rules: record(at('rules'), readSetting),
  } satisfies Manifest);
}

/** What reading a text depends on. Two manifests with the same lexicon read every text alike. */
export function lexiconOf(manifest: Manifest): Lexicon {
  const { groups, levels, vocabulary, notReferences, generalize } = manifest;
  const citing = readCiting(manifest);
  return {
    groups: groups.map(({ id, title }) => ({ id, title })),
    levels: levels.map(({ id, title, also }) => ({ id, title, also })),
    vocabulary,
    notReferences,
    ...(citing && { citing }),
    generalize,
  };
}

/** The options of `missing-citation` by which texts are read. */
function readCiting({ rules }: Manifest): Citing | undefined {
  const options = Object.hasOwn(rules, 'missing-citation') ? rules['missing-citation']?.options : undefined;
  const perSentence = options?.per === 'sentence';
  const words = options?.not_figures;
  const notFigures = typeof words === 'object' ? words : [];
  return perSentence || notFigures.length > 0 ? { perSentence, notFigures } : undefined;
}

/** `error`, or `{ severity: error, option: value }`. */
function readSetting(node: YamlNode | undefined): RuleSetting | undefined {
  const severityOf = (other: YamlNode | undefined): RuleSetting['severity'] =>
    SETTINGS.find((setting) => setting === text(other));
  if (node?.kind !== 'map') {
    const severity = severityOf(node);
    return severity && { severity, options: {} };
  }
  const options = record(node, (other) => {
    if (other?.kind === 'list') return texts(other);
    const whole = other?.kind === 'scalar' && other.style === 'plain' ? other.value : undefined;
    return typeof whole === 'number' && Number.isInteger(whole) ? whole : text(other);
  });
  return { ...optional('severity', severityOf(value(node, 'severity'))), options };
}

function readLevel(level: YamlMap): Manifest['levels'] {
  const id = text(value(level, 'id'));
  return id
    ? [
        {
          id,
          title: text(value(level, 'title')) ?? id,
          also: texts(value(level, 'also')),
          ...optional('criteria', text(value(level, 'criteria'))),
        },
      ]
    : [];
}

function value(map: YamlMap, key: string): YamlNode | undefined {
  return yamlEntry(map, key)?.value;
}

/** The text of a scalar as it is written: `2026.10` keeps its zero. */
function text(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null && node.source.trim() !== ''
    ? node.source.trim()
    : undefined;
}

/** The texts of a list, or of a lone scalar. */
function texts(node: YamlNode | undefined): string[] {
  const nodes = node?.kind === 'list' ? node.items.map((item) => item.node) : [node];
  return nodes.flatMap((one) => text(one) ?? []);
}

function maps(node: YamlNode | undefined): YamlMap[] {
  return node?.kind === 'list'
    ? node.items.flatMap((item) => (item.node?.kind === 'map' ? [item.node] : []))
    : [];
}

function wholeEntry<Key extends string>(key: Key, node: YamlNode | undefined): [Key, number][] {
  const whole = node?.kind === 'scalar' ? (node satisfies YamlScalar).value : undefined;
  return typeof whole === 'number' && Number.isInteger(whole) ? [[key, whole]] : [];
}

function wholes(node: YamlNode | undefined): Record<string, number> {
  return node?.kind === 'map'
    ? Object.fromEntries(node.entries.flatMap((entry) => wholeEntry(entry.key.source, entry.value)))
    : {};
}

/** Own properties alone, whatever the keys are called. */
function record<Value>(
  node: YamlNode | undefined,
  read: (node: YamlNode | undefined) => Value | undefined,
): Record<string, Value> {
  const entries = node?.kind === 'map' ? node.entries : [];
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const read_ = read(entry.value);
      return read_ === undefined ? [] : [[entry.key.source, read_] as const];
    }),
  );
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
