import { expect, it } from 'vitest';
import { allDiagnostics, openAtlas } from '../fixture';

const ATLAS = {
  'atlas.yaml': `format: 1
title: T
groups: [{ id: A, title: Alpha }]
vocabulary: { slots: [capability area] }
bibliography: [references.bib]
`,
  'references.bib': `@article{penedo2024, author = {Penedo, Guilherme}, title = {FineWeb}, year = {2024}}
@misc{openai2023, author = {{OpenAI}}, title = {GPT-4}, year = {2023}}
`,
};

/** The words underlined in one page. */
async function found(text: string, path = 'page.mdx'): Promise<string[]> {
  const service = await openAtlas({ ...ATLAS, [path]: text });
  const lines = text.split('\n');
  return allDiagnostics(service)
    .filter(({ code }) => code === 'missing-citation')
    .map(({ range }) =>
      lines[range.start.line]!.slice(
        range.start.character,
        range.end.line === range.start.line ? range.end.character : undefined,
      ),
    );
}

it.each([
  ['Pre-training corpora have grown from 300B tokens to 15T tokens.', '300B tokens'],
  ['The run used 16,384 GPUs for 54 days.', '16,384 GPUs'],
  ['It cost $5.6M.', '$5.6M'],
  ['It cost US$5.6 million, or 5.6 million dollars.', 'US$5.6 million'],
  ['The market is worth €3 bn.', '€3 bn'],
  ['Deduplication removes roughly 40% of a raw crawl.', '40%'],
  ['Between 10 and 20% of the crawl is duplicated.', '10 and 20%'],
  ['Some five percent of the questions are wrong.', 'five percent'],
  ['Prices fell tenfold within two years.', 'tenfold'],
  ['Costs fell by a factor of 30.', 'a factor of 30'],
  ['Batching is two orders of magnitude cheaper.', 'two orders of magnitude'],
  ['FP8 gives a 1.4x speedup over a model 14× larger.', '1.4x'],
  ['Roughly 2–4 times more data is needed.', '2–4 times more'],
  ['Inference is twice as fast.', 'twice as'],
  ['Latency dropped to 3 ms per token.', '3 ms'],
  ['It consumed about 3.8 × 10^25 FLOPs.', '3.8 × 10^25 FLOPs'],
  ['It consumed about 2e25 FLOPs.', '2e25 FLOPs'],
  ['The weights take 80 GB.', '80 GB'],
  ['The data center draws 150 MW.', '150 MW'],
  ['The corpus holds 5.6 million documents.', '5.6 million documents'],
  ['The model has 7B parameters.', '7B parameters'],
  ['Models of 1.3T and more exist.', '1.3T'],
  ['The engine serves 2,000 tokens per second.', '2,000 tokens per second'],
  ['It was tuned on 1,000 examples.', '1,000 examples'],
  ['Accuracy rose by 4.2 points.', '4.2 points'],
  ['A model was trained for 54 days.', '54 days'],
  ['Researchers showed that small models catch up.', 'showed that'],
  ['Later work demonstrated that the effect transfers.', 'demonstrated that'],
  ['It has been shown that models memorize.', 'shown that'],
  ['Experiments show that merging works.', 'show that'],
  ['> Deduplication removes 40% of a crawl.', '40%'],
  ['Deduplication removes 40% of a crawl (see [A1](atlas:A1)).', '40%'],
  ['Miller (1956) found that memory is short.', 'found that'],
])('asks for the source of %s', async (text, words) => {
  expect(await found(text)).toEqual([words]);
});

it.each([
  // A source is given.
  'Deduplication removes 40% of a crawl [@penedo2024].',
  'Deduplication removes 40% of a crawl. The filters are public [@penedo2024].',
  'Deduplication removes 40% of a crawl <Cite id="penedo2024" />.',
  'Deduplication removes 40% of a crawl.[^1]\n\n[^1]: The report, with 40% in it.',
  'Deduplication removes 40% of a crawl, says [the report](https://example.org/report).',
  'Deduplication removes 40% of a crawl: https://example.org/report.',
  'Deduplication removes 40% of a crawl (arXiv:2406.17557).',
  'Deduplication removes 40% of a crawl (doi:10.1038/s41586-024-07566-y).',
  'Penedo et al. (2024) remove 40% of a crawl.',
  'FineWeb (Penedo, 2024) removes 40% of a crawl.',
  'The model scores 86.4% (OpenAI, 2023).',
  // The mention is at fault, not its absence.
  'Goddard et al. (2024) remove 40% of a crawl.',
  'Deduplication removes 40% of a crawl [@nobody2020].',
  // A list that a cited sentence leads to.
  'The report has two numbers [@penedo2024]:\n\n- 1.3T tokens kept\n- 40% of the crawl dropped',
  // Numbers that are no figures.
  'This chapter has 3 parts and takes 10 minutes to read.',
  'The atlas has 21 slots and 508 endpoints; 60% of the slots are Partial.',
  'Thirteen of 21 capability areas, or 62%, are Partial.',
  'Version 2.1 was agreed on 9 May 2026, see pages 12–15 and step 3 of 7.',
  'The review is due within 30 days, and every 3 months after.',
  'Mistral 7B, Llama 3 70B and Qwen2.5-72B are models, as are the 8B and 70B variants of a 32B reasoning model.',
  'A 3×3 grid, an 8x7B mixture, top-1, rank-16, 24/7, UTF-8, INT4, H100, ISO 27001, room 12B.',
  'In 2024 tokens became cheap.',
  'It predicts two tokens at a time on four GPUs.',
  'Can inference become 10× cheaper?',
  'The target is 99.9% availability; a release should keep at least 10% for evaluation.',
  'Suppose a model was trained on 15T tokens.',
  'Set `--ratio 40%`; the scale is $2D$, from $1.4$ to $10000 \\cdot x$.',
  '![A curve that rises by 40%](curve.png)',
  // Findings that are none.
  'A capability demonstrated in the pilot counts; what is not yet demonstrated stays Partial, as demonstrated in A2.',
  'Nobody has shown that merging is safe, and it must be shown that it is.',
  'If the review found that evidence is missing, the slot stays a Gap.',
  // Where nothing is stated.
  '## 40% of a crawl is noise',
  '| Filter | Share |\n| --- | --- |\n| dedup | 40% |',
  '## Further reading\n\n- Nemotron-4 340B Technical Report: 9T tokens',
  '{/* atlas-ignore missing-citation: our own measurement */}\nThe checker reads 40% more files per second.',
])('asks for none in %s', async (text) => {
  expect(await found(text)).toEqual([]);
});

it('takes a list item for a paragraph', async () => {
  expect(
    await found(
      '- FineWeb keeps 1.3T tokens [@penedo2024]\n- RedPajama has 30T tokens\n\n  and 40% of it is noise\n- nothing\n  - 50% of it',
    ),
  ).toEqual(['30T tokens', '50%']);
});

it('is one finding a paragraph, in any line end', async () => {
  const text = 'It keeps\r\n15T tokens and\r\n40% of it.\r\n\r\nIt keeps 12T tokens.\r\n';
  expect(await found(text)).toEqual(['15T tokens', '12T tokens']);
});
