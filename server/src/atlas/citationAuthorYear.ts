import {
  type Certainty,
  certaintyOf,
  EDGE,
  familyOf,
  isMarked,
  LISTED_NAME,
  least,
  NAME,
  POSSESSIVE,
  shapeOf,
  YEAR,
} from './citationName';

/** A work named in running text by its authors and year, with offsets into that text: *Snell et al. (2024)*, *(Magar & Schwartz, 2022)*. */
export interface AuthorYearMatch {
  readonly from: number;
  readonly to: number;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly year: number;
  /** Family names as written, the first author first. */
  readonly families: readonly string[];
  /** What else the first author may be called: `Garcia Molina` for *Molina*, a name that stands before in a list. */
  readonly readings: readonly string[];
  /** *et al.*, *and colleagues*. */
  readonly more: boolean;
  readonly certainty: Certainty;
  /** In parentheses with its year: from the opening to the closing one, where nothing else stands in them. */
  readonly enclosed?: { readonly from: number; readonly to: number };
}

/** Finds the author–year mentions of a text. Each year is looked at from its left; a second year of the same authors is a mention too. */
export function findAuthorYears(text: string): AuthorYearMatch[] {
  const found: AuthorYearMatch[] = [];
  const shape = shapeOf(text);
  const years = new RegExp(
    `(?<![A-Za-z\\d./–-])(${YEAR})([a-z])?(?![A-Za-z\\d]|[.,]\\d|\\s?[-–—/]\\s?\\d)`,
    'g',
  );
  for (let match = years.exec(shape); match; match = years.exec(shape)) {
    const place: Year = { from: match.index, to: match.index + match[0].length, year: Number(match[1]) };
    const authors = authorsOf(text, shape, place);
    if (!authors) continue;
    const mention = {
      families: authors.families,
      readings: authors.readings,
      more: authors.more,
      certainty: authors.certainty,
    };
    const end = endOf(text, place, authors.bracket);
    const alone = text[authors.from - 1] === '(' && text[place.to] === ')' && authors.bracket === undefined;
    found.push({
      ...mention,
      from: authors.from,
      to: end,
      yearFrom: place.from,
      yearTo: place.to,
      year: place.year,
      ...(alone && { enclosed: { from: authors.from - 1, to: place.to + 1 } }),
    });
    // Further years: `(2020, 2021a)`, `2020; 2021)`.
    const next = new RegExp(`\\s*[,;&]\\s*(?:and\\s+)?(${YEAR})[a-z]?(?![A-Za-z\\d]|\\s?[-–—/]\\s?\\d)`, 'y');
    next.lastIndex = place.to;
    for (let more = next.exec(shape); more; more = next.exec(shape)) {
      const to = next.lastIndex;
      const from = to - /\d{4}[a-z]?$/.exec(more[0])![0].length;
      found.push({ ...mention, from, to, yearFrom: from, yearTo: to, year: Number(more[1]) });
      years.lastIndex = to;
    }
  }
  return found;
}

interface Year {
  readonly from: number;
  readonly to: number;
  readonly year: number;
}

interface Authors {
  readonly from: number;
  readonly families: readonly string[];
  readonly readings: readonly string[];
  readonly more: boolean;
  readonly certainty: Certainty;
  /** Where the bracket that holds the year alone opens. */
  readonly bracket?: number;
}

/** How far back authors and a short title may begin. */
const WINDOW = 260;

