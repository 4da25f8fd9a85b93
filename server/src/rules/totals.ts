import { holds, nearlyRight, type Relation } from '../atlas/countRelation';
import type { TotalClaim } from '../atlas/countTotals';
import type { DocumentFacts } from '../atlas/facts';
import type { CountQuery, Lexicon } from '../atlas/lexicon';
import { writeNumber } from '../atlas/numberWords';
import type { Span } from '../syntax/span';
import type { AtlasReader } from '../workspace/reader';
import type { Finding, Fix } from './rule';

/** A total as it is, where a claim says otherwise. */
export interface WrongTotal {
  readonly query: CountQuery;
  readonly actual: number;
}

/** What is wrong with a claimed total; `undefined` when it is right, cannot be known, or is probably a count of something else. */
export function wrongTotal(claim: TotalClaim, atlas: AtlasReader): WrongTotal | undefined {
  let wrong: WrongTotal | undefined;
  const whole = claim.whole && knownTotal(claim.whole.query, atlas);
  if (claim.whole && (whole === undefined || !nearlyRight(claim.whole.value, whole))) return undefined;
  for (const query of claim.readings) {
    const actual = knownTotal(query, atlas);
    if (actual === undefined) {
      if (query === claim.readings[0]) return undefined;
      continue;
    }
    if (holds(claim.relation, claim.value, actual)) return undefined;
    if (!wrong && (claim.sure || nearlyRight(claim.value, actual))) wrong = { query, actual };
  }
  return wrong;
}

/** A total, as far as there is anything to check against: no topics, no totals of topics. */
export function knownTotal(query: CountQuery, atlas: AtlasReader): number | undefined {
  if (query.group !== undefined && !atlas.exists('group', query.group)) return undefined;
  if (query.level !== undefined && !(atlas.exists('level', query.level) && atlas.has('level')))
    return undefined;
  if (
    query.under !== undefined &&
    !atlas.exists(query.under.includes('.') ? 'endpoint' : 'slot', query.under)
  )
    return undefined;
  const kind = (
    {
      groups: 'group',
      slots: 'slot',
      endpoints: 'endpoint',
      items: 'endpoint',
      topics: 'topic',
      chapters: 'chapter',
      references: 'reference',
    } as const
  )[query.of];
  return atlas.has(kind) ? atlas.count(query) : undefined;
}

/** The finding for a wrong total, with the fix that writes the right number the way the wrong one is written. */
export function totalFinding(claim: TotalClaim, wrong: WrongTotal, atlas: AtlasReader): Finding {
  const thing = scopeThing(wrong.query);
  return {
    span: claim.span,
    message: `${totalSentence(wrong, claim, atlas.lexicon)} ${advice(claim.relation)}`,
    ...(thing && { related: [{ message: `Here is ${thing.kind} ${thing.key}.`, thing }] }),
    fixes: [fix(claim, wrong.actual)],
  };
}

/** *The atlas has 21 slots, not 22.*, *Group B has 4 slots, not 5.*, *13 slots are at Partial, not 12.* */
export function totalSentence(
  { query, actual }: WrongTotal,
  claim: { readonly value: number; readonly relation: Relation },
  lexicon: Lexicon,
): string {
  const noun = actual === 1 ? SINGULAR[query.of] : query.of;
  const not = `not ${WORDS[claim.relation]}${claim.value}`;
  const group = query.group === undefined ? undefined : `group ${query.group}`;
  if (query.level !== undefined) {
    const level = lexicon.levels.find((other) => other.id === query.level)?.title ?? query.level;
    const place = group ? ` in ${group}` : '';
    return `${actual} ${noun}${place} ${actual === 1 ? 'is' : 'are'} at ${level}, ${not}.`;
  }
  const owner =
    query.under !== undefined
      ? `${query.under.includes('.') ? 'Endpoint' : 'Slot'} ${query.under}`
      : group
        ? capitalized(group)
        : 'The atlas';
  return `${owner} has ${actual} ${noun}, ${not}.`;
}

const SINGULAR = {
  groups: 'group',
  slots: 'slot',
  endpoints: 'endpoint',
  items: 'item',
  topics: 'topic',
  chapters: 'chapter',
  references: 'reference',
} as const;

const WORDS: Readonly<Record<Relation, string>> = {
  '=': '',
  '>': 'more than ',
  '>=': 'at least ',
  '<': 'fewer than ',
  '<=': 'at most ',
  '~': 'about ',
  '<~': 'nearly ',
  '>~': 'just over ',
};

function advice(relation: Relation): string {
  return relation === '=' ? 'Correct the number.' : 'Correct the number or the words before it.';
}

function scopeThing(query: CountQuery): { readonly kind: string; readonly key: string } | undefined {
  if (query.under !== undefined)
    return { kind: query.under.includes('.') ? 'endpoint' : 'slot', key: query.under };
  if (query.group !== undefined) return { kind: 'group', key: query.group };
  return query.level === undefined ? undefined : { kind: 'level', key: query.level };
}

function fix(claim: TotalClaim, actual: number): Fix {
  const text = writeNumber(claim.relation === '=' ? actual : nearest(claim.relation, actual), claim.style);
  const edits = [{ span: claim.span, newText: text }];
  const article = claim.article && articleFor(text);
  const { article: old } = claim;
  // One and none take another noun and verb than many: the author has to look.
  const safe = claim.relation === '=' && actual > 1 === claim.value > 1 && actual > 0 && claim.value > 0;
  if (!old || !article || article.length === old.to - old.from)
    return { title: `Write “${text}”`, safe, edits };
  return {
    title: `Write “${article} ${text}”`,
    safe: false,
    edits: [{ span: old, newText: article }, ...edits],
  };
}

/** The number that makes *more than* and its likes true again. */
function nearest(relation: Relation, actual: number): number {
  if (relation === '>' || relation === '>~') return Math.max(0, actual - 1);
  return relation === '<' ? actual + 1 : actual;
}

function articleFor(number: string): 'a' | 'an' {
  return /^(?:8|11(?!\d)|18(?!\d)|eight|eleven)/i.test(number) ? 'an' : 'a';
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether the number at `span` is a total that the data settles. */
export function isSettled(span: Span, document: DocumentFacts, atlas: AtlasReader): boolean {
  return claimsAt(span, document).some((claim) => {
    const actual = knownTotal(claim.readings[0], atlas);
    return actual !== undefined && (claim.sure || nearlyRight(claim.value, actual));
  });
}

/** Whether the number at `span` is a total that the data contradicts. */
export function isWrongTotal(span: Span, document: DocumentFacts, atlas: AtlasReader): boolean {
  return claimsAt(span, document).some((claim) => wrongTotal(claim, atlas) !== undefined);
}

function claimsAt(span: Span, document: DocumentFacts): readonly TotalClaim[] {
  return document.counts.totals.filter((claim) => claim.span.from === span.from);
}
