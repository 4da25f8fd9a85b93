import { THING_KINDS } from './encodedDeclarations';
import type { Mention } from './thing';

/** Numbers and keys of mentions, in order, and the company of those that have some. */
export type MentionColumns = readonly [
  numbers: readonly number[],
  keys: readonly string[],
  company: readonly (readonly string[])[],
];

const FORMS: readonly Mention['form'][] = ['data', 'component', 'link', 'citation', 'text'];

const SURE = 1;
const COMPANY = 2;
const LABELLED = 4;
const NOT_LABELLED = 8;
const DOUBTFUL = 16;
const NOT_DOUBTFUL = 32;
const WITHIN = 64;
/** Kinds stand above the flags, and forms above the kinds. */
const KIND_SHIFT = 7;
const KIND_MASK = 15;
const FORM_SHIFT = 11;

/** Every member has to be told here, or it would be lost. */
const told = {
  kind: true,
  key: true,
  span: true,
  keySpan: true,
  form: true,
  sure: true,
  company: true,
  labelled: true,
  doubtful: true,
  within: true,
} satisfies Record<keyof Required<Mention>, true>;
void told;

/** A mention's places are told from where its words begin, and that from the mention before. */
export function mentionColumns(mentions: readonly Mention[]): MentionColumns {
  const numbers: number[] = [];
  const keys: string[] = [];
  const companies: (readonly string[])[] = [];
  let before = 0;
  for (const { kind, key, span, keySpan, form, sure, company, labelled, doubtful, within } of mentions) {
    const { from } = span;
    numbers.push(
      (FORMS.indexOf(form) << FORM_SHIFT) +
        (THING_KINDS.indexOf(kind) << KIND_SHIFT) +
        (sure ? SURE : 0) +
        (company ? COMPANY : 0) +
        (labelled === undefined ? 0 : labelled ? LABELLED : NOT_LABELLED) +
        (doubtful === undefined ? 0 : doubtful ? DOUBTFUL : NOT_DOUBTFUL) +
        (within ? WITHIN : 0),
      from - before,
      span.to - from,
      keySpan.from - from,
      keySpan.to - from,
    );
    before = from;
    keys.push(key);
    if (company) companies.push(company);
  }
  return [numbers, keys, companies];
}

export function readMentions([numbers, keys, companies]: MentionColumns): Mention[] {
  const mentions: Mention[] = [];
  let from = 0;
  let alone = 0;
  for (let index = 0; index < keys.length; index++) {
    const at = index * 5;
    const flags = numbers[at]!;
    from += numbers[at + 1]!;
    const mention: { -readonly [Name in keyof Mention]: Mention[Name] } = {
      kind: THING_KINDS[(flags >> KIND_SHIFT) & KIND_MASK]!,
      key: keys[index]!,
      span: { from, to: from + numbers[at + 2]! },
      keySpan: { from: from + numbers[at + 3]!, to: from + numbers[at + 4]! },
      form: FORMS[flags >> FORM_SHIFT]!,
      sure: (flags & SURE) !== 0,
    };
    if (flags & COMPANY) mention.company = companies[alone++]!;
    if (flags & (LABELLED | NOT_LABELLED)) mention.labelled = (flags & LABELLED) !== 0;
    if (flags & (DOUBTFUL | NOT_DOUBTFUL)) mention.doubtful = (flags & DOUBTFUL) !== 0;
    if (flags & WITHIN) mention.within = true;
    mentions.push(mention);
  }
  return mentions;
}
