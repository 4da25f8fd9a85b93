import { sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { Lexicon } from './lexicon';
import type { Covered } from './referenceFact';
import type { ReadChain } from './referenceId';
import { type Level, type LevelPatterns, levelNamed, levelPatterns, type SaidLevel } from './referenceLevel';
import type { Site } from './referenceSite';
import { isHistory, isSupposed, saysFormer } from './referenceTense';
import { sentenceAround } from './referenceText';
import { classBefore } from './referenceWords';

/** An id shown with what the text takes for its title or its level. */
export interface ShownFact {
  readonly kind: 'title' | 'level';
  readonly id: string;
  /** The last id of a range that is shown with it as a whole. */
  readonly through?: string;
  /** The title as written, or the level's id. */
  readonly text: string;
  /** From the id to the words, or the other way round. */
  readonly span: Span;
  /** The title or level alone. */
  readonly textSpan: Span;
}

export type ShownReader = LevelPatterns;

export function shownReader(lexicon: Lexicon): ShownReader {
  return levelPatterns(lexicon);
}

/** Ids that stand together before or behind the words about them; offsets in the passage's text. */
interface Subject {
  readonly ids: readonly { readonly key: string; readonly through?: string; readonly from: number }[];
  readonly from: number;
  readonly to: number;
  /** Whether it stands alone in parentheses. */
  readonly enclosed: boolean;
}

const PARENTHESES = /\s?[([]([^()[\]\n\uFFFC]{1,90})[)\]]/y;
const SEPARATOR = /(?::\s+|\s+[—–-]\s+)/y;
const TITLE =
  /\p{Lu}[^\n.;:()—–|,\uFFFC]{0,80}?(?=\s*(?:[.;:()—–|,\n]|\s-\s|$)|\s+(?:and|or|&)\s+[A-Z]{1,3}\d)/uy;
const CAPITALS =
  /[ ](\p{Lu}[\p{L}-]*(?![\p{L}\p{N}])(?:[ ](?:(?:and|of|the|for|in|on|&)[ ])?\p{Lu}[\p{L}-]*(?![\p{L}\p{N}]))*)/uy;
const CAPITALS_BEFORE =
  /(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}-]*(?:[ ](?:(?:and|of|the|for|&)[ ])?\p{Lu}[\p{L}-]*)*)(?:[ ]slot)?[ ]\($/u;
/** *the Architecture slot A3* */
const NAMED_BEFORE =
  /\b[Tt]he[ ](\p{Lu}[\p{L}-]*(?:[ ](?:(?:and|of|the|for|&)[ ])?\p{Lu}[\p{L}-]*)*)[ ]slot,?[ ]$/u;
const QUOTED = /[ ][“"‘']([^“”"‘’'\n\uFFFC]{2,60})[”"’']/uy;
const APPOSITION = /,[ ](\p{Lu}[^,.;:()\n\uFFFC]{1,60}),/uy;
/** `A2, Tokenizer` as all that an item says. */
const ENTRY = /,[ ](\p{Lu}[^,.;:()\n\uFFFC]{1,60})$/uy;
/** `, Tokenizer)` behind an id that a parenthesis opens with. */
const NOTED = /,[ ](\p{Lu}[^,.;:()\n\uFFFC]{1,60})(?=\))/uy;
/** So that no finding holds half of a pair of parentheses. */
const OPENS = /^[^)\]]*[([]/;
const CLOSES = /[)\]]/;
const UNCLOSED = /[([][^)\]]*[)\]]$/;
const NEXT_ID = /^,\s+(?:and\s+)?[A-Z]{1,3}\d/;

