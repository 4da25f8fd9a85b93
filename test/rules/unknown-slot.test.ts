import { describe, expect, it } from 'vitest';
import { unknownSlot } from '../../server/src/rules/unknown-slot';
import { facts_, findings, fixed, judged, pageFacts, reader } from '../atlas/referenceAtlas';

const span = { from: 0, to: 2 };

describe('unknown-slot', () => {
  it('says what there is to choose from', () => {
    const [finding] = findings(pageFacts('See slot A6.'), reader());
    expect(finding?.message).toContain('There is no slot A6: group A has 5 slots, A1 to A5.');
    const [foreign] = findings(pageFacts('<Slot id="F1" />'), reader());
    expect(foreign?.message).toContain('the groups are A, B, C, D and E');
  });

  it('knows small letters for large ones', () => {
    expect(fixed('<Slot id="a2" />')).toBe('<Slot id="A2" />');
  });

  it('takes keys of the format at their word, whatever their digits', () => {
    for (const key of ['B9', 'A100', 'E5', 'ZZ1']) {
      const document = facts_({
        mentions: [{ kind: 'slot', key, span, keySpan: span, form: 'data', sure: true }],
      });
      expect(findings(document, reader(), [unknownSlot])).toHaveLength(1);
    }
  });

  it('leaves the ends of a bad range to the rule for ranges', () => {
    expect(judged('Slots A1–A7 and A8 come first.')).toEqual(['bad-range: A1–A7', 'unknown-slot: A8']);
  });

  it('reads titles too, but only for ids', () => {
    const text = 'Link between A1 and A6. See .';
    expect(judged(text, { role: 'title' })).toEqual(['unknown-slot: A6']);
  });

  it('judges every mention once', () => {
    expect(judged('[A9](atlas:A9) and <Slot id="A9">A9</Slot>')).toEqual([
      'unknown-slot: atlas:A9',
      'unknown-slot: A9',
    ]);
  });
});
