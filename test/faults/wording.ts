import { type FaultClass, matches, type Place, pick, type Random } from './fault';
import { type Running, runningText } from './runningText';

/** A paragraph once more: right behind itself, or behind a later one of its file. */
export const doubledParagraph: FaultClass = {
  name: 'a doubled paragraph',
  codes: ['repeated-text'],
  places: ({ texts }) =>
    [...texts].flatMap(([uri, text]) => {
      const all = runningText(uri, text).filter(({ kind }) => kind === 'paragraph');
      return all
        .filter(({ span }) => /^\S.*[.?!]$/s.test(text.slice(span.from, span.to)))
        .map((one): Place => {
          const later = all.filter(({ span, leads }) => span.from >= one.span.from && !leads);
          return (random) => {
            if (later.length === 0) return undefined;
            const behind = random(2) === 0 ? later[0]! : pick(later, random);
            return { uri, span: { from: behind.span.to, to: behind.span.to }, ...copyOf(one, behind, text) };
          };
        });
    }),
};

function copyOf(
  { span }: Running,
  behind: Running,
  text: string,
): { readonly newText: string; readonly at: { readonly from: number; readonly to: number } } {
  const before = `\n\n${behind.indent}`;
  const words = text.slice(span.from, span.to);
  const from = behind.span.to + before.length;
  return { newText: before + words, at: { from, to: from + words.length } };
}

/** A name that is kept out, for a noun that stands for such names, or as whoever does what a sentence says. */
export const leakedName: FaultClass = {
  name: 'a leaked name',
  codes: ['leaked-name'],
  places: (sound) => {
    const names = sound.atlas.manifest.generalize.flatMap((entry) => entry.names);
    return [...sound.texts].flatMap(([uri, text]) =>
      runningText(uri, text).flatMap(({ span, kind, indent }) => {
        const words = text.slice(span.from, span.to);
        const nouns = matches(words, NOUN).map(
          ({ span: { from, to } }): Place =>
            (random) => ({
              uri,
              span: { from: span.from + from, to: span.from + to },
              newText: written(pick(names, random), indent, random),
            }),
        );
        const ends = matches(words, /(?<=\p{Ll})(?=\.(?:\s|$))/gu).map(
          ({ span: { from } }): Place =>
            (random) => {
              const at = span.from + from;
              const lead = pick([', as at ', ', according to ', ', like that of '], random);
              const name = written(pick(names, random), indent, random);
              return {
                uri,
                span: { from: at, to: at },
                newText: lead + name,
                at: { from: at + lead.length, to: at + lead.length + name.length },
              };
            },
        );
        return kind === 'item' ? nouns : [...nouns, ...ends];
      }),
    );
  },
};

const NOUN =
  /\b(?:[Aa]n?|[Tt]he)\s(?:company|lab|team|vendor|provider|developer|owner|operator|buyer|competitor|customer|service|platform|product|assistant)\b(?=['’.,;]|\s(?!\())/g;

/** A name of two words may be wrapped between them. */
function written(name: string, indent: string, random: Random): string {
  return random(3) === 0 ? name.replace(' ', `\n${indent}`) : name;
}

/** The one citation of a paragraph or `numbers` entry that states quantities. The figures are what is at fault then. */
export const droppedCitation: FaultClass = {
  name: 'a dropped citation on a figure',
  codes: ['missing-citation'],
  places: (sound) =>
    [...sound.texts].flatMap(([uri, text]) => [...paragraphs(uri, text), ...entries(uri, text)]),
};

const QUANTITY =
  /\$\s?\d|\d\s?(?:%|percent\b|x\b)|\b\d[\d.,]*(?:[KMBT]\b| ?(?:GB|TB|kB|ms)\b)|\b\d[\d.,]*\s(?:million|billion|trillion|thousand|times|tokens|parameters|hours|accelerators)\b/;

function paragraphs(uri: string, text: string): readonly Place[] {
  return runningText(uri, text).flatMap(({ span, kind }) => {
    const words = text.slice(span.from, span.to);
    const cited = matches(words, /\s*\[@[^\]]+\]/g);
    const first = cited[0];
    const others = words.replace(/\[@[^\]]+\]/g, '');
    if (kind === 'item' || !first || cited.length > 1 || !QUANTITY.test(others)) return [];
    if (/@|\]\(|<Cite|\[\^|\barXiv\b/.test(others)) return [];
    return (): ReturnType<Place> => ({
      uri,
      span: { from: span.from + first.span.from, to: span.from + first.span.to },
      newText: '',
      at: { from: span.from, to: span.to - first.match[0].length },
    });
  });
}

function entries(uri: string, text: string): readonly Place[] {
  return matches(text, /^ {2}- text: (.*)\n( {4}cite: .*\n)/gm)
    .filter(({ match }) => QUANTITY.test(match[1]!))
    .map(
      ({ span, match }): Place =>
        () => ({
          uri,
          span: { from: span.to - match[2]!.length, to: span.to },
          newText: '',
          at: { from: span.from, to: span.to - match[2]!.length },
        }),
    );
}
