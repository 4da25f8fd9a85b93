import type { HeadingFact } from './heading';

/**
 * The parts of a number that may be a section's, read from the headings of one text: `35.2`, `2.` or `35.2.1`. *2024 in review*, *3 lessons* and *7.5 billion
 * parameters* carry none. Whether it is the right one is for others to say.
 */
export function sectionNumbers(
  headings: readonly HeadingFact[],
): ReadonlyMap<HeadingFact, readonly number[]> {
  const found = new Map<HeadingFact, readonly number[]>();
  // A number before a small letter is a quantity, unless all titles begin so.
  const numbered = headings.filter(({ number }) => number !== undefined);
  const isSmall = numbered.length > 1 && numbered.every(({ title }) => /^\p{Ll}/u.test(title));
  for (const heading of numbered) {
    const { number = '', title, level } = heading;
    if (!PARTS.test(number) || QUANTITY.test(title) || (!isSmall && /^\p{Ll}/u.test(title))) continue;
    const parts = number.split('.').map(Number);
    if (parts.length <= level) found.set(heading, parts);
  }
  return found;
}

const PARTS = /^[1-9]\d{0,2}(?:\.(?:0|[1-9]\d?))*$/;

/** What follows a quantity: a magnitude, a unit, a sign. */
const QUANTITY =
  /^(?:hundred|thousand|[mbtr]+illion|percent|per\s+cent|times|fold|dozen|(?:[kmgtpe]i?)?(?:bits?|bytes?|b)|[kmgtpe]?(?:hz|wh?|flops?|tokens?)|days?|hours?|minutes?|seconds?|weeks?|months?|years?|[mnµ]?s|h|x|degrees?)(?![\p{L}\p{N}-])|^[^\p{L}\p{N}\s"'“‘«`*_([¿¡]/iu;

/** Parts of a chapter that often go without a number where others have theirs: they may be counted or not. */
export function mayGoUncounted(title: string): boolean {
  return UNCOUNTED.test(title.trim());
}

const UNCOUNTED =
  /^(?:(?:the|an?|our|your)\s+)?(?:introduction|overview|preface|foreword|abstract|preamble|prologue|epilogue|aims?|objectives?|goals|learning\s+(?:objectives|outcomes|goals)|prerequisites|what\s+you\s+will\s+learn|at\s+a\s+glance|in\s+(?:brief|short)|key\s+(?:points|ideas|takeaways|terms)|takeaways|(?:chapter\s+)?summary|conclusions?|outlook|exercises|problems|(?:(?:review|open)\s+)?questions|further\s+reading|reading\s+list|references|bibliography|notes|footnotes|endnotes|sources|acknowledge?ments|credits|appendix|appendices|glossary|next\s+steps|what(?:['’]s|\s+comes|\s+is)?\s+next|checklist|contents|table\s+of\s+contents)$/i;