/** Titles and levels that a passage shows ids with. `starts`: where its sentences begin. */
export function findShown(
  site: Site,
  chains: readonly ReadChain[],
  covered: readonly Covered[],
  starts: readonly number[],
  reader: ShownReader,
): ShownFact[] {
  const { prose } = site;
  const { text } = prose;
  const found: ShownFact[] = [];
  const subjects = subjectsOf(text, chains, covered);
  if (subjects.length === 0) return found;
  const add = (
    kind: ShownFact['kind'],
    id: Subject['ids'][number],
    words: string,
    from: number,
    to: number,
    textFrom: number,
    textTo: number,
  ): void => {
    const cover = covered.find((other) => other.from === from);
    const said = sourceSpan(
      prose,
      from - (OPENS.test(text.slice(from, to)) ? 0 : CLOSES.test(text.slice(from, to)) ? 1 : 0),
      to + (UNCLOSED.test(text.slice(from, to + 1)) ? 1 : 0),
    );
    const span = cover ? { from: cover.span.from, to: Math.max(said.to, cover.span.to) } : said;
    if (
      found.some(
        (other) =>
          other.kind === kind &&
          other.id === id.key &&
          other.textSpan.from === sourceSpan(prose, textFrom, textTo).from,
      )
    )
      return;
    found.push({
      kind,
      id: id.key,
      ...(id.through !== undefined && { through: id.through }),
      text: words,
      span,
      textSpan: sourceSpan(prose, textFrom, textTo),
    });
  };
  for (const subject of subjects) {
    const sentence = sentenceAround(text, starts, subject.from);
    const around = text.slice(sentence.from, sentence.to);
    const last = subject.ids.at(-1)!;
    const title = (words: string, from: number, to: number, spanFrom = last.from, spanTo = to): void => {
      const trimmed = words.trim();
      if (subject.ids.length > 1 && last.through !== undefined) return;
      if (/\p{L}/u.test(trimmed) && !levelNamed(reader, trimmed) && !saysFormer(around))
        add('title', last, trimmed, spanFrom, spanTo, from, to);
    };
    const level = (named: Level, all: boolean, from: number, to: number, attached = false): void => {
      if (isHistory(text, sentence, subject.from, Math.max(to, subject.to), attached)) return;
      for (const id of all ? subject.ids : [last])
        add('level', id, named.id, Math.min(id.from, from), Math.max(to, subject.to), from, to);
    };
    const after = readParentheses(text, subject, reader, title, level);
    let end = after;
    if (!subject.enclosed) end = readBehind(text, subject, after, reader, title, level);
    if (subject.ids.length === 1) readTitleBefore(text, subject, title);
    if (isSupposed(text.slice(sentence.from, subject.from)) || /\?\s*$/.test(around)) continue;
    const claim = reader.claim(text, subject.enclosed ? subject.to + 1 : end, subject.from);
    if (claim) level(claim.level, claim.plural === true, claim.from, claim.to);
    const listed = reader.listed(text, subject.from, subject.to);
    if (listed) level(listed.level, true, listed.from, listed.to);
  }
  for (const cover of covered) {
    const words = text.slice(cover.from, cover.to).trim();
    if (
      (cover.kind === 'slot' || cover.kind === 'endpoint') &&
      /^\p{Lu}/u.test(words) &&
      !/^[A-Z]{1,3}\d[\d.]*$/.test(words)
    ) {
      const bare = words
        .replace(/^[A-Z]{1,3}\d[\d.]*(?:[:.]?\s+|\s*[—–-]\s*)/, '')
        .replace(/\s*\([A-Z]{1,3}\d[\d.]*\)$/, '');
      const from = cover.from + text.slice(cover.from, cover.to).indexOf(bare);
      add(
        'title',
        { key: cover.key, from: cover.from },
        bare,
        cover.from,
        cover.to,
        from,
        from + bare.length,
      );
    }
  }
  return found;
}

type TakeTitle = (words: string, from: number, to: number, spanFrom?: number, spanTo?: number) => void;
/** `attached`: in parentheses with the id or right behind it, where it says what is, whatever the sentence around it wishes or denies. */
type TakeLevel = (level: Level, all: boolean, from: number, to: number, attached?: boolean) => void;

