import { describe, expect, it } from 'vitest';
import { findAuthorYears } from '../../server/src/atlas/citationAuthorYear';

/** `words|families|certainty` of each mention. */
const seen = (text: string): string[] =>
  findAuthorYears(text).map(
    (found) =>
      `${text.slice(found.from, found.to)}|${found.families.join('+')}${found.more ? '+' : ''}|${found.year}|${found.certainty}`,
  );

describe('findAuthorYears', () => {
  it.each([
    ['Snell et al. (2024) trade parameters.', ['Snell et al. (2024)|Snell+|2024|sure']],
    ['The insight (Wortsman et al., 2022) is plain.', ['Wortsman et al., 2022|Wortsman+|2022|sure']],
    [
      'Checks (Magar & Schwartz 2022; Nasr et al. 2023) agree.',
      ['Magar & Schwartz 2022|Magar+Schwartz|2022|sure', 'Nasr et al. 2023|Nasr+|2023|sure'],
    ],
    ['As Kudo and Richardson (2018) show', ['Kudo and Richardson (2018)|Kudo+Richardson|2018|sure']],
    ['- Su et al., RoPE (2021)', ['Su et al., RoPE (2021)|Su+|2021|sure']],
    ['Wang et al., self-instruct (2022)', ['Wang et al., self-instruct (2022)|Wang+|2022|sure']],
    [
      'Vaswani et al., Attention Is All You Need (2017); Su et al., RoPE (2021)',
      [
        'Vaswani et al., Attention Is All You Need (2017)|Vaswani+|2017|sure',
        'Su et al., RoPE (2021)|Su+|2021|sure',
      ],
    ],
    [
      'Hoffmann et al., “Training, and more.” (2022)',
      ['Hoffmann et al., “Training, and more.” (2022)|Hoffmann+|2022|sure'],
    ],
    [
      'Penedo et al., The FineWeb Datasets: Decanting the Web, 2024.',
      ['Penedo et al., The FineWeb Datasets: Decanting the Web, 2024|Penedo+|2024|sure'],
    ],
    [
      'Kudo & Richardson, SentencePiece (2018)',
      ['Kudo & Richardson, SentencePiece (2018)|Kudo+Richardson|2018|sure'],
    ],
    [
      'Sennrich et al., Subword Units / BPE (2015)',
      ['Sennrich et al., Subword Units / BPE (2015)|Sennrich+|2015|sure'],
    ],
    [
      "O'Neil's (2016) book and O’Neil (2016)",
      ["O'Neil's (2016)|O'Neil|2016|sure", 'O’Neil (2016)|O’Neil|2016|sure'],
    ],
    ['as van den Berg (2020) says', ['van den Berg (2020)|van den Berg|2020|sure']],
    ['Hoffmann et al. 2022a is one', ['Hoffmann et al. 2022a|Hoffmann+|2022|sure']],
    ['Bai et al. (2022a, 2022b)', ['Bai et al. (2022a|Bai+|2022|sure', '2022b|Bai+|2022|sure']],
    ['Bai et al. (2020, 2021)', ['Bai et al. (2020|Bai+|2020|sure', '2021|Bai+|2021|sure']],
    ['Snell et al. (2024, p. 3)', ['Snell et al. (2024|Snell+|2024|sure']],
    ['Snell\u00a0et\u00a0al.\u00a0(2024)', ['Snell\u00a0et\u00a0al.\u00a0(2024)|Snell+|2024|sure']],
    ['Snell et al. [2024]', ['Snell et al. [2024]|Snell+|2024|sure']],
    ['Snell and colleagues (2024)', ['Snell and colleagues (2024)|Snell+|2024|sure']],
    ["Snell et al.'s (2024) result", ["Snell et al.'s (2024)|Snell+|2024|sure"]],
    ['Jordan Hoffmann et al. (2022)', ['Hoffmann et al. (2022)|Hoffmann+|2022|sure']],
    ['However, Wang et al. (2024) differ.', ['Wang et al. (2024)|Wang+|2024|sure']],
    [
      'Vaswani, Shazeer and Parmar (2017)',
      ['Vaswani, Shazeer and Parmar (2017)|Vaswani+Shazeer+Parmar|2017|sure'],
    ],
    ['In Paris, Kudo and Richardson (2018)', ['Kudo and Richardson (2018)|Kudo+Richardson|2018|sure']],
    [
      'Hoffmann, J., Borgeaud, S., & Mensch, A. (2022). Training.',
      ['Hoffmann, J., Borgeaud, S., & Mensch, A. (2022)|Hoffmann+Borgeaud+Mensch|2022|sure'],
    ],
    ['Snell, C. et al. (2024). Scaling.', ['Snell, C. et al. (2024)|Snell+|2024|sure']],
    ['Vaswani A, et al. (2017)', ['Vaswani A, et al. (2017)|Vaswani+|2017|sure']],
    ['J. Hoffmann et al. (2022)', ['J. Hoffmann et al. (2022)|Hoffmann+|2022|sure']],
    [
      'Kydlíček et al. (2024) and Müller-Lüdenscheidt & Ørsted (2023)',
      [
        'Kydlíček et al. (2024)|Kydlíček+|2024|sure',
        'Müller-Lüdenscheidt & Ørsted (2023)|Müller-Lüdenscheidt+Ørsted|2023|sure',
      ],
    ],
    ['(see Sutton, 2019, p. 2)', ['Sutton, 2019|Sutton|2019|sure']],
    [
      '(e.g., Kaplan et al., 2020; Brown, 2020)',
      ['Kaplan et al., 2020|Kaplan+|2020|sure', 'Brown, 2020|Brown|2020|sure'],
    ],
    [
      '(Kaplan et al. 2020, Hoffmann and Smith 2022)',
      ['Kaplan et al. 2020|Kaplan+|2020|sure', 'Hoffmann and Smith 2022|Hoffmann+Smith|2022|sure'],
    ],
    ['Goddard (2024) argues so', ['Goddard (2024)|Goddard|2024|sure']],
    ['Goddard (2024) is one', ['Goddard (2024)|Goddard|2024|likely']],
    ['(Goddard 2024)', ['Goddard 2024|Goddard|2024|likely']],
    ['GPT-4 (OpenAI, 2023)', ['OpenAI, 2023|OpenAI|2023|faint']],
    ['Chinchilla (Hoffmann et al., 2022)', ['Hoffmann et al., 2022|Hoffmann+|2022|sure']],
    ['LeCun and McCarthy (2015)', ['LeCun and McCarthy (2015)|LeCun+McCarthy|2015|sure']],
  ])('reads %s', (text, mentions) => {
    expect(seen(text)).toEqual(mentions);
  });

  it.each([
    'In May 2024 it came.',
    'Version 2 (2024)',
    'Figure 3 (2020)',
    'GPT-4 (2023)',
    'Llama 3 (2024)',
    'the law (2024)',
    'Snell et al. (2020–2022)',
    'from 2020 to 2024',
    'on 9 May 2026, Berlin',
    'the atlas (2026-05-09)',
    'A1 (2024)',
    'Windows, Linux and macOS in 2024',
    'born in Vienna, 1920',
    '(released in Vienna, 2024)',
    '(2024)',
    'Snell et al.',
    'Barnes and Noble in 2020',
    'the 2024 edition',
    'costs 2024 tokens',
  ])('reads no mention in %s', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it.each([
    'Chapter (2024)',
    'DeepSeek (2025)',
    'Strong Evidence (2026)',
    'May (2024)',
    '(May, 2024)',
    '(Vienna, 2024)',
    '(ICML, 2024)',
    'OpenAI and Anthropic (2024)',
    'the Alder and Birch (2024)',
    'Trust and Safety (2023)',
    'Training and Evaluation (2024)',
    'Constitutional AI (2022)',
    'Frontier Model Forum (2023)',
    'Mistral Large (2024)',
  ])('is not sure of %s', (text) => {
    expect(findAuthorYears(text).filter((found) => found.certainty === 'sure')).toEqual([]);
  });

  it('gives other readings of the first author', () => {
    expect(findAuthorYears('Hector Garcia Molina et al. (2020)')[0]!.readings).toEqual([
      'Garcia Molina',
      'Hector Garcia Molina',
    ]);
    expect(findAuthorYears('van den Berg (2020)')[0]!.readings).toEqual(['Berg']);
  });

  it('knows the parentheses that hold a mention alone', () => {
    const text = 'so (Wortsman et al., 2022) and (see Nasr et al., 2023)';
    expect(
      findAuthorYears(text).map(
        (found) => found.enclosed && text.slice(found.enclosed.from, found.enclosed.to),
      ),
    ).toEqual(['(Wortsman et al., 2022)', undefined]);
  });

  it('takes its time neither on long lists nor on long words', () => {
    const text = `${'Smith, '.repeat(3000)}2024 ${'A'.repeat(20000)} (2020) ${'van de '.repeat(5000)}(2021) ${'et al '.repeat(3000)}(2022)`;
    expect(findAuthorYears(text).length).toBeLessThan(5);
  });
});
