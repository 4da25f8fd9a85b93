import fc from 'fast-check';

export type Text = fc.Arbitrary<string>;

/** Documents of every shape of YAML, of which about every second holds an error. */
export function yamlDocument(): Text {
  return fc
    .tuple(
      joined(prefix, start, gap, contents, gap, end),
      fc.constantFrom('\n', '\n', '\n', '\r\n'),
      fc.boolean(),
    )
    .map(([text, eol, cut]) => (cut ? text.trimEnd() : text).replaceAll('\n', eol));
}

/** Such texts as a slip of the hand leaves: a few characters are gone, or stand where they do not belong. */
export function withSlips(texts: Text): Text {
  return fc
    .tuple(texts, fc.array(slip, { minLength: 1, maxLength: 3 }))
    .map(([text, slips]) => slips.reduce(slipped, text));
}

function joined(...parts: readonly Text[]): Text {
  return fc.tuple(...parts).map((said) => said.join(''));
}

/** `usual` in most cases. */
function mostly(usual: Text, odd: Text, weight = 12): Text {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const spaces = fc.constantFrom('', ' ', '  ', '   ', '\t', ' \t');
const usualWords = fc.constantFrom('a', 'b c', 'A1.1', 'two words', '12', 'true', 'x', 'no');
const oddWords = fc.constantFrom(
  ...[
    'x: y',
    '~',
    '2310.06820',
    '-1',
    '+.5',
    '1e3',
    '0x1F',
    '.inf',
    '.nan',
    'null',
    '# no',
    ' #c',
    'text # c',
    "it's",
    '"q"',
    '- d',
    '-',
  ],
  ...[
    '--- x',
    '---',
    '...',
    '%d',
    '@w',
    '`b`',
    '[a]',
    '{a: b}',
    '&anc',
    '*al',
    '!t',
    '!',
    '|',
    '>',
    '?',
    '? k',
    ': v',
    ':v',
    'a:b',
    'a:',
  ],
  ...[
    'a :b',
    'é',
    '😀',
    '\t',
    'a\tb',
    'a  ',
    'a, b',
    'key: |',
    'x]',
    'y}',
    '=',
    '<<',
    '-0',
    '0o17',
    '12:30',
    'http://x.y/z#f',
    '\\',
    '\\n',
  ],
  ...['\u00a0', '\u0085', '\u2028', '\x07'],
);
const words = mostly(usualWords, oddWords, 12);
const keys = mostly(
  fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz', 'slot', 'title', 'trade_offs'),
  fc.constantFrom(
    '"q"',
    "'s'",
    '1',
    '~',
    'true',
    'd e',
    'x-y',
    'a.b',
    '? z',
    'k]',
    'f[',
    '[g',
    '-h',
    '<<',
    'a#b',
    'a"b',
    'a ',
    '',
  ),
  15,
);
const trail = mostly(
  fc.constant(''),
  fc.constantFrom(' # c', '  #c #', '\t# c', '#c', ' #', '\n#c', '\n  #c', '\n# c', ' ', '  ', '\t'),
  8,
);
const gap = mostly(
  fc.constant(''),
  fc.constantFrom('\n', '  \n', '# c\n', '#c\n', '  #c\n', '    # c\n', '\n\n', '\t\n', ' \n\n'),
  8,
);
const escapes = fc.constantFrom(
  '\\n',
  '\\"',
  '\\x41',
  '\\u00e9',
  '\\U0001F600',
  '\\\n',
  '\\\n  ',
  '\\ ',
  '\\\t',
  '\\q',
  '#',
  ': ',
  '',
);

/** One arbitrary for one set of arguments: building them anew costs more than drawing from them. */
function once<A extends readonly number[]>(build: (...numbers: A) => Text): (...numbers: A) => Text {
  const built = new Map<string, Text>();
  return (...numbers) => {
    const name = numbers.join();
    const text = built.get(name) ?? build(...numbers);
    built.set(name, text);
    return text;
  };
}

const indent = once((columns: number): Text => {
  return mostly(
    fc.constant(' '.repeat(columns)),
    fc.nat(6).map((n) => ' '.repeat(Math.max(0, columns + n - 3))),
    40,
  );
});

function lines(columns: number, part: Text): Text {
  const next = joined(fc.constantFrom('\n', '\n', '\n\n', ' \n', '\n \n'), indent(columns), part);
  return joined(
    part,
    fc.array(next, { maxLength: 2 }).map((said) => said.join('')),
  );
}

const blockScalar = once((columns: number): Text => {
  const header = joined(fc.constantFrom('|', '>'), fc.constantFrom('', '', '', '-', '+', '2', '1-'), trail);
  const line = fc.oneof(
    {
      weight: 6,
      arbitrary: joined(
        indent(columns),
        fc.constantFrom('text', 'more # c', '- x', 'a: b', '# c', 'x ', ' further', '\ttab', 'é', '[', '---'),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '  ', '      ', '\t', ' '.repeat(columns), ' '.repeat(columns + 1)),
    },
  );
  const said = fc.array(line, { maxLength: 5 }).map((all) => all.join('\n'));
  return joined(
    header,
    fc.constant('\n'),
    said,
    mostly(fc.constant(''), fc.constantFrom('\n', '\n\n', '\n  ', '\n      \n'), 5),
  );
});

const flowScalar = once((columns: number): Text => {
  return fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 1, arbitrary: lines(columns, words) },
    { weight: 1, arbitrary: lines(columns, fc.oneof(usualWords, escapes)).map((said) => `"${said}"`) },
    {
      weight: 1,
      arbitrary: lines(columns, fc.oneof(usualWords, fc.constantFrom("''", '#', ': ', ''))).map(
        (said) => `'${said}'`,
      ),
    },
  );
});

