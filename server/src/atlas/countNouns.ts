import pluralize from 'pluralize';
import { FEWER, KEY, newKeys, noteKey } from './countScan';
import { COUNTED, type Counted, type Lexicon } from './lexicon';
import { NUMBER_WORDS } from './numberWords';

/** What a run of words means to a reader of totals. */
export type WordSense =
  /** `own` nouns mean the atlas's things wherever they stand: slots, and what `vocabulary` adds in two words or with a hyphen. */
  | { readonly kind: 'noun'; readonly of: Counted; readonly plural: boolean; readonly own: boolean }
  /** `common`: the name is one plain word (*strong*, *gap*), so that in lower case it may be none. */
  | { readonly kind: 'level'; readonly level: string; readonly common: boolean }
  | { readonly kind: 'group'; readonly groups: readonly string[]; readonly titled: true };

export interface SenseEntry {
  /** Lower case, hyphens taken as spaces. */
  readonly words: readonly string[];
  readonly sense: WordSense;
}

/** A lexicon made ready for reading: plain data and regular expressions, kept as long as the lexicon is. */
export interface CountLexicon {
  /** By first word, longest first. */
  readonly entries: ReadonlyMap<string, readonly SenseEntry[]>;
  readonly groups: ReadonlySet<string>;
  readonly order: readonly string[];
  readonly levels: ReadonlySet<string>;
  /** The words that make a text worth reading, by hash, with what they are (`KEY`). */
  readonly keys: Uint16Array;
}

const ENGLISH: Readonly<Record<Counted, string>> = {
  groups: 'group',
  slots: 'slot',
  endpoints: 'endpoint',
  items: 'item',
  topics: 'topic',
  chapters: 'chapter',
  references: 'reference',
};

const compiled = new WeakMap<Lexicon, CountLexicon>();

/** The nouns, level names and group names of a lexicon. The first words of a group's title name it too, as long as they are one group's alone. */
export function countLexicon(lexicon: Lexicon): CountLexicon {
  const known = compiled.get(lexicon);
  if (known) return known;
  const entries = new Map<string, SenseEntry[]>();
  const keys = newKeys();
  const note = (word: string, key: number): void => noteKey(keys, word, key);
  for (const word of NUMBER_WORDS) note(word, word === 'one' ? KEY.fewer : KEY.number);
  for (const word of FEWER) note(word, KEY.fewer);
  for (const word of ['of', 'into', 'comprise', 'comprises', 'comprising', 'total', 'all', 'altogether'])
    note(word, KEY.whole);
  note('first', KEY.first);
  note('firstly', KEY.first);
  note('percent', KEY.percent);
  note('cent', KEY.percent);
  const add = (phrase: string, sense: WordSense): void => {
    for (const words of spellings(phrase)) {
      const first = words[0];
      if (!first) continue;
      const list = entries.get(first) ?? [];
      // Nouns are added first: a level or group that is called like one stays a noun.
      if (!list.some((entry) => entry.words.join(' ') === words.join(' '))) list.push({ words, sense });
      entries.set(first, list);
      if (sense.kind === 'group') continue;
      // The last word with the one before is enough: a reading needs all of them. *and* may be written `&`, which is no word.
      const stem = words.at(-2);
      const joined = stem !== undefined && stem !== 'and' && /^[a-z]+$/.test(stem);
      if (joined) note(stem, KEY.stem);
      if (sense.kind === 'noun') note(words.at(-1)!, joined ? KEY.nounEnd : KEY.noun);
      else note(words.at(-1)!, joined ? KEY.levelEnd : KEY.level);
    }
  };

  for (const of of COUNTED) {
    for (const noun of [ENGLISH[of], ...(lexicon.vocabulary[of] ?? [])]) {
      const singular = pluralize.singular(noun.trim().toLowerCase());
      if (!singular) continue;
      const own = of === 'slots' || /[\s-]/.test(singular);
      add(singular, { kind: 'noun', of, plural: false, own });
      add(pluralize.plural(singular), { kind: 'noun', of, plural: true, own });
    }
  }
  for (const level of lexicon.levels) {
    for (const name of [level.title, level.id, ...level.also]) {
      const common = !/[\s_-]/.test(name.trim());
      add(name.replace(/_/g, ' '), { kind: 'level', level: level.id, common });
      add(pluralize.plural(name.replace(/_/g, ' ')), { kind: 'level', level: level.id, common });
    }
  }
  for (const { id, prefix } of groupNames(lexicon))
    add(prefix, { kind: 'group', groups: [id], titled: true });

  for (const list of entries.values()) list.sort((a, b) => b.words.length - a.words.length);
  const result: CountLexicon = {
    entries,
    groups: new Set(lexicon.groups.map((group) => group.id)),
    order: lexicon.groups.map((group) => group.id),
    levels: new Set(lexicon.levels.map((level) => level.id)),
    keys,
  };
  compiled.set(lexicon, result);
  return result;
}

/** Every title and every beginning of one, at a space, that is not the beginning of another group's title. */
function groupNames(lexicon: Lexicon): { id: string; prefix: string }[] {
  const owners = new Map<string, Set<string>>();
  for (const { id, title } of lexicon.groups) {
    const words = title.trim().split(/\s+/).filter(Boolean);
    for (let n = 1; n <= words.length; n++) {
      if (n < words.length && /^(?:and|&|of|the|a|an|for|in|on|to|with|from|or|,)$/i.test(words[n - 1]!))
        continue;
      const prefix = words
        .slice(0, n)
        .join(' ')
        .replace(/[,:;]+$/, '')
        .toLowerCase();
      owners.set(prefix, (owners.get(prefix) ?? new Set()).add(id));
    }
  }
  return [...owners].flatMap(([prefix, ids]) => (ids.size === 1 ? [{ id: [...ids][0]!, prefix }] : []));
}

/** `Post-training and Alignment` is also written `posttraining and alignment`. */
function spellings(phrase: string): string[][] {
  const folded = phrase.toLowerCase().replace(/&/g, 'and');
  const split = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const joined = split(folded.replace(/(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu, ''));
  const apart = split(folded);
  return joined.length === apart.length ? [apart] : [apart, joined];
}
