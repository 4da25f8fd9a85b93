import { describe, expect, it } from 'vitest';
import { readBibtex } from '../../server/src/syntax/bibtex';

const fields = (text: string, index = 0): Record<string, string> =>
  Object.fromEntries(
    (readBibtex(text).entries[index]?.fields ?? []).map((field) => [field.name, field.value]),
  );
const keys = (text: string): string[] => readBibtex(text).entries.map((entry) => entry.key);
const faults = (text: string): string[] =>
  readBibtex(text).errors.map((error) => text.slice(error.span.from, error.span.to));

describe('readBibtex', () => {
  it('reads keys, fields and their places', () => {
    const text = '@Article{a:b/c.2020+x,\n  Author = {Hoff, Jo},\n  title = "A {B} c",\n  year = 2022\n}\n';
    const { entries, errors } = readBibtex(text);
    const entry = entries[0]!;
    expect(errors).toEqual([]);
    expect([entry.type, entry.key]).toEqual(['article', 'a:b/c.2020+x']);
    expect(text.slice(entry.keySpan.from, entry.keySpan.to)).toBe('a:b/c.2020+x');
    expect(text.slice(entry.span.from, entry.span.to)).toBe(text.trimEnd());
    expect(
      entry.fields.map((field) => [
        text.slice(field.nameSpan.from, field.nameSpan.to),
        text.slice(field.valueSpan.from, field.valueSpan.to),
        field.value,
      ]),
    ).toEqual([
      ['Author', 'Hoff, Jo', 'Hoff, Jo'],
      ['title', 'A {B} c', 'A B c'],
      ['year', '2022', '2022'],
    ]);
  });

  it('puts in strings and months, joined with #', () => {
    const text =
      '@string{jml = "Journal of " # {ML}}\n@STRING(pub = {P})\n@article{a, journal = JML # ", series " # 2, publisher=pub, month = 3 # "~" # mar}';
    expect(fields(text)).toEqual({ journal: 'Journal of ML, series 2', publisher: 'P', month: '3 3' });
  });

  it('keeps the name of a string it does not know', () => {
    expect(fields('@article{a, journal = jmlr, year = 2020}')).toEqual({ journal: 'jmlr', year: '2020' });
  });

  it('passes over comments, preambles and what stands between entries', () => {
    const text = [
      'Notes by me@example.org about % @article{no, x={y}}',
      '% @article{no2, x={y}}',
      '@comment{jabref-meta: {a} @misc{no3, x={y}} }',
      '@preamble{ "\\newcommand{\\x}{y}" }',
      '@article(paren, title = {a) b}, year = {2020})',
      '@article{a, % why',
      '  title = {50% of it}, % {unbalanced',
      '  url = {https://example.org/a%20b}} @misc{b, year=2020,}',
    ].join('\n');
    expect(keys(text)).toEqual(['paren', 'a', 'b']);
    expect(faults(text)).toEqual([]);
    expect(fields(text, 1)).toEqual({ title: '50% of it', url: 'https://example.org/a%20b' });
  });

  it.each([
    ["Kydl{\\'\\i}{\\v{c}}ek", 'Kydlíček'],
    ["Kydl{\\'{\\i}}\\v cek", 'Kydlíček'],
    ['Sch\\"{o}n {\\"O}st', 'Schön Öst'],
    ['Stra{\\ss}e', 'Straße'],
    ['J{\\o}rgen S\\o rensen \\O{}', 'Jørgen Sørensen Ø'],
    ['\\L{}ukasz', 'Łukasz'],
    ['Fran\\c{c}ois and Fran\\c cois', 'François and François'],
    ['Erd\\H{o}s, \\u{g}, \\k{a}, \\=a, \\.{I}, \\r{a}, \\aa', 'Erdős, ğ, ą, ā, İ, å, å'],
    ['R\\&D at 5\\% of \\$3, a\\_b, \\{x\\}', 'R&D at 5% of $3, a_b, {x}'],
    ["``Quoted'' --- pages 1--3, $\\alpha$-test", '“Quoted” — pages 1–3, α-test'],
    ['\\emph{On} \\textbf{B{\\"a}r} \\href{https://x.org}{words} {\\noopsort{a}}X', 'On Bär words X'],
    ['a~b\n   c', 'a b c'],
  ])('decodes %s', (raw, value) => {
    expect(fields(`@misc{k, title = {${raw}}}`).title).toBe(value);
  });

  it('leaves addresses alone but for escapes', () => {
    expect(
      fields(
        '@misc{k, url = {https://x.org/~a/b--c\\_d\\%20?x=1\\&y}, doi = {10.1007/978\\_3--4}, note={x}}',
      ),
    ).toMatchObject({
      url: 'https://x.org/~a/b--c_d%20?x=1&y',
      doi: '10.1007/978_3--4',
    });
    expect(fields('@misc{k, url = {\\url{https://x.org/a_b}}}').url).toBe('https://x.org/a_b');
  });

  it.each([
    [
      'Hoffmann, Jordan and Borgeaud, Sebastian',
      [
        ['Hoffmann', 'Jordan'],
        ['Borgeaud', 'Sebastian'],
      ],
    ],
    [
      'Jordan Hoffmann and J. R. R. Tolkien',
      [
        ['Hoffmann', 'Jordan'],
        ['Tolkien', 'J. R. R.'],
      ],
    ],
    [
      'Ludwig van den Berg and van den Berg, Ludwig and {van den Berg}, L.',
      [
        ['van den Berg', 'Ludwig'],
        ['van den Berg', 'Ludwig'],
        ['van den Berg', 'L.'],
      ],
    ],
    ['King, Jr., Martin Luther', [['King', 'Martin Luther']]],
    [
      '{OpenAI} and {{Research and Development Group}}',
      [
        ['OpenAI', ''],
        ['Research and Development Group', ''],
      ],
    ],
    [
      'O\'Neil, Cathy and Garcia Molina, Hector\n   and  M{\\"u}ller, K.',
      [
        ["O'Neil", 'Cathy'],
        ['Garcia Molina', 'Hector'],
        ['Müller', 'K.'],
      ],
    ],
    ['family=Berg, given=Jan, prefix=van den', [['van den Berg', 'Jan']]],
    [
      '{\\L}ukasz Kaiser and {\\O}ystein Ore',
      [
        ['Kaiser', 'Łukasz'],
        ['Ore', 'Øystein'],
      ],
    ],
    ['Plato', [['Plato', '']]],
  ])('reads the names %s', (raw, people) => {
    const names = readBibtex(`@misc{k, author = {${raw}}}`).entries[0]!.fields[0]!.names!;
    expect(names.people.map((person) => [person.family, person.given])).toEqual(people);
    expect(names.more).toBe(false);
  });

  it('knows others', () => {
    expect(readBibtex('@misc{k, author = "Snell, Charlie and others"}').entries[0]!.fields[0]!.names).toEqual(
      {
        people: [{ family: 'Snell', given: 'Charlie' }],
        more: true,
      },
    );
  });
});

