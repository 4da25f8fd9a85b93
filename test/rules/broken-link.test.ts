import { describe, expect, it } from 'vitest';
import { findings, judged, pageFacts, reader } from '../atlas/referenceAtlas';

describe('broken-link', () => {
  it('asks for the file that the path leads to', () => {
    const asked: string[] = [];
    const atlas = reader([], {
      file: (target) => {
        asked.push(target);
        return true;
      },
    });
    findings(
      pageFacts('[a](../x.mdx#y) [b](./p%20q.md?raw) [c](/top.mdx) ![d](<e f.png>) [g](#here)'),
      atlas,
    );
    expect(asked).toEqual([
      'file:///atlas/x.mdx',
      'file:///atlas/pages/p%20q.md',
      'file:///atlas/top.mdx',
      'file:///atlas/pages/e%20f.png',
    ]);
  });

  it('says so once for a definition that several links use', () => {
    expect(judged('[a][x], [b][x] and [x]\n\n[x]: ../no.md\n')).toEqual(['broken-link: ../no.md']);
  });

  it('leaves alone what a site fills in', () => {
    expect(judged('[a]({{base}}/x.md) [b](@site/docs/x.md) [c](~/x.md)', { mdx: false })).toEqual([]);
  });
});
