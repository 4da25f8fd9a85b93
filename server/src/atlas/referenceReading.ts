import type { Lexicon } from './lexicon';
import type { Chain } from './referenceChain';
import {
  classAfter,
  classBefore,
  isAskedVerb,
  isBaseVerb,
  isNounAfter,
  OTHER_SLOTS,
  type WordClass,
} from './referenceWords';

/**
 * How a text uses a chain of ids (format, section 4). `none`: it names something else (*vitamin B6*). `doubtful`: it may (*the A6 camera*), so it is
 * one only where it resolves. `adjunct`: the same for a noun behind it alone
 * (*A1 data*), so that it is company for others all the same. `plain`: one where it or its company resolves. `sure`: one in any case, but for ids of more digits than the
 * atlas has. `labelled`: one even then (*slot A12*).
 */
export type Reading = 'none' | 'doubtful' | 'adjunct' | 'plain' | 'sure' | 'labelled';

/** The nouns by which an atlas calls its slots and endpoints, as patterns for the words beside an id. */
export interface Labels {
  readonly before: RegExp;
  readonly after: RegExp;
  readonly whole: RegExp;
}

const SEE =
  /(?:^|[^\p{L}])(?:see|cf\.)(?:[\s,]+(?:also|both|e\.g\.,?|i\.e\.,?|for example,?|for instance,?|especially|in particular,?|notably|again|further|instead|first|then|under|entry|entries|in))*[\s:(“"‘]*$/iu;
/** *We see A9 cards*, *to see*: eyes, no reference. */
const SEEING =
  /(?:^|[^\p{L}])(?:we|you|i|they|to|can|could|will|would|may|might|must|should|did|do|does|not|never|who)\s+(?:also\s+)?see\b[^.]*$/iu;
const LETS = /^(?:do|does|did|can|could|will|would|may|might|must|should|let|lets|make|makes|help|helps)$/;
const ABBREVIATION =
  /^(?:cf|e\.g|i\.e|vs|no|nos|fig|figs|eq|eqs|tab|app|sec|ch|alg|thm|etc|al|approx|ca|incl|esp|resp|col|ex|art|cl|para|ann|exh|ref|pt|bk|reg|rec|obj|std)$/i;
const IS = /^\s+(?:is|are|was|were)\s+((?:\p{L}+[\s-]+){0,3}\p{L}+)/u;

export function labelsOf(lexicon: Lexicon): Labels {
  const { slots = [], endpoints = [], items = [] } = lexicon.vocabulary;
  const nouns = ['slot', 'endpoint', 'sub-endpoint', 'subendpoint', ...slots, ...endpoints, ...items]
    .map(pattern)
    .join('|');
  return {
    before: new RegExp(
      `(?:^|[^\\p{L}\\p{N}_-])((?:${nouns})(?:\\s+(?:ids?|numbers?|nos?\\.|named|called|such as|like|including|namely|especially))?)[\\s:(\\[“"‘]*$`,
      'iu',
    ),
    after: new RegExp(`^\\s+(?:${nouns})(?![\\p{L}\\p{N}-])`, 'iu'),
    whole: new RegExp(
      `^(?:(?:${nouns}|capabilit(?:y|ies)|areas?)(?:\\s+ids?)?|ids?|relevant to|related(?: to)?|depends on)$`,
      'iu',
    ),
  };
}

/** A noun in singular or plural, of one or several words. */
function pattern(noun: string): string {
  const escaped = noun
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  if (/[^aeiou]y$/.test(noun)) return `${escaped.slice(0, -1)}(?:y|ies)`;
  return `${escaped.replace(/s$/, '')}(?:e?s)?`;
}

/** Other trades that number things like slots. In a sentence of theirs an id that does not resolve is theirs too, unless it is called a slot. */
const OTHER_TRADE =
  /\b(?:vitamins?|thiamine?|riboflavin|niacin|pantothenic|pyridoxine|biotin|folate|folic|cobalamin|motorways?|autobahn|Audi|BMW|Airbus|Boeing|paper (?:size|format)s?|envelopes?|ISO 216|DIN 476|spreadsheets?|CEFR|chord|hepatitis)\b/i;

export function isOfAnotherTrade(sentence: string): boolean {
  return OTHER_TRADE.test(sentence);
}

/** Reads the words around a chain. `text` is the whole passage. */
export function readChain(text: string, chain: Chain, labels: Labels): Reading {
  const before = wordBefore(text, chain.from);
  const after = wordAfter(text, chain.to);
  const head = text.slice(Math.max(0, chain.from - 72), chain.from);
  const tail = text.slice(chain.to, chain.to + 72);
  const labelled = labels.before.exec(head);
  if (labelled) return ofAnotherTrade(head.slice(0, labelled.index + 1)) ? 'doubtful' : 'labelled';

  const left = classOf(text, before);
  const right = classAfter(after.word);
  if (left === 'foreign' || right === 'foreign' || isForeignHead(text, after) || saysForeign(tail))
    return 'none';
  const seen = SEE.test(head) && !SEEING.test(head);
  if (seen || isAloneInParentheses(text, chain) || labels.after.test(tail)) return 'sure';
  if (chain.compound || /^\d/.test(before.word)) return 'doubtful';
  if (before.word && before.direct && (left === 'article' || left === 'other' || isNoun(text, before)))
    return 'doubtful';
  if (!after.word || /^\p{Lu}/u.test(after.word) || right === 'function') return 'plain';
  if (right === 'verb')
    return isBaseVerb(after.word) && chain.ids.length === 1 && !LETS.test(before.word.toLowerCase())
      ? 'doubtful'
      : 'plain';
  return isPredicate(text, after) ? 'plain' : 'adjunct';
}

/** A cell of a table that holds nothing but ids is read by its column's head. */
export function readCell(header: string, labels: Labels): Reading {
  const head = header.trim().toLowerCase();
  if (labels.whole.test(head)) return 'labelled';
  return head.split(/[^\p{L}.]+/u).some((word) => classBefore(word) === 'foreign') ? 'none' : 'plain';
}

/** *Relevant to: …*, and the keys of the format that list ids, written out at the start of a line: where the list begins and ends. */
export function findListing(
  text: string,
): { readonly from: number; readonly to: number; readonly labelled: boolean } | undefined {
  const match = /(?:^|\n)\s*(?:(relevant to)\b\s*:?|(?:related(?: to)?|depends on)\s*:)\s*/i.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const end = /\n|[.!?](?=\s|$)/.exec(text.slice(from));
  return { from, to: end ? from + end.index : text.length, labelled: match[1] !== undefined };
}

interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** False when an opening parenthesis stands between. */
  readonly direct: boolean;
}

/** The word before a place, with nothing but space, quotes or an opening parenthesis between; '' for none. */
function wordBefore(text: string, at: number): Word {
  let end = at;
  let direct = true;
  while (end > 0 && isSpaceOrOpening(text, end - 1)) {
    if (text[end - 1] === '(') direct = false;
    end--;
  }
  let from = end;
  while (from > 0 && end - from < 40 && isOfWord(text, from - 1)) from--;
  const word = text.slice(from, end);
  if (!word.endsWith('.')) return { word: word.replace(/^.*\.(?=\p{L}{3})/u, ''), from, to: end, direct };
  return ABBREVIATION.test(word.slice(0, -1))
    ? { word, from, to: end, direct }
    : { word: '', from: end, to: end, direct };
}

function isSpaceOrOpening(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Lower-case letters, which most are.
  return !(code > 96 && code < 123) && /[\s(“"‘]/.test(text[at]!);
}

function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code > 96 && code < 123) || (code !== 32 && /[\p{L}\p{N}_'’.-]/u.test(text[at]!));
}

function wordAfter(text: string, at: number): Word {
  const match = /^\s+([\p{L}'’-]+)/u.exec(text.slice(at, at + 48));
  if (!match) return { word: '', from: at, to: at, direct: true };
  const from = at + match[0].length - match[1]!.length;
  return { word: match[1]!, from, to: at + match[0].length, direct: true };
}

/** What the word before makes of an id, the word before that considered. */
function classOf(text: string, before: Word): WordClass {
  const word = before.word.toLowerCase();
  const kind = classBefore(word);
  return kind === 'foreign' && isAskedVerb(word, wordBefore(text, before.from).word.toLowerCase())
    ? 'verb'
    : kind;
}

/** *Step A9*, *the runs A1 and A6*: a noun, though there is a verb of that form. Behind a comma it goes on with a sentence: *A1, a source, feeds A6*. */
function isNoun(text: string, before: Word): boolean {
  const earlier = wordBefore(text, before.from);
  if (earlier.word === '' && /,\s*$/.test(text.slice(Math.max(0, before.from - 2), before.from)))
    return false;
  return isNounAfter(before.word.toLowerCase(), earlier.word.toLowerCase());
}

/** *C6 certifies what …*: a verb that is in no list, told by what it takes. */
function isPredicate(text: string, after: Word): boolean {
  return (
    /[a-z](?<!s)s$/.test(after.word) &&
    /^\s+(?:the|an?|its?|their|this|these|those|them|how|what|whether|why|where|every|each|no|both|all|any|us|[A-Z]{1,3}\d)\b/.test(
      text.slice(after.to, after.to + 12),
    )
  );
}

/** *A6 graphics card*: the noun at the end of two decides, unless the first is a verb or joins. */
function isForeignHead(text: string, after: Word): boolean {
  if (!after.word || classAfter(after.word) !== 'other') return false;
  return classAfter(wordAfter(text, after.to).word) === 'foreign';
}

/** *A4, A5 and A6 are paper sizes*. */
function saysForeign(tail: string): boolean {
  const match = IS.exec(tail);
  return (
    match !== null &&
    match[1]!.split(/[\s-]+/).some((word) => classAfter(word) === 'foreign' || word === 'vitamin')
  );
}

function ofAnotherTrade(head: string): boolean {
  const word = /([\p{L}\d.-]+)[^\p{L}\d]*$/u.exec(head)?.[1];
  return word !== undefined && (OTHER_SLOTS.has(word.toLowerCase()) || /^\p{Lu}{2,}$/u.test(word));
}

function isAloneInParentheses(text: string, chain: Chain): boolean {
  return text[chain.from - 1] === '(' && text[chain.to] === ')';
}
