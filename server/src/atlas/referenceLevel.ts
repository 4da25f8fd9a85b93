import type { Lexicon } from './lexicon';

export interface Level {
  readonly id: string;
}

/** Where a text says a level; offsets in it. */
export interface SaidLevel {
  readonly level: Level;
  /** Said of all ids before it, not of the last alone. */
  readonly plural?: boolean;
  readonly from: number;
  readonly to: number;
}

/** How levels are said: as the predicate of an id, before a list of ids, or alone at a place. */
export interface LevelPatterns {
  readonly names: ReadonlyMap<string, Level>;
  /** `A3 is Partial`, `A3's level is Gap`, `A1 and A2 at Strong`: reads what follows the ids at `to`. */
  readonly claim: (text: string, to: number, from: number) => SaidLevel | undefined;
  /** `Strong: A1, A2`, `Partial (A3, A4)`, `the only Gap is A5`: reads what stands around the ids. */
  readonly listed: (text: string, from: number, to: number) => SaidLevel | undefined;
  /** A level and nothing more at a place: `Partial`, `at Gap`. */
  readonly at: (text: string, from: number) => SaidLevel | undefined;
}

const ADVERB =
  'still|now|currently|today|again|also|both|all|each|only|just|therefore|thus|presently|already|firmly|clearly|simply|merely|itself|alone|here|too';
const RATED = 'rated|marked|graded|judged|assessed|scored|classed|classified|listed|set|held|put|placed|kept';
const COPULA =
  'is|are|remains?|stays?|stands?|sits?|ranks?|rates?|scores?|holds?|keeps?|has|have|gets|carries|counts?|qualif(?:y|ies)|comes?(?: out)?';
const PLURAL =
  /\s(?:are|remain|stay|stand|sit|rank|rate|score|hold|keep|have|count|qualify|come|both|all|each)\s/;
const DETERMINER =
  'at|as|a|an|the|one|our|clear|open|single|only|sole|lone|a level of|level|position|a position of';