function authorsOf(text: string, shape: string, year: Year): Authors | undefined {
  const start = Math.max(0, year.from - WINDOW);
  const left = shape.slice(start, year.from);
  const right = shape.slice(year.to, year.to + 60);
  const read = (end: number, comma?: boolean): Group | undefined =>
    readGroup({ shape: left.slice(0, end), text: text.slice(start, start + end) }, comma);
  // `(2024)`, and for *et al.* alone `(NeurIPS 2024)`.
  const opened = /\s*[([]\s*((?:[A-Za-z][\w'’&.-]*(?:\s[A-Z][\w'’&.-]*){0,3}),?\s+)?$/.exec(left);
  if (opened) {
    const bracket = start + opened.index + opened[0].search(/[([]/);
    const group = read(opened.index);
    if (opened[1] !== undefined && group?.form !== 'etAl') return enclosed(left, right, start, read);
    if (!group) return undefined;
    const plain = /^\s*[,;:)\]]/.test(right) || right.trim() === '' || /^,[a-z]\b/.test(right);
    if (!plain && group.form !== 'etAl') return undefined;
    return { ...narrative(group, left, right), from: start + group.from, bracket };
  }
  return enclosed(left, right, start, read);
}

function enclosed(
  left: string,
  right: string,
  start: number,
  read: (end: number, comma?: boolean) => Group | undefined,
): Authors | undefined {
  const gap = /,?\s+$|,$/.exec(left);
  if (!gap) return undefined;
  const group = read(gap.index, gap[0].includes(','));
  if (!group) return undefined;
  const judged = inParentheses(group, left, right, gap[0].includes(','));
  return judged && { ...judged, from: start + group.from };
}

/** `Goddard (2024)`, `Kudo and Richardson (2018)`: names, then a year in brackets. */
function narrative(group: Group, left: string, right: string): Omit<Authors, 'from'> {
  if (group.form === 'etAl' || group.form === 'listed') return { ...group, certainty: 'sure' };
  const spelled = least(group.names.map(certaintyOf));
  const before = left.slice(0, group.from);
  const named = /\b(?:the|a|an|this|that|its|our|their|his|her|every|each|new)\s+$/i.test(before);
  if (spelled === 'faint' || named) return { ...group, certainty: 'faint' };
  const marked = group.names.some(isMarked);
  const word = /([A-Z][A-Za-z\d.+-]*)\s+$/.exec(before)?.[1];
  const phrase = word !== undefined && !OPENERS.test(word);
  if (marked) return { ...group, certainty: 'sure' };
  if (group.form === 'pair') return { ...group, certainty: phrase ? 'likely' : spelled };
  return {
    ...group,
    certainty:
      !phrase && (SPEAKS.test(right) || SPOKEN.test(before) || group.possessive) ? spelled : 'likely',
  };
}

/** What comes before the name of a person whose view or work it is. */
const SPOKEN =
  /\b(?:according to|following|due to|(?:paper|essay|book|article|study|survey|review|work|view|argument|result|proof) (?:by|of)|(?:argued|proposed|introduced|coined|shown|suggested|noted|described|put forward|popularized) by)\s+$/i;

/** Words that have their capital from opening a sentence. */
const OPENERS =
  /^(?:As|At|After|And|Because|Before|Both|But|By|Cf\.?|Compare|Following|For|From|However|If|In|Like|Only|Or|See|Since|So|That|Then|Though|Unlike|Until|Using|When|Where|Whereas|While|With|Yet)$/;

/** What only people do, behind the bracket that closes. */
const SPEAKS =
  /^[a-z]?[^()[\]]{0,20}[)\]]\s+(?:also\s|first\s|later\s)?(?:argue[sd]?|asks?|asked|calls|called|categori[sz]e[sd]|caution(?:s|ed)|claim(?:s|ed)|coined|conclude[sd]|considers?|considered|contend(?:s|ed)|define[sd]|derive[sd]|describe[sd]|did|discuss(?:es|ed)|examine[sd]|explain(?:s|ed)|formali[sz]e[sd]|hypothesi[sz]e[sd]|insist(?:s|ed)|investigate[sd]|note[sd]?|observe[sd]|predict(?:s|ed)|propose[sd]|prove[sd]|review(?:s|ed)|speculate[sd]|studie[sd]|suggest(?:s|ed)|survey(?:s|ed)|warn(?:s|ed)|writes?|wrote)\b/;

const LEAD_IN =
  /^\s*(?:(?:see|e\.\s?g\.|i\.\s?e\.|cf\.?|also|but|and|as in|following|after|from|by|per|originally|for example|for instance|compare|notably|including|both|most recently|or)[\s,:]*)*$/i;

