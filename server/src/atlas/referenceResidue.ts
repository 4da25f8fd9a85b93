import { OBJECT, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { Screen } from './referenceScreen';
import type { Site } from './referenceSite';

/** What is left where a reference was taken out. */
export interface Residue {
  /** `see`: nothing behind *see*; `joint`: nothing behind *and*; `label`: *Chapter* without a number; `number`: a number without a label; `link`: a link without words. */
  readonly kind: 'see' | 'joint' | 'label' | 'number' | 'link';
  readonly span: Span;
  readonly words: string;
}

const LABEL = '(?:Chapters?|Sections?|Slots?|Endpoints?|Figures?|Tables?|Appendix|Groups?)';
/** Words before *see* that make it mean eyes or understanding: *let us see.*, *as you can see.* */
const SEEING =
  /(?:^|[^\p{L}])(?:us|we|you|i|they|he|she|it|to|can|could|will|would|may|might|must|should|shall|did|do|does|not|never|who|and|or|one|people|readers?|authors?|['’]ll)\s+(?:\p{L}+ly\s+|also\s+|now\s+|then\s+|soon\s+|still\s+)?$/iu;
const VERBS =
  'explains?|shows?|covers?|describes?|discuss(?:es)?|introduces?|returns?|treats?|gives?|presents?|argues?|details?|develops?|examines?|explores?|looks?|reviews?|surveys?|works|turns|takes?|sets?|lays?|adds?|compares?|builds?|deals?|says?|has|have|is|are|makes?|puts?|picks?|goes|defines?|derives?|measures?|lists?';
const PARTICIPLES =
  'discussed|covered|described|explained|shown|treated|introduced|detailed|defined|listed|given|outlined|developed|presented|reviewed|surveyed|measured';

interface Pattern {
  readonly kind: Residue['kind'];
  /** What a passage must hold for it. */
  readonly needs: 'see' | 'labels' | 'joints' | 'gaps' | 'numbers';
  /** Group 1, where there is one, holds the words at fault. */
  readonly match: RegExp;
  readonly unless?: (text: string, from: number, to: number, site: Site) => boolean;
}

/** A number, or a word in its place, before what it counts. */
const COUNTED =
  /(?:\d|(?:^|[^\p{L}])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|several|many|few|some|more|further))\s+$/iu;

const PATTERNS: readonly Pattern[] = [
  // See . | See also ; | (see ) | see , which
  {
    kind: 'see',
    needs: 'see',
    match: /(?<![\p{L}\p{N}_-])([Ss]ee(?:[ ]also)?\s+[.,;)\]])(?=[\s.,;)\]”"’]|$)(?!\.\.)/gu,
    unless: (text, from) => SEEING.test(text.slice(Math.max(0, from - 32), from)),
  },
  // See. | (see) | (see also)
  {
    kind: 'see',
    needs: 'see',
    match: /(?<![\p{L}\p{N}_-])(See(?:[ ]also)?\.|(?<=[(;])\s?see(?:[ ]also)?(?=\)))(?!\p{L}|\.|\()/gu,
    unless: (text, from) => SEEING.test(text.slice(Math.max(0, from - 32), from)),
  },
  // … elsewhere. See
  { kind: 'see', needs: 'see', match: /(?<![\p{L}\p{N}_-])([Ss]ee(?:[ ]also)?)\s*$/gu, unless: isHeadless },
  // See for details.
  {
    kind: 'see',
    needs: 'see',
    match:
      /(?:^|[.!?(;—]\s*)([Ss]ee\s+(?:and|or|, and)\s*(?=[.,;)]|$)|[Ss]ee\s*\(\s*\)|[Ss]ee for (?:(?:more|further|the|a|an)\s)*(?:details?|more|background|discussions?|information|examples?|explanations?|overviews?|derivations?|comparisons?)\b)/gu,
  },
  // See and Chapter 3
  {
    kind: 'see',
    needs: 'see',
    match: new RegExp(`(?:^|[.!?(;—]\\s*)([Ss]ee\\s+(?:and|or|,)\\s+(?:${LABEL} \\d|[A-Z]{1,3}\\d))`, 'gu'),
  },
  // cf. ;
  { kind: 'see', needs: 'see', match: /(?<![\p{L}\p{N}_-])([Cc]f\.\s*(?:[;,)\]]|\.(?!\.)|$))/gu },
  { kind: 'see', needs: 'see', match: /(?<![\p{L}\p{N}_-])(See(?:[ ]also)?:)\s*$/gu, unless: isHeadless },
  // Chapter 19 and . | Chapters 3, 5 and. | A1 and . | [x](y) and ;
  {
    kind: 'joint',
    needs: 'joints',
    match: new RegExp(
      `(?:\\b(?:${LABEL}|[Cc]hapters?|[Ss]ections?|Ch\\.|§)\\s?(?:[\\d.,\\s]|\\b(?:and|or)\\s)*\\d|\\b[A-Z]{1,3}\\d[\\d.]*|\\b[Gg]roup [A-Z]|-group|\\uFFFC),?\\s+((?:and|or|to|through)(?:\\s*[;:).](?=[\\s.,;)\\]”"’]|$)|\\s+,(?=\\s)|\\s*$))`,
      'gu',
    ),
    unless: (text, _from, to, site) =>
      (site.leads || site.item) && /^\s*$/.test(text.slice(to)) && /[\p{L};]$/u.test(text.slice(0, to)),
  },
  // as Sections 4.2 and show
  {
    kind: 'joint',
    needs: 'labels',
    match:
      /\b(?:Chapters|Sections)\s\d[\d.]*(?:,\s\d[\d.]*)*\s((?:and|or)\s(?:show|explain|cover|describe|discuss|introduce|treat|give|say|argue|tell|are|were|have)(?![\p{L}-]))/gu,
  },
  {
    kind: 'joint',
    needs: 'joints',
    match: /\b(?:[Ss]ee|[Cc]f\.)\s[^.;()]{1,60}\s((?:and|or)\s+[.;)])(?=[\s.,;)\]”"’]|$)(?!\.)/gu,
  },
  // Chapters 10, , and 19 | Chapters 10, and 19, .
  {
    kind: 'joint',
    needs: 'joints',
    match:
      /(?:\b(?:[Cc]hapters?|[Ss]ections?)\s[\d.,\s–-]*\d|\b[A-Z]{1,3}\d[\d.]*)(,\s*(?:and\s*)?,)(?=\s)/gu,
  },
  // is covered in .
  {
    kind: 'see',
    needs: 'joints',
    match: new RegExp(
      `\\b(?:${PARTICIPLES})\\s+((?:in|by|under|at|with)\\s+[.;)])(?=[\\s.,;)\\]”"’]|$)(?!\\.)`,
      'gu',
    ),
  },
  // Chapters and 19 | in Sections and 3
  {
    kind: 'label',
    needs: 'labels',
    match: /(?<![\p{L}\p{N}_-])((?:Chapters?|Sections?|chapters|sections)\s*(?:,|\band\b|\bor\b)\s*(?=\d))/gu,
    unless: (text, from, to) =>
      // *12 chapters and 3 parts* are counted.
      COUNTED.test(text.slice(Math.max(0, from - 16), from)) ||
      (/(?:^|[^\p{L}])(?:the|these|those|all|of|both|other|its|their)\s+$/iu.test(
        text.slice(Math.max(0, from - 8), from),
      ) &&
        !/^\d{1,3}(?:\.\d+)*\s*[.,;)]/.test(text.slice(to))),
  },
  // See Chapter . | in Section , | (Chapter )
  {
    kind: 'label',
    needs: 'gaps',
    match: new RegExp(
      `(?<![\\p{L}\\p{N}_-])(?:[Ss]ee(?: also)?|[Ii]n|[Oo]f|[Ff]rom|[Bb]y|[Tt]o|and|or|[Cc]f\\.|\\()\\s*(${LABEL}\\s+[.,;)\\]](?!\\d)|(?:Chapters?|Sections?)[.;)\\]](?!\\d)|(?:chapters?|sections?|slots?)\\s+[.;)\\]]|(?:Chapters?|Sections?)\\s+(?:and|or)\\s*[.,;)]|(?<=\\b(?:[Ss]ee|[Ii]n|[Ff]rom) )(?:Chapter|Section)(?=\\s+(?:we|it|the|this|you|there)\\b))`,
      'gu',
    ),
  },
  // Chapter explains
  {
    kind: 'label',
    needs: 'labels',
    match: new RegExp(
      `(?<![\\p{L}\\p{N}_-])(?<!\\b(?:[Tt]he|[Tt]h(?:is|at)|[Ee]ach|[Ee]very|[Oo]ur|[Ii]ts|[Tt]heir|[Aa]|[Oo]ne|[Nn]ext|[Ll]ast|[Ff]irst|[Ss]econd|[Tt]hird|[Pp]revious|[Ff]inal|[Oo]pening|[Cc]losing)\\s)((?:Chapter|Section)\\s+(?:${VERBS}))(?![\\p{L}-])`,
      'gu',
    ),
    unless: (text, from) =>
      !/(?:^|[.!?;:(,]\s*|\b(?:as|see|and|while|where|which|that|but|because|since|so|how|what|in|of|before|after)\s+)$/i.test(
        text.slice(Math.max(0, from - 16), from),
      ),
  },
  { kind: 'label', needs: 'labels', match: /(§§?)\s*(?=[.,;)]|$)/gu },
  // See Chapter 19 and 2.
  {
    kind: 'number',
    needs: 'labels',
    match:
      /(?<![\p{L}\p{N}_-])(?:[Cc]hapter|Ch\.|[Ss]ection)[ ]\d[\d.]*\s+(?:and|or)\s+(\d{1,3})(?=\s*(?:[.;)](?!\d)|$))/gu,
  },
  {
    kind: 'number',
    needs: 'see',
    match:
      /(?:^|[.!?(;]\s*)[Ss]ee(?: also)?\s(?:[A-Z]{1,3}\d[\d.]*|\uFFFC)\s+(?:and|or)\s+(\d{1,2})(?=\s*(?:[.;)](?!\d)|$))/gu,
  },
  // For FP8 training see 19. | It is covered in 19.
  {
    kind: 'number',
    needs: 'see',
    match:
      /(?<![\p{L}\p{N}_-])(see(?: also)?\s\d{1,3}(?:,?\s(?:and|or)\s\d{1,3})?)(?=\s*(?:[;)]|\.(?![\p{L}\d])|$))/gu,
    unless: (text, from) => SEEING.test(text.slice(Math.max(0, from - 32), from)),
  },
  {
    kind: 'number',
    needs: 'numbers',
    match:
      /\b(?:is|are|was|were|as|be|been|further)\s+(?:\p{L}+\s)?(?:discussed|covered|described|explained|treated|introduced|detailed)\s(in\s\d{1,2}(?:\s(?:and|or)\s\d{1,2})?)(?=\s*(?:[;)]|\.(?!\d)|$))/gu,
  },
  // See 1.
  {
    kind: 'number',
    needs: 'see',
    match:
      /(?:^|[.!?(;,]\s*)([Ss]ee(?: also)?\s\d{1,3}(?:,?\s(?:and|or)\s\d{1,3})?)(?=\s*(?:[;)]|[.,](?![\p{L}\d,])|$))/gu,
    unless: (text, _from, to) => /^\.\s+(?:and|or|to|above|below|\p{Ll})/u.test(text.slice(to, to + 12)),
  },
];