/** *A3 (Architecture, Partial)*. Returns where the parentheses end, or the subject does. */
function readParentheses(
  text: string,
  subject: Subject,
  reader: ShownReader,
  title: TakeTitle,
  level: TakeLevel,
): number {
  PARENTHESES.lastIndex = subject.to;
  const match = subject.enclosed ? null : PARENTHESES.exec(text);
  if (!match) return subject.to;
  const end = PARENTHESES.lastIndex;
  const inner = end - 1 - match[1]!.length;
  const parts = [...match[1]!.matchAll(/[^,;:–—|/]+/g)].map((part) => {
    const words = part[0].trim();
    const from = inner + part.index + part[0].indexOf(words);
    return {
      words,
      from,
      to: from + words.length,
      level: levelNamed(reader, words.replace(/^(?:now|still|currently|at|a|an|level)\s+/i, '')),
    };
  });
  const others = parts.filter((part) => !part.level);
  for (const part of parts)
    if (part.level && parts.indexOf(part) <= 1)
      level(part.level, false, part.from, part.to, parts.length === 1);
  const whole = parts.length === 1 || others.length === 1;
  if (others.length === 1 && whole) title(others[0]!.words, others[0]!.from, others[0]!.to, undefined, end);
  else if (
    others.length === parts.length &&
    /^\p{Lu}/u.test(parts[0]?.words ?? '') &&
    /^\p{Ll}/u.test(parts[1]?.words ?? '')
  ) {
    title(parts[0]!.words, parts[0]!.from, parts[0]!.to);
  } else if (others.length > 1 || others.length === parts.length) {
    // A title may hold a comma or a dash itself.
    title(match[1]!, inner, end - 1, undefined, end);
  }
  return end;
}

/** *A3: Architecture*, *A3 — Partial*, *A3 Architecture*, *A3 “Architecture”*, *A3, Architecture, …*. Returns where what is said of it may go on. */
function readBehind(
  text: string,
  subject: Subject,
  at: number,
  reader: ShownReader,
  title: TakeTitle,
  level: TakeLevel,
): number {
  let end = at;
  const beside = at === subject.to ? readBeside(text, subject, reader) : undefined;
  if (beside) level(beside.level, false, beside.from, beside.to, text[beside.to] === ')');
  const named = at === subject.to && !beside ? readName(text, at, subject) : undefined;
  if (named) {
    end = named.end;
    const said = levelNamed(reader, named.words);
    if (!said) title(named.words, named.from, named.from + named.words.length, undefined, end);
    else if (/^\s*(?:[,;.)\n]|$)/.test(text.slice(end, end + 8))) level(said, false, named.from, end);
    end = readNote(text, end, reader, level);
  }
  SEPARATOR.lastIndex = end;
  const separated = SEPARATOR.test(text) ? SEPARATOR.lastIndex : readPoint(text, subject);
  if (separated === undefined) return end;
  const said = reader.at(text, separated);
  if (said) {
    level(said.level, false, said.from, said.to);
    return end;
  }
  TITLE.lastIndex = separated;
  const match = TITLE.exec(text);
  if (!match || named) return end;
  const to = separated + match[0].length;
  const further = text[to] === ',' ? reader.at(text, to + 2) : undefined;
  if (text[to] !== ',' || further || NEXT_ID.test(text.slice(to, to + 12))) title(match[0], separated, to);
  if (further) level(further.level, false, further.from, further.to);
  const noted = readNote(text, to, reader, level);
  SEPARATOR.lastIndex = noted;
  const behind = SEPARATOR.test(text) ? reader.at(text, SEPARATOR.lastIndex) : undefined;
  if (behind) level(behind.level, false, behind.from, behind.to);
  return end;
}

interface Name {
  readonly words: string;
  readonly from: number;
  readonly end: number;
}

/** *(B2, Partial)*, *slot B2, level Partial, …*. */
function readBeside(text: string, subject: Subject, reader: ShownReader): SaidLevel | undefined {
  BESIDE.lastIndex = subject.to;
  const match = BESIDE.exec(text);
  if (!match) return undefined;
  const said = reader.at(text, BESIDE.lastIndex);
  return said && (match[1] || (ENCLOSED.test(text.slice(0, subject.from)) && text[said.to] === ')'))
    ? said
    : undefined;
}

