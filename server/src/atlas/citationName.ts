/**
 * A text with every letter beyond ASCII as `X` or `x`, by its case, place for place. Patterns for names are matched on it: with `\p{L}` in them they take
 * longer to compile than to read a chapter.
 */
export function shapeOf(text: string): string {
  return /[\u00c0-\ud7ff]/.test(text)
    ? text.replace(/[\u00c0-\u1fff\u2c00-\ud7ff]/g, shapeOfCharacter)
    : text;
}

function shapeOfCharacter(character: string): string {
  if (!/[\p{L}\p{M}]/u.test(character)) return character;
  return character.toLowerCase() === character ? 'x' : 'X';
}

/** The pieces of which patterns for author–year mentions are made: sources of regular expressions for shapes, without flags. */
const PARTICLES =
  '(?:(?:[Vv]an|[Vv]on|[Vv]om|zu|zur|der|den|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Tt]en|[Tt]er|[Bb]in|[Ii]bn|[Bb]en|af|av|[Ss]t\\.)\\s+)*';
/** A capital and at least one letter more; apostrophes and hyphens inside, a possessive left out. */
const WORD = "(?:[ODLd]['’]|[Aa]l-|[Ee]l-)?[A-Z](?:[A-Za-z]|['’](?=[A-Za-z]{2})){1,30}(?:[-‐‑][A-Za-z]{2,})*";
const INITIALS = '(?:[A-Z]\\.[\\s-]?){0,4}';

/** A family name, with initials before it and particles. */
export const NAME = `${INITIALS}${PARTICLES}${WORD}`;
/** `Hoffmann, J.-L.` as reading lists have it. */
export const LISTED_NAME = `${PARTICLES}${WORD},\\s(?:[A-Z]\\.[\\s-]?)+`;
/** What may stand before a name without being part of it. */
export const EDGE = '(?<![A-Za-z\\d@./_-])';
export const POSSESSIVE = "(?:['’]s?)?";
export const YEAR = '(?:1[6-9]|20)\\d\\d';

/** The family name in what `NAME` or `LISTED_NAME` matched. */
export function familyOf(name: string): string {
  return name
    .replace(/,\s.*$/su, '')
    .replace(/^(?:\p{Lu}\.[\s-]?)+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether initials, a particle or an apostrophe (*O'Neil*) tell that this can only be a person. */
export function isMarked(name: string): boolean {
  return (
    /^\p{Lu}\./u.test(name) ||
    /^(?:van|von|vom|zu|zur|der|den|del|della|di|da|dos|du|ten|ter|bin|ibn)\s/i.test(name) ||
    /^[OD]['’]\p{Lu}/u.test(name)
  );
}

/** How far a capitalized word before a year is to be taken for an author. */
export type Certainty =
  /** An author. */
  | 'sure'
  /** An author if the list has that name; otherwise it may be anything. */
  | 'likely'
  /** A product, a place, an organization: a citation if the list has it with that year, and nothing otherwise. */
  | 'faint';

/**
 * Judges a name by its spelling: acronyms and inner capitals (*GPT*, *DeepMind*) and the words that stand before a year for other reasons are
 * hardly authors, nouns by their ending (*Evaluation*) seldom.
 */
export function certaintyOf(name: string): Certainty {
  const last = familyOf(name).split(/\s/).pop() ?? '';
  if (/\p{Lu}{2}/u.test(last) || isCamel(last) || NO_FAMILY.has(last.toLowerCase())) return 'faint';
  return ENDINGS.test(last) ? 'likely' : 'sure';
}

/** The least certain of several. */
export function least(all: readonly Certainty[]): Certainty {
  return all.includes('faint') ? 'faint' : all.includes('likely') ? 'likely' : 'sure';
}

function isCamel(word: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(
    word.replace(/^(?:Mc|Mac|De|Le|La|Du|Di|Van|Von|Fitz|Da|Del|Ben|El|Al|St|O)(?=\p{Lu}\p{Ll})/u, ''),
  );
}

const ENDINGS =
  /.{3,}(?:tion|sion|ment|ness|ity|ship|ism|ology|ance|ence|ings?|ics|ware|ables?|ives?|graphy|ures?|tions)$/i;

/** Months, days, parts of a work, openers of sentences, places where conferences are held, publishers, companies and their models. */
const NO_FAMILY = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
  sunday spring summer autumn fall winter easter christmas
  chapter section figure fig table part appendix page version edition volume issue book paper report note notes draft release update snapshot
  article act law directive regulation bill standard policy framework guide manual handbook index list map atlas slot endpoint group level topic
  item row column step phase stage day week month year quarter evidence gap partial strong weak data model models benchmark challenge workshop
  conference proceedings journal nature science press archive blog post website preprint survey review study spec code
  the a an this that these those it its we our they he she in on at by for from of to as but and or so yet if when while since until before after
  although because though however moreover furthermore similarly recently later earlier here there thus hence then also finally first second
  third instead indeed today now see both following under over with without about between among see cf compare only even still meanwhile
  europe asia africa america usa uk france germany china india japan korea canada brazil italy spain austria switzerland sweden norway finland denmark
  netherlands belgium poland singapore israel australia mexico ireland portugal greece turkey rwanda
  london paris berlin vienna munich zurich geneva amsterdam brussels rome milan madrid barcelona lisbon dublin oslo stockholm copenhagen helsinki
  prague warsaw budapest athens istanbul seattle boston chicago toronto montreal vancouver honolulu miami atlanta dallas denver austin bangkok seoul
  tokyo kyoto beijing shanghai shenzhen sydney melbourne abu dhabi dubai kigali addis ababa doha delhi mumbai bangalore hyderabad albuquerque
  california texas virginia oxford cambridge stanford princeton harvard berkeley york
  springer elsevier wiley pearson penguin routledge sage crown norton harper knopf vintage basic mit acm ieee usenix addison prentice manning packt
  google microsoft meta apple amazon nvidia anthropic mistral cohere openai facebook intel samsung huawei alibaba baidu tencent bytedance adobe
  oracle salesforce databricks hugging reuters bloomberg gartner mckinsey deloitte forrester eleuther together perplexity
  llama claude gemini gemma qwen chinchilla gopher falcon phi pythia dolma olmo nemotron mixtral vicuna alpaca bard bert transformer mamba
  whisper sora grok magpie tulu linux windows android python rust java kubernetes docker github gitlab wikipedia reddit twitter youtube
  commission parliament congress senate council committee institute university foundation association agency office ministry department bank
  union nations government company inc corp ltd labs lab team consortium forum alliance community network center centre
  internet web world state states court supreme white house olympics brexit covid pandemic
  alignment safety security privacy robustness reasoning tokenizer architecture training compute serving monitoring deployment compliance fairness`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
