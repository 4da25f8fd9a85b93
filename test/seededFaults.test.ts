import { describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostics } from '../server/src/features/diagnostics';
import { lineStartsOf, offsetAt } from '../server/src/syntax/position';
import type { Span } from '../server/src/syntax/span';
import type { Atlas } from '../server/src/workspace/atlas';
import { type Fault, type FaultClass, randomFrom, type Sound } from './faults/fault';
import { beside, rangeEnd, unknownChapter, unknownId, unknownKey, unknownTopic } from './faults/mentions';
import { declaredTotal, proseTotal, tableCell } from './faults/totals';
import { doubledParagraph, droppedCitation, leakedName } from './faults/wording';
import { brokenIdentifier, droppedReferences, wrongYear } from './faults/works';
import { ROOT } from './memoryFiles';
import { openExample } from './openExample';
import { tell } from './tell';

const CLASSES: readonly FaultClass[] = [
  unknownId,
  unknownKey,
  unknownTopic,
  unknownChapter,
  declaredTotal,
  proseTotal,
  tableCell,
  beside,
  rangeEnd,
  droppedCitation,
  droppedReferences,
  doubledParagraph,
  leakedName,
  brokenIdentifier,
  wrongYear,
];
const FAULTS = 100;
const SEED = 20260509;
/** In percent. */
const FOUND = 97;

describe('faults seeded in the example atlas', () => {
  it(`are found on the words at fault, ${FOUND} of ${FAULTS}, and nothing else is`, async () => {
    const { workspace, atlas, texts } = await openExample('llm-atlas');
    expect(findings(atlas)).toEqual([]);
    const sound: Sound = { texts, documents: [...atlas.tables.documents.values()], atlas: atlas.reader() };
    const random = randomFrom(SEED);
    const lines: string[] = [];
    const missed: string[] = [];
    const extra: string[] = [];
    for (const [index, one] of CLASSES.entries()) {
      const share = Math.floor(FAULTS / CLASSES.length) + (index < FAULTS % CLASSES.length ? 1 : 0);
      const [missedBefore, extraBefore] = [missed.length, extra.length];
      const places = [...one.places(sound)];
      let put = 0;
      while (put < share && places.length > 0) {
        const fault = places.splice(random(places.length), 1)[0]!(random);
        if (!fault) continue;
        put++;
        const text = texts.get(fault.uri)!;
        const faulty = text.slice(0, fault.span.from) + fault.newText + text.slice(fault.span.to);
        workspace.change(fault.uri, faulty);
        await workspace.settled();
        const found = findings(atlas);
        const hits = found.filter((other) => one.codes.includes(other.code) && touches(other, fault, faulty));
        const others = found.filter(
          (other) => !hits.slice(0, 1).includes(other) && !one.depends?.(other.code),
        );
        if (hits.length === 0) missed.push(`${one.name}: ${show(fault, text)}${found.map(said).join('')}`);
        else if (others.length > 0)
          extra.push(`${one.name}: ${show(fault, text)}${others.map(said).join('')}`);
        workspace.change(fault.uri, text);
        await workspace.settled();
        if (found.length > 0) expect(findings(atlas), show(fault, text)).toEqual([]);
      }
      expect(put, `places for ${one.name}`).toBe(share);
      lines.push(
        `  ${one.name}: ${put - (missed.length - missedBefore)} of ${put}, ${extra.length - extraBefore} with another finding`,
      );
    }
    tell(
      [
        `Faults seeded in the example atlas and found on the words at fault: ${FAULTS - missed.length} of ${FAULTS}, ${extra.length} of them with another finding`,
        ...lines,
        ...missed.map((one) => `  not found: ${one}`),
      ].join('\n'),
    );
    expect(
      (100 * (FAULTS - missed.length)) / FAULTS,
      `not found:\n${missed.join('\n')}`,
    ).toBeGreaterThanOrEqual(FOUND);
    expect(extra, `more than one finding:\n${extra.join('\n')}`).toEqual([]);
  });

  it('in the title or level of a slot are found only where the texts rest on it', async () => {
    const { workspace, atlas, texts } = await openExample('llm-atlas');
    const levels = atlas.reader().lexicon.levels.map(({ id }) => id);
    const slots = [...atlas.tables.documents.values()].flatMap(({ uri, slots: all }) =>
      all.map((slot) => ({ uri, slot })),
    );
    expect(slots).toHaveLength(21);
    let seen = 0;
    for (const { uri, slot } of slots) {
      const text = texts.get(uri)!;
      const changes: readonly (readonly [Span, string, ReadonlySet<string>])[] = [
        [slot.titleSpan!, `${slot.title} renamed`, new Set(['title-drift', 'table-drift', 'stale-region'])],
        [
          slot.levelSpan!,
          levels[(levels.indexOf(slot.level!) + 1) % levels.length]!,
          new Set(['level-drift', 'table-drift', 'stale-region', 'declared-count', 'prose-count']),
        ],
      ];
      for (const [span, newText, codes] of changes) {
        workspace.change(uri, text.slice(0, span.from) + newText + text.slice(span.to));
        await workspace.settled();
        const found = findings(atlas);
        seen += found.length;
        expect(found.filter(({ code }) => code === 'stale-region')).toHaveLength(1);
        expect(
          found
            .filter(
              ({ code, message }) =>
                !codes.has(code) || !(/-count$/.test(code) || message.includes(slot.key)),
            )
            .map(said),
          `${slot.key}: ${newText}`,
        ).toEqual([]);
        workspace.change(uri, text);
        await workspace.settled();
      }
    }
    expect(findings(atlas)).toEqual([]);
    tell(
      `Titles and levels of ${slots.length} slots changed where they are declared: ${seen} findings, all at what rests on them`,
    );
  });

  it('and there is none in the smallest atlas', async () => {
    const { atlas } = await openExample('mini');
    expect(atlas.tables.documents.size).toBeGreaterThan(3);
    expect(findings(atlas)).toEqual([]);
  });
});

function findings(atlas: Atlas): readonly Diagnostic[] {
  return [...atlas.tables.documents.keys()].flatMap((uri) => diagnostics(atlas, uri));
}

function touches(
  { uri, range }: Diagnostic,
  { uri: where, span, newText, at }: Fault,
  faulty: string,
): boolean {
  const words: Span = at ?? { from: span.from, to: span.from + newText.length };
  const starts = lineStartsOf(faulty);
  return (
    uri === where && offsetAt(starts, range.start) < words.to && offsetAt(starts, range.end) > words.from
  );
}

function show({ uri, span, newText }: Fault, text: string): string {
  const old = text.slice(span.from, span.to);
  const around = [text.slice(Math.max(0, span.from - 60), span.from), text.slice(span.to, span.to + 40)];
  return JSON.stringify(
    `${uri.slice(ROOT.length)}: ${around[0]}[${old.slice(0, 80)} → ${newText.slice(0, 160)}]${around[1]}`,
  );
}

function said({ uri, range, code, message }: Diagnostic): string {
  return `\n    ${uri.slice(ROOT.length)}:${range.start.line + 1}:${range.start.character + 1} ${code} ${message}`;
}
