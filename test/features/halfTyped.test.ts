import { expect, it } from 'vitest';
import type { Position } from '../../server/src/syntax/position';
import { openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';
import { GROVE, type GrovePath } from './grove';

const HINTS = new Set(['titles', 'totals', 'ids'] as const);
const JUNK = ['{', '<Slot id="', '"', '[', '- - :', '\t', '---\n', '😀\r', '</A', '|\n'];

/** Asks everything about a place, as an editor does between two keystrokes. */
function askAll(service: Awaited<ReturnType<typeof openAtlas>>, uri: string, position: Position): void {
  const range = { start: { line: 0, character: 0 }, end: position };
  for (const item of [...service.prepareCalls(uri, position), ...service.prepareTypes(uri, position)]) {
    service.incomingCalls(item);
    service.outgoingCalls(item);
    service.supertypes(item);
    service.subtypes(item);
  }
  for (const { about } of service.codeLenses(uri)) service.lensText(uri, about);
  service.definition(uri, position);
  service.references(uri, position, true);
  service.highlights(uri, position);
  service.documentLinks(uri);
  service.documentSymbols(uri);
  service.folding(uri);
  service.selection(uri, [position]);
  service.linkedEditing(uri, position);
  service.semanticTokens(uri, range);
  service.inlayHints(uri, range, HINTS);
}

it.each(Object.keys(GROVE) as GrovePath[])('%s, cut off and with junk in it, is answered', async (path) => {
  const service = await openAtlas(GROVE);
  const text: string = GROVE[path];
  const uri = ROOT + path;
  const step = Math.max(1, Math.floor(text.length / 6));
  for (let at = 0, turn = 0; at <= text.length; at += step, turn++) {
    for (const typed of [text.slice(0, at), text.slice(0, at) + JUNK[turn % JUNK.length] + text.slice(at)]) {
      service.change(uri, typed);
      await service.settled();
      const lines = typed.slice(0, at).split('\n');
      for (const position of [
        { line: lines.length - 1, character: lines.at(-1)!.length },
        { line: lines.length - 1, character: 400 },
        { line: 400, character: 0 },
      ])
        expect(() => askAll(service, uri, position)).not.toThrow();
    }
  }
});

it('places past the end of a document name nothing', async () => {
  const service = await openAtlas({ ...GROVE, 'n.mdx': 'A1' });
  const uri = `${ROOT}n.mdx`;
  const past = { line: 7, character: 0 };
  expect(service.definition(uri, past)).toEqual([]);
  expect(service.references(uri, past, true)).toEqual([]);
  expect(service.highlights(uri, past)).toEqual([]);
  expect(service.prepareCalls(uri, past)).toEqual([]);
  expect(service.prepareTypes(uri, past)).toEqual([]);
  expect(service.linkedEditing(uri, past)).toBeUndefined();
});
