import { beforeAll, describe, expect, it } from 'vitest';
import { diagnostics } from '../server/src/features/diagnostics';
import { offsetAt } from '../server/src/syntax/position';
import type { Span } from '../server/src/syntax/span';
import { ROOT } from './memoryFiles';
import { type OpenExample, openExample } from './openExample';
import { tell } from './tell';
import { writeNumber } from './writeNumber';

const CHOICES = 200;
/** What is known today; a change that lowers it is a step back. In percent. */
const REACHED = 95;

/** Words of the example and what they become: something that is not so. */
interface Change {
  readonly uri: string;
  readonly span: Span;
  readonly newText: string;
  readonly what: string;
}

describe('the example atlas', () => {
  let example: OpenExample;
  beforeAll(async () => {
    example = await openExample('llm-atlas');
  });

  it('checks clean', () => {
    const { atlas } = example;
    const found = [...atlas.tables.documents.keys()].flatMap((uri) =>
      diagnostics(atlas, uri).map(
        ({ code, message, range }) => `${uri}:${range.start.line + 1} ${code} ${message}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it(`has a finding on the very words, for ${CHOICES} seeded changes to a mention, a declared total or a claimed one`, async () => {
    const { workspace, atlas, texts } = example;
    const textOf = (uri: string): string => texts.get(uri)!;
    const changes: Change[] = [];
    for (const facts of atlas.tables.documents.values()) {
      for (const mention of facts.mentions) {
        const wrong = wrongKey(mention.kind, mention.key);
        if (wrong && textOf(facts.uri).slice(mention.keySpan.from, mention.keySpan.to) === mention.key) {
          changes.push({
            uri: facts.uri,
            span: mention.keySpan,
            newText: wrong,
            what: `${mention.kind} ${mention.form}`,
          });
        }
      }
      for (const { span, value } of facts.declaredCounts)
        changes.push({ uri: facts.uri, span, newText: String(value + 1), what: 'declared total' });
      for (const { span, value } of facts.counts.totals) {
        changes.push({
          uri: facts.uri,
          span,
          newText: writeNumber(textOf(facts.uri).slice(span.from, span.to), value + 1),
          what: 'claimed total',
        });
      }
    }
    let seed = 20260509;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const missed: string[] = [];
    for (let i = 0; i < CHOICES; i++) {
      const { uri, span, newText, what } = changes[random(changes.length)]!;
      const text = textOf(uri);
      workspace.change(uri, text.slice(0, span.from) + newText + text.slice(span.to));
      await workspace.settled();
      const { lineStarts } = atlas.tables.documents.get(uri)!;
      const touched = diagnostics(atlas, uri).some(
        ({ range }) =>
          offsetAt(lineStarts, range.start) < span.from + newText.length &&
          offsetAt(lineStarts, range.end) > span.from,
      );
      if (!touched)
        missed.push(
          `${what}: ${uri.slice(ROOT.length)} “${text.slice(span.from - 30, span.from)}[${text.slice(span.from, span.to)} → ${newText}]${text.slice(span.to, span.to + 20)}”`,
        );
      workspace.change(uri, text);
      await workspace.settled();
    }
    const share = (100 * (CHOICES - missed.length)) / CHOICES;
    tell(
      `${CHOICES - missed.length} of ${CHOICES} seeded changes (of ${changes.length} possible) were found on their words: ${share}%${missed.length ? `\n  ${missed.join('\n  ')}` : ''}`,
    );
    expect(share).toBeGreaterThanOrEqual(REACHED);
  });
});

/** A key of the same kind that names nothing. */
function wrongKey(kind: string, key: string): string | undefined {
  switch (kind) {
    case 'slot':
      return `${key.replace(/\d+$/, '')}9`;
    case 'endpoint':
      return key.replace(/\d+$/, '99');
    case 'topic':
      return `${key}-gone`;
    case 'chapter':
      return '98';
    case 'reference':
      return `${key}gone`;
    default:
      return undefined;
  }
}
