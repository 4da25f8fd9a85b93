import type { Span } from '../syntax/span';
import { sentenceAround } from './citationNoFigure';

/** The verb of the first reported finding of a text: *showed that*, *demonstrated*, *studies find that*. Offsets into `text`. */
export function firstFinding(text: string): Span | undefined {
  VERB.lastIndex = 0;
  for (let match = VERB.exec(text); match; match = VERB.exec(text)) {
    const [words, verb = '', object = ''] = match;
    const from = match.index;
    const before = text.slice(Math.max(0, from - REACH), from);
    const kind = reports(verb.toLowerCase(), object.toLowerCase(), before);
    if (!kind) continue;
    const span = { from, to: from + (object ? words.length : verb.length) };
    if (!isOpen(text, span, kind === 'open')) return span;
  }
  return undefined;
}

const VERBS =
  'shows?|showed|shown|demonstrates?|demonstrated|finds?|found|reports?|reported|reveals?|revealed|confirms?|confirmed|proves?|proved|proven|observes?|observed|discovered|documents|documented|suggests?|suggested|indicates?|indicated|established';
/** What a finding cannot do without: the source of a regular expression without regard to case. */
export const FINDING_OPENS = `\\b(?:${VERBS})\\b`;
const VERB = new RegExp(
  `\\b(${VERBS})\\b(?:\\s(that|how|to|an?|the|no|its|their|only|little|strong|large|significant|substantial|consistent|clear|gains|improvements|up|off|in|on|by|with|for|at)\\b)?`,
  'gi',
);

/** How far before a verb its subject may begin. */
const REACH = 90;

const PAST =
  /^(?:showed|shown|found|demonstrated|proved|proven|reported|observed|revealed|discovered|confirmed|documented)$/;
const PASSIVE = /^(?:shown|demonstrated|found|established|reported|proven|observed)$/;
const ADVERBS = '(?:(?:\\w+ly|also|since|then|later|first|have|has|had|now|already)\\s){0,3}';
const STUDY =
  '(?:researchers?|authors|scientists|experiments?|ablations?|studies|study|papers?|trials|evaluations|measurements|surveys?|meta-analys[ei]s|benchmarks|literature|replications|follow-ups?|audits|' +
  '(?:recent|prior|later|earlier|subsequent|empirical|follow-up|early|other|published|previous|independent|this|their|his|her|much|some|more)\\s(?:work|results|evidence|research|evaluations|tests|analysis|analyses))';
const BY_STUDY = new RegExp(`\\b${STUDY}\\s(?:[\\w-]+\\s){0,3}?${ADVERBS}$`, 'i');
const BY_PEOPLE = new RegExp(`\\b(?:who|they|we|he|she|it|teams?|groups?|labs?|al\\.)\\s${ADVERBS}$`, 'i');

/** Whether verb, object and what stands before them report a finding; `open` when a participle has to be told from it (*methodology demonstrated above*). */
function reports(verb: string, object: string, before: string): 'plain' | 'open' | undefined {
  if (PAST.test(verb) && object === 'that') return 'plain';
  const weak = /^(?:suggest|indicate)/.test(verb);
  if (BY_STUDY.test(before)) {
    if (
      object === 'that' ||
      (!weak &&
        verb !== 'established' &&
        /^(?:how|an?|the|no|only|little|strong|large|significant|substantial|consistent|clear)$/.test(object))
    )
      return 'plain';
  }
  if (
    (verb === 'demonstrated' || verb === 'showed') &&
    !/^(?:up|off|in|on|by|with)$/.test(object) &&
    (BY_STUDY.test(before) || BY_PEOPLE.test(before))
  )
    return 'plain';
  const said = /^(?:that|to|how)$/.test(object) || (object !== '' && verb !== 'found');
  if (PASSIVE.test(verb) && said && /\b(?:has|have)\sbeen\s(?:\w+ly\s)?$/i.test(before)) return 'plain';
  if (PASSIVE.test(verb) && /^(?:that|to)$/.test(object) && /\bit\s(?:was|is)\s(?:\w+ly\s)?$/i.test(before))
    return 'plain';
  return verb === 'demonstrated' &&
    /^(?:how|an?|the|its|their|strong|large|significant|gains|improvements)$/.test(object)
    ? 'open'
    : undefined;
}

/** What is denied, asked, wished or yet to come is no finding, nor is what a table of the text shows. */
function isOpen(text: string, verb: Span, participle: boolean): boolean {
  const sentence = sentenceAround(text, verb);
  const before = text.slice(sentence.from, verb.from);
  if (/\?["”’)]*\s*$/.test(text.slice(sentence.from, sentence.to))) return true;
  if (NOT_YET.test(before) || LOOKS_BACK.test(before)) return true;
  if (
    /\b(?:table|figure|section|chapter|row|column|example|diagram|chart|list|page|slot|above|below)\s(?:[\w.]+\s)?$/i.test(
      before,
    )
  )
    return true;
  return (
    participle &&
    /(?:\b(?:as|be|being|a|an|the|and|or|,|yet|well|clearly|is|are|of|with|by)\s|^\s*)$/i.test(before)
  );
}

/** What a text says that it has shown itself: *Earlier, we demonstrated that …*, *recall that we showed how*, *in Section 3 we showed*. */
const LOOKS_BACK =
  /(?:\b(?:earlier|above|previously|before|already|recall|so far|as)\b|\bin\s(?:the\s(?:last|previous|preceding)\s)?(?:section|chapter|part)\b|\uFFFC)[^;]*\bwe\s(?:(?:have|had|also|already|just|\w+ly)\s){0,2}$/i;

const NOT_YET =
  /(?:\b(?:not|never|nobody|no one|nothing|none|cannot|if|unless|until|whether|once|should|must|could|would|may|might|can|will|shall|to|yet|no\s[\w-]+(?:\s[\w-]+)?)|n['’]t)\s(?:[\w-]+\s){0,3}$/i;
