import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../server/src/cli/cells';
import { formatPretty } from '../../server/src/cli/pretty';
import type { DiagnosticReport } from '../../server/src/cli/report';
import { diagnosticOf, rangeOf, reportOf } from './reports';

const source = '---\ntopic: merging\n---\nRelevant to: (A9) and B1.\n';

function pretty(
  diagnostics: readonly DiagnosticReport[],
  text: string | undefined = source,
  width = 80,
  colors = false,
): string {
  return formatPretty(reportOf(diagnostics), { source: () => text, colors, width });
}

/** The source line and the caret line below it, without their gutters. */
function excerptOf(line: string, from: number, to: number, width = 80): [string, string] {
  const lines = pretty([diagnosticOf({ range: rangeOf(0, from, to) })], line, width).split('\n');
  const shown = lines.filter((one) => /^ *\d* \| /.test(one)).map((one) => one.replace(/^ *\d* \| /, ''));
  return [shown[0] ?? '', shown[1] ?? ''];
}

/** What the carets stand under, by columns. */
function underCarets([text, carets]: readonly [string, string]): string {
  const from = carets.indexOf('^');
  let column = 0;
  let marked = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (column >= from && column < carets.length) marked += segment;
    column += columnsOf(segment);
  }
  return marked;
}

test('shows place, severity, code, message, source and carets', () => {
  expect(pretty([diagnosticOf()])).toBe(
    [
      'topics/merging.mdx:4:15 error unknown-slot',
      '  There is no slot A9.',
      ' 4 | Relevant to: (A9) and B1.',
      '   |               ^^',
      '',
      '1 error in 1 of 31 files',
      '',
    ].join('\n'),
  );
});

test('names related places and fixes below the source', () => {
  const text = pretty([
    diagnosticOf({
      related: [{ file: 'atlas.yaml', range: rangeOf(11, 2, 4), message: 'Group A is declared here.' }],
      fixes: [{ title: 'Write A6', edits: [] }],
    }),
  ]);
  expect(text).toContain('   = atlas.yaml:12:3: Group A is declared here.\n   = fix: Write A6\n');
});

test('keeps the findings of a file together, in the order given', () => {
  const text = pretty([
    diagnosticOf({ file: 'a.md' }),
    diagnosticOf({ file: 'b.md' }),
    diagnosticOf({ file: 'a.md', code: 'bad-range' }),
  ]);
  expect(
    [...text.matchAll(/^([ab]\.md):4:15 error (\S+)$/gm)].map((match) => `${match[1]} ${match[2]}`),
  ).toEqual(['a.md unknown-slot', 'a.md bad-range', 'b.md unknown-slot']);
});

describe('the closing summary', () => {
  const summaryOf = (diagnostics: readonly DiagnosticReport[], files: number) =>
    formatPretty(reportOf(diagnostics, files), { source: () => undefined, colors: false, width: 80 })
      .trimEnd()
      .split('\n')
      .at(-1);

  test('is one line when there is nothing to say', () => {
    expect(summaryOf([], 31)).toBe('No problems in 31 files.');
    expect(summaryOf([], 1)).toBe('No problems in 1 file.');
  });

  test('counts by severity and files', () => {
    const findings = [
      ...['a.md', 'a.md', 'b.md'].map((file) => diagnosticOf({ file })),
      diagnosticOf({ file: 'b.md', severity: 'warning' }),
      diagnosticOf({ file: 'b.md', severity: 'hint' }),
    ];
    expect(summaryOf(findings.slice(0, 4), 31)).toBe('3 errors, 1 warning in 2 of 31 files');
    expect(summaryOf(findings.slice(4), 31)).toBe('1 hint in 1 of 31 files');
  });

  test('says when findings are left out of the list', () => {
    const whole = reportOf([diagnosticOf(), diagnosticOf({ severity: 'warning' })]);
    const lastLine = (diagnostics: readonly DiagnosticReport[]) =>
      formatPretty({ ...whole, diagnostics }, { source: () => undefined, colors: false, width: 80 })
        .trimEnd()
        .split('\n')
        .at(-1);
    expect(lastLine(whole.diagnostics.slice(0, 1))).toBe('1 error in 1 of 31 files; 1 finding not shown');
    expect(lastLine([])).toBe('No errors in 31 files; 2 findings not shown');
  });
});

