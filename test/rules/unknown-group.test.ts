import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../server/src/atlas/thing';
import { unknownGroup } from '../../server/src/rules/unknown-group';
import { facts_, findings, reader } from '../atlas/referenceAtlas';

const slot = (key: string): Declaration => ({
  kind: 'slot',
  key,
  keySpan: { from: 6, to: 6 + key.length },
  fullSpan: { from: 0, to: 40 },
  title: 'x',
  written: true,
});

describe('unknown-group', () => {
  it('speaks at a slot whose letters are no group', () => {
    const found = findings(facts_({ declarations: [slot('F1'), slot('A7')] }), reader(), [unknownGroup]);
    expect(found.map(({ span, message }) => [span.from, message.slice(0, 24)])).toEqual([
      [6, 'Slot F1 is of a group F,'],
    ]);
  });

  it('is silent without groups, and on what is no id', () => {
    expect(
      findings(facts_({ declarations: [slot('F1')] }), reader([], { keys: () => [] }), [unknownGroup]),
    ).toEqual([]);
    expect(findings(facts_({ declarations: [slot('foo')] }), reader(), [unknownGroup])).toEqual([]);
  });
});
