import { foldName } from '../../server/src/atlas/work';
import { type FaultClass, matches, type Place, type Random, type Sound, unlike } from './fault';
import { replaced } from './mentions';

/** The works of a slot: without them, entries that nothing else cites are cited no more. */
export const droppedReferences: FaultClass = {
  name: 'a dropped reference list',
  codes: ['missing-references'],
  depends: (code) => code === 'unused-reference',
  places: ({ texts }) =>
    [...texts].flatMap(([uri, text]) => {
      const slot = matches(text, /(?<=^slot: )[A-Z]+\d+$/gm)[0];
      const list = slot && matches(text, /^references: .*\n(?:[ ]+-.*\n)*/gm)[0];
      return list ? [(): ReturnType<Place> => ({ uri, span: list.span, newText: '', at: slot.span })] : [];
    }),
};

/** Identifiers of the bibliographies, with a slip of the pen that shows. */
export const brokenIdentifier: FaultClass = {
  name: 'a broken identifier',
  codes: ['bad-identifier'],
  places: ({ texts }) =>
    [...texts].flatMap(([uri, text]) =>
      matches(text, IDENTIFIER).map(
        ({ span, match }): Place =>
          (random) =>
            replaced(
              uri,
              span,
              unlike(slips(match[0]), (other) => other === match[0], random),
            ),
      ),
    ),
};

const IDENTIFIER =
  /(?<=\beprint = \{)\d{4}\.\d{4,5}(?=\})|(?<=archive_location: ")[^"]+(?=")|(?<=\bdoi = \{)10[^}]+(?=\})|(?<=\bDOI: )10\.\S+|(?<=\burl = \{)http[^}]+(?=\})|(?<=\bURL: )http\S+/g;

function slips(id: string): readonly string[] {
  if (id.startsWith('http'))
    return [id.replace('://', ':/'), id.replace(/^https/, 'htps'), id.replace('://', '//')];
  if (id.startsWith('10.')) return [id.replace('/', ''), id.replace('10.', '10,'), id.replace('10.', '1O.')];
  return [
    id.slice(0, -1),
    `${id}0`,
    id.replace(/^(\d\d)\d\d/, '$113'),
    id.replace(/^(\d\d)\d\d/, '$100'),
    id.replace('.', ''),
    id.replace('.', ','),
    id.replace(/0(?=\d*$)/, 'O'),
  ];
}

/** The year of an entry that its preprint disproves, and a work that is named in the text with another year than its own. */
export const wrongYear: FaultClass = {
  name: 'a year',
  codes: ['year-mismatch', 'unlisted-work'],
  places: (sound) => [...entryYears(sound), ...namedYears(sound)],
};

function entryYears({ documents, texts }: Sound): readonly Place[] {
  return documents.flatMap(({ uri, works }) =>
    works.flatMap(({ fullSpan }): Place[] => {
      const entry = texts.get(uri)!.slice(fullSpan.from, fullSpan.to);
      const year = matches(entry, /(?<=\b(?:year = \{|issued: ))\d{4}/g)[0];
      const month = /\b(?:eprint = \{|archive_location: ")(\d\d)(\d\d)\./.exec(entry);
      if (!year || !month) return [];
      // In January it may be that of the year before.
      const earliest = 2000 + Number(month[1]) - (month[2] === '01' ? 1 : 0);
      const span = { from: fullSpan.from + year.span.from, to: fullSpan.from + year.span.to };
      return [(random) => replaced(uri, span, String(earliest - 1 - random(3)))];
    }),
  );
}

/** `[@snell2024]` becomes *(Snell et al., 2021)*. */
function namedYears({ atlas, texts }: Sound): readonly Place[] {
  return [...texts].flatMap(([uri, text]) =>
    /\.bib$/.test(uri)
      ? []
      : matches(text, /\[@([\w-]+)\]/g).flatMap(({ span, match }): Place[] => {
          const work = atlas.work(match[1]!);
          const [first, second] = work?.families ?? [];
          if (!work?.year || !first || work.given[0] === '') return [];
          const years = new Set(atlas.worksBy(foldName(first)).map(({ year }) => year));
          const names =
            work.more || work.families.length > 2
              ? `${first} et al.`
              : second
                ? `${first} and ${second}`
                : first;
          return [
            (random: Random) => {
              const wrong = work.year! - 1 - random(4);
              return years.has(wrong) ? undefined : replaced(uri, span, `(${names}, ${wrong})`);
            },
          ];
        }),
  );
}