describe('carets stand under the words at fault', () => {
  test.each([
    ['after a tab', '\tsee A9', 'A9'],
    ['after two tabs and a letter', 'x\t\tsee A9', 'A9'],
    ['after wide characters', '参照 A9 です', 'A9'],
    ['on wide characters', 'see 参照 here', '参照'],
    ['after emoji', '👩‍👩‍👧 and ❤️ A9', 'A9'],
    ['after flags', '🇩🇪🇯🇵 A9', 'A9'],
    ['after combining marks', 'Kydlíc\u030cek A9', 'A9'],
    ['after zero-width characters', 'zero\u200bwidth\u200d A9', 'A9'],
    ['after half-width kana', 'ｱｲｳ A9', 'A9'],
    ['after Hangul', '한국어 A9', 'A9'],
  ])('%s', (_name, line, words) => {
    const from = line.indexOf(words);
    expect(underCarets(excerptOf(line, from, from + words.length))).toBe(words);
  });

  test('one of them where the range is empty', () => {
    expect(excerptOf('slot A1', 7, 7)).toEqual(['slot A1', '       ^']);
  });

  test('all of it where the range starts or ends inside a character', () => {
    expect(excerptOf('a 😀 b', 3, 4)[1]).toBe('  ^^');
    expect(excerptOf('a 😀 b', 2, 3)[1]).toBe('  ^^');
  });
});

describe('a long line', () => {
  const line = `${'word '.repeat(100)}A9 ${'more '.repeat(100)}`;

  test('is cut to a window around the finding', () => {
    const shown = excerptOf(line, 500, 502, 60);
    expect(shown[0]).toMatch(/^….* A9 .*…$/);
    expect(columnsOf(shown[0])).toBeLessThanOrEqual(60);
    expect(underCarets(shown)).toBe('A9');
  });

  test('at its start and at its end is cut at one side', () => {
    expect(excerptOf(line, 0, 4, 60)[0]).toMatch(/^word.*…$/);
    expect(excerptOf(line, 998, 1002, 60)[0]).toMatch(/^….*more$/);
  });

  test('of a megabyte is no burden, wherever the finding is', () => {
    const huge = `${'参照 '.repeat(200_000)}A9`;
    expect(underCarets(excerptOf(huge, 600_000, 600_002, 60))).toBe('A9');
    expect(excerptOf(huge, 0, 600_000, 60)[1]).toMatch(/^\^+$/);
  });

  test('never splits a wide character', () => {
    for (let from = 20; from < 40; from++)
      expect(excerptOf('😀'.repeat(80), from * 2, from * 2 + 2, 41)[0]).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('a finding over several lines', () => {
  const text = 'one\n  two\nthree\nfour\nfive\nsix\n';

  test('marks each of them from its first word', () => {
    expect(pretty([diagnosticOf({ range: rangeOf(0, 1, 2, 2) })], text)).toContain(
      [' 1 | one', '   |  ^^', ' 2 |   two', '   |   ^^^', ' 3 | three', '   | ^^'].join('\n'),
    );
  });

  test('leaves out the middle when there are many', () => {
    const shown = pretty([diagnosticOf({ range: rangeOf(0, 0, 3, 5) })], text);
    expect(shown).toContain('...\n 6 | six\n');
    expect(shown).not.toContain('five');
  });

  test('does not show a line it only ends before', () => {
    expect(pretty([diagnosticOf({ range: rangeOf(0, 0, 0, 1) })], text)).not.toContain('two');
  });
});

test('lines end as in LSP: at LF, CRLF and CR', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    expect(pretty([diagnosticOf({ range: rangeOf(2, 0, 1) })], ['a', 'b', 'c', ''].join(end))).toContain(
      ' 3 | c\n',
    );
  }
});

test('a file that is gone, or shorter than it was, costs only the excerpt', () => {
  const head = 'topics/merging.mdx:4:15 error unknown-slot\n  There is no slot A9.\n\n1 error';
  expect(
    formatPretty(reportOf([diagnosticOf()]), { source: () => undefined, colors: false, width: 80 }),
  ).toContain(head);
  expect(pretty([diagnosticOf()], 'short')).toContain(head);
});

test('a long message is wrapped', () => {
  const message = `${'word '.repeat(40)}end.`;
  for (const line of pretty([diagnosticOf({ message })], source, 50).split('\n'))
    expect(line.length).toBeLessThanOrEqual(50);
});

test('nothing in the workspace can act on the terminal', () => {
  const evil =
    '\u001b[31mred\u001b]8;;https://example.org\u0007link \u009b2J \u202etxt\u2066 \u2028 \ud800 \u0008\u0000';
  const text = pretty(
    [
      diagnosticOf({
        file: evil,
        message: `${evil}\r\nsecond`,
        range: rangeOf(0, 0, 3),
        related: [{ file: evil, range: rangeOf(0, 0, 0), message: evil }],
        fixes: [{ title: evil, edits: [] }],
      }),
    ],
    evil,
  );
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028]/);
  expect(text).toContain('␛[31mred');
  expect(text).toContain('<U+202E>');
});

test('colors are there only when asked for', () => {
  expect(pretty([diagnosticOf()], source, 80, true)).toContain('\u001b[31merror\u001b[39m');
  expect(pretty([diagnosticOf({ severity: 'warning' })], source, 80, true)).toContain(
    '\u001b[33mwarning\u001b[39m',
  );
  expect(pretty([diagnosticOf()])).not.toContain('\u001b');
});