/** The residues of a passage. Comments and the like are nothing a reader sees, so they fill no gap. */
export function findResidues(site: Site, screen: Screen): readonly Residue[] {
  const { prose } = site;
  const empty = emptyLinks(prose);
  if (!screen.see && !screen.labels && !screen.joints && !screen.numbers) return empty;
  const found = [...empty];
  const text = visible(prose);
  for (const { kind, needs, match: pattern, unless } of PATTERNS) {
    if (needs === 'gaps' ? !screen.gaps && !screen.labels : !screen[needs]) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (match[0] === '') pattern.lastIndex++;
      const words = match[1]!;
      const from = match.index + match[0].lastIndexOf(words);
      const to = from + words.trimEnd().length;
      const start = from + (words.length - words.trimStart().length);
      if (unless?.(text, start, to, site) || isQuoted(text, start, to) || isLinked(prose, start, to))
        continue;
      const span = sourceSpan(prose, start, to);
      if (!found.some((other) => other.span.from < span.to && span.from < other.span.to))
        found.push({ kind, span, words: text.slice(start, to) });
    }
  }
  return found;
}

function visible(prose: Prose): string {
  let text = prose.text;
  for (const inline of prose.inlines) {
    if ((inline.kind === 'comment' || inline.kind === 'html') && prose.text[inline.from] === OBJECT)
      text = `${text.slice(0, inline.from)} ${text.slice(inline.from + 1)}`;
  }
  return text;
}

