import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';

it('relates the other places', async () => {
  const found = allDiagnostics(
    await openAtlas({
      'atlas.yaml': 'format: 1\ntitle: x\ngroups: [{ id: A, title: x }]\n',
      'slots/a.yaml': 'slot: A1\ntitle: x\n',
      'slots/b.yaml': 'slots:\n  - { slot: A1, title: y }\n  - { slot: A1, title: z }\n',
    }),
  );
  expect(found.map(({ message }) => message.slice(0, 33))).toEqual([
    'The slot A1 is declared 3 times. ',
    'The slot A1 is declared 3 times. ',
    'The slot A1 is declared 3 times. ',
  ]);
  const places = found.map(({ path, related }) => [
    path,
    ...related.map(({ uri, range }) => `${uri.split('/').at(-1)}:${range.start.line}`),
  ]);
  expect(places).toEqual([
    ['slots/a.yaml', 'b.yaml:1', 'b.yaml:2'],
    ['slots/b.yaml', 'a.yaml:0', 'b.yaml:2'],
    ['slots/b.yaml', 'a.yaml:0', 'b.yaml:1'],
  ]);
});
