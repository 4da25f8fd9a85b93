import type { TotalClaim } from '../atlas/countTotals';
import { formatWork } from '../atlas/formatWork';
import type { Declaration, ThingKind } from '../atlas/thing';
import { offsetAt, type Position, type Range, rangeOf } from '../syntax/position';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';
import { groupOf } from '../workspace/key';
import { claimsOf } from '../workspace/uses';
import { countText } from './countText';
import { hoverRule } from './hoverRule';
import { thingAt } from './location';
import { codeSpan, markdownText, webLink } from './markdownText';

export interface Hover {
  /** Markdown in which no text of the workspace is alive. */
  readonly markdown: string;
  readonly range: Range;
}

/** What there is to know of the thing, or of the total, under the cursor. */
export function hover(atlas: Atlas, uri: string, position: Position): Hover | undefined {
  const found = thingAt(atlas, uri, position);
  const thing = found?.mention ?? found?.declaration;
  if (found && thing) {
    const markdown = describe(atlas, thing.kind, thing.key);
    if (markdown !== undefined) return { markdown, range: rangeOf(found.facts.lineStarts, found.span) };
  }
  const facts = atlas.tables.documents.get(uri);
  if (!facts) return undefined;
  const offset = offsetAt(facts.lineStarts, position);
  const over = ({ span }: { readonly span: Span }): boolean => span.from <= offset && offset <= span.to;
  const claim = claimsOf(facts).find((one) => over(one.claim))?.claim;
  const declared = facts.declaredCounts.find(over);
  if (!claim && !declared) return hoverRule(atlas, uri, position);
  const markdown = claim
    ? countText(atlas, claim.readings[0], claimed(claim))
    : countText(atlas, declared!.query, { verb: 'declares', value: declared!.value });
  return { markdown, range: rangeOf(facts.lineStarts, (claim ?? declared!).span) };
}

/** What is claimed, as far as one number tells it. */
function claimed({
  relation,
  value,
  whole,
}: TotalClaim): { readonly verb: string; readonly value: number } | undefined {
  return relation === '=' && !whole ? { verb: 'claims', value } : undefined;
}

/** A thing as Markdown, for hovers and for completions; `undefined` when it is not there. */
export function describe(atlas: Atlas, kind: ThingKind, key: string): string | undefined {
  const reader = atlas.reader();
  if (kind === 'level') {
    const level = atlas.manifest?.levels.find((other) => other.id === key);
    if (!level) return undefined;
    const slots = reader.count({ of: 'slots', level: key });
    return [
      `**${markdownText(level.title)}** (level)`,
      level.criteria && markdownText(level.criteria),
      slots === undefined ? undefined : `${plural(slots, 'slot')} at this level.`,
    ]
      .filter(Boolean)
      .join('\n\n');
  }
  if (kind === 'section') return section(atlas, key);
  if (kind === 'reference') {
    const work = reader.work(key);
    if (!work) return undefined;
    const link = work.doi
      ? `https://doi.org/${encodeURI(work.doi)}`
      : work.arxiv
        ? `https://arxiv.org/abs/${encodeURI(work.arxiv)}`
        : /^https:\/\//.test(work.url ?? '')
          ? encodeURI(work.url!)
          : undefined;
    return [
      markdownText(formatWork(work)),
      link && webLink(link, link),
      `Cited as ${codeSpan(`@${key}`)}. ${usedBy(atlas, kind, key)}`,
    ]
      .filter(Boolean)
      .join('\n\n');
  }
  const declaration = atlas.tables.held(kind, key)[0]?.declaration;
  if (!declaration) return undefined;
  switch (kind) {
    case 'slot':
      return slot(atlas, declaration);
    case 'group': {
      const slots = reader.count({ of: 'slots', group: key });
      return [
        `**Group ${markdownText(key)}: ${markdownText(declaration.title)}**`,
        slots === undefined
          ? undefined
          : `${plural(slots, 'slot')}, ${plural(reader.count({ of: 'endpoints', group: key }) ?? 0, 'endpoint')}.`,
        usedBy(atlas, kind, key),
      ]
        .filter(Boolean)
        .join('\n\n');
    }
    case 'endpoint': {
      const parent = declaration.parent;
      const title =
        parent && atlas.tables.held(parent.includes('.') ? 'endpoint' : 'slot', parent)[0]?.declaration.title;
      const below = reader.count({ of: 'endpoints', under: key }) ?? 0;
      return [
        `**${markdownText(key)} · ${markdownText(declaration.title)}**`,
        `Endpoint${parent ? ` of ${markdownText(parent)}${title ? ` *${markdownText(title)}*` : ''}` : ''}${below ? `, with ${plural(below, 'endpoint')} below` : ''}.${declaration.written ? '' : ' Numbered by its place: it has no written id.'}`,
        usedBy(atlas, kind, key),
      ].join('\n\n');
    }
    case 'chapter': {
      const outline = atlas.manifest?.outline.find((other) => other.chapter === key);
      return [
        `**Chapter ${markdownText(key)}: ${markdownText(declaration.title)}**`,
        atlas.tables.chapter(key) ? undefined : outline && 'A chapter of the outline, kept elsewhere.',
        usedBy(atlas, kind, key),
      ]
        .filter(Boolean)
        .join('\n\n');
    }
    default:
      return [
        `**${markdownText(declaration.title || key)}** (${kind} ${codeSpan(key)})`,
        usedBy(atlas, kind, key),
      ].join('\n\n');
  }
}

