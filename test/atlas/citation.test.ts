import { describe, expect, it } from 'vitest';
import { type CitationFacts, collectCitations } from '../../server/src/atlas/citation';
import type { AtlasText } from '../../server/src/atlas/text';
import type { Mention } from '../../server/src/atlas/thing';
import { readMarkdown } from '../../server/src/syntax/markdown/read';

const LEXICON = { groups: [], levels: [], vocabulary: {}, notReferences: [] };

function collect(
  source: string,
  text: Partial<AtlasText> = {},
): { facts: CitationFacts; mentions: readonly Mention[] } {
  const { tree } = readMarkdown(source, { mdx: true, frontMatter: true });
  return collectCitations([{ tree, role: 'text', cites: [], ...text }], LEXICON);
}

const PAGE = `Intro by Snell et al. (2024) [@snell2024, p. 3; see @lee2020].

## Further reading

- Alder & Birch, *A Title* (2020), arXiv:2203.15556v1
- <Cite id="x" />

## Then

It keeps:

- 40% of it (Cedar, 2019; [a link](https://doi.org/10.1000/x))
- 50% of it

  > quoted 60%, and arXiv:2213.00001

<Cite id="y" />
`;

describe('collectCitations', () => {
  it('tells keys, mentions, claims and identifiers with their places', () => {
    const { facts, mentions } = collect(PAGE);
    const words = ({ span }: { readonly span: { readonly from: number; readonly to: number } }): string =>
      PAGE.slice(span.from, span.to);
    expect(
      mentions.map((mention) => [mention.kind, mention.form, mention.key, words(mention)]).sort(),
    ).toEqual([
      ['reference', 'citation', 'lee2020', '@lee2020'],
      ['reference', 'citation', 'snell2024', '@snell2024'],
      ['reference', 'component', 'x', 'x'],
      ['reference', 'component', 'y', 'y'],
    ]);
    expect(
      facts.authorYears.map((mention) => [
        words(mention),
        mention.certainty,
        PAGE.slice(mention.yearSpan.from, mention.yearSpan.to),
      ]),
    ).toEqual([
      ['Snell et al. (2024)', 'sure', '2024'],
      ['Alder & Birch, *A Title* (2020)', 'sure', '2020'],
      ['Cedar, 2019', 'sure', '2019'],
    ]);
    expect(facts.claims.map((claim) => [words(claim), claim.cited, claim.mentions])).toEqual([
      ['40%', true, [2]],
      ['50%', false, []],
      ['60%', false, []],
    ]);
    expect(
      facts.identifiers.map((identifier) => [
        identifier.kind,
        words(identifier),
        identifier.problem !== undefined,
      ]),
    ).toEqual([
      ['arxiv', 'arXiv:2203.15556v1', false],
      ['doi', 'https://doi.org/10.1000/x', false],
      ['arxiv', 'arXiv:2213.00001', true],
    ]);
    expect(facts.listed).toBe(true);
  });

  it('reads no citations in titles, and counts keys beside a text', () => {
    expect(collect('It keeps 40% of it, says Snell et al. (2024) [@a].', { role: 'title' })).toEqual({
      facts: { authorYears: [], claims: [], identifiers: [], listed: false },
      mentions: [],
    });
    expect(collect('It keeps 40%.', { cites: ['a'] }).facts.claims[0]?.cited).toBe(true);
    expect(collect('It scores 12.3.', { field: 'numbers' }).facts.claims.map(({ text }) => text)).toEqual([
      '12.3',
    ]);
    expect(collect('It scores 12.3.').facts.claims).toEqual([]);
  });

  it.each(['Not yet.', 'TBD', 'See A1.'])('takes %s for no list of works', (text) => {
    expect(collect(`## References\n\n${text}\n`).facts.listed).toBe(false);
  });

  it('has the same facts with CRLF', () => {
    const strip = (source: string): unknown =>
      JSON.parse(
        JSON.stringify(collect(source).facts, (key, value: unknown) =>
          /span/i.test(key) || key === 'enclosed' ? undefined : value,
        ),
      );
    expect(strip(PAGE.replaceAll('\n', '\r\n'))).toEqual(strip(PAGE));
  });

  it('throws at no cut', () => {
    for (let cut = 0; cut < PAGE.length; cut++) {
      expect(() => collect(PAGE.slice(0, cut))).not.toThrow();
      if (cut % 5 === 0) expect(() => collect(PAGE.slice(cut))).not.toThrow();
    }
  });
});
