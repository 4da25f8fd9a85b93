import type { DocumentFacts } from '../../server/src/atlas/facts';
import type { Mention, ThingKind } from '../../server/src/atlas/thing';
import {
  type FaultClass,
  inRegion,
  matches,
  type Place,
  pick,
  type Random,
  type Sound,
  unlike,
} from './fault';

export const unknownId: FaultClass = {
  name: 'a mention of an unknown id',
  codes: ['unknown-slot', 'unknown-endpoint', 'unknown-group'],
  places: (sound) =>
    places(sound, ['slot', 'endpoint', 'group'], (key, random) => otherId(key, sound, random)),
};

export const unknownKey: FaultClass = {
  name: 'a mention of an unknown citation key',
  codes: ['unknown-citation'],
  places: (sound) =>
    places(sound, ['reference'], (key, random) =>
      unlike(
        [
          key.replace(/.(?=\d{4})/, ''),
          key.replace(/\d(?=\D*$)/, (last) => String((Number(last) + 3) % 10)),
          `${key}b`,
          'nobody2019',
        ],
        (other) => sound.atlas.exists('reference', other),
        random,
      ),
    ),
};

export const unknownTopic: FaultClass = {
  name: 'a mention of an unknown topic',
  codes: ['unknown-topic', 'broken-link'],
  places: (sound) => {
    const other = (key: string, random: Random): string | undefined =>
      unlike(
        [key.replace(/^[a-z]+-/, ''), `${key}s`, key.replace('-', ''), `${key}-2`],
        (one) => sound.atlas.exists('topic', one),
        random,
      );
    // A link to a topic's file names it as well.
    const linked = [...sound.texts].flatMap(([uri, text]) =>
      matches(text, /(?<=\]\((?:[./\w-]*\/)?)[a-z-]+(?=\.mdx[)#])/g)
        .filter(({ match }) => sound.atlas.exists('topic', match[0]))
        .map(
          ({ span, match }): Place =>
            (random) =>
              replaced(uri, span, other(match[0], random)),
        ),
    );
    return [...places(sound, ['topic'], other), ...linked];
  },
};

export const unknownChapter: FaultClass = {
  name: 'a mention of an unknown chapter',
  codes: ['unknown-chapter'],
  places: (sound) =>
    places(sound, ['chapter'], (_, random) =>
      unlike(['4', '17', '22', '53', '91'], (other) => sound.atlas.exists('chapter', other), random),
    ),
};

/** The end of a range past what is there, in a group that is not there, or before its beginning. */
export const rangeEnd: FaultClass = {
  name: 'a range end',
  codes: ['bad-range'],
  places: (sound) =>
    sound.documents.flatMap((facts) =>
      facts.references.ranges.map(
        ({ from, to, span }): Place =>
          (random) => {
            const text = sound.texts.get(facts.uri)!;
            const at = text.slice(span.from, span.to).lastIndexOf(to);
            if (at < 0) return undefined;
            const before = `${/^[A-Z]+/.exec(from)![0]}${Number(/\d+$/.exec(from)![0]) - 1}`;
            const wrong = unlike(
              [to.replace(/\d+$/, '8'), to.replace(/\d+$/, '7'), to.replace(/^[A-Z]+/, 'G'), before],
              (other) => other.endsWith('0') || (other !== before && sound.atlas.exists('slot', other)),
              random,
            );
            return replaced(facts.uri, { from: span.from + at, to: span.from + at + to.length }, wrong);
          },
      ),
    ),
};

/** A title or level that is another slot's: in the place of the right one, or put beside an id that stands alone. */
export const beside: FaultClass = {
  name: 'a title or level beside an id',
  codes: ['title-drift', 'level-drift'],
  places: (sound) =>
    sound.documents.flatMap((facts) => [
      ...facts.references.shown
        .filter(({ textSpan, through }) => through === undefined && !inRegion(facts, textSpan))
        .map(
          ({ kind, id, textSpan }): Place =>
            (random) =>
              replaced(
                facts.uri,
                textSpan,
                kind === 'title' ? otherTitle(id, sound, random) : otherLevel(id, sound, random),
              ),
        ),
      ...facts.mentions
        .filter((mention) => mention.kind === 'slot' && standsAlone(mention, facts, sound))
        .map(
          ({ key, span }): Place =>
            (random) => {
              const words = random(2) === 0 ? otherTitle(key, sound, random) : otherLevel(key, sound, random);
              const text = sound.texts.get(facts.uri)!;
              if (words === undefined) return undefined;
              return {
                uri: facts.uri,
                span: { from: span.to, to: span.to },
                newText: text[span.from - 1] === '(' ? `, ${words}` : ` (${words})`,
              };
            },
        ),
    ]),
};

export function otherTitle(slot: string, { atlas }: Sound, random: Random): string | undefined {
  const title = atlas.title('slot', slot);
  const others = atlas.keys('slot').flatMap((key) => atlas.title('slot', key) ?? []);
  return unlike(others, (other) => other === title, random);
}

export function otherLevel(slot: string, { atlas }: Sound, random: Random): string | undefined {
  const level = atlas.level(slot);
  const other = pick(
    atlas.lexicon.levels.filter(({ id }) => id !== level),
    random,
  );
  return other.title;
}

/** A mention in prose beside which words about it can be put. */
function standsAlone({ form, span }: Mention, facts: DocumentFacts, { texts }: Sound): boolean {
  if (form !== 'text' && form !== 'component') return false;
  if (isInRange(facts, span) || inRegion(facts, span)) return false;
  const text = texts.get(facts.uri)!;
  const [before, after] = [text[span.from - 1], text.slice(span.to, span.to + 2)];
  return (
    /^(?:[.,;:]?[\s]|[.,;:)])(?!\()/.test(after) &&
    (before === '(') === after.startsWith(')') &&
    before !== '['
  );
}

function places(
  { documents, texts }: Sound,
  kinds: readonly ThingKind[],
  wrong: (key: string, random: Random) => string | undefined,
): readonly Place[] {
  return documents.flatMap((facts) =>
    facts.mentions
      .filter(
        ({ kind, key, keySpan, within }) =>
          kinds.includes(kind) &&
          !within &&
          !isInRange(facts, keySpan) &&
          !inRegion(facts, keySpan) &&
          texts.get(facts.uri)!.slice(keySpan.from, keySpan.to) === key,
      )
      .map(
        ({ key, keySpan }): Place =>
          (random) =>
            replaced(facts.uri, keySpan, wrong(key, random)),
      ),
  );
}

function isInRange({ references }: DocumentFacts, { from, to }: Mention['span']): boolean {
  return references.ranges.some(({ span }) => span.from <= from && to <= span.to);
}

/** Another id of the same form that is neither there nor was. */
function otherId(key: string, { atlas }: Sound, random: Random): string | undefined {
  const numbers = [...'6789'].map((digit) => key.replace(/\d+$/, digit));
  const tries = /^[A-Z]+$/.test(key) ? ['F', 'G', 'H'] : numbers;
  const kind = key.includes('.') ? 'endpoint' : /\d/.test(key) ? 'slot' : 'group';
  return unlike(tries, (other) => atlas.exists(kind, other) || atlas.retired(other) !== undefined, random);
}

export function replaced(uri: string, span: Mention['span'], newText: string | undefined): ReturnType<Place> {
  return newText === undefined ? undefined : { uri, span, newText };
}
