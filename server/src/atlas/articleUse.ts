import { startsSentence, wordsBefore, wordsBehind } from './languageSentence';

/** Words that no noun phrase begins with: before them, *a* is a letter or a variable, or *an* a slip for *and*. Whole classes, in small letters. */
const NO_NOUN = new Set(
  [
    'is are was were be am been has have had do does did can could may might must shall should will would isn’t',
    "isn't aren't wasn't won't and or nor but if as than then so yet because while when where whether although",
    'though unless until that this these those it its i he she we they you us our his her my your their who whom',
    'whose which what in on of at to for from by with into onto upon unto off out up under over above below among',
    'amid across about around along after before between through via per without within against all any each',
    'either both every some also not no I et e.g i.e a.k.a a.m p.m',
  ]
    .join(' ')
    .split(' '),
);

export function isNoNoun(word: string): boolean {
  return NO_NOUN.has(word.replace(/[.,;:!?]+$/, ''));
}

/** *a priori*, *a la carte*: no article. */
export function opensLatin(word: string): boolean {
  return /^(?:priori|posteriori|fortiori|contrario|potiori|cappella|capella|tempo|la|deux|prima|mano|minima)(?![a-z])/i.test(
    word,
  );
}

/** What a letter behind it names: *vitamin a*, *option a*. */
const LABEL =
  /(?:^|[^\p{L}])(?:vitamin|hepatitis|influenza|protein|plan|option|grade|appendix|annex|exhibit|variant|letter|column|figure|variable|parameter|constant|vector)\s+$/iu;

/** Whether what looks like an article is a letter's name or a variable. A capital is one wherever no sentence begins. */
export function isLetter(text: string, from: number, written: string): boolean {
  if (/^an?$/i.test(written) && /[=+×*/<>≤≥≠≈^|∈]\s+$/.test(text.slice(Math.max(0, from - 3), from)))
    return true;
  if (written === 'a') return LABEL.test(wordsBefore(text, from, 24)) || hasLetters(text, from, false);
  if (written === 'an' || written === 'the') return false;
  if (!startsSentence(text, from)) return true;
  return written === 'A' && hasLetters(text, from, true);
}

/** Whether the sentence has other letters alone, as in *a exceeds b* or *A asks B*. */
function hasLetters(text: string, at: number, capitals: boolean): boolean {
  const before = wordsBefore(text, at, 120).replace(/^[\s\S]*[.!?]\s/, '');
  const after = wordsBehind(text, at + 1, 120).replace(/[.!?]\s[\s\S]*$/, '');
  const alone = capitals ? /(?:^|[\s(])[B-HJ-Z](?=$|[\s).,;:!?])/ : /(?:^|[\s(])[b-z](?=$|[\s).,;:!?])/;
  return alone.test(before) || alone.test(after);
}

/**
 * Whether the word behind *a* or *an* can be what it belongs to. *A* that begins a sentence may be a letter (*A owns the data*, *A also does*),
 * *An* a name (*An Nguyen*).
 */
export function isNoun(
  text: string,
  use: { readonly written: string; readonly word: string; readonly next: number },
): boolean {
  const { written, word, next } = use;
  // A letter among letters, or what it stands for in a formula.
  if (/^[a-z]$/.test(word)) return false;
  if (/^[=+×*/<>≤≥≠≈^|]/.test(text.slice(next + word.length).trimStart())) return false;
  if (written === 'A') {
    if (/^[A-HJ-Z]$/.test(word)) return false;
    if (/^\p{Ll}+s$/u.test(word) && !/(?:[ui]s|ss)$/.test(word)) return false;
    if (/^(?:always|also|already|again|often|only|even|ever|almost|usually|eventually|initially)$/.test(word))
      return false;
  }
  return !(written === 'An' && /^\p{Lu}\p{Ll}+$/u.test(word));
}

/** Words that tell another language by themselves, being no English ones. */
const FOREIGN =
  /(?:^|[\s“"‘'(])(?:de|del|della|dello|degli|dei|las|los|una|uno|con|para|por|les|le|des|du|et|au|aux|une|dans|il|gli|che|di|und|der|das|dem|ein|eine|einer|zu|von|auf|het|een|voor|och|av|az|egy|és|dos|em|não|às|ao)(?=[\s”"’'),.;:]|$)/u;

/** Whether a foreign word stands within a few words of a place in its sentence. */
export function isForeign(text: string, at: number): boolean {
  const head = wordsBefore(text, at, 50).replace(/^[\s\S]*[.!?]\s/, '');
  const tail = wordsBehind(text, at + 1, 50).replace(/[.!?]\s[\s\S]*$/, '');
  return FOREIGN.test(`${head} ${tail}`);
}
