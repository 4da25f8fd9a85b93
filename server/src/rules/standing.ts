import { distance } from 'fastest-levenshtein';
import type { DocumentFacts } from '../atlas/facts';
import type { RangeFact } from '../atlas/referenceFact';
import type { Mention } from '../atlas/thing';
import type { AtlasReader } from '../workspace/reader';

/** `there`: it names something; `retired`: it once did; `missing`: it is used as a reference and names nothing; `none`: it is no reference at all. */
export type Standing = 'there' | 'retired' | 'missing' | 'none';

/** What a mention comes to in this atlas (format, section 4: when a bare id is a reference, and when a broken one). */
export function standing(atlas: AtlasReader, mention: Mention): Standing {
  if (atlas.exists(mention.kind, mention.key)) return 'there';
  if (mention.doubtful) return 'none';
  const isId = mention.kind === 'slot' || mention.kind === 'endpoint';
  if (isId && retiredOf(atlas, mention.key) !== undefined) return 'retired';
  if (mention.form !== 'text' || !isId) return 'missing';
  if (!mention.labelled && hasMoreDigits(atlas, mention.key)) return 'none';
  return mention.sure || mention.company?.some((key) => isThere(atlas, key)) ? 'missing' : 'none';
}

/** The retired id that this one is or stands under. */
export function retiredOf(atlas: AtlasReader, key: string): string | undefined {
  for (let id = key; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('.'))))
    if (atlas.retired(id) !== undefined && !atlas.exists(kindOf(id), id)) return id;
  return undefined;
}

/** Whether a slot or endpoint of this id is declared. */
export function isThere(atlas: AtlasReader, key: string): boolean {
  return atlas.exists(kindOf(key), key);
}

export function kindOf(key: string): 'slot' | 'endpoint' {
  return key.includes('.') ? 'endpoint' : 'slot';
}

export function slotOf(key: string): string {
  return key.split('.', 1)[0]!;
}

/** The letters of an id. */
export function lettersOf(key: string): string {
  return /^[A-Za-z]*/.exec(key)![0];
}

/** `A100` is no slot of a group of five. Letters that are no group's are held against the largest group. */
export function hasMoreDigits(atlas: AtlasReader, key: string): boolean {
  const letters = lettersOf(key);
  const own = atlas.highest(letters);
  const highest =
    own > 0 ? own : Math.max(0, ...atlas.manifest.groups.map((group) => atlas.highest(group.id)));
  return slotOf(key).length - letters.length > String(highest).length;
}

/** Whether a mention is part of a range, whose rule then speaks for it. */
export function inRange(document: DocumentFacts, mention: Mention): boolean {
  return rangeAround(document, mention) !== undefined;
}

export function rangeAround(document: DocumentFacts, mention: Mention): RangeFact | undefined {
  if (mention.kind === 'chapter' || mention.kind === 'section') return undefined;
  return document.references.ranges.find(
    ({ span }) => span.from <= mention.keySpan.from && mention.keySpan.to <= span.to,
  );
}

/** *group A has A1 to A5*: what there is to choose from beside a slot that is not there. */
export function slotsBeside(atlas: AtlasReader, key: string): string {
  const letters = lettersOf(key);
  const groups = atlas.keys('group');
  if (!groups.includes(letters))
    return groups.length > 0 ? sayAll('group', groups) : 'no groups are declared';
  const slots = atlas.keys('slot').filter((slot) => lettersOf(slot) === letters);
  if (slots.length === 0) return `group ${letters} has no slots`;
  return slots.length > 3
    ? `group ${letters} has ${slots.length} slots, ${slots[0]} to ${slots.at(-1)}`
    : `group ${letters} has ${inWords(slots)}`;
}

/** The one key that a mistyped one may stand for, if it is near enough and no other is as near. */
export function nearest(key: string, keys: readonly string[]): string | undefined {
  const lower = key.toLowerCase();
  let best: string | undefined;
  let least = (key.length < 5 ? 1 : Math.max(2, Math.floor(key.length / 3))) + 1;
  let tied = false;
  for (const other of keys) {
    if (Math.abs(other.length - key.length) >= least + 1) continue;
    const steps = other.toLowerCase() === lower ? 0 : apart(other.toLowerCase(), lower);
    if (steps < least) [best, least, tied] = [other, steps, false];
    else if (steps === least) tied = true;
  }
  return tied ? undefined : best;
}

/** Edits between two words, two letters that changed places counted as one. */
function apart(a: string, b: string): number {
  const steps = distance(a, b);
  return steps === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('')
    ? 1
    : steps;
}

export function inWords(words: readonly string[], most = 8): string {
  if (words.length > most) return `${words.slice(0, most).join(', ')} …`;
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** *the groups are A and B*, *the only topic is fog*. */
export function sayAll(noun: string, keys: readonly string[], most?: number): string {
  return keys.length === 1 ? `the only ${noun} is ${keys[0]}` : `the ${noun}s are ${inWords(keys, most)}`;
}
