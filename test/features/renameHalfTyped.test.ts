import { describe, expect, it } from 'vitest';
import { ROOT } from '../memoryFiles';
import { example, living, positionIn, randomFrom } from './living';

/** Ways in which a text is left while somebody types. */
const CUTS: readonly ((text: string, at: number) => string)[] = [
  (text, at) => text.slice(0, at),
  (text, at) => `${text.slice(0, at)}[${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}\n  x: "${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<Slot id="A${text.slice(at)}`,
  (text, at) => text.slice(0, at) + text.slice(at + 40),
];
const NAMES = ['A6', 'B6', 'A1.6', 'G', 'gap2', 'fresh2020', '77', 'A heading'];

describe('in half-typed documents', () => {
  it('nothing fails, and what is renamed leaves no more findings than before', async () => {
    const random = randomFrom(11);
    const atlas = await living(example());
    const originals = atlas.texts();
    const paths = Object.keys(originals).filter((path) => /\.(?:ya?ml|mdx|bib)$/.test(path));
    for (let round = 0; round < (process.env.ROUNDS ? Number(process.env.ROUNDS) : 25); round++) {
      const path = paths[random(paths.length)]!;
      const original = originals[path]!;
      const text = CUTS[random(CUTS.length)]!(original, random(original.length));
      const whole = { start: { line: 0, character: 0 }, end: positionIn(original, original.length) };
      await atlas.apply([{ uri: ROOT + path, range: whole, newText: text }]);
      const before = atlas.findings();
      const ids = [...text.matchAll(/\b[A-E]\d(?:\.\d)*\b|@\w+|^#+ \w/gm)].map(({ index }) => index + 1);
      const at = positionIn(text, random(2) === 0 ? random(text.length) : (ids[random(ids.length)] ?? 0));
      const uri = ROOT + path;
      await atlas.service.prepareRename(uri, at);
      atlas.service.completion(uri, at);
      for (const action of atlas.service.actions(uri, { start: at, end: at }, () => true))
        await atlas.service.actionEdits(uri, action.name);
      await atlas.service.moveFiles([{ oldUri: uri, newUri: `${ROOT}moved/${path}` }]);
      const name = NAMES[random(NAMES.length)]!;
      const edits = await atlas.service.rename(uri, at, name);
      if (edits && !('refused' in edits)) {
        await atlas.apply(edits);
        const after = atlas.findings();
        expect(
          after.length,
          `${path} → ${name}: ${after.filter((one) => !before.includes(one)).join('; ')}`,
        ).toBeLessThanOrEqual(before.length);
      }
      await atlas.reset();
    }
  }, 60_000);
});
