import type { DocumentFacts } from '../atlas/facts';
import { SECTION_FIELDS, type SlotFacts } from '../atlas/slot';
import type { Declaration, ThingKind } from '../atlas/thing';
import { lineStartsOf, positionAt, type Range } from '../syntax/position';
import type { Span } from '../syntax/span';
import { readYaml } from '../syntax/yaml';
import type { Atlas } from '../workspace/atlas';
import { detailOf, isGone, nameOf, placeOf } from './item';

export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: ThingKind | 'heading' | 'field' | 'count';
  readonly range: Range;
  /** Within `range`. */
  readonly selection: Range;
  readonly children: readonly Outline[];
}

/**
 * What a document is made of: slots with their sections and endpoints, headings, the parts of a manifest, entries of a bibliography. `text` is the
 * document's where it is open.
 */
export function documentSymbols(atlas: Atlas, uri: string, text: string | undefined): readonly Outline[] {
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return [];
  switch (facts.kind) {
    case 'slots':
      return facts.slots.flatMap((slot) => slotOutline(atlas, facts, slot));
    case 'manifest':
      return manifestOutline(atlas, facts, text);
    case 'bibliography':
      return things(atlas, facts, facts.declarations);
    default:
      return headings(facts);
  }
}

function slotOutline(atlas: Atlas, facts: DocumentFacts, slot: SlotFacts): readonly Outline[] {
  const declaration = facts.declarations.find(
    ({ kind, key, keySpan }) => kind === 'slot' && key === slot.key && keySpan.from === slot.keySpan.from,
  );
  if (!declaration || isGone(declaration.keySpan)) return [];
  const { fullSpan } = declaration;
  const fields = slot.fields.filter(({ span }) => !isGone(span));
  const children = fields.flatMap(({ name, span }, index): readonly Outline[] => {
    if (name !== 'endpoints' && name !== 'position' && !SECTION_FIELDS.includes(name)) return [];
    const next = fields[index + 1];
    const to = next ? lineEndBefore(facts, span, next.span.from) : fullSpan.to;
    const full = { from: span.from, to: Math.max(span.to, to) };
    return [
      {
        name: sectionName(name),
        detail: '',
        kind: 'section',
        ...placeOf(facts, full, span),
        children: name === 'endpoints' ? endpoints(atlas, facts, slot.key, full) : [],
      },
    ];
  });
  return [{ ...thing(atlas, facts, declaration), children }];
}

/** The tree below a slot. A key that stands twice keeps what is under it with the first. */
function endpoints(atlas: Atlas, facts: DocumentFacts, slot: string, within: Span): readonly Outline[] {
  const children = new Map<string, Declaration[]>();
  for (const declaration of facts.declarations) {
    const { kind, parent, fullSpan } = declaration;
    if (kind !== 'endpoint' || parent === undefined || isGone(fullSpan)) continue;
    if (fullSpan.from < within.from || fullSpan.from > within.to) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(declaration);
    else children.set(parent, [declaration]);
  }
  const below = (key: string): readonly Outline[] => {
    const own = children.get(key) ?? [];
    children.delete(key);
    return own.map((declaration) => ({
      ...thing(atlas, facts, declaration),
      detail: '',
      children: below(declaration.key),
    }));
  };
  return below(slot);
}

function headings(facts: DocumentFacts): readonly Outline[] {
  type Open = Outline & { readonly level: number; readonly children: Outline[] };
  const roots: Outline[] = [];
  const open: Open[] = [];
  for (const heading of facts.headings) {
    if (isGone(heading.span)) continue;
    const symbol: Open = {
      // An editor takes no symbol without a name.
      name:
        `${heading.number ? `${heading.number} ` : ''}${heading.title}`.trim() || '#'.repeat(heading.level),
      detail: '',
      kind: 'heading',
      ...placeOf(facts, heading.sectionSpan, heading.span),
      level: heading.level,
      children: [],
    };
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    (open.at(-1)?.children ?? roots).push(symbol);
    open.push(symbol);
  }
  return roots;
}

/** Its keys, with what they declare below them. */
function manifestOutline(atlas: Atlas, facts: DocumentFacts, text: string | undefined): readonly Outline[] {
  const root = text === undefined ? undefined : readYaml(text).root;
  if (text === undefined || root?.kind !== 'map') return things(atlas, facts, facts.declarations);
  const lineStarts = lineStartsOf(text);
  return root.entries.flatMap(({ key, keySpan, span, value }): readonly Outline[] => {
    const inside = ({ from, to }: Span): boolean => span.from <= from && to <= span.to;
    const name = key.source.trim();
    if (name === '') return [];
    const counts = facts.declaredCounts
      .filter((count) => name === 'counts' && inside(count.span))
      .map((count) => ({
        name: [count.query.of, count.query.group, count.query.level].filter(Boolean).join(' '),
        detail: String(count.value),
        kind: 'count' as const,
        ...placeOf({ lineStarts }, count.span, count.span),
        children: [],
      }));
    const declared = facts.declarations.filter(({ fullSpan }) => inside(fullSpan));
    return [
      {
        name,
        detail: value?.kind === 'scalar' ? value.source.replace(/\s+/g, ' ').trim() : '',
        kind: 'field',
        ...placeOf({ lineStarts }, span, keySpan),
        children: [...things(atlas, facts, declared), ...counts],
      },
    ];
  });
}

function things(
  atlas: Atlas,
  facts: DocumentFacts,
  declarations: readonly Declaration[],
): readonly Outline[] {
  return declarations
    .filter(({ keySpan }) => !isGone(keySpan))
    .map((declaration) => thing(atlas, facts, declaration));
}

function thing(atlas: Atlas, facts: DocumentFacts, declaration: Declaration): Outline {
  const { kind, fullSpan, keySpan } = declaration;
  return {
    name: nameOf(declaration),
    detail: detailOf(atlas, declaration),
    kind,
    ...placeOf(facts, fullSpan, keySpan),
    children: [],
  };
}

/** `state_of_the_art` as its heading would read. */
function sectionName(field: string): string {
  const words = field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The end of the line before the one that holds `next`, or `next` where that is on the same line. */
function lineEndBefore({ lineStarts }: DocumentFacts, { to }: Span, next: number): number {
  const start = lineStarts[positionAt(lineStarts, next).line] ?? next;
  return start > to ? start - 1 : next;
}