function slot(atlas: Atlas, declaration: Declaration): string {
  const reader = atlas.reader();
  const { key } = declaration;
  const group = groupOf(key);
  const siblings = reader.keys('slot').filter((other) => groupOf(other) === group);
  const level =
    declaration.level === undefined
      ? undefined
      : (reader.title('level', declaration.level) ?? declaration.level);
  const position =
    level === undefined
      ? 'No position yet.'
      : `**${markdownText(level)}**${declaration.summary ? `: ${markdownText(declaration.summary)}` : ''}`;
  const endpoints = reader.count({ of: 'endpoints', under: key });
  const place = `Slot ${siblings.indexOf(key) + 1} of ${siblings.length} in group ${markdownText(group)}${reader.title('group', group) ? ` *${markdownText(reader.title('group', group)!)}*` : ''}${endpoints === undefined ? '' : ` · ${plural(endpoints, 'endpoint')}`}`;
  return [
    `**${markdownText(key)} · ${markdownText(declaration.title)}**`,
    position,
    declaration.lead && markdownText(declaration.lead),
    place,
    usedBy(atlas, 'slot', key),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function section(atlas: Atlas, key: string): string | undefined {
  const [chapter = '', number = ''] = key.split('.');
  const sections = atlas.reader().sections(chapter);
  const found = sections?.find((other) => other.number === key) ?? sections?.[Number(number) - 1];
  return (
    found &&
    `**Section ${markdownText(key)}: ${markdownText(found.title)}**\n\nOf chapter ${markdownText(chapter)}${atlas.reader().title('chapter', chapter) ? ` *${markdownText(atlas.reader().title('chapter', chapter)!)}*` : ''}.`
  );
}

/** Who refers to it: how many documents, the first few by name. */
function usedBy(atlas: Atlas, kind: ThingKind, key: string): string {
  const uris = atlas.tables
    .mentioning(kind, key)
    .filter((uri) => atlas.tables.documents.get(uri)?.subject?.key !== key);
  if (uris.length === 0) return 'Nothing refers to it.';
  const names = uris.slice(0, 5).map((uri) => nameOf(atlas, uri));
  return `Referred to in ${names.join(', ')}${uris.length > 5 ? ` and ${uris.length - 5} more` : ''}.`;
}

function nameOf(atlas: Atlas, uri: string): string {
  const subject = atlas.tables.documents.get(uri)?.subject;
  if (subject?.kind === 'slot') return markdownText(subject.key);
  if (subject?.kind === 'chapter') return `Chapter ${markdownText(subject.key)}`;
  if (subject)
    return markdownText(atlas.tables.held(subject.kind, subject.key)[0]?.declaration.title || subject.key);
  return markdownText(decodeURIComponent(uri.slice(atlas.root.length)));
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
