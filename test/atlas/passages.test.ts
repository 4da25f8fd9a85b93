import { describe, expect, it } from 'vitest';
import { passages, walkBlocks } from '../../server/src/atlas/passages';
import { readText } from '../syntax/textOf';

const TEXT = `Lead.

# One

- a

  > b

<Note>

| h |
| - |
| c |

</Note>

## Two

d[^1]

[^1]: e
`;

describe('passages', () => {
  it('are all prose in reading order, with where it stands', () => {
    expect(
      passages(readText(TEXT)).map((each) => [
        each.prose.text,
        each.place,
        each.heading?.slug,
        each.listDepth,
        each.quoteDepth,
        each.components.join(' '),
        each.row,
      ]),
    ).toEqual([
      ['Lead.', 'paragraph', undefined, 0, 0, '', undefined],
      ['One', 'heading', undefined, 0, 0, '', undefined],
      ['a', 'paragraph', 'one', 1, 0, '', undefined],
      ['b', 'paragraph', 'one', 1, 1, '', undefined],
      ['h', 'cell', 'one', 0, 0, 'Note', -1],
      ['c', 'cell', 'one', 0, 0, 'Note', 0],
      ['Two', 'heading', 'one', 0, 0, '', undefined],
      ['d\uFFFC', 'paragraph', 'two', 0, 0, '', undefined],
      ['e', 'paragraph', 'two', 0, 0, '', undefined],
    ]);
  });

  it('know their neighbors', () => {
    const list = passages(readText('Three modes:\n\n- a\n- b\n')).find(
      (each) => each.prose.text === 'Three modes:',
    );
    expect(list?.position.siblings[list.position.index + 1]?.kind).toBe('list');
  });
});

describe('walkBlocks', () => {
  it('visits holders before what they hold', () => {
    const kinds: string[] = [];
    walkBlocks(readText(TEXT), ({ block, parents }) =>
      kinds.push(`${'>'.repeat(parents.length)}${block.kind}`),
    );
    expect(kinds).toEqual([
      'paragraph',
      'heading',
      'list',
      '>paragraph',
      '>quote',
      '>>paragraph',
      'component',
      '>table',
      'heading',
      'paragraph',
      'footnote',
      '>paragraph',
    ]);
  });
});