/** What may come behind a level that stands as one; anything else makes it an adjective (*a Strong baseline*). */
const END =
  /^(?:\s*(?:[.,;:)!\]”"’|\n]|$)|\s+[—–-]\s|\s*—|\s+\(|\s+(?:level|rating|position|slots?|and|but|in|while|whereas|because|since|with|without|on|for|as|today|now|overall|still|at|so|though|although|yet|pending|until|here|too|again|or)(?![\p{L}-]))/u;

export function levelPatterns(lexicon: Lexicon): LevelPatterns {
  const names = new Map<string, Level>();
  const add = (name: string, id: string): void => {
    const trimmed = name.trim();
    if (trimmed && !names.has(trimmed)) names.set(trimmed, { id });
  };
  for (const { id, title, also } of lexicon.levels) for (const name of [title, ...also]) add(name, id);
  for (const { id } of lexicon.levels) add(id.charAt(0).toUpperCase() + id.slice(1), id);
  // Words in lower case are words; a level is told by its capital letter.
  const said = [...names.keys()].filter((name) => /^\p{Lu}/u.test(name)).sort((a, b) => b.length - a.length);
  if (said.length === 0) return { names, claim: nothing, listed: nothing, at: nothing };
  const level = `(${said.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|')})(?![\\p{L}\\p{N}-])`;

  const predicate = new RegExp(
    `(?:[’']s\\s+(?:level|position|rating|status)|,)?(?:\\s+(?:${ADVERB}))*\\s+(?:${COPULA})(?:\\s+(?:${ADVERB}|${RATED}))*(?:\\s+(?:${DETERMINER})){0,3}\\s+[“"‘]?${level.replace('(?![', 's?(?![')}|,\\s+(?:the|our)\\s+(?:(?:only|one|single|sole|lone)\\s+)+${level}`,
    'uy',
  );
  const attribute = new RegExp(`\\s+(?:all\\s+|both\\s+|each\\s+|still\\s+|now\\s+)*at\\s+${level}`, 'uy');
  const alone = new RegExp(`(?:at\\s+|an?\\s+)?${level}(?=\\s*(?:[.,;)(—–|\\n]|\\s-\\s|$))`, 'uy');
  const before = new RegExp(
    `(?<![\\p{L}\\p{N}-])${level.replace('(?![', 's?(?![')}(?:\\s+(?:slots?|areas?))?(\\s*:\\s+|\\s+[—–]\\s+|\\s+\\(|\\s+slots?\\s+)$`,
    'u',
  );
  const only = new RegExp(
    `\\b(?:[Tt]he|one|our)\\s+(?:(?:only|one|single|sole|lone|last|remaining)\\s+)*${level.replace('(?![', 's?(?![')}(?:\\s+slots?)?\\s+(?:is|are|remains?)\\s+(?:still\\s+|now\\s+)?$`,
    'u',
  );
  const find = (match: RegExpExecArray | null, end: number): SaidLevel | undefined => {
    const words = match?.[1] ?? match?.[2];
    const named = words === undefined ? undefined : names.get(words.replace(/\s+/g, ' '));
    return named && words !== undefined ? { level: named, from: end - words.length, to: end } : undefined;
  };
  return {
    names,
    claim: (text, to, from) => {
      for (const pattern of [predicate, attribute]) {
        pattern.lastIndex = to;
        const match = pattern.exec(text);
        const words = match?.[1] ?? match?.[2];
        if (!match || words === undefined) continue;
        const start = to + match[0].lastIndexOf(words);
        const named = find(match, start + words.length);
        const said = named && text[named.to] === 's' ? { ...named, to: named.to + 1 } : named;
        const plural =
          PLURAL.test(match[0]) || (pattern === attribute && /\sand\s/.test(text.slice(from, to)));
        if (said && END.test(text.slice(to + match[0].length, to + match[0].length + 16)))
          return plural ? { ...said, plural } : said;
      }
      return /\b(?:level|position|rating|status)\s+of\s+$/.test(text.slice(Math.max(0, from - 24), from))
        ? lowerClaim(names, text, to)
        : undefined;
    },
    listed: (text, from, to) => {
      const head = text.slice(Math.max(0, from - 64), from);
      const list = before.exec(head);
      if (list) {
        const opened = list[2]!.trim() === '(';
        const closed = opened
          ? text[to] === ')'
          : /^\s*(?:[.;)\n]|$)/.test(text.slice(to)) || /slots?/.test(list[2]!);
        const at = from - head.length + list.index + list[1]!.length;
        return closed ? find(list, at) : undefined;
      }
      const lone = only.exec(head);
      return lone
        ? find(lone, from - head.length + lone.index + lone[0].indexOf(lone[1]!) + lone[1]!.length)
        : undefined;
    },
    at: (text, from) => {
      alone.lastIndex = from;
      return find(alone.exec(text), alone.lastIndex);
    },
  };
}

/** The level that these words name, capitals as in the manifest (`gap` alone is a word). */
export function levelNamed(patterns: LevelPatterns, words: string): Level | undefined {
  return /^\p{Ll}/u.test(words) ? undefined : patterns.names.get(words.replace(/\s+/g, ' '));
}

/** *The level of A3 is gap*: where the level is called one, its letter does not matter. */
function lowerClaim(names: ReadonlyMap<string, Level>, text: string, to: number): SaidLevel | undefined {
  const match = /^\s+(?:is|remains|stays at|stays)\s+(?:still\s+|now\s+)?[“"‘]?(\p{L}[\p{L} -]*\p{L})/u.exec(
    text.slice(to, to + 60),
  );
  if (!match) return undefined;
  for (const [name, level] of names) {
    if (match[1]!.toLowerCase() === name.toLowerCase()) {
      const from = to + match[0].length - match[1]!.length;
      return { level, from, to: from + match[1]!.length };
    }
  }
  return undefined;
}

function nothing(): undefined {
  return undefined;
}
