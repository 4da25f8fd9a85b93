/**
 * How many things a text lists behind a colon (`cost, speed and trust`), by marks (`(a) … (b) …`) or by ordinals (*First … Second …*).
 * `undefined` wherever it takes a reader to tell.
 */

const ASIDE =
  /^(?:which|who|whose|where|when|that|but|so|because|although|though|while|whereas|if|unless|with|without|including|such|for|as|not|then|especially|notably|mostly|mainly|each|both|in|of|at|by|on|from|to|after|before|since|until|than|it|they|we|this|these|those|however|yet|i\.e|e\.g|rather|instead|all|none|one of|some of|most)\b/i;

/** The number of things in what follows a colon, up to the end of the sentence. */
export function listedAfterColon(text: string): number | undefined {
  const plain = withoutRepeatedPreposition(
    text
      .replace(/\([^()]*\)|\[[^[\]]*\]/g, '')
      .replace(/[.!?…]+["”’)]*\s*$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  if (
    plain === '' ||
    /[$\\]/.test(plain) ||
    /\b(?:etc|and so on|and more|among others|and others)\b|…/i.test(plain) ||
    /[—:]|\s–\s|\s-\s/.test(plain)
  )
    return undefined;
  if (plain.includes(';')) {
    const parts = plain.split(';').map((part) => part.trim());
    return parts.every((part) => part !== '' && !SHARE.test(part)) ? parts.length : undefined;
  }
  if (/[A-Z]\d*\s?[–-]\s?[A-Z]?\d|\b[A-Z]\d+(?:\.\d+)* (?:to|through) /.test(plain)) return undefined;
  const parts = plain.split(/,\s+/).map((part) => part.trim());
  const numbered = parts.filter(
    (part) =>
      /^(?:and |or )?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|a|an)\b(?= [a-z]+ |$))/i.test(
        part,
      ) && /^(?:and |or )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)/i.test(part),
  );
  if (numbered.length > parts.length / 2) return undefined;
  if (
    parts.some(
      (part) =>
        part === '' ||
        wordsIn(part) > (/^(?:and |or )?(?:an?|the) /i.test(part) ? 18 : 12) ||
        ASIDE.test(part.replace(/^(?:and|or)\s+/i, '')),
    )
  )
    return undefined;
  const last = parts.at(-1)!;
  // *A, B, or C of D, E and F* is two lists.
  if (parts.slice(0, -1).some((part) => /^(?:and|or)\s/i.test(part))) return undefined;
  const joints = last.match(/\s(?:and|or|&)\s/gi)?.length ?? 0;
  if (parts.length === 1)
    return joints === 1 && parts[0]!.split(/\s(?:and|or|&)\s/i).every((part) => wordsIn(part) <= 5)
      ? 2
      : undefined;
  if (/^(?:and|or)\s/i.test(last)) return parts.length;
  if (joints === 1) return parts.length + 1;
  return joints === 0 && parts.length >= 3 && parts.every((part) => wordsIn(part) <= 4)
    ? parts.length
    : undefined;
}

/** *in the first two, …; in the others, …* tells of the things that were counted, and lists none. */
const SHARE =
  /^(?:and )?(?:in|of|at|for|from|on|by|to|with) (?:the|one) (?:first|second|third|last|other|others|rest|next|former|latter|one|two|three)\b/i;

/** *on seed, on soil and on boots* lists as *seed, soil and boots* does. */
function withoutRepeatedPreposition(text: string): string {
  const preposition = /^(?:on|in|by|at|from|to|with|for|through|under|over) /i.exec(text)?.[0].toLowerCase();
  if (!preposition) return text;
  const parts = text.split(/,\s+(?:(?:and|or)\s+)?|\s(?:and|or)\s/);
  return parts.length > 1 && parts.every((part) => part.toLowerCase().startsWith(preposition))
    ? text.replace(new RegExp(`(^|,\\s+(?:(?:and|or)\\s+)?|\\s(?:and|or)\\s)${preposition}`, 'gi'), '$1')
    : text;
}

function wordsIn(text: string): number {
  return text.split(' ').length;
}

/** A run of marks `(a) (b) (c)`, `(1) (2)`, `(i) (ii)` or `a) b)`. `at` is where the first one stands. */
export interface MarkedRun {
  readonly at: number;
  readonly count: number;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const MARK = /(?<![\p{L}\p{N}(])\(?(?:([a-z])|(\d{1,2})|([ivx]{1,4}))\)(?=\s)/gu;

/** All runs of at least two marks in order, each from its first. */
export function markedRuns(text: string): MarkedRun[] {
  const runs: MarkedRun[] = [];
  const marks = [...text.matchAll(MARK)].map((match) => ({
    at: match.index,
    mark: match[0].replace(/[()]/g, ''),
    open: match[0].startsWith('('),
  }));
  for (let i = 0; i < marks.length; i++) {
    const first = marks[i]!;
    const next = sequence(first.mark);
    if (!next) continue;
    let count = 1;
    for (
      let k = i + 1;
      k < marks.length && marks[k]!.open === first.open && marks[k]!.mark === next(count);
      k++
    )
      count++;
    if (count > 1) {
      runs.push({ at: first.at, count });
      i += count - 1;
    }
  }
  return runs;
}

/** The mark behind the first `count` ones of the sequence that `first` opens. */
function sequence(first: string): ((count: number) => string | undefined) | undefined {
  if (first === 'a') return (count) => String.fromCharCode(97 + count);
  if (first === '1') return (count) => String(count + 1);
  return first === 'i' ? (count) => ROMAN[count] : undefined;
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const NAMES = ORDINALS.join('|');
const ORDINAL = new RegExp(
  String.raw`^[*_"“]*(?:(?:the|a)\s+(${NAMES})\b(?!\s+(?:two|three|four|five|six|few|time|half|edition|place|and)\b)|(${NAMES})(?:ly)?(?=[*_]*\s*[,:—–]|\s+(?:is|are|comes|came|among|of all)\b))`,
  'i',
);

/** The place that a sentence's opening gives it: 1 for *First, …*, *The first …*; `Infinity` for *Finally, …*. */
export function ordinalOf(sentence: string): number | undefined {
  const match = ORDINAL.exec(sentence.trimStart());
  if (match) return ORDINALS.indexOf((match[1] ?? match[2])!.toLowerCase()) + 1;
  return /^(?:Finally|Lastly|Last),/.test(sentence.trimStart()) ? Number.POSITIVE_INFINITY : undefined;
}
