import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../server/src/atlas/thing';
import { idMismatch } from '../../server/src/rules/id-mismatch';
import { facts_, findings, reader } from '../atlas/referenceAtlas';

const endpoint = (key: string, parent: string, written = true): Declaration => ({
  kind: 'endpoint',
  key,
  keySpan: { from: 0, to: key.length },
  fullSpan: { from: 0, to: 9 },
  title: 'x',
  written,
  parent,
});
const judge = (...declarations: Declaration[]) => findings(facts_({ declarations }), reader(), [idMismatch]);

describe('id-mismatch', () => {
  it('speaks at an endpoint under another parent', () => {
    const found = judge(endpoint('A1.1', 'A1'), endpoint('B1.2', 'A1'));
    expect(found.map(({ message, fixes }) => [message.slice(0, 26), fixes?.[0]?.title])).toEqual([
      ['B1.2 stands right under A1', 'Write A1.2'],
    ]);
  });

  it('speaks at an id of another depth, and does not repeat itself below', () => {
    expect(judge(endpoint('A1.1.1', 'A1'))).toHaveLength(1);
    expect(judge(endpoint('B1.2', 'A1'), endpoint('B1.2.1', 'B1.2'))).toHaveLength(1);
  });

  it('passes over places, and what is no id', () => {
    expect(judge(endpoint('A1.(2)', 'A1', false), endpoint('foo', 'A1'), endpoint('A1.2', 'A1'))).toEqual([]);
  });

  it('offers no id that is taken', () => {
    expect(judge(endpoint('B1.2', 'A1'), endpoint('A1.1', 'A1'))[0]?.fixes).toBeUndefined();
  });
});
