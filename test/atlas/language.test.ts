import { describe, expect, it } from 'vitest';
import { hear } from '../../server/src/atlas/articleSound';
import { allDiagnostics, openAtlas } from '../fixture';

const MANIFEST = `format: 1
title: Harbour atlas
groups: [{ id: A, title: Waterside }]
generalize:
  - { name: [Acme Cranes], write: a large crane maker }
  - { name: [Tidal Labs], write: an open-data survey firm }
  - { name: [Kranol], write: leading makers }
`;
const CODES = ['leaked-name', 'article-clash', 'repeated-text'];

async function findings(text: string) {
  const files = { 'atlas.yaml': MANIFEST, 'page.mdx': text };
  return allDiagnostics(await openAtlas(files)).filter(({ code }) => CODES.includes(code));
}

/** The text with the first fix of its first finding, and whether that one is safe. */
async function mended(text: string): Promise<{ readonly text: string; readonly safe: boolean }> {
  const fix = (await findings(text))[0]?.fixes[0];
  if (!fix) return { text, safe: false };
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, character);
  let result = text;
  for (const { range, newText } of [...fix.edits].sort(
    (a, b) => offset(b.range.start) - offset(a.range.start),
  ))
    result = result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end));
  return { text: result, safe: fix.safe };
}

describe('the sound a word begins with', () => {
  it.each([
    [
      'vowel',
      'open hour heir honest 8 8-bit 11th 18 80% 800 $8 8,000 LLM SFT F1 X-ray n-gram nth H100 s3 AI MIT M.Sc Euler',
    ],
    [
      'vowel',
      'urgent usher uninvited unimportant unidentified urn NVIDIA RLHF MMLU OpenAI iOS onerous Ubuntu',
    ],
    [
      'consonant',
      'quay unique user European one-off once ewe UTF-8 U-turn U.S UK URL GPU 1 100 1,024 70B year NATO NASA',
    ],
    [
      'consonant',
      'unimodal unit uniform usual utility uranium ubiquitous human hyperparameter house Llama naïve Unicode',
    ],
    [
      'either',
      'FAQ SQL RoPE MoE historic hotel herb 1800 0.8 1/8 x IV npmignore mtime SWE-bench eu-west-1 Éclair',
    ],
  ] as const)('is a %s: %s', (sound, words) => {
    expect(words.split(' ').filter((word) => hear(word).sound !== sound)).toEqual([]);
  });
});

describe('a name that is kept out', () => {
  it.each([
    ['Acme Cranes lifts.', 'A large crane maker lifts.', false],
    ['Hooks by Acme Cranes.', 'Hooks by a large crane maker.', true],
    ['Hooks by Acme\nCranes are old.', 'Hooks by a large crane maker are old.', false],
    ['> Hooks of Acme\n> Cranes.', '> Hooks of a large crane maker.', false],
    ['It is so. Acme Cranes has hooks.', 'It is so. A large crane maker has hooks.', true],
    ['An Acme Cranes hook.', 'A large crane maker hook.', false],
    ['It has a Tidal Labs chart.', 'It has an open-data survey firm chart.', false],
    ['The latest Acme Cranes hook.', 'The latest large crane maker hook.', false],
    ["Maps of Tidal Labs' own.", "Maps of an open-data survey firm's own.", false],
    ["Maps of Acme Cranes's own.", "Maps of a large crane maker's own.", true],
    ['By [Acme Cranes](./a.md).', 'By [a large crane maker](./a.md).', true],
    ['By *Acme* Cranes.', 'By *Acme* Cranes.', false],
    ['By non-Acme Cranes.', 'By non-Acme Cranes.', false],
    ['“By Acme Cranes.”', '“By a large crane maker.”', false],
    ['## By Acme Cranes', '## By a large crane maker', false],
    ['It is a Kranol hook.', 'It is a leading makers hook.', false],
  ])('%j becomes %j', async (before, after, safe) => {
    expect(await mended(before)).toEqual({ text: after, safe });
  });
});

describe('articles and words that stand twice', () => {
  it.each([
    ['On a an open quay.', 'On an open quay.', true],
    ['A an open quay.', 'An open quay.', true],
    ['The a large quay.', 'The large quay.', false],
    ['On a\nopen quay.', 'On an\nopen quay.', true],
    ['It is *an* *new* quay.', 'It is *an* *new* quay.', false],
    ['On an *new* quay.', 'On a *new* quay.', true],
    ['# An new quay', '# A new quay', false],
    ['It saw the\nthe quay.', 'It saw the quay.', true],
    ['> It saw the\n> the quay.', '> It saw the quay.', true],
    ['It saw the *the quay*.', 'It saw *the quay*.', true],
    ['It saw of of of stone.', 'It saw of stone.', true],
    ['The the quay.', 'The quay.', true],
    ['It is is old.', 'It is old.', false],
    ['# The the quay', '# The quay', false],
  ])('%j becomes %j', async (before, after, safe) => {
    expect(await mended(before)).toEqual({ text: after, safe });
  });

  it('relates a paragraph to the first of its kind, and takes the later one out', async () => {
    const first = 'The tide sets the hour of every ship.';
    const text = `${first}\n\nNothing else does.\n\n**Note.** ${first}\n\nThe end.\n`;
    const [finding] = await findings(text);
    expect(finding?.range.start).toEqual({ line: 4, character: 10 });
    expect(finding?.related[0]?.range.start).toEqual({ line: 0, character: 0 });
    expect((await mended(text)).text).toBe(`${first}\n\nNothing else does.\n\nThe end.\n`);
  });

  it('reads thousands of paragraphs that begin alike', async () => {
    const lines = Array.from(
      { length: 3000 },
      (_, day) => `The pilots and the crews of the port met on day ${day}.`,
    );
    expect(await findings(`${lines.join('\n\n')}\n`)).toEqual([]);
  });
});
