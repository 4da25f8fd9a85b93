import { OBJECT, type Prose, sourceSpan } from '../syntax/prose';
import type { Span } from '../syntax/span';
import { firstFigure, firstNumber } from './citationFigure';
import { walkUnits } from './citationUnit';
import type { Lexicon } from './lexicon';
import { findNumbers } from './numberWords';
import type { AtlasText } from './text';

/** A number or a level's name that a text states, whether or not any rule knows what to make of it. Spans are source offsets. */
export interface StatedWord {
  readonly kind: 'number' | 'level';
  readonly span: Span;
  readonly text: string;
  /** It with a few words on either side, on one line. */
  readonly context: string;
  /** All of the paragraph, heading or cell it stands in. */
  readonly passage: Span;
  /** Numbers: a figure that asks for a source where it stands. */
  readonly figure: boolean;
  /** Levels: the id. */
  readonly level?: string;
}

/** Digits as a text groups them, a date as one; digits that are part of a name (`A1`, `GPT-4`, `v2`) are no number. */
const DIGITS =
  /(?<![\p{L}\p{N}_#@/])(?<![\p{L}\p{N}_][-.\u2010\u2011])(?:\d{4}-\d\d-\d\d|\d+(?:[.,\u00A0\u202F]\d+)*)(?![\p{N}_])/gu;
/** *One* and *no* are words of other trades as well; as totals the rules know them. */
const FEWEST = 2;

/** Every number and level name of a document's texts, in the order of the texts. For a report on demand, not for every keystroke. */
export function collectStated(texts: readonly AtlasText[], lexicon: Lexicon): StatedWord[] {
  const found: StatedWord[] = [];
  const levels = levelPattern(lexicon);
  for (const text of texts) {
    if (text.role === 'title') continue;
    walkUnits(
      text.tree,
      ({ proses, states }) => {
        for (const prose of proses) {
          const figures = states ? figuresOf(prose.text, text.field === 'numbers', lexicon) : [];
          for (const at of numbersOf(prose.text)) {
            const figure = figures.some((other) => other.from < at.to && at.from < other.to);
            found.push({ ...stated(prose, at, 'number'), figure });
          }
          for (const match of levels ? prose.text.matchAll(levels) : []) {
            const at = { from: match.index, to: match.index + match[0].length };
            const level = levelNamed(match[0], lexicon);
            found.push({ ...stated(prose, at, 'level'), figure: false, ...(level && { level }) });
          }
        }
      },
      () => undefined,
    );
  }
  return found;
}

function stated(prose: Prose, at: Span, kind: StatedWord['kind']): Omit<StatedWord, 'figure'> {
  const around = prose.text.slice(Math.max(0, at.from - 40), at.to + 40);
  const lead = at.from - Math.max(0, at.from - 40);
  // Whole words alone: what the cut has halved is left out.
  const before = around.slice(0, lead).replace(at.from > 40 ? /^\S*\s/ : /^/, '');
  const after = around.slice(lead + at.to - at.from);
  const behind = at.to + 40 < prose.text.length ? after.replace(/\s\S*$/, '') : after;
  const plain = (words: string): string => words.replaceAll(OBJECT, '…').replace(/\s+/g, ' ');
  const text = prose.text.slice(at.from, at.to);
  return {
    kind,
    span: sourceSpan(prose, at.from, at.to),
    text: plain(text),
    context: plain(before + text + behind).trim(),
    passage: prose.span,
  };
}

function numbersOf(text: string): Span[] {
  const digits = [...text.matchAll(DIGITS)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const words = findNumbers(text).filter(
    ({ from, style, value }) =>
      style.form === 'words' && value >= FEWEST && !/[\p{L}\p{N}_]/u.test(text[from - 1] ?? ''),
  );
  return [...digits, ...words].sort((a, b) => a.from - b.from);
}

/** All figures of a passage, not the first alone: each one found is blanked, so that the next shows. */
function figuresOf(text: string, entry: boolean, lexicon: Lexicon): Span[] {
  const found: Span[] = [];
  let rest = text;
  for (let at = firstFigure(rest, lexicon); at && found.length < 500; at = firstFigure(rest, lexicon)) {
    found.push(at);
    rest = rest.slice(0, at.from) + ' '.repeat(at.to - at.from) + rest.slice(at.to);
  }
  const number = entry && found.length === 0 ? firstNumber(text, lexicon) : undefined;
  return number ? [number] : found;
}

function levelPattern({ levels }: Lexicon): RegExp | undefined {
  const names = levels
    .flatMap(({ title, also }) => [title, ...also])
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return names.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
    : undefined;
}

function levelNamed(words: string, { levels }: Lexicon): string | undefined {
  const name = words.replace(/\s+/g, ' ');
  return levels.find(({ title, also }) => title === name || also.includes(name))?.id;
}
