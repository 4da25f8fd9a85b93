import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';
import { ROOT } from '../memoryFiles';

const BIB = `@article{penedo2024, author = {Penedo, Guilherme}, title = {FineWeb}, year = {2024}}
@misc{openai2023, author = {{OpenAI}}, title = {GPT-4}, year = {2023}}
`;

const manifest = (rules: string): string =>
  `format: 1\ntitle: T\ngroups: [{ id: A, title: Alpha }]\nbibliography: [references.bib]\nrules: { ${rules} }\n`;

/** The words underlined by one rule, file by file. */
async function found(code: string, rules: string, text: string, path = 'page.mdx'): Promise<string[]> {
  const files: Record<string, string> = {
    'atlas.yaml': manifest(rules),
    'references.bib': BIB,
    [path]: text,
  };
  return allDiagnostics(await openAtlas(files))
    .filter((one) => one.code === code || one.code === 'schema')
    .map(({ path: file, range }) =>
      files[file]!.split('\n')[range.start.line]!.slice(
        range.start.character,
        range.end.line === range.start.line ? range.end.character : undefined,
      ),
    );
}

const claims = (rules: string, text: string, path?: string): Promise<string[]> =>
  found('missing-citation', `missing-citation: { ${rules} }`, text, path);

it.each([
  ['FineWeb keeps 1.3T tokens [@penedo2024]. It drops 40% of a crawl.', ['40%']],
  ['FineWeb keeps 1.3T tokens. [@penedo2024] It drops 40% of a crawl.', ['40%']],
  ['FineWeb keeps 1.3T tokens.[^1] It drops 40% of a crawl.\n\n[^1]: Words.', ['40%']],
  ['It keeps 1.3T tokens. It drops 40% of a crawl.', ['1.3T tokens', '40%']],
  ['It keeps 1.3T tokens and drops 40% of a crawl.', ['1.3T tokens']],
  ['Penedo (2024) keeps 1.3T tokens. It drops 40%, says Penedo (2024).', []],
  ['Penedo (2024) reads a crawl.\nIt drops *40%* of it.', ['40%']],
  ['Researchers showed that it works. That is so, see https://example.org/x.', ['showed that']],
  ['@penedo2024 keeps 15T tokens. No figure here.', []],
  ['The list [@penedo2024]:\n\n- It keeps 1.3T tokens. It drops 40% of a crawl.', []],
])('per sentence: %s', async (text, words) => {
  expect(await claims('per: sentence', text)).toEqual(words);
});

it('is per paragraph without a setting, and for one that is none', async () => {
  const text = 'FineWeb keeps 1.3T tokens [@penedo2024]. It drops 40% of a crawl.';
  expect(await claims('per: paragraph', text)).toEqual([]);
  expect(await claims('per: page', text)).toEqual(['page']);
});

it('reads the texts of slots a sentence at a time', async () => {
  const text =
    'slot: A1\ntitle: T\nreferences: [penedo2024]\ndefinition: >\n  It keeps 1.3T tokens [@penedo2024]. It drops\n  40% of a crawl.\nnumbers:\n  - { text: It keeps 15T tokens. It drops 40%., cite: [penedo2024] }\n';
  expect(await claims('per: sentence', text, 'a1.yaml')).toEqual(['40%']);
});

it.each([
  ['[GPU]', 'The run used 16,384 GPUs and 54 MWh.', ['54 MWh']],
  ['[GPU, mwh]', 'The run used 16,384 GPUs and 54 MWh.', []],
  ['["%"]', 'It drops 40% of a crawl.', []],
  ['[tokens]', 'It keeps 1.3T tokens.', []],
  ['[token]', 'It keeps 1.3T tokens.', []],
  ['[tok]', 'It keeps 1.3T tokens.', ['1.3T tokens']],
  ['["per second"]', 'The engine serves 2,000 tokens per second.', []],
  ['[GB]', 'The weights take 80 GB, then 80GB.', []],
  ['["$"]', 'It cost $5.6M.', []],
  ['[crawl]', 'It drops 40% of a crawl.', ['40%']],
])('%s make no figure of %s', async (words, text, left) => {
  expect(await claims(`not_figures: ${words}`, text)).toEqual(left);
});

it('reads texts anew when what counts as a figure changes', async () => {
  const service = await openAtlas({
    'atlas.yaml': manifest('missing-citation: warning'),
    'references.bib': BIB,
    'page.mdx': 'It keeps 1.3T tokens.\n',
  });
  const count = (): number =>
    allDiagnostics(service).filter(({ code }) => code === 'missing-citation').length;
  expect(count()).toBe(1);
  service.change(`${ROOT}atlas.yaml`, manifest('missing-citation: { not_figures: [tokens] }'));
  await service.settled();
  expect(count()).toBe(0);
});

it.each([
  ['[Arena]', 'Scores come from Arena (2024) and Goddard et al. (2024).', ['Goddard et al. (2024)']],
  ['[goddard]', 'Scores come from Goddard et al. (2024).', []],
  ['[Good]', 'Scores come from Goddard et al. (2024).', ['Goddard et al. (2024)']],
  ['[Lee]', 'See Goddard and Lee (2024).', ['Goddard and Lee (2024)']],
  ['[]', 'See Goddard and Lee (2024).', ['Goddard and Lee (2024)']],
])('%s names no works in %s', async (names, text, left) => {
  expect(await found('unlisted-work', `unlisted-work: { ignore: ${names} }`, text)).toEqual(left);
});

it('lets entries stand uncited', async () => {
  const rules = (keys: string): string => `unused-reference: { keep: ${keys} }`;
  expect(await found('unused-reference', rules('[openai2023]'), 'Words.\n')).toEqual(['penedo2024']);
  expect(await found('unused-reference', rules('[]'), 'Words.\n')).toEqual(['penedo2024', 'openai2023']);
});