const BESIDE = /,[ ](?:(?:at )?(level|position|rating)[ ])?/y;
/** An opened parenthesis right before an id, or with *see* between. */
const ENCLOSED = /\((?:(?:see|cf\.|slot)[ ])*$/i;

/** Words right behind an id that may be its name: capitalized ones, quoted ones, an apposition between commas, or all that an item says behind one. */
function readName(text: string, at: number, subject: Subject): Name | undefined {
  const opens = text.slice(0, subject.from).trim() === '';
  const patterns = [CAPITALS, QUOTED, APPOSITION];
  if (opens) patterns.push(ENTRY);
  if (subject.ids.length === 1 && ENCLOSED.test(text.slice(0, subject.from))) patterns.push(NOTED);
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match?.[1]) {
      const from = at + match[0].indexOf(match[1]);
      return { words: match[1], from, end: pattern.lastIndex };
    }
  }
  return undefined;
}

/** `A3. Architecture` as all that a heading or an item says. */
function readPoint(text: string, subject: Subject): number | undefined {
  if (text.slice(0, subject.from).trim() !== '' || !/^\.\s+\p{Lu}[^.!?]*$/u.test(text.slice(subject.to)))
    return undefined;
  return subject.to + /^\.\s+/.exec(text.slice(subject.to))![0].length;
}

/** A level in parentheses behind a title: *A3: Architecture (Gap)*. Returns where they end. */
function readNote(text: string, at: number, reader: ShownReader, level: TakeLevel): number {
  PARENTHESES.lastIndex = at;
  const note = PARENTHESES.exec(text)?.[1];
  if (note === undefined) return at;
  const end = PARENTHESES.lastIndex;
  const first = note.split(/[,;:–—]/)[0]!;
  const said = levelNamed(reader, first.trim());
  if (said) level(said, false, end - 1 - note.length, end - 1 - note.length + first.length);
  return end;
}

/** *Architecture (A3)*, *the Architecture slot A3*. */
function readTitleBefore(text: string, subject: Subject, title: TakeTitle): void {
  const head = text.slice(Math.max(0, subject.from - 80), subject.from);
  const match = (subject.enclosed ? CAPITALS_BEFORE : NAMED_BEFORE).exec(head);
  if (!match?.[1]) return;
  const start = subject.from - head.length + match.index + match[0].indexOf(match[1]);
  const first = match[1].indexOf(' ') + 1;
  const opener = first > 0 ? classBefore(match[1].slice(0, first - 1).toLowerCase()) : 'other';
  // The sentence may begin with a capital of its own: *In Architecture (A3)*.
  for (const skipped of opener === 'article'
    ? [first]
    : opener === 'function' || opener === 'verb'
      ? [0, first]
      : [0]) {
    title(
      match[1].slice(skipped),
      start + skipped,
      start + match[1].length,
      start + skipped,
      subject.enclosed ? subject.to + 1 : subject.to,
    );
  }
}

function subjectsOf(text: string, chains: readonly ReadChain[], covered: readonly Covered[]): Subject[] {
  const subjects: Subject[] = chains.map((chain) => {
    const enclosed = text[chain.from - 1] === '(' && text[chain.to] === ')';
    if (chain.ranges.length === 0) return { ids: chain.ids, from: chain.from, to: chain.to, enclosed };
    const ends = new Map(chain.ranges.map((range) => [range.first, range.last]));
    const tails = new Set(chain.ranges.map((range) => range.last));
    return {
      ids: chain.ids.flatMap((id, index) => {
        const through = ends.get(index);
        return tails.has(index)
          ? []
          : [
              {
                key: id.key,
                from: id.from,
                ...(through !== undefined && { through: chain.ids[through]!.key }),
              },
            ];
      }),
      from: chain.from,
      to: chain.to,
      enclosed,
    };
  });
  for (const { kind, key, from, to } of covered) {
    if (
      (kind === 'slot' || kind === 'endpoint') &&
      !subjects.some((subject) => subject.from >= from && subject.to <= to)
    ) {
      subjects.push({ ids: [{ key, from }], from, to, enclosed: text[from - 1] === '(' && text[to] === ')' });
    }
  }
  return subjects;
}
