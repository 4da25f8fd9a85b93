import type { Span } from '../syntax/span';
import { isNoFigure } from './citationNoFigure';
import type { Lexicon } from './lexicon';

/**
 * The first figure of a text that a reader would want a source for, with its unit: a quantity, a magnitude, a percentage, a factor, money
 * (format, section 5). Offsets into `text`.
 */
export function firstFigure(text: string, lexicon: Lexicon): Span | undefined {
  AMOUNT.lastIndex = 0;
  for (let match = AMOUNT.exec(text); match; match = AMOUNT.exec(text)) {
    const found = figureAt(text, match.index, lexicon);
    if (found) return found;
    // Digits are passed over whole, so that `1,024` is not looked at again as `024`.
    const digits = /[\d.,]*\d/y;
    digits.lastIndex = match.index;
    AMOUNT.lastIndex = digits.test(text) ? digits.lastIndex : match.index + match[0].length;
  }
  return undefined;
}

/** The longest figure that begins at `from`. */
function figureAt(text: string, from: number, lexicon: Lexicon): Span | undefined {
  if (INNER.test(text.slice(Math.max(0, from - 2), from))) return undefined;
  let longest: Span | undefined;
  const take = (pattern: RegExp, at: number, kind: FigureKind, least?: number): void => {
    pattern.lastIndex = at;
    if (!pattern.test(text) || pattern.lastIndex <= (longest?.to ?? at)) return;
    const span = { from, to: pattern.lastIndex };
    if (
      (least === undefined || amountOf(text.slice(span.from, span.to)) >= least) &&
      !isNoFigure(text, span, kind, lexicon)
    )
      longest = span;
  };
  const first = text.charCodeAt(from);
  const opensDigit = first >= 48 && first <= 57;
  for (const { kind, pattern } of WHOLE) if (opensDigit === (kind === 'magnitude')) take(pattern, from, kind);
  NUMBER.lastIndex = from;
  const number = NUMBER.exec(text)?.[0];
  if (number === undefined) return longest;
  UNIT_OPENS.lastIndex = from + number.length;
  if (!UNIT_OPENS.test(text)) return longest;
  const inDigits = /\d/.test(number[0]!);
  for (const { kind, pattern, digits, least } of UNITS)
    if (inDigits || !digits) take(pattern, from + number.length, kind, least);
  return longest;
}

/** The first number of any kind that is not a date, a label or a total: what an entry of `numbers` is there for. */
export function firstNumber(text: string, lexicon: Lexicon): Span | undefined {
  for (const match of text.matchAll(
    new RegExp(`(?<![${LETTER}\\d.,/+-])${N}(?![${LETTER}\\d]|[-./]\\d)`, 'g'),
  )) {
    const span = { from: match.index, to: match.index + match[0].length };
    if (!/^(?:1[89]|20)\d\d$/.test(match[0]) && !isNoFigure(text, span, 'number', lexicon)) return span;
  }
  return undefined;
}

export type FigureKind =
  | 'percent'
  | 'money'
  | 'factor'
  | 'magnitude'
  | 'quantity'
  | 'time'
  | 'training'
  | 'number';

interface Pattern {
  readonly kind: FigureKind;
  readonly pattern: RegExp;
  /** Numbers in words do not go with it. */
  readonly digits?: true;
  /** What counts fewer is no figure: *two tokens*, *four GPUs*. */
  readonly least?: number;
}

// No `u` flag: with `i` it makes these patterns take longer to compile than to read a book.
const LETTER = 'A-Za-z\\u00c0-\\u024f';
const INNER = new RegExp(`(?:[${LETTER}\\d.,_/=×$]|[${LETTER}\\d][-–])$`);
const END = `(?![${LETTER}\\d_])`;
const N = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';
const SMALL =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TENS =
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?';
const WORDS = `(?:(?:one|two|three|four|five|six|seven|eight|nine|a|several)\\s(?:hundred|thousand)|one|${SMALL}|${TENS}|half\\san?|several|many|hundred|thousand)`;
const RANGE = `${N}(?:\\s?(?:[–—-]|to|and|or)\\s?${N})?`;
const SCALE = '(?:thousand|million|billion|trillion|quadrillion|mn|bn|tn)';
const MORE =
  '(?:larger|smaller|bigger|faster|slower|cheaper|higher|lower|longer|shorter|greater|fewer|better|worse|deeper|wider|denser|lighter|heavier|stronger|weaker|quicker|costlier|likelier|richer|more|less)';

