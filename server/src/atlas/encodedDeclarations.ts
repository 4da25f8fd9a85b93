import type { Declaration, ThingKind } from './thing';

/** Numbers and texts of declarations, in order. */
export type DeclarationColumns = readonly [numbers: readonly number[], texts: readonly string[]];

export const THING_KINDS: readonly ThingKind[] = [
  'group',
  'slot',
  'endpoint',
  'level',
  'topic',
  'chapter',
  'section',
  'reference',
];

const WRITTEN = 1;
const TITLE_SPAN = 2;
const LEVEL = 4;
const SUMMARY = 8;
const LEAD = 16;
const PARENT = 32;
/** The parent's key is this one's without its last part. */
const PARENT_ABOVE = 64;
/** Kinds stand above the flags. */
const KIND_SHIFT = 7;

/** Every member has to be told here, or it would be lost. */
const told = {
  kind: true,
  key: true,
  keySpan: true,
  fullSpan: true,
  title: true,
  titleSpan: true,
  written: true,
  parent: true,
  level: true,
  summary: true,
  lead: true,
} satisfies Record<keyof Required<Declaration>, true>;
void told;

/** A declaration's places are told from its key's, and that from the key before. */
export function declarationColumns(declarations: readonly Declaration[]): DeclarationColumns {
  const numbers: number[] = [];
  const texts: string[] = [];
  let before = 0;
  for (const { kind, key, keySpan, fullSpan, title, titleSpan, ...more } of declarations) {
    const { written, parent, level, summary, lead } = more;
    const above = parent !== undefined && parent === keyAbove(key);
    numbers.push(
      (THING_KINDS.indexOf(kind) << KIND_SHIFT) +
        (written ? WRITTEN : 0) +
        (titleSpan ? TITLE_SPAN : 0) +
        (level === undefined ? 0 : LEVEL) +
        (summary === undefined ? 0 : SUMMARY) +
        (lead === undefined ? 0 : LEAD) +
        (parent === undefined ? 0 : above ? PARENT_ABOVE : PARENT),
    );
    const { from } = keySpan;
    numbers.push(from - before, keySpan.to - from, fullSpan.from - from, fullSpan.to - from);
    if (titleSpan) numbers.push(titleSpan.from - from, titleSpan.to - from);
    before = from;
    texts.push(key, title);
    if (level !== undefined) texts.push(level);
    if (summary !== undefined) texts.push(summary);
    if (lead !== undefined) texts.push(lead);
    if (parent !== undefined && !above) texts.push(parent);
  }
  return [numbers, texts];
}

export function readDeclarations([numbers, texts]: DeclarationColumns): Declaration[] {
  const declarations: Declaration[] = [];
  let text = 0;
  let from = 0;
  for (let at = 0; at < numbers.length; ) {
    const flags = numbers[at]!;
    from += numbers[at + 1]!;
    const key = texts[text++]!;
    const declaration: { -readonly [Name in keyof Declaration]: Declaration[Name] } = {
      kind: THING_KINDS[flags >> KIND_SHIFT]!,
      key,
      keySpan: { from, to: from + numbers[at + 2]! },
      fullSpan: { from: from + numbers[at + 3]!, to: from + numbers[at + 4]! },
      title: texts[text++]!,
      written: (flags & WRITTEN) !== 0,
    };
    at += 5;
    if (flags & TITLE_SPAN) {
      declaration.titleSpan = { from: from + numbers[at]!, to: from + numbers[at + 1]! };
      at += 2;
    }
    if (flags & LEVEL) declaration.level = texts[text++]!;
    if (flags & SUMMARY) declaration.summary = texts[text++]!;
    if (flags & LEAD) declaration.lead = texts[text++]!;
    if (flags & PARENT) declaration.parent = texts[text++]!;
    if (flags & PARENT_ABOVE) declaration.parent = keyAbove(key)!;
    declarations.push(declaration);
  }
  return declarations;
}

function keyAbove(key: string): string | undefined {
  const dot = key.lastIndexOf('.');
  return dot < 0 ? undefined : key.slice(0, dot);
}
