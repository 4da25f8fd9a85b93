import { lineStartsOf, offsetAt, type Position } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import { COMPONENTS } from './completionContext';
import { markdownText } from './markdownText';

/** A component as it is written with all its attributes, and which of them the cursor is at. */
export interface Signature {
  /** `<Count of="…" level="…" group="…">` */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly {
    /** Offsets into the label, UTF-16. */
    readonly label: readonly [number, number];
    readonly documentation: string;
  }[];
  /** Index among the parameters; `undefined` where all are written and the cursor is at none. */
  readonly active: number | undefined;
}

const ABOUT: Readonly<Record<string, string>> = {
  Slot: 'A slot by its id; its words stand between the tags, or its id where there are none.',
  Endpoint: 'An endpoint by its id.',
  Group: 'A group by its id.',
  Level: 'A level by its id.',
  Topic: 'A topic by its id.',
  Chapter: 'A chapter by its number.',
  Cite: 'A work by its citation key.',
  Count: 'A total: filled in where nothing stands between the tags, checked where a number does.',
};

/** How far back a tag may begin: none is longer. */
const FAR = 1000;

/** What can be written in the tag that the cursor is in. `text` is the document's, as it is typed. */
export function signatureHelp(atlas: Atlas, position: Position, text: string): Signature | undefined {
  const offset = offsetAt(lineStartsOf(text), position);
  const before = text.slice(Math.max(0, offset - FAR), offset);
  const tag =
    /<([A-Z]\w*)((?:\s+\w+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*)\s+(?:(\w+)(?:\s*=\s*(?:["'{][^"'{}<>]*)?)?)?$/.exec(
      before,
    );
  const [, name = '', written = '', at] = tag ?? [];
  const attributes = Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (!attributes) return undefined;
  let label = `<${name}`;
  const parameters = attributes.map((attribute) => {
    const from = label.length + 1;
    label += ` ${attribute}="…"`;
    return { label: [from, label.length] as const, documentation: describe(atlas, name, attribute) };
  });
  label += name === 'Count' ? '>' : ' />';
  const given = new Set([...written.matchAll(/(\w+)\s*=/g)].map(([, attribute]) => attribute));
  const typed = at === undefined ? -1 : attributes.findIndex((attribute) => attribute.startsWith(at));
  const next = attributes.findIndex((attribute) => !given.has(attribute));
  const active = typed >= 0 ? typed : next >= 0 ? next : undefined;
  return { label, documentation: ABOUT[name] ?? '', parameters, active };
}

function describe(atlas: Atlas, component: string, attribute: string): string {
  const reader = atlas.reader();
  const list = (ids: readonly string[]): string =>
    ids.length > 0 && ids.length <= 12 ? `: ${ids.map(markdownText).join(', ')}` : '';
  if (component === 'Count') {
    if (attribute === 'of')
      return 'What is counted: groups, slots, endpoints, items, topics, chapters or references.';
    if (attribute === 'level') return `Only what stands at this level${list(reader.keys('level'))}.`;
    return `Only what is of this group${list(reader.keys('group'))}.`;
  }
  switch (component) {
    case 'Group':
      return `The id of a group${list(reader.keys('group'))}.`;
    case 'Level':
      return `The id of a level${list(reader.keys('level'))}.`;
    case 'Cite':
      return 'A key of the bibliography.';
    case 'Chapter':
      return 'The number of a chapter.';
    default:
      return `The id of ${component === 'Endpoint' ? 'an endpoint, such as A1.2' : component === 'Slot' ? 'a slot, such as A1' : 'a topic'}.`;
  }
}
