/**
 * LaTeX as it stands in a bibliography's fields, as plain text: accents and letters are decoded, commands go and leave their arguments,
 * braces, ties and dollar signs go, white space collapses. The result is in Unicode normal form C.
 */
export function latexText(raw: string): string {
  if (!SPECIAL.test(raw)) return raw.trim();
  const escaped = raw.includes('\\');
  const text = (escaped ? decodeCommands(raw) : raw)
    .replace(/---?|``|''|[{}$]|[\s~]+/g, (mark) => MARKS[mark] ?? ' ')
    .trim();
  if (!escaped) return text;
  return text.replace(/[\uE000-\uE006]/g, (held) => HELD[held.charCodeAt(0) - 0xe000]!).normalize('NFC');
}

const SPECIAL = /[\\{}~$`'\n\t\r]|--| {2}/;

const MARKS: Readonly<Record<string, string>> = {
  '---': '—',
  '--': '–',
  '``': '“',
  "''": '”',
  '{': '',
  '}': '',
  $: '',
};

/** Addresses and identifiers: only what LaTeX makes authors escape is undone. */
export function latexVerbatim(raw: string): string {
  return raw
    .trim()
    .replace(/^\\(?:url|nolinkurl|path)\s*\{(.*)\}$/s, '$1')
    .replace(/\\textasciitilde\s*(?:\{\})?|\\~(?:\{\})?/g, '~')
    .replace(/\{\\?_\}/g, '_')
    .replace(/\\([_&%#${}])/g, '$1')
    .replace(/^\{(.*)\}$/s, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  textendash: '–',
  textemdash: '—',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textregistered: '®',
  texttrademark: '™',
  textcopyright: '©',
  textdegree: '°',
  times: '×',
  textunderscore: '_',
  textbar: '|',
  textasciitilde: '\uE006',
  textasciicircum: '^',
  textbackslash: '\\',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  BibTeX: 'BibTeX',
  S: '§',
  pm: '±',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Delta: 'Δ',
  Omega: 'Ω',
  infty: '∞',
  ell: 'ℓ',
  to: '→',
};

/** Escaped characters wait in the private use area while braces, ties and dollar signs are taken away. */
const HELD = ['{', '}', '$', '`', "'", '-', '~'];

// An accent over a letter in any of its spellings (\'e \'{e} \'{\i} \v c \v{c}), a control word, an escaped character.
const COMMAND =
  /\\(?:([`'^~="."])\s*(?:\{\s*\\?(\p{L})\s*\}|\\([ij])(?![A-Za-z])\s*|(\p{L}))|([uvHckrdb])(?:\s*\{\s*\\?(\p{L})\s*\}|\s+(\p{L})|\s*\\([ij])(?![A-Za-z]))|([A-Za-z]+)\*?\s*|([\s\S]))/gu;
const TWO_ARGUMENTS = /\\(?:href|textcolor|foreignlanguage)\s*\{[^{}]*\}\s*(?=\{)/g;
/** Arguments that are there for sorting alone. */
const SORTING = /\\(?:noopsort|SortNoop|sortas|noop)\s*\{[^{}]*\}/gi;

function decodeCommands(raw: string): string {
  return raw
    .replace(SORTING, '')
    .replace(TWO_ARGUMENTS, '')
    .replace(
      COMMAND,
      (_all, mark, inBraces, dotless, plain, word, wordBraced, wordPlain, wordDotless, control, other) => {
        const accent: string | undefined = ACCENTS[mark ?? word ?? ''];
        if (accent)
          return (
            undotted(inBraces ?? dotless ?? plain ?? wordBraced ?? wordPlain ?? wordDotless ?? '') + accent
          );
        if (control !== undefined) return LETTERS[control] ?? '';
        const held = HELD.indexOf(other);
        if (held >= 0 && held < 3) return String.fromCharCode(0xe000 + held);
        return /[\s]/.test(other) ? ' ' : /[-/,!@]/.test(other) ? '' : /[;:]/.test(other) ? ' ' : other;
      },
    );
}

function undotted(letter: string): string {
  return letter === 'ı' ? 'i' : letter;
}
