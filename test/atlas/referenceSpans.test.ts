import { describe, expect, it } from 'vitest';
import { linkAt, linkTargets } from '../../server/src/atlas/referenceLink';
import { parseReferenceList } from '../../server/src/atlas/referenceList';
import { pageFacts } from './referenceAtlas';
import {
  CHAPTERS,
  GROUPS,
  IDS,
  INNOCENT_IDS,
  LEVELS,
  LINKS,
  RANGES,
  RESIDUES,
  TITLES,
} from './referenceSentences';

describe('mentions', () => {
  it('know where their keys stand', () => {
    const text = [
      'A1–A4, groups A and B, the C-group, Chapters 10 and 11, §35.2,',
      '[x](atlas:A2), [y](atlas:topic/open-weights#a), <Slot id="B1" />, <Level id={"gap"} />, A1.3.2 and **D1**.',
    ].join('\n');
    const keys = pageFacts(text).mentions.map(({ kind, key, span, keySpan }) => [
      kind,
      key,
      text.slice(span.from, span.to),
      text.slice(keySpan.from, keySpan.to),
    ]);
    expect(keys).toEqual([
      ['slot', 'A1', 'A1', 'A1'],
      ['slot', 'A4', 'A4', 'A4'],
      ['group', 'A', 'A', 'A'],
      ['group', 'B', 'B', 'B'],
      ['group', 'C', 'C-group', 'C'],
      ['chapter', '10', 'Chapters 10', '10'],
      ['chapter', '11', '11', '11'],
      ['section', '35.2', '§35.2', '35.2'],
      ['slot', 'A2', 'atlas:A2', 'A2'],
      ['topic', 'open-weights', 'atlas:topic/open-weights#a', 'open-weights'],
      ['slot', 'B1', 'B1', 'B1'],
      ['level', 'gap', 'gap', 'gap'],
      ['endpoint', 'A1.3.2', 'A1.3.2', 'A1.3.2'],
      ['slot', 'D1', 'D1', 'D1'],
    ]);
  });

  it('edit the shortened end of a range in place', () => {
    const text = 'It covers A1–4.';
    expect(
      pageFacts(text).mentions.map(({ key, keySpan }) => [key, text.slice(keySpan.from, keySpan.to)]),
    ).toEqual([
      ['A1', 'A1'],
      ['A4', '4'],
    ]);
  });

  it('come in the order of the text', () => {
    for (const [text] of [IDS, GROUPS, CHAPTERS, LINKS].flat()) {
      const starts = pageFacts(text).mentions.map(({ span }) => span.from);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }
  });

  it('hold their keys, in whole texts and in texts cut off anywhere', () => {
    for (const [text] of [
      IDS,
      INNOCENT_IDS,
      RANGES,
      GROUPS,
      CHAPTERS,
      LINKS,
      TITLES,
      LEVELS,
      RESIDUES,
    ].flat()) {
      for (let end = text.length; end > 0; end -= 7) {
        const cut = text.slice(0, end);
        const { mentions, references } = pageFacts(cut);
        for (const { key, span, keySpan } of mentions) {
          expect(key.endsWith(cut.slice(keySpan.from, keySpan.to))).toBe(true);
          expect(span.from <= keySpan.from && keySpan.to <= span.to).toBe(true);
        }
        for (const { span } of [
          ...references.ranges,
          ...references.shown,
          ...references.links,
          ...references.residues,
        ]) {
          expect(span.from >= 0 && span.from < span.to && span.to <= end).toBe(true);
        }
      }
    }
  });

  it('are not looked for in code, addresses, expressions and attributes', () => {
    expect(
      pageFacts(
        '`A1` https://example.org/A1 {A1} <Box title="A1" /> [x](https://example.org/A1)\n\n    A1\n\n```\nA1\n```\n',
        { mdx: false },
      ).mentions.map(({ key }) => key),
    ).toEqual(['A1']);
    expect(
      pageFacts(
        '`A1` https://example.org/A1 {A1} <Box title="A1" /> [x](https://example.org/A1)\n\n```\nA1\n```\n',
      ).mentions,
    ).toEqual([]);
  });
});

describe('lists of references', () => {
  it('are read with their offsets', () => {
    expect(parseReferenceList('A3, B1')).toEqual({
      ids: [
        { key: 'A3', from: 0, to: 2 },
        { key: 'B1', from: 4, to: 6 },
      ],
      ranges: [],
    });
    expect(parseReferenceList('A1-E4')).toEqual({
      ids: [
        { key: 'A1', from: 0, to: 2 },
        { key: 'E4', from: 3, to: 5 },
      ],
      ranges: [{ first: 'A1', last: 'E4', from: 0, to: 5 }],
    });
    expect(parseReferenceList('A1 to A3, B and A1.2').ids.map(({ key }) => key)).toEqual([
      'A1',
      'A3',
      'B',
      'A1.2',
    ]);
    expect(parseReferenceList('').ids).toEqual([]);
  });

  it('keep what is no id, so that somebody can complain of it', () => {
    expect(parseReferenceList('a3, B1, whole-map').ids.map(({ key }) => key)).toEqual([
      'a3',
      'B1',
      'whole-map',
    ]);
  });
});

describe('links', () => {
  const document = pageFacts('[a](../x.mdx#y) and [b](#here) and [c](https://example.org)');

  it('have targets', () => {
    expect(linkTargets(document, 'file:///atlas/')).toEqual(['file:///atlas/x.mdx']);
  });

  it('are found at an offset', () => {
    expect(linkAt(document, 6, 'file:///atlas/')).toMatchObject({
      target: 'file:///atlas/x.mdx',
      fragment: 'y',
    });
    expect(linkAt(document, 26, 'file:///atlas/')).toMatchObject({ target: document.uri, fragment: 'here' });
    expect(linkAt(document, 17, 'file:///atlas/')).toBeUndefined();
  });
});
