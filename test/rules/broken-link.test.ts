import { expect, it } from 'vitest';
import { findings, pageFacts, reader } from '../atlas/referenceAtlas';

it('asks for the file that the path leads to', () => {
  const asked: string[] = [];
  const atlas = reader([], {
    file: (target) => {
      asked.push(target);
      return true;
    },
  });
  findings(pageFacts('[a](../x.mdx#y) [b](./p%20q.md?raw) [c](/top.mdx) ![d](<e f.png>) [g](#here)'), atlas);
  expect(asked).toEqual([
    'file:///atlas/x.mdx',
    'file:///atlas/pages/p%20q.md',
    'file:///atlas/top.mdx',
    'file:///atlas/pages/e%20f.png',
  ]);
});