/** `(Wortsman et al., 2022; Magar & Schwartz 2022)`, and *et al.* with a year anywhere. */
function inParentheses(
  group: Group,
  left: string,
  right: string,
  comma: boolean,
): Omit<Authors, 'from'> | undefined {
  if (group.form === 'etAl') return { ...group, certainty: 'sure' };
  const before = left.slice(0, group.from);
  const open = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
  const inside = open >= 0 && !/[)\]]/.test(before.slice(open));
  const spelled = least(group.names.map(certaintyOf));
  if (!inside) {
    const word = /([A-Z][A-Za-z.]*)\s+$/.exec(before)?.[1];
    if (spelled !== 'sure' || (word !== undefined && !OPENERS.test(word))) return undefined;
    return { ...group, certainty: group.form === 'pair' && group.ampersand ? 'sure' : 'likely' };
  }
  const segment =
    before
      .slice(open + 1)
      .split(new RegExp(`;|${YEAR}[a-z]?,\\s*`))
      .pop() ?? '';
  if (!LEAD_IN.test(segment)) return undefined;
  if (group.form !== 'single') return { ...group, certainty: spelled };
  const ended =
    /^(?:,[a-z])*\s*(?:[)\];]|,\s*(?:p|pp|ch|chap|sec|sect|fig|tab|chapter|section|figure|table|app)\b|,?\s*(?:1[6-9]|20)\d\d)/i.test(
      right,
    );
  if (!ended) return undefined;
  const event = segment === before.slice(open + 1) && EVENT.test(before.slice(0, open));
  return { ...group, certainty: event ? 'faint' : comma ? spelled : least([spelled, 'likely']) };
}

/** Behind these a bracket holds a place or a publisher. */
const EVENT =
  /\b(?:summit|conference|workshop|meeting|event|symposium|congress|competition|declaration|treaty|accord|agreement|convention|edition|printing|act|directive|office|headquarters|founded|held|born|launched|released|published)\s+$/i;

interface Group {
  /** Of its first word, in the string it was read from. */
  readonly from: number;
  readonly form: 'etAl' | 'pair' | 'single' | 'listed';
  readonly names: readonly string[];
  readonly families: readonly string[];
  readonly readings: readonly string[];
  readonly more: boolean;
  readonly ampersand: boolean;
  readonly possessive: boolean;
}

const OTHERS =
  "(?:et\\.?\\s+al\\b\\.?|and\\s+(?:colleagues|co-?workers|co-?authors|collaborators|others)\\b)(?:['’]s?)?";
// A title between authors and year: one word in lower case, or words from a capital, digit or quote on, without a sentence's end.
const TITLE =
  '(?:[,:]|[\'’]s)\\s+(?:[“"](?:[^”"]{1,200})[”"]|[A-Z\\d](?:[^.,;:()\\[\\]\\n“”]|[.](?=\\S)|:(?=\\s)|,(?=\\d)){0,160}|[a-z][A-Za-z\\d-]{1,30})';
