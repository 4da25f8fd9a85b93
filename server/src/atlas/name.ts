import { OBJECT, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import type { Passage } from './languagePassage';
import { type Lapse, newNameKeys, noteNameKey } from './languageScan';
import { wordsBefore } from './languageSentence';
import type { Lexicon } from './lexicon';
import { type Wording, wordName } from './nameWording';

/** A name that `generalize` keeps out, where it stands. */
export interface NameFact {
  readonly span: Span;
  /** As it stands, on one line. */
  readonly text: string;
  /** What the manifest says to write instead. */
  readonly write: string;
  /** Absent where the words around it leave no room for the phrase. */
  readonly wording?: Wording;
}

export interface NameIndex {
  /** `undefined` when no names are kept out. */
  readonly keys: Uint8Array | undefined;
  /** Sticky; of two names at one place the longer one. */
  readonly pattern: RegExp;
  /** By the folded name. */
  readonly entries: ReadonlyMap<string, NameEntry>;
}

interface NameEntry {
  readonly write: string;
  /** Whether all of it in lower case is the name, and no common word. */
  readonly lower: boolean;
  /** A capital and small letters: at the start of a sentence it may be a common word. */
  readonly common: boolean;
}

const NONE: NameIndex = { keys: undefined, pattern: /(?!)/y, entries: new Map() };
const indexes = new WeakMap<Lexicon, NameIndex>();

/** The names of a lexicon, made ready to be looked for. */
export function nameIndex(lexicon: Lexicon): NameIndex {
  let index = indexes.get(lexicon);
  if (!index) indexes.set(lexicon, (index = makeIndex(lexicon)));
  return index;
}

export function keepsNamesOut(lexicon: Lexicon): boolean {
  return nameIndex(lexicon).keys !== undefined;
}

function makeIndex({ generalize = [] }: Lexicon): NameIndex {
  const entries = new Map<string, NameEntry>();
  const keys = newNameKeys();
  for (const { names, write } of generalize) {
    for (const written of names) {
      const name = written.replace(/^[^\p{L}\p{N}]+/u, '').trim();
      const folded = fold(name);
      if (name === '') continue;
      noteNameKey(keys, name.normalize('NFC'));
      noteNameKey(keys, name.normalize('NFD'));
      const before = entries.get(folded);
      if (!before || isLowerName(name))
        entries.set(folded, {
          write: before?.write ?? write,
          lower: isLowerName(name),
          common: /^\p{Lu}\p{Ll}+$/u.test(name),
        });
    }
  }
  if (entries.size === 0) return NONE;
  const longestFirst = [...entries.keys()].sort((a, b) => b.length - a.length);
  const source = longestFirst.map(namePattern).join('|');
  return {
    keys,
    pattern: new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${source})(?![\p{L}\p{N}_])`, 'iuy'),
    entries,
  };
}

/**
 * A name of one word that is written *Apple* or *ARM* may be a common word in lower case (*an apple*, *the anthropic principle*); what is longer,
 * has a capital inside (*OpenAI*), or is a long word in capitals is not, nor what the manifest itself writes in lower case.
 */
function isLowerName(name: string): boolean {
  return !/^(?:\p{Lu}\p{Ll}+|\p{Lu}{1,4})$/u.test(name);
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'").replace(DASHES, '-');
}

const DASHES = /[\u2010\u2011]/g;

function namePattern(folded: string): string {
  const written = (form: string): string =>
    form
      .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
      .replaceAll(' ', '\\s+')
      .replaceAll("'", "['’]")
      .replaceAll('-', '[-\\u2010\\u2011]');
  const decomposed = folded.normalize('NFD');
  return decomposed === folded ? written(folded) : `${written(folded)}|${written(decomposed)}`;
}

/** The names of a passage, at the places where the scan saw one begin. */
export function namesIn(
  passage: Passage,
  lapses: readonly Lapse[],
  index: NameIndex,
  into: NameFact[],
): void {
  if (!index.keys || passage.listed) return;
  const { prose } = passage;
  let past = 0;
  for (const lapse of lapses) {
    if (lapse.kind !== 'name' || lapse.from < past) continue;
    index.pattern.lastIndex = lapse.from;
    const match = index.pattern.exec(prose.text)?.[0];
    const entry = match === undefined ? undefined : index.entries.get(fold(match));
    if (match === undefined || !entry) continue;
    const to = lapse.from + match.length;
    past = to;
    if (isAddress(prose.text, lapse.from, to) || isCommonWord(prose.text, lapse.from, to, entry)) continue;
    const wording = wordName(passage, lapse.from, to, entry.write);
    const innocent = wording && !holdsName(wording, index);
    into.push({
      span: sourceSpan(prose, lapse.from, to),
      text: match.replace(/\s+/g, ' '),
      write: entry.write,
      ...(innocent && { wording }),
    });
  }
}

/** Nothing is mended by one name for another. */
function holdsName({ edits }: Wording, { pattern }: NameIndex): boolean {
  const anywhere = new RegExp(pattern.source, 'iu');
  return edits.some(({ newText }) => anywhere.test(newText));
}

const EDGE = String.raw`\s${OBJECT}()“”"‘’'[\]<>,;`;
const TAIL = new RegExp(`[^${EDGE}]{1,60}$`);
const HEAD = new RegExp(`^[^${EDGE}]{1,60}`);
/** What a name is joined to that leaves it a name: *lakeside-based*. */
const SUFFIX =
  /^-(?:based|made|built|owned|backed|funded|led|run|trained|hosted|developed|designed|branded|powered|specific|only|like|style|compatible|sponsored|affiliated|internal)$/i;
const PREFIX = /^(?:non|ex|anti|pro|pre|post|co|all|ultra|quasi)-$/i;

/** Whether the word is part of an address, a path, a handle or a slug: *docs.lakeside.example*, *lakeside/driver*, *lakeside-h2*. */
function isAddress(text: string, from: number, to: number): boolean {
  const before = TAIL.exec(text.slice(Math.max(0, from - 60), from))?.[0] ?? '';
  const after = (HEAD.exec(text.slice(to, to + 60))?.[0] ?? '').replace(/[.:!?…—–]+$/, '');
  if (before === '' && after === '') return false;
  if (/:\/\/|@$|[\p{L}\p{N}]\.$|^[.~]{0,2}\/$/u.test(before) || /^\.\p{Ll}|^@/u.test(after)) return true;
  const word = text.slice(from, to);
  if (/\s/.test(word)) return false;
  if (/^\/[a-z\d]/.test(after) && (word === word.toLowerCase() || /[-_.\d]|\/.*\//.test(after))) return true;
  const slug = /^[a-z\d#]+(?:[-_./:#][a-z\d]+)+$|^#[a-z\d]/.test(before + word + after);
  return slug && !SUFFIX.test(after) && !PREFIX.test(before);
}

const DETERMINED =
  /(?:^|[^\p{L}])(?:an?|the|this|that|these|those|each|every|any|some|no|one|its|their|our|your|his|her|my)\s+(?:[\p{Ll}-]+\s+){0,2}$/u;

/** Whether what is spelled like a name of one word is a common word: *an apple*, *Meta-learning*. */
function isCommonWord(text: string, from: number, to: number, { lower, common }: NameEntry): boolean {
  const word = text.slice(from, to);
  const after = text.slice(to, to + 30);
  if (!lower && word === word.toLowerCase())
    return !/^['’]s\s/.test(after) || DETERMINED.test(wordsBefore(text, from, 60));
  const joined = common ? /^-\p{Ll}+/u.exec(after)?.[0] : undefined;
  return joined !== undefined && !SUFFIX.test(joined);
}
