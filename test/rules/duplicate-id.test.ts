import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../server/src/atlas/thing';
import { duplicateId } from '../../server/src/rules/duplicate-id';
import { type Declared, facts_, findings, reader } from '../atlas/referenceAtlas';

let at = 0;
const declare = (kind: Declaration['kind'], key: string, more: Partial<Declaration> = {}): Declaration => {
  const keySpan = { from: (at += 10), to: at + key.length };
  return { kind, key, keySpan, fullSpan: keySpan, title: 'x', written: true, ...more };
};
const file = (name: string, ...declarations: Declaration[]): Declared => ({
  uri: `file:///atlas/slots/${name}.yaml`,
  declarations,
});
const found = (documents: readonly Declared[], index: number) =>
  findings(
    facts_({ uri: documents[index]!.uri, declarations: documents[index]!.declarations }),
    reader(documents),
    [duplicateId],
  );

describe('duplicate-id', () => {
  it('speaks at every place and relates the others', () => {
    const documents = [
      file('x', declare('slot', 'X1')),
      file('y', declare('slot', 'X1')),
      file('z', declare('slot', 'X2')),
    ];
    const [first] = found(documents, 0);
    expect(first?.message).toContain('The slot X1 is declared twice');
    expect(first?.related).toEqual([
      {
        message: 'X1 is declared here too',
        uri: documents[1]!.uri,
        span: documents[1]!.declarations[0]!.keySpan,
      },
    ]);
    expect(found(documents, 1)).toHaveLength(1);
    expect(found(documents, 2)).toEqual([]);
  });

  it('finds both places in one file', () => {
    const documents = [file('x', declare('topic', 't'), declare('topic', 't'))];
    expect(found(documents, 0)).toHaveLength(2);
  });

  it('counts no endpoints of a slot that is declared twice', () => {
    const tree = () => [declare('slot', 'X1'), declare('endpoint', 'X1.1', { parent: 'X1' })];
    const documents = [file('x', ...tree()), file('y', ...tree())];
    expect(found(documents, 0).map(({ message }) => message.slice(0, 11))).toEqual(['The slot X1']);
  });

  it('counts no numbers that come from places', () => {
    const documents = [
      file(
        'x',
        declare('slot', 'X1'),
        declare('endpoint', 'X1.1', { parent: 'X1' }),
        declare('endpoint', 'X1.1', { parent: 'X1', written: false }),
      ),
    ];
    expect(found(documents, 0)).toHaveLength(1);
  });

  it('leaves an endpoint under another slot to the rule for parents', () => {
    const documents = [
      file('x', declare('slot', 'X1'), declare('endpoint', 'Y1.1', { parent: 'X1' })),
      file('y', declare('slot', 'Y1'), declare('endpoint', 'Y1.1', { parent: 'Y1' })),
    ];
    expect(found(documents, 0)).toEqual([]);
    expect(found(documents, 1)).toEqual([]);
  });

  it('leaves keys of the bibliography to their own rule', () => {
    const documents = [file('x', declare('reference', 'a'), declare('reference', 'a'))];
    expect(found(documents, 0)).toEqual([]);
  });
});
