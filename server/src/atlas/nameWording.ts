import { sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { articleFor } from './articleSound';
import { isWhole } from './languageEdit';
import type { Passage } from './languagePassage';
import { isQuoted, startsSentence } from './languageSentence';

/** How a phrase is put in a name's place. */
export interface Wording {
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
  /** Whether the sentence surely stands with it. */
  readonly safe: boolean;
}

/** Words that leave no room for the phrase's own article. */
const DETERMINER =
  /^(?:the|this|that|these|those|each|every|any|some|no|another|either|neither|its|their|our|your|his|her|my|whose)$/i;
const ADJECTIVE =
  /^(?:new|newer|newest|old|older|latest|last|next|first|second|current|former|recent|recently|early|earlier|late|later|original|own|other|same|only|main|major|big|large|larger|largest|small|smaller|smallest|leading|future|past|present|official|various|many|several|few|two|three|four|five|non|ex)$/i;
/** Words after which a noun phrase stands on its own. */
const OPENS =
  /^(?:of|by|from|with|without|for|to|at|in|on|under|against|between|like|unlike|than|as|via|through|into|about|behind|beyond|within|toward|towards|over|since|until|upon|among|after|before|and|or|but|that|because|when|while|if|where|whether|although|though|whereas|said|says)$/i;
const CLOSES =
  /^(?:[.:;!?)](?=[\s"”’)]|$)|$|\s+(?:is|was|has|had|will|would|can|could|may|might|must|should|does|did)\s)/;
const ARTICLE = /^(an?|the)\s+/i;

/**
 * Puts `write` in the place of the name at `from`–`to` of a passage: an article, demonstrative or adjective before it takes the phrase's own
 * article away, *a* or *an* is made to fit, a possessive stays one, and what begins a sentence has a capital. `undefined` where it is part of a
 * longer word or of markup.
 */
export function wordName(
  { prose, place, quoted }: Passage,
  from: number,
  to: number,
  write: string,
): Wording | undefined {
  const { text } = prose;
  if (/[-/_&@#\u2010\u2011]$/.test(text.slice(0, from)) || /^[-/_&@#\u2010\u2011]/.test(text.slice(to)))
    return undefined;
  const own = possessive(text, from, to);
  const end = to + own.length;
  if (!isWhole(prose, from, end)) return undefined;
  const phrase = write.trim();
  const before = /([^\s“"‘'([]+)\s+$/.exec(text.slice(Math.max(0, from - 80), from));
  const word = before?.[1] ?? '';
  const starts = startsSentence(text, from);
  const bare = phrase.replace(ARTICLE, '');
  const ending = own === '' ? '' : /s$/i.test(phrase) ? own : `${own[0]}s`;
  const edits: { span: Span; newText: string }[] = [];
  const put = (words: string): void => {
    edits.push({ span: sourceSpan(prose, from, end), newText: words + ending });
  };
  if (/^an?$/i.test(word)) {
    const at = from - before![0].length;
    const article = articleFor(bare);
    if (article && article !== word.toLowerCase())
      edits.push({ span: sourceSpan(prose, at, at + word.length), newText: likeCase(article, word) });
    put(bare);
  } else if (DETERMINER.test(word) || ADJECTIVE.test(word) || /['’]s?$/.test(word)) put(bare);
  else put(starts ? capital(phrase) : phrase);
  const safe =
    place === 'text' &&
    !quoted &&
    /^an?\s/.test(phrase) &&
    (starts || (before !== null && OPENS.test(word))) &&
    (CLOSES.test(text.slice(end)) || (/^['’]s\s+\p{L}/u.test(text.slice(to)) && own === '')) &&
    !isQuoted(prose, from);
  return { edits, safe };
}

/** The bare apostrophe behind a name in *s*, if it is no closing quotation mark. */
function possessive(text: string, from: number, to: number): string {
  const mark = text[to];
  if ((mark !== "'" && mark !== '’') || !/s$/i.test(text.slice(from, to))) return '';
  if (!/^\s+[\p{L}\p{N}]/u.test(text.slice(to + 1, to + 20))) return '';
  return /(?:^|[\s(“"])['‘](?=[\p{L}\p{N}])/u.test(text.slice(0, to)) ? '' : mark;
}

function likeCase(article: string, written: string): string {
  return written[0] === 'A' ? capital(article) : article;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
