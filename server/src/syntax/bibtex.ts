import { type BibEntry, type BibField, type BibFile, nameFields } from './bibEntry';
import { latexText, latexVerbatim } from './bibLatex';
import { readNames } from './bibNames';
import { type RawEntry, type RawField, scanEntry } from './bibtexScan';
import type { Span } from './span';

/**
 * Reads a BibTeX or BibLaTeX file as biber does: text outside entries, `%` comments, `@comment` and `@preamble` are passed over, `@string` is put
 * in, months are macros. Never throws. A fault (an unclosed brace, a missing comma) is reported once and costs its own field at most.
 *
 * A parser of our own and not `latex-utensils`, since that one gives up an entry at its first fault: its key, its authors and its year would be
 * gone while the next field is typed. On sound files the two agree (test/syntax/bibtexOracle.test.ts).
 */
export function readBibtex(text: string): BibFile {
  const strings = new Map(MONTHS.map((month, index) => [month, String(index + 1)]));
  const entries: BibEntry[] = [];
  const errors: { span: Span; message: string }[] = [];
  let read = 0;
  const opening = /@[ \t]*([A-Za-z][\w-]*)[ \t\r\n]*([{(])?/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const at = match.index;
    const line = text.slice(Math.max(read, at - LINE), at);
    const before = line.slice(line.lastIndexOf('\n') + 1);
    if (before.includes('%')) continue;
    if (!match[2]) {
      const behind = text.slice(at + match[0].trimEnd().length, at + match[0].trimEnd().length + LINE);
      // Alone on its line, or before a key and its comma.
      if (before.trim() === '' && /^[ \t]*(?:\r?\n|$|[^\s{}(),"=%@]+,[ \t]*\r?\n)/.test(behind)) {
        errors.push({
          span: { from: at, to: at + match[0].trimEnd().length },
          message: `Nothing opens this entry. Write "${match[0].trimEnd()}{key, … }".`,
        });
      }
      continue;
    }
    const type = match[1]!.toLowerCase();
    const raw = scanEntry(text, { at, type, body: opening.lastIndex, close: match[2] === '(' ? ')' : '}' });
    read = Math.max(raw.span.to, opening.lastIndex);
    opening.lastIndex = read;
    if (raw.error) errors.push(raw.error);
    if (type === 'string') {
      for (const field of raw.fields) strings.set(field.name, put(field, strings));
    } else if (type !== 'comment' && type !== 'preamble') {
      entries.push(entryOf(raw, type, strings));
    }
  }
  return { entries, errors };
}

/** How far back a line's `%` is looked for, so that a file of one long line is not read over and over. */
const LINE = 500;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const VERBATIM = new Set([
  'doi',
  'url',
  'eprint',
  'arxiv',
  'arxivid',
  'isbn',
  'file',
  'crossref',
  'xdata',
  'ids',
]);

function entryOf(raw: RawEntry, type: string, strings: ReadonlyMap<string, string>): BibEntry {
  return {
    type,
    key: raw.key,
    keySpan: raw.keySpan,
    span: raw.span,
    fields: raw.fields.map((field) => fieldOf(field, strings)),
  };
}

function fieldOf(field: RawField, strings: ReadonlyMap<string, string>): BibField {
  const raw = put(field, strings);
  return {
    name: field.name,
    nameSpan: field.nameSpan,
    value: VERBATIM.has(field.name) ? latexVerbatim(raw) : latexText(raw),
    valueSpan: field.valueSpan,
    ...(nameFields.has(field.name) && { names: readNames(raw) }),
  };
}

/** The field's value with strings put in; one that is not defined here (a style file may) stands as its name. */
function put(field: RawField, strings: ReadonlyMap<string, string>): string {
  return field.parts
    .map((part) => (part.kind === 'macro' ? (strings.get(part.text.toLowerCase()) ?? part.text) : part.text))
    .join('');
}