const LISTED = pattern(
  `${EDGE}(${LISTED_NAME}(?:(?:,\\s*|,?\\s*(?:&|and)\\s+)(?:${LISTED_NAME}|(?:[A-Z]\\.\\s?)+${NAME}))*)(?:,?\\s*(et\\s+al\\b\\.?|and\\s+others))?$`,
);
const ET_AL = pattern(`${EDGE}(${NAME})(?:\\s[A-Z]{1,2})?,?\\s+${OTHERS}$`);
const ET_AL_TITLE = pattern(`${EDGE}(${NAME}),?\\s+${OTHERS}(?:${TITLE})$`);
const PAIR = pattern(`${EDGE}(${NAME}),?\\s+(and|&|und)\\s+(${NAME})(${POSSESSIVE})$`);
const PAIR_TITLE = pattern(`${EDGE}(${NAME}),?\\s+&\\s+(${NAME})(?:${TITLE})$`);
const SINGLE = pattern(`${EDGE}(${NAME})(${POSSESSIVE})$`);
const BEFORE = pattern(`${EDGE}(${NAME})(?:\\s[A-Z]{1,2})?,\\s+$`);
const PARTNER = pattern(`${EDGE}(${NAME}),?\\s+(?:&|and)\\s+$`);
const LISTED_NAMES = new RegExp(LISTED_NAME, 'g');
const TWO_WORKS = new RegExp(`\\bet al\\b[^]*\\bet al\\b|${YEAR}`);
/** A last word that may end authors; a title may end on any. */
const CLOSE = /(?:[A-Z]\S*|\bal\.?(?:['’]s)?|colleagues|workers|authors|collaborators|others)$/;

function pattern(source: string): RegExp {
  return new RegExp(source, 'd');
}

/** What stands before a year: as written, and its shape. */
interface Left {
  readonly text: string;
  readonly shape: string;
}

/** The authors that `left` ends with. A title may stand between them and the year; before a year that no comma parts from it, it may not. */
function readGroup(left: Left, comma = true): Group | undefined {
  const { shape } = left;
  const open = /et al|&/.test(shape);
  const close = CLOSE.test(shape);
  if (!close && !open) return undefined;
  const listed = /[A-Z]\.(?:,?\s+\S{1,8}\s+\S{1,8})?$/.test(shape) ? LISTED.exec(shape) : null;
  if (listed) {
    const from = listed.indices![1]![0];
    const spans = [...listed[1]!.matchAll(LISTED_NAMES)].map(
      (name): Place => [from + name.index, from + name.index + name[0].length],
    );
    return groupOf(left, 'listed', spans, { more: listed[2] !== undefined });
  }
  const etAl = close ? ET_AL.exec(shape) : null;
  if (etAl) return groupOf(left, 'etAl', [etAl.indices![1]!], { more: true });
  if (comma && open) {
    const titled = ET_AL_TITLE.exec(shape);
    if (titled && !TWO_WORKS.test(shape.slice(titled.index)))
      return groupOf(left, 'etAl', [titled.indices![1]!], { more: true });
  }
  const pair = close ? PAIR.exec(shape) : null;
  if (pair)
    return groupOf(left, 'pair', [pair.indices![1]!, pair.indices![3]!], {
      ampersand: pair[2] === '&',
      possessive: pair[4] !== '',
    });
  const titled = comma && open ? PAIR_TITLE.exec(shape) : null;
  if (titled && !TWO_WORKS.test(shape.slice(titled.index)))
    return groupOf(left, 'pair', [titled.indices![1]!, titled.indices![2]!], { ampersand: true });
  const single = close ? SINGLE.exec(shape) : null;
  return single
    ? groupOf(left, 'single', [single.indices![1]!], { possessive: single[2] !== '' })
    : undefined;
}

type Place = readonly [from: number, to: number];

function groupOf(left: Left, form: Group['form'], places: readonly Place[], extra: Partial<Group>): Group {
  const readings: string[] = [];
  const names = places.map(([from, to]) => left.text.slice(from, to));
  const first = familyOf(names[0]!);
  const bare = first.replace(
    /^(?:\p{Ll}[\p{L}']*\s+|(?:Van|Von|De|Del|Di|Da|Du|La|Le|Ten|Ter|Ben)\s+(?:\p{Ll}+\s+)*)+/u,
    '',
  );
  if (bare !== first && bare !== '') readings.push(bare);
  let from = places[0]![0];
  // *Bau & Zhou et al.*
  const partner = form === 'etAl' ? PARTNER.exec(left.shape.slice(0, from)) : null;
  if (partner) readings.push(familyOf(left.text.slice(...partner.indices![1]!)));
  const words = /((?:[A-Z][A-Za-z'’.-]*\s+){1,3})$/.exec(left.shape.slice(0, from))?.[1];
  const given = words
    ? left.text
        .slice(from - words.length, from)
        .trim()
        .split(/\s+/)
    : [];
  for (let count = 1; count <= given.length; count++)
    readings.push([...given.slice(-count), first].join(' '));
  const all = [...names];
  if (form !== 'single') {
    // `Vaswani, Shazeer and Parmar`: what stands before in the list is the first author, unless it only opens the sentence.
    for (
      let match = BEFORE.exec(left.shape.slice(0, from));
      match && all.length < 8;
      match = BEFORE.exec(left.shape.slice(0, from))
    ) {
      const name = left.text.slice(...match.indices![1]!);
      readings.push(familyOf(name));
      if (
        certaintyOf(name) !== 'sure' ||
        /(?:^|\s)(?:in|at|from|of|to|by|for|with|on|near)\s+$/i.test(left.shape.slice(0, match.index))
      )
        break;
      from = match.index;
      all.unshift(name);
    }
  }
  const families = all.map(familyOf);
  return {
    from,
    form,
    names,
    families,
    readings: [...new Set(readings)].filter((reading) => reading !== families[0]),
    more: false,
    ampersand: false,
    possessive: false,
    ...extra,
  };
}

/** Behind the bracket that closes behind the year, if nothing else is in it but a locator; else behind the year. */
function endOf(text: string, year: Year, bracket: number | undefined): number {
  if (bracket === undefined) return year.to;
  return /^[)\]]/.test(text.slice(year.to)) ? year.to + 1 : year.to;
}
