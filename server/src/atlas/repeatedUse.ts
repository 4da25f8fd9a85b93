import { startsSentence, wordsBefore } from './languageSentence';
import { NUMBER_WORDS } from './numberWords';
import type { Pair } from './repeatedWord';

/** Words of degree, said twice for more of it. */
const DEGREE =
  'very so really much many far long more too quite pretty truly way super ultra ever never extremely highly totally really incredibly deeply slowly';
/** Cries, calls and pairs that are one word by use: *bye bye*, *log log*, *win win*. */
const REDOUBLED =
  'bye ha haha hee ho hey hi la blah yeah yes no okay ok oh ah wow knock tut tick hear there now well come ta boo chop hush night win log ln knock chug pom yada choo hubba rah tsk vroom woof beep ding do';
/** The articles *a* and *an* collide, which is another fault. */
const MAY_DOUBLE: ReadonlySet<string> = new Set(
  [
    'that had a an',
    DEGREE,
    REDOUBLED,
    NUMBER_WORDS.join(' '),
    'first second third fourth fifth half quarter double triple million billion trillion',
  ]
    .join(' ')
    .split(' '),
);

/** Small words by which a pair is told from a name when both have a capital: *This This*, but *Duran Duran*. */
const SMALL =
  /^(?:the|this|these|those|it|its|is|are|was|were|in|of|on|to|for|from|by|with|at|and|or|but|if|as|than|then|we|they|he|she|you|our|their|when|where|which|what|who|how|not|all|each|some|any|both|there|should|would|has|have|be|been)$/;

/** Names of people that are verbs too. */
const FIRST_NAME =
  /^(?:will|may|mark|bill|rob|sue|pat|grant|chase|frank|hope|drew|jack|nick|josh|wade|pierce)$/;

/** Verbs that *in*, *on* and others belong to, so that a second one may follow: *log in in the morning*. */
const PARTICLE =
  /(?:^|[^\p{L}])(?:log|sign|check|clock|plug|hand|zoom|opt|weigh|kick|lock|break|fill|build|built|bake|bring|brought|come|came|go|went|gone|move|step|set|turn|switch|carry|carri|hang|hold|held|add|catch|caught|live|phase|roll|call|stay|get|got|take|took|taken|look|pass|stand|stood|drop|scale|shut|power|start|later|early)(?:s|es|ed|ing|ged|ging|ped|ping|ned|ning|ted|ting)?\s+$/iu;
/** Whom something is told or given: *tells you you are right*, *gave her her book*. */
const GIVING =
  /(?:^|[^\p{L}])(?:tells?|told|telling|shows?|showed|shown|showing|gives?|gave|given|giving|asks?|asked|reminds?|reminded|assures?|assured|warns?|warned|promised?|convinced?|hands?|handed|sends?|sent|lends?|lent|teach(?:es)?|taught|offer(?:s|ed)?)\s+$/iu;
/** *What it is is a cache*: the first verb ends the clause that is the subject of the second. */
const CLEFT =
  /(?:^|[^\p{L}])(?:what|whatever|who|whoever|where|wherever|how|why|when|which|all|[\p{L}]+ever)(?![\p{L}])[^.,;:!?—]*$/iu;

/** Whether a pair is no slip: what may stand twice in English, a name, a number, a letter. */
export function mayStandTwice(text: string, { word, again, first, to }: Pair): boolean {
  const small = word.toLowerCase();
  if (/[\d_]/.test(word) || !/^\p{L}.*\p{L}$/u.test(word) || MAY_DOUBLE.has(small)) return true;
  // A capital on the second word makes it a name, or the first word of a title.
  if (/\p{Lu}/u.test(again) && !(again === word && SMALL.test(small) && !/^\p{Lu}+$/u.test(word)))
    return true;
  if (/\p{Lu}.*\p{Lu}|^\p{Ll}+\p{Lu}/u.test(word)) return true;
  // *The The Pile*: a title's own article.
  if (word === 'The' && again === 'The' && /^\s+\p{Lu}/u.test(text.slice(to, to + 9))) return true;
  // *Mark mark*, *in Scale scale*: a name, and then the word.
  if (/^\p{Lu}/u.test(word) && !SMALL.test(small) && (FIRST_NAME.test(small) || !startsSentence(text, first)))
    return true;
  const before = wordsBefore(text, first, 60);
  if (/^(?:is|are|was|were)$/.test(small)) return CLEFT.test(before);
  if (/^(?:in|on|over|by|off|out|up|through|around|down)$/.test(small))
    return PARTICLE.test(before) || (/(?:is|are|was|were)\s+$/.test(before) && CLEFT.test(before));
  if (/^(?:you|her)$/.test(small)) return GIVING.test(before);
  return false;
}

/** Whether a pair of this word may be right in a sentence that is not understood, so that nobody mends it unseen. */
export function isDoubtfulPair(word: string): boolean {
  return /^(?:is|are|was|were|in|on|to|for|over|at|with|by|off|out|up|through|around|down|you|her|it|who|what|not|have|do|can|will|may|one|like)$/i.test(
    word,
  );
}
