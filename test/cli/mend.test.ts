import { describe, expect, it } from 'vitest';
import { mend } from '../../server/src/cli/mend';
import type { Diagnostic } from '../../server/src/features/diagnostics';
import { safeFixes } from '../../server/src/features/fixAll';
import type { Service } from '../../server/src/service';
import { lineStartsOf, rangeOf } from '../../server/src/syntax/position';

const ROOT = 'file:///atlas/';

/** A service with one rule for each pair: it finds the words, and its safe fix writes others. */
function serviceOf(
  texts: Map<string, string>,
  pairs: Readonly<Record<string, string>>,
): Pick<Service, 'roots' | 'atlas' | 'diagnostics' | 'fixes' | 'change' | 'settled'> {
  const diagnostics = (uri: string): Diagnostic[] => {
    const text = texts.get(uri) ?? '';
    return Object.entries(pairs).flatMap(([words, newText]) =>
      [...text.matchAll(new RegExp(words, 'g'))].map((match) => {
        const range = rangeOf(lineStartsOf(text), {
          from: match.index,
          to: match.index + match[0].length,
        });
        const fixes = [{ title: `Write ${newText}`, safe: true, edits: [{ uri, range, newText }] }];
        return { uri, range, severity: 'warning', code: words, message: words, related: [], fixes };
      }),
    );
  };
  return {
    roots: () => [ROOT],
    atlas: () => ({ documents: [...texts.keys()] }) as never,
    diagnostics,
    fixes: (uris, codes) =>
      safeFixes(uris.flatMap(diagnostics).filter(({ code }) => codes === undefined || codes.has(code))),
    change: (uri, text) => void texts.set(uri, text),
    settled: async () => undefined,
  };
}

async function mended(
  files: Readonly<Record<string, string>>,
  pairs: Readonly<Record<string, string>>,
  inside: (uri: string) => boolean = () => true,
): Promise<{ readonly texts: Record<string, string>; readonly undone: number }> {
  const disk = new Map(Object.entries(files).map(([path, text]) => [ROOT + path, text]));
  const service = serviceOf(new Map(disk), pairs) as Service;
  const { files: done, undone } = await mend(service, inside, undefined, async (uri) => disk.get(uri));
  return { texts: Object.fromEntries(done.map(({ uri, after }) => [uri.slice(ROOT.length), after])), undone };
}

describe('mending', () => {
  it('takes as many rounds as there is something to mend', async () => {
    // Each step leaves one finding fewer: `ccc` holds three, `bb` two.
    expect(await mended({ 'a.md': 'x ccc y' }, { c: '', cc: 'c' })).toEqual({
      texts: { 'a.md': 'x  y' },
      undone: 0,
    });
  });

  it('leaves out the one fix that makes things worse, and keeps the others', async () => {
    const words = Array.from({ length: 9 }, (_, index) => (index === 5 ? 'bad' : 'wrong')).join(' ');
    const { texts, undone } = await mended(
      { 'a.md': words },
      { wrong: 'right', bad: 'worse worse', worse: 'worse' },
    );
    expect(texts['a.md']).toBe(words.replaceAll('wrong', 'right'));
    expect(undone).toBe(1);
  });

  it('does not go round in circles', async () => {
    expect(await mended({ 'a.md': 'ping' }, { ping: 'pong', pong: 'ping' })).toEqual({
      texts: {},
      undone: 1,
    });
  });

  it('writes line breaks as the file has them', async () => {
    const { texts } = await mended(
      { 'a.md': 'x\r\nwrong\r\n', 'b.md': 'x\nwrong\n' },
      { wrong: 'two\nlines' },
    );
    expect(texts).toEqual({ 'a.md': 'x\r\ntwo\r\nlines\r\n', 'b.md': 'x\ntwo\nlines\n' });
  });

  it('stays inside', async () => {
    const { texts } = await mended({ 'a.md': 'wrong', 'b.md': 'wrong' }, { wrong: 'right' }, (uri) =>
      uri.endsWith('b.md'),
    );
    expect(texts).toEqual({ 'b.md': 'right' });
  });
});

describe('fixes at once', () => {
  const at = (from: number, to: number): Diagnostic['range'] => ({
    start: { line: 0, character: from },
    end: { line: 0, character: to },
  });
  const found = (code: string, ...edits: readonly (readonly [number, number])[]): Diagnostic => ({
    uri: 'a',
    range: at(0, 1),
    severity: 'warning',
    code,
    message: '',
    related: [],
    fixes: [
      { title: 'unsafe', safe: false, edits: [] },
      {
        title: 'safe',
        safe: true,
        edits: edits.map(([from, to]) => ({ uri: 'a', range: at(from, to), newText: '' })),
      },
    ],
  });

  it('are those that neither overlap nor touch, the first ones first', () => {
    const chosen = safeFixes([
      found('one', [10, 12]),
      found('touches', [12, 14]),
      found('apart', [13, 14]),
      found('inside', [11, 11]),
      found('half', [0, 1], [13, 15]),
      found('before', [2, 9]),
      found('same', [2, 9]),
      found('after', [20, 20]),
      found('beside', [20, 21]),
    ]);
    expect(chosen.map(({ code }) => code)).toEqual(['one', 'apart', 'before', 'after']);
  });
});
