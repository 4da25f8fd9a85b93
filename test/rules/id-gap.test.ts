import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../server/src/atlas/thing';
import { idGap } from '../../server/src/rules/id-gap';
import { facts_, findings, reader } from '../atlas/referenceAtlas';

const URI = 'file:///atlas/slots/x.yaml';
const declare = (kind: Declaration['kind'], key: string, parent?: string, written = true): Declaration => ({
  kind,
  key,
  keySpan: { from: 0, to: key.length },
  fullSpan: { from: 0, to: 9 },
  title: 'x',
  written,
  ...(parent !== undefined && { parent }),
});
const judge = (...declarations: Declaration[]): string[] =>
  findings(facts_({ uri: URI, declarations }), reader([{ uri: URI, declarations }]), [idGap]).map(
    ({ message }) => message.slice(0, message.indexOf(',')),
  );

describe('id-gap', () => {
  it('speaks at the first id after the gap', () => {
    expect(judge(declare('slot', 'X1'), declare('slot', 'X3'), declare('slot', 'X4'))).toEqual([
      'X2 is left out before X3',
    ]);
    expect(judge(declare('slot', 'X4'))).toEqual(['X1 to X3 are left out before X4']);
  });

  it('takes a retired number for no gap', () => {
    expect(judge(declare('slot', 'B5'), declare('slot', 'B6'), declare('slot', 'B8'))).toEqual([]);
  });

  it('counts the siblings of an endpoint, those without written ids by their place', () => {
    const tree = [
      declare('endpoint', 'X1.1', 'X1'),
      declare('endpoint', 'X1.2', 'X1', false),
      declare('endpoint', 'X1.5', 'X1'),
      declare('endpoint', 'X1.1.2', 'X1.1'),
    ];
    expect(judge(declare('slot', 'X1'), ...tree)).toEqual([
      'X1.3 to X1.4 are left out before X1.5',
      'X1.1.1 is left out before X1.1.2',
    ]);
  });

  it('has nothing to say of ids in another order', () => {
    expect(judge(declare('slot', 'X2'), declare('slot', 'X1'))).toEqual([]);
  });
});