const BYTES = '[kKMGTPE]i?B(?:/s)?|(?:kilo|mega|giga|tera|peta)bytes?|[KMGT]bit/s|[KMGT]bps';
const COMPUTE =
  '(?:[KMGTPEZ]|peta|exa|zetta|tera|giga)?(?:FLOPS?|FLOPs|FLOP/s|flops?)(?:[-/\\s]days?|/s)?|(?:GPU|TPU|accelerator|chip|node|core|[HAV]\\d00)[-\\s](?:hours?|days?|months?|years?)|TOPS';
const RATES =
  '(?:tokens?|requests|queries|images|frames|samples|operations|words|calls)\\s?(?:/\\s?|per\\s)(?:s|sec|second|minute|hour|day|dollar|joule|watt|GPU|user)|tok/s|[qr]ps|QPS|RPS|fps';
const PHYSICAL =
  '[mµμn]g|[mµμ][lL]|[kM]?Pa|k?cal|mm|µm|hectares?|acres?|[kMGT]?Wh|[kMGT]?W|(?:kilo|mega|giga|tera)?watt(?:-hour)?s?|[kMG]?Hz|km|kg|tonnes?|tons?|°C|lit(?:er|re)s';
const SCORES = '(?:BLEU|ROUGE(?:-[12L])?|Elo|F1|mAP)(?:\\spoints?)?';
const TOKENS = 'tokens?|parameters?|params?|weights|FLOPs?';
const DEVICES =
  '(?:[HAVB]\\d00|TPU|GPU|NPU|CPU|TPUv\\d\\w?|GH?B?200|MI\\d00X?)s?(?:\\s(?:GPU|chip|accelerator|core)s?)?|accelerators|chips|graphics\\scards';
const PLENTY =
  'examples|samples|documents|images|videos|pairs|prompts|requests|queries|users|customers|conversations|dialogues|demonstrations|annotations|annotators|instructions|problems|questions|tasks|' +
  'hours|languages|books|repositories|files|sentences|words|participants|people|workers|cores|servers|nodes|machines|trajectories|rollouts|papers|articles|domains|websites|web\\spages|responses|' +
  'comparisons|preferences|labels|citations|downloads|cases|incidents|records|rows|entries|characters|bytes|lines\\sof\\scode|developers|respondents';
const NAMED = `(?:${TOKENS}|${DEVICES}|${PLENTY}|${BYTES})`;
const KIND = '(?:(?:more|training|pre-?training|web|active|total|text|unique|image|output|input|new)\\s)?';

/** A number, or the two of a range. */
const NUMBER = new RegExp(`${RANGE}|${WORDS}(?![${LETTER}](?!old))`, 'iy');

/** What each of `UNITS` begins with at least. */
const UNIT_OPENS = /[\s-]?[\w%×°µμ]/y;

/** What makes a figure of the number before it. */
const UNITS: readonly Pattern[] = [
  {
    kind: 'percent',
    pattern: unit(
      `(?:\\s?%|[\\s-](?:percent|per\\scent|percentage\\spoints?|basis\\spoints?)${END}|\\s?pp${END})(?:\\s(?:to|and|or)\\s${N}\\s?%)?`,
    ),
  },
  {
    kind: 'money',
    pattern: unit(
      `\\s?(?:[kKMB]${END}\\s?|${SCALE}\\s)?(?:US\\s)?(?:dollars|euros?|pounds\\ssterling|yen|yuan|cents|USD|EUR|GBP|CHF)${END}`,
    ),
  },
  { kind: 'factor', digits: true, pattern: unit(`\\s?(?:×|[xX]${END})(?!\\s?[\\dA-Z])`) },
  {
    kind: 'factor',
    pattern: unit(
      `\\stimes\\s(?:as|the|that|${MORE}|\\w+ly)${END}|-?fold${END}|\\sorders?\\sof\\smagnitude${END}`,
    ),
  },
  { kind: 'magnitude', pattern: unit(`[\\s-]?${SCALE}(?:[\\s-]${KIND}${NAMED})?${END}`) },
  { kind: 'magnitude', digits: true, pattern: unit(`\\s?[TBM](?:[\\s-]${KIND}${NAMED})?${END}`) },
  {
    kind: 'quantity',
    digits: true,
    pattern: unit(`[kK]?[\\s-]?(?:${COMPUTE}|${RATES}|${PHYSICAL}|${SCORES}|${BYTES})${END}`),
  },
  {
    kind: 'quantity',
    digits: true,
    least: 10,
    pattern: unit(`[kK]?[\\s-]${KIND}(?:${TOKENS}|${DEVICES})${END}`),
  },
  {
    kind: 'quantity',
    digits: true,
    least: 1000,
    pattern: unit(`[kK]?\\s(?:[a-z][\\w-]+\\s){0,2}?(?:${PLENTY})${END}`),
  },
  {
    kind: 'quantity',
    pattern: unit(
      `(?:(?<=\\d\\.\\d+)\\s(?:\\w+\\s)?points?|(?<=\\bby\\s[\\w.]+)\\s(?:\\w+\\s)?points|\\s(?:\\w+\\s)?points\\s(?:on|above|below|higher|lower|better|worse|ahead|behind|over))${END}`,
    ),
  },
  {
    kind: 'time',
    digits: true,
    pattern: unit(
      `[\\s-]?(?:ms|[µμn]s|milliseconds?|microseconds?|nanoseconds?)${END}|[\\s-](?:seconds?|s)${END}`,
    ),
  },
  {
    kind: 'training',
    pattern: unit(`\\s(?:hours|days|weeks|months)${END}(?<=\\btrain(?:s|ed|ing)\\b[^.;:!?]{0,60})`),
  },
];

