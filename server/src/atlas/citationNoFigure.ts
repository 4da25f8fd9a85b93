import type { Span } from '../syntax/span';
import { isExcepted } from './citationExcept';
import type { FigureKind } from './citationFigure';
import type { Lexicon } from './lexicon';

/** Whether a number that looks like a figure is none that a source is asked for: a label, a total of the atlas, a model's name, a deadline, a goal, a question. */
export function isNoFigure(text: string, figure: Span, kind: FigureKind, lexicon: Lexicon): boolean {
  if (isExcepted(text, figure, lexicon)) return true;
  const sentence = sentenceAround(text, figure);
  const before = text.slice(sentence.from, figure.from);
  const after = text.slice(figure.to, sentence.to);
  const words = text.slice(figure.from, figure.to);
  if (/\?["”’)*_]*\s*$/.test(text.slice(sentence.from, sentence.to))) return true;
  if (LABEL.test(before)) return true;
  if (
    OWN_DOING.test(before) ||
    AIM.test(before) ||
    SUPPOSED.test(before) ||
    POSED.test(text.slice(0, sentence.from + before.length))
  )
    return true;
  if (kind === 'percent' && STATISTICS.test(after)) return true;
  if (isOfTheAtlas(before, words, after, kind, lexicon)) return true;
  if (kind === 'magnitude' && /^[^\s]*\d\s?[TBM]$/.test(words)) return isModelSize(before, after);
  if (kind === 'time') return DEADLINE.test(before) || READING.test(after);
  if (kind === 'quantity' && /^(?:1[89]|20)\d\d\s/.test(words))
    return /\b(?:in|since|by|until|of|during|from|before|after|early|late|mid)[\s-]$/i.test(before);
  return (
    kind === 'number' &&
    (READING.test(after) ||
      DATE_BEFORE.test(before) ||
      DATE_AFTER.test(after) ||
      DEADLINE.test(before) ||
      COUNTS.test(after))
  );
}

const LABEL =
  /(?:^|[\s(])(?:pages?|pp?\.|steps?|chapters?|ch\.|sections?|sec\.|§|figures?|figs?\.|tables?|tab\.|versions?|v\.?|slots?|endpoints?|lines?|rows?|columns?|cells?|parts?|days?|weeks?|phases?|stages?|tiers?|levels?|appendix|equations?|eq\.|questions?|no\.|numbers?|#|exercises?|items?|notes?|footnotes?|volumes?|vol\.|editions?|groups?|article|annex|rule|release|iso|rfc|port|isbn|batch|room|suite|gate|exit|seat|building|option|exhibit|class|grade|floor)\s?$/i;

/** Goals, limits and conditions state no finding. */
const AIM =
  /\b(?:targets?|goals?|aim(?:s|ed|ing)?|thresholds?|quotas?|objectives?|should|must|shall|ought to|needs? to|plan(?:s|ned)? to|promise[sd]?|want(?:s)? to|hop(?:e|es|ing) to|intend(?:s|ed)? to|allow(?:s|ed)? up to|limit(?:s|ed)? (?:of|to|is)|cap(?:s|ped)? (?:of|at|is)|deadline)\b[^.;]{0,60}$|\b(?:if|would)\b[^.,;:]{0,60}$/i;
const SUPPOSED =
  /(?:^\s*|[(“"]\s*)(?:suppose|imagine|assume|assuming|say|let|picture|consider|for example, (?:if|suppose)|what if|if (?:you|we|a|an|the|one|your))\b[^.]*$|\b(?:hypothetical|say,)\s[^.]{0,40}$|\b(?:let['’]s|let us|we|you)\s(?:(?:can|may|will|could|might|now|just|simply)\s){0,2}(?:assume|suppose|imagine|pretend)\b[^.]*$/i;

/** A sentence that poses a case: what follows in its paragraph reckons with it. Hints and exercises do so as well. */
const POSED =
  /(?:^|[.!?:]\s+|\d\.\s+)(?:Suppose|Imagine|Assume|Picture|For the sake of (?:the )?argument|Let(?:['’]s| us) (?:assume|suppose|imagine|say|pretend)|Hint:)/;

/** What a text does itself, before its reader's eyes: *we split out 10% of the examples*. */
const OWN_DOING =
  /\bwe\s(?:(?:can|will|now|then|first|just|simply|\w+ly)\s){0,2}(?:split|generate|create|define|load|initialize|plot|draw|pick|choose|set)\b[^.;]*$|\bcode\s(?:\w+\s)?(?:generates|creates|draws|splits)\b[^.;]*$/i;

/** `95% confidence interval` is the name of a method; chances are what a text reckons with. */
const STATISTICS =
  /^[\s-](?:confidence|credible|credibility|prediction|quantile|percentile|significance|CI\b|chances?\b|probability|odds\b|sure\b|certain|confident)/i;

const DEADLINE =
  /\b(?:within|every|each|in under|under|per|at most|up to|no more than|deadline of|due in|wait(?:s)?(?: for)?|times? out after|after|for the (?:first|next|last))\s(?:the (?:first|next|last)\s|about\s|another\s)?$/i;
const READING =
  /^[\s-]*(?:(?:minutes?|mins?|seconds?|hours?|days?|weeks?|months?|years?)\b|to read|read(?:ing)?\b|ago\b|from now|later\b|before\b|notice|(?:to|of)\s(?:read|reading|review))/i;
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|q[1-4]|h[12])';
const DATE_BEFORE = new RegExp(`\\b(?:${MONTH}|FY)\\.?\\s(?:the\\s)?$`, 'i');
const DATE_AFTER = new RegExp(`^(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}\\b`, 'i');
/** Things whose number a text says of itself. */
const COUNTS =
  /^\s(?:[\w-]+\s)?(?:slots?|endpoints?|sub-endpoints?|items?|groups?|topics?|chapters?|references?|parts|sections|pages|steps|stages|things|ways|kinds|reasons|questions|points|examples)\b/i;

/** A share or a multiple of the atlas's own things, or of a total of them just named (*13 of 21 slots, 62%*). */
function isOfTheAtlas(
  before: string,
  words: string,
  after: string,
  kind: FigureKind,
  lexicon: Lexicon,
): boolean {
  const nouns = atlasNouns(lexicon);
  if (
    new RegExp(`^\\s(?:[\\w-]+\\s){0,2}(?:${nouns})\\b`, 'i').test(after) ||
    new RegExp(`\\b(?:${nouns})$`, 'i').test(words)
  )
    return true;
  if (kind !== 'percent' && kind !== 'factor') return false;
  return (
    new RegExp(
      `^\\s(?:more\\s|fewer\\s)?(?:of\\s)?(?:(?:the|all|its|our|these|those|this|atlas's)\\s)*(?:[\\w-]+\\s){0,2}(?:${nouns})\\b`,
      'i',
    ).test(after) ||
    new RegExp(
      `(?:\\d|\\bone|two|three|four|five|six|seven|eight|nine|ten|teen|ty)\\s(?:[\\w-]+\\s){0,2}(?:${nouns})\\b[^.]*$`,
      'i',
    ).test(before)
  );
}

const nounsOf = new WeakMap<Lexicon, string>();

/** The nouns that can only mean the atlas's things; *item*, *group*, *topic* and *reference* are words of every trade. */
function atlasNouns(lexicon: Lexicon): string {
  const known = nounsOf.get(lexicon);
  if (known !== undefined) return known;
  const own = ['slots', 'endpoints', 'items'].flatMap(
    (of) => lexicon.vocabulary[of as 'slots' | 'endpoints' | 'items'] ?? [],
  );
  const nouns = ['slot', 'endpoint', 'sub-endpoint', 'chapter', 'cross-cutting topic', ...own]
    .map(
      (noun) =>
        `${noun
          .trim()
          .replace(/s$/i, '')
          .replace(/[^\p{L}\p{N}\s]/gu, '\\$&')
          .replace(/\s+/g, '\\s')}s?`,
    )
    .join('|');
  nounsOf.set(lexicon, nouns);
  return nouns;
}

/** `Mistral 7B`, `Llama 3 70B`, `a 70B model`, `the 7B and 70B variants`: a size that names. */
function isModelSize(before: string, after: string): boolean {
  // `DeepSeek-V3 (671B)`
  if (/^\)/.test(after) && /[\p{Lu}\p{N}][\p{L}\p{N}.+-]*\s\($/u.test(before)) return true;
  const word = /(\S+)[\s-]$/.exec(before)?.[1] ?? '';
  const opensSentence = before.trim() === word;
  const named =
    /^["“(*_]*\p{Lu}[\p{L}\p{N}.+-]*$/u.test(word) &&
    !/^(?:The|A|An|In|At|With|From|About|Roughly|Over|Some|Only|Nearly|Around|To|Between|Its|Their|Using|For|Of|Up)$/.test(
      word,
    );
  if (named && !(opensSentence && /^(?:Almost|Every|Each|Most|Trained|Keeping|Adding)$/.test(word)))
    return true;
  if (/^[\d.]+$/.test(word) && /\p{Lu}[\p{L}\p{N}.-]*\s[\d.]+[\s-]$/u.test(before)) return true;
  return /^(?:\s?(?:,|and|or|to|vs\.?|versus|–|-|\/)\s?(?:an?\s|the\s)?[\d.]+\s?[TBM]\b)*[\s-]*(?:(?!(?:for|of|in|to|on|the|an?|per|by|from|with|and|than|as|at|or)\s)[\w-]+\s){0,2}(?:LLMs?|models?|variants?|checkpoints?|class|versions?|siblings?|family|runs?|scale|size|sizes|range|base|chat|instruct|transformers?|policy|networks?|baselines?|student|teacher|level|one|ones|weights)\b/i.test(
    after,
  );
}

/** The sentence that holds a figure; abbreviations and decimal points end none. */
export function sentenceAround(text: string, at: Span): Span {
  const end = /[.!?]["”’)\]]*(?=\s+["“([*_]*[\p{Lu}\p{N}\uFFFC]|\s*$)/gu;
  let from = 0;
  let to = text.length;
  for (let match = end.exec(text); match; match = end.exec(text)) {
    if (
      /\b(?:et al|e\.g|i\.e|cf|vs|approx|ca|no|fig|sec|ch|eq|p|pp|vol|dr|mr|ms|prof|st|jr|inc|corp|ltd|u\.s|\p{Lu})\.$/iu.test(
        text.slice(Math.max(0, match.index - 8), match.index + 1),
      ) &&
      text[match.index] === '.'
    )
      continue;
    if (end.lastIndex <= at.from) from = end.lastIndex;
    else if (match.index >= at.to) {
      to = end.lastIndex;
      break;
    }
  }
  return { from, to };
}
