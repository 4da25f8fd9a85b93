import type { CountQuery } from '../../server/src/atlas/lexicon';
import type { Span } from '../../server/src/syntax/span';
import { writeNumber } from '../writeNumber';
import { type FaultClass, type Place, pick, type Sound, unlike } from './fault';
import { otherLevel, otherTitle, replaced } from './mentions';

const STEPS = [-2, -1, 1, 2, 3];

export const declaredTotal: FaultClass = {
  name: 'a declared total',
  codes: ['declared-count'],
  // A declared total stands for itself: what it counts is elsewhere.
  places: ({ documents }) =>
    documents.flatMap(({ uri, declaredCounts }) =>
      declaredCounts.map(
        ({ span, value }): Place =>
          (random) =>
            replaced(uri, span, String(Math.abs(value + pick(STEPS, random)))),
      ),
    ),
};

export const proseTotal: FaultClass = {
  name: 'a total in prose',
  codes: ['prose-count'],
  places: (sound) =>
    sound.documents.flatMap(({ uri, counts }) =>
      counts.totals
        .filter(({ relation }) => relation === '=')
        .map(({ span, value, readings }) => otherNumber(sound, uri, span, value, readings)),
    ),
};

/** Cells of tables that authors write, and of those that the tool writes. */
export const tableCell: FaultClass = {
  name: 'a table cell',
  codes: ['table-drift', 'stale-region', 'prose-count'],
  places: (sound) =>
    sound.documents.flatMap(({ uri, counts, regions }) => [
      ...counts.cells.map((cell): Place => {
        if (cell.kind === 'total')
          return otherNumber(sound, uri, cell.claim.span, cell.claim.value, cell.claim.readings);
        return (random) =>
          replaced(
            uri,
            cell.span,
            (cell.kind === 'level' ? otherLevel : otherTitle)(cell.key, sound, random),
          );
      }),
      ...(regions?.regions ?? []).flatMap(({ lines }) =>
        lines
          .filter(({ kind }, index) => kind === 'row' && index > 0)
          .flatMap(({ cells }) =>
            cells.slice(1).map((cell, column) => ({ key: cells[0]!.text, cell, column })),
          )
          .map(
            ({ key, cell, column }): Place =>
              (random) =>
                replaced(
                  uri,
                  cell.span,
                  [
                    otherTitle(key, sound, random),
                    otherLevel(key, sound, random),
                    cell.text.replace(/ \S+$/, ''),
                  ][column],
                ),
          ),
      ),
    ]),
};

/** A number beside the right one that is wrong however the words are taken. */
function otherNumber(
  { atlas, texts }: Sound,
  uri: string,
  span: Span,
  value: number,
  readings: readonly CountQuery[],
): Place {
  const totals = new Set(readings.map((query) => atlas.count(query)));
  return (random) => {
    const wrong = unlike(
      STEPS.map((step) => String(Math.abs(value + step))),
      (other) => totals.has(Number(other)),
      random,
    );
    return wrong === undefined
      ? undefined
      : replaced(uri, span, writeNumber(texts.get(uri)!.slice(span.from, span.to), Number(wrong)));
  };
}