const flow = once((columns: number, depth: number): Text => {
  const between = mostly(
    fc.constantFrom('', ' '),
    joined(fc.constantFrom('\n', ' # c\n', '\n# c\n', '\n\n'), indent(columns)),
    10,
  );
  const node: Text =
    depth > 0
      ? fc.oneof(
          { weight: 4, arbitrary: flowScalar(columns) },
          { weight: 1, arbitrary: flow(columns, depth - 1) },
        )
      : flowScalar(columns);
  const pair = joined(
    keys,
    mostly(fc.constant(': '), fc.constantFrom(':', ' : ', ' :', '', ':\n'), 8),
    mostly(node, fc.constant(''), 8),
  );
  const inside = (part: Text): Text =>
    joined(
      fc.array(joined(between, part, between), { maxLength: 3 }).map((parts) => parts.join(',')),
      mostly(fc.constant(''), fc.constantFrom(',', ', '), 6),
    );
  return fc.oneof(
    inside(mostly(node, pair)).map((said) => `[${said}]`),
    inside(mostly(pair, node)).map((said) => `{${said}}`),
  );
});

const block = once((columns: number, depth: number): Text => {
  const inner = fc.constantFrom(2, 2, 2, 1, 3, 0).chain((more) => block(columns + more, depth - 1));
  const value = fc.oneof(
    { weight: 3, arbitrary: joined(mostly(fc.constant(' '), spaces, 30), flowScalar(columns + 2), trail) },
    { weight: 1, arbitrary: joined(fc.constant(' '), blockScalar(columns + 2)) },
    { weight: 2, arbitrary: joined(fc.constant(' '), flow(columns + 2, 1), trail) },
    { weight: 1, arbitrary: trail },
    { weight: depth > 0 ? 3 : 0, arbitrary: joined(trail, fc.constant('\n'), inner) },
  );
  const compact = depth > 0 ? block(columns + 2, depth - 1).map((said) => ` ${said.trimStart()}`) : value;
  const entry = joined(
    gap,
    indent(columns),
    keys,
    mostly(fc.constant(':'), fc.constantFrom(' :', ''), 40),
    value,
    fc.constant('\n'),
  );
  const item = joined(gap, indent(columns), fc.constant('-'), mostly(value, compact, 2), fc.constant('\n'));
  return fc.oneof(
    { weight: 2, arbitrary: fc.array(entry, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')) },
  );
});

const start = mostly(
  fc.constant(''),
  fc.constantFrom(
    '---\n',
    '--- # c\n',
    '# c\n',
    '\n',
    '--- ',
    ' # c\n---\n',
    '   ',
    '%YAML 1.2\n---\n',
    '...\n',
    '---\n---\n',
  ),
  4,
);
const end = mostly(
  fc.constant(''),
  fc.constantFrom('...\n', '---\n', '... # c\n', '...', '# c', '\n...\n# c\n', '---\na: b\n', '... x'),
  4,
);
const contents = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(0, 0, 0, 2).chain((columns) => block(columns, 2)) },
  { weight: 1, arbitrary: fc.oneof(flow(0, 2), flowScalar(0), blockScalar(2)) },
);
const prefix = mostly(
  fc.constant(''),
  fc.nat(9).map((length) => `${' '.repeat(length)}\n`),
  5,
);
const inserted = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '\r',
    ':',
    ': ',
    ' :',
    '-',
    '- ',
    '#',
    ' #',
    '"',
    "'",
    ',',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>',
    '&a',
    '*a',
    '!',
  ],
  ...['%', '@', '?', '? ', '---\n', '...\n', '\\', '~', '0', 'é', '\ufeff', '\0'],
);
interface Slip {
  readonly place: number;
  readonly removed: number;
  readonly added: string;
}

const slip: fc.Arbitrary<Slip> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(3),
  added: fc.oneof(inserted, fc.constant('')),
});

function slipped(text: string, { place, removed, added }: Slip): string {
  const at = Math.floor(place * text.length);
  return text.slice(0, at) + added + text.slice(at + removed);
}