function emptyLinks(prose: Prose): readonly Residue[] {
  if (!holdsShortLink(prose.inlines)) return NO_RESIDUES;
  return prose.inlines.flatMap((inline) =>
    inline.kind === 'link' &&
    inline.href !== '' &&
    prose.text.slice(inline.from, inline.to).trim() === '' &&
    !holdsMore(prose, inline.span)
      ? [{ kind: 'link' as const, span: inline.span, words: '' }]
      : [],
  );
}

const NO_RESIDUES: readonly Residue[] = [];

function holdsShortLink(inlines: Prose['inlines']): boolean {
  for (const inline of inlines) if (inline.kind === 'link' && inline.to - inline.from < 2) return true;
  return false;
}

/** Whether something that is no text stands in a link: raw HTML with an image in it. */
function holdsMore(prose: Prose, link: Span): boolean {
  return prose.inlines.some(
    ({ kind, span }) => kind !== 'link' && kind !== 'comment' && link.from < span.from && span.to < link.to,
  );
}

/** A link's words lead somewhere whatever they are: `[see](x)`. */
function isLinked(prose: Prose, from: number, to: number): boolean {
  return prose.inlines.some((inline) => inline.kind === 'link' && inline.from <= from && to <= inline.to);
}

/** *See* as the last word: of a sentence begun with it, not of *let us see* or of a line that leads up to a list. */
function isHeadless(text: string, from: number, _to: number, site: Site): boolean {
  if (site.leads || site.place === 'cell') return true;
  const before = text.slice(0, from);
  if (
    before.trim() === '' &&
    site.prose.inlines.some((inline) => inline.kind === 'strong' && inline.to >= text.trimEnd().length)
  )
    return true;
  const begins = /(?:^|[.!?;(,—]\s*)$/.test(before);
  // *Loans, see* in a list whose other items go on.
  const entry = site.item && /^[^.!?]{1,40},\s*$/.test(before);
  return !begins || (text[from] === 's' && !/[;(]\s*$/.test(before) && !entry);
}

/** Words in quotation marks are spoken of, not said. */
function isQuoted(text: string, from: number, to: number): boolean {
  return /[“"‘]$/.test(text.slice(0, from)) && /^[”"’.]/.test(text.slice(to));
}