/** Figures that do not begin with a bare number: those of a magnitude with a digit, the others with a letter or a sign. */
const WHOLE: readonly Pattern[] = [
  {
    kind: 'money',
    pattern: unit(
      `(?:(?:US|A|C|HK|NZ|AU)?[$€£¥₹]|(?:USD|EUR|GBP|CHF|JPY|CNY)\\s?)\\s?${N}(?:\\s?(?:[–-]|to)\\s?[$€£¥₹]?${N})?(?:\\s?(?:[kKMBTm]|${SCALE})${END})?(?![${LETTER}\\d]|[.,]\\d|[\\d.,]*\\$|[.,]?\\s?[-+*/=<>\\\\^_({|])`,
    ),
  },
  {
    kind: 'factor',
    pattern: unit(
      `[Tt]wice\\s(?:as|the\\s(?:size|speed|cost|compute|throughput|memory|tokens|data|price|parameters|rate|energy|accuracy|bandwidth))${END}|[Aa]\\sfactor\\sof\\s(?:about\\s|roughly\\s|nearly\\s|up\\sto\\s)?(?:${RANGE}|${WORDS})${END}|[Aa]n\\sorder\\sof\\smagnitude${END}`,
    ),
  },
  {
    kind: 'magnitude',
    pattern: unit(
      `(?:${N}\\s?[×x·]\\s?)?10(?:\\^\\{?\\d{1,2}\\}?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?:[\\s-](?:${COMPUTE}|${NAMED})${END})?|\\d+(?:\\.\\d+)?[eE]\\+?\\d{2}${END}(?:[\\s-](?:${COMPUTE}|${NAMED})${END})?`,
    ),
  },
];

/** Where a figure may begin: the patterns are tried there alone. */
const AMOUNT = new RegExp(
  `(?:(?:US|A|C|HK|NZ|AU)?[$€£¥₹]|\\b(?:USD|EUR|GBP|CHF|JPY|CNY)\\s?)(?=\\s?\\d)|\\d|\\b(?:one|${SMALL}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|an?(?=\\s(?:hundred|thousand|factor|order))|several|many|half|twice)(?=[\\s-]|fold)`,
  'gi',
);

/** Words one of which stands where a figure without digits begins, or next to it: the source of a regular expression without regard to case. */
export const FIGURE_OPENS =
  '\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|fif)teen|(?:twen|thir|for|fif|eigh)ty|hundred|thousand|factor|order|several|many|half|twice)';

function unit(source: string): RegExp {
  return new RegExp(source, 'y');
}

/** What a match counts, `12.5K` as 12,500; of a range its first number. */
function amountOf(words: string): number {
  const match = /(\d[\d,]*(?:\.\d+)?)(?:\s?(?:[–—-]|to|and|or)\s?\d[\d,.]*)?\s?([kKMBT](?![A-Za-z]))?/.exec(
    words,
  );
  if (!match?.[1]) return 1;
  const scale = match[2] ? ({ k: 1e3, m: 1e6, b: 1e9, t: 1e12 }[match[2].toLowerCase()] ?? 1) : 1;
  return Number(match[1].replaceAll(',', '')) * scale;
}