describe('readBibtex on broken files', () => {
  const around = (broken: string): string =>
    `@misc{first, year = 2001}\n\n${broken}\n\n@misc{last, year = 2002}\n`;

  it.each([
    [
      'an unclosed value',
      '@article{x,\n  title = {A {B},\n  author = {Hoff, Jo},\n  year = {2020}\n}',
      'x',
      { title: 'A B', author: 'Hoff, Jo', year: '2020' },
      '{',
    ],
    [
      'an unclosed last value',
      '@article{x,\n  author = {Hoff, Jo},\n  year = {2020\n}',
      'x',
      { author: 'Hoff, Jo', year: '2020' },
      '{',
    ],
    [
      'an unclosed quote',
      '@article{x,\n  title = "A b,\n  year = 2020\n}',
      'x',
      { title: 'A b', year: '2020' },
      '"',
    ],
    [
      'an unclosed entry',
      '@article{x,\n  title = {A},\n  year = {2020}',
      'x',
      { title: 'A', year: '2020' },
      '@article{x',
    ],
    [
      'a brace too many',
      '@article{x,\n  title = {A}},\n  year = {2020}\n}',
      'x',
      { title: 'A', year: '2020' },
      '}',
    ],
    [
      'a missing comma',
      '@article{x,\n  title = {A}\n  year = {2020}\n}',
      'x',
      { title: 'A', year: '2020' },
      'year',
    ],
    ['a missing comma behind the key', '@article{x\n  title = {A}\n}', 'x', { title: 'A' }, 'title'],
    ['two commas', '@article{x,\n  title = {A},,\n  year = 2020\n}', 'x', { title: 'A', year: '2020' }, ','],
    ['no equals sign', '@article{x,\n  title {A},\n  year = 2020\n}', 'x', { year: '2020' }, 'title'],
    ['no value', '@article{x,\n  title = ,\n  year = 2020\n}', 'x', { title: '', year: '2020' }, 'title ='],
    [
      'bare words',
      '@article{x,\n  title = Attention is all,\n  year = 2020\n}',
      'x',
      { title: 'Attention is all', year: '2020' },
      'A',
    ],
    ['no key', '@article{\n  title = {A}\n}', '', { title: 'A' }, '@article{'],
    ['half an entry', '@article{x', 'x', {}, '@article{x'],
  ])('loses no more than its own for %s', (_name, broken, key, values, at) => {
    const text = around(broken);
    expect(keys(text)).toEqual(['first', key, 'last']);
    expect(fields(text, 1)).toEqual(values);
    expect(fields(text, 2)).toEqual({ year: '2002' });
    expect(faults(text)).toEqual([at]);
  });

  it('tells of an entry that nothing opens', () => {
    expect(faults(around('@article'))).toEqual(['@article']);
    expect(faults('see me @home, or @article')).toEqual([]);
  });

  it('throws at no cut of a file, and keeps what stands before it', () => {
    const text =
      '@string{a = "b"}\n@article{k1, author = {A, B}, title = "x {y} z" # a, year = 2020}\n@misc(k2, note = {n})\n@comment{x}\n';
    for (let cut = 0; cut <= text.length; cut++) {
      const { entries } = readBibtex(text.slice(0, cut));
      if (cut > text.indexOf('@misc')) expect(entries[0]?.fields).toHaveLength(3);
      readBibtex(text.slice(cut));
    }
  });

  it('reads CRLF as LF', () => {
    const text = '@article{x,\n  title = {A {B},\n  year = {2020}\n}\n';
    expect(fields(text.replaceAll('\n', '\r\n'))).toEqual(fields(text));
  });
});
