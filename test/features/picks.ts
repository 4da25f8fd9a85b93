/** What can be renamed; `move` is of a slot to another group. */
export type Kind =
  | 'slot'
  | 'move'
  | 'endpoint'
  | 'group'
  | 'level'
  | 'topic'
  | 'chapter'
  | 'reference'
  | 'heading';

/** A declaration's place, and a name that may do for it. */
export interface Pick {
  readonly path: string;
  readonly offset: number;
  readonly old: string;
  readonly name: string;
}

const LETTERS = ['F', 'G', 'Q', 'K', 'U', 'ZZ'];
const WORDS = ['Origins', 'What changed', 'Lessons learnt', 'Where it goes', 'The `core` idea'];

/** A declaration in texts, at random, with a name that nothing has. */
export function pick(
  kind: Kind,
  texts: Readonly<Record<string, string>>,
  random: (below: number) => number,
): Pick | undefined {
  const one = <Item>(items: readonly Item[]): Item | undefined => items[random(items.length)];
  const found = (files: RegExp, pattern: RegExp): { path: string; offset: number; old: string }[] =>
    Object.entries(texts).flatMap(([path, text]) =>
      files.test(path)
        ? [...text.matchAll(pattern)].map((match) => ({
            path,
            old: match[1]!,
            offset: match.index + match[0].lastIndexOf(match[1]!) + 1,
          }))
        : [],
    );
  const from = {
    slot: () => found(/slots\/.*yaml$/, /^slot: (\w+)/gm),
    move: () => found(/slots\/.*yaml$/, /^slot: (\w+)/gm),
    endpoint: () => found(/slots\/.*yaml$/, /\bid: ([A-Z]\d+\.[\d.]+)/g),
    group: () => found(/^atlas\.yaml$/, /^ {2}- id: ([A-Z])$/gm),
    level: () => found(/^atlas\.yaml$/, /^ {2}- id: ([a-z]+)$/gm),
    topic: () => found(/^topics\//, /^topic: (\S+)/gm),
    chapter: () => [
      ...found(/^atlas\.yaml$/, /chapter: (\d+)/g),
      ...found(/^chapters\//, /^chapter: (\d+)/gm),
    ],
    reference: () => found(/\.bib$/, /^@\w+\{([^,\s]+),/gm),
    heading: () => found(/^(topics|chapters|index)/, /^#{2,4} (.+)$/gm),
  }[kind]();
  const place = one(from);
  if (!place) return undefined;
  const next = (prefix: string, pattern: RegExp): string => {
    const numbers = Object.values(texts).flatMap((text) =>
      [...text.matchAll(pattern)].map((match) => Number(match[1])),
    );
    return prefix + (Math.max(0, ...numbers) + 1);
  };
  const parent = place.old.slice(0, place.old.lastIndexOf('.'));
  const name = {
    slot: () => next(place.old[0]!, new RegExp(`\\b${place.old[0]}(\\d+)(?=[:\\s,\\]]|$)`, 'gm')),
    move: () => {
      const group = one(['A', 'B', 'C', 'D', 'E'].filter((letter) => letter !== place.old[0]))!;
      return next(group, new RegExp(`\\b${group}(\\d)\\b(?=[:\\s,\\]]|$)`, 'gm'));
    },
    endpoint: () =>
      next(`${parent}.`, new RegExp(`\\b${parent.replaceAll('.', '\\.')}\\.(\\d+)(?![.\\d])`, 'g')),
    group: () => one(LETTERS)!,
    level: () => `${place.old}-level`,
    topic: () => `${place.old}-anew`,
    chapter: () => String(1 + random(60)),
    reference: () => `${place.old}x${random(100)}`,
    heading: () => one(WORDS)!,
  }[kind]();
  return { ...place, name };
}

export const KINDS: readonly Kind[] = [
  'slot',
  'move',
  'endpoint',
  'group',
  'level',
  'topic',
  'chapter',
  'reference',
  'heading',
];
