import { CHOMPING_MODE, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { decodeScalar } from './scalarDecode';
import type { Span } from './span';
import type { ScalarStyle, YamlScalar } from './yaml';
import { coreValue } from './yamlTree';

/**
 * The scalar of an event, of which the first character, a quote or an indicator too, stands at `from` in `text`. `undefined` where that is not
 * so, and for what parsers read differently: tabs in text over several lines, and block scalars without words or with an indicator of columns.
 */
export function scalarFromEvent(text: string, event: ScalarEvent, from: number): YamlScalar | undefined {
  const { valueStart, valueEnd } = event;
  switch (event.style) {
    case SCALAR_STYLE.PLAIN: {
      if (from !== valueStart) return undefined;
      const span = { from, to: valueEnd };
      const source = event.fast ? text.slice(from, valueEnd) : decoded(text, span, 'plain');
      if (!event.fast && hasTab(text, span)) return undefined;
      return {
        kind: 'scalar',
        span,
        style: 'plain',
        source,
        value: mayBeNoText(source) ? coreValue(source) : source,
      };
    }
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED: {
      if (from !== valueStart - 1) return undefined;
      const style = event.style === SCALAR_STYLE.SINGLE_QUOTED ? 'single' : 'double';
      const span = { from, to: valueEnd + 1 };
      const source = event.fast ? text.slice(valueStart, valueEnd) : decoded(text, span, style);
      if (!event.fast && hasTab(text, span)) return undefined;
      return { kind: 'scalar', span, style, source, value: source };
    }
    default:
      return blockScalar(text, event, from);
  }
}

function hasTab(text: string, { from, to }: Span): boolean {
  return text.slice(from, to).includes('\t');
}

function decoded(text: string, span: Span, style: ScalarStyle, indent?: number): string {
  return decodeScalar(text, {
    kind: 'scalar',
    span,
    style,
    source: '',
    value: '',
    ...(indent !== undefined && { indent }),
  }).text;
}

/** Whether the core schema may take a plain scalar for something else than text: few come this far. */
function mayBeNoText(source: string): boolean {
  const first = source[0]!;
  // The longest word is "false".
  return NUMBER_INITIALS.includes(first) || (source.length <= 5 && WORD_INITIALS.includes(first));
}

const NUMBER_INITIALS = '0123456789.+-';
const WORD_INITIALS = 'tTfFnN~';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const GREATER = 62;
const PIPE = 124;

function blockScalar(text: string, event: ScalarEvent, from: number): YamlScalar | undefined {
  const { valueStart, indent } = event;
  const folded = event.style === SCALAR_STYLE.FOLDED_BLOCK;
  if (text.charCodeAt(from) !== (folded ? GREATER : PIPE) || indent <= 0 || hasIndicator(text, from))
    return undefined;
  const to =
    event.chomping === CHOMPING_MODE.KEEP
      ? keptEnd(text, event.valueEnd)
      : lastWords(text, valueStart, event.valueEnd, indent);
  if (to === undefined) return undefined;
  const style = folded ? 'folded' : 'literal';
  const span = { from, to };
  const source = decoded(text, span, style, indent);
  return { kind: 'scalar', span, style, source, value: source, indent };
}

/** `|2`: what its columns are counted from is another thing for each parser. */
function hasIndicator(text: string, header: number): boolean {
  const next = text.charCodeAt(header + 1);
  const digit = next === 0x2b /* + */ || next === 0x2d /* - */ ? text.charCodeAt(header + 2) : next;
  return digit >= 0x30 && digit <= 0x39;
}

/** Spaces at the end of the file belong to the scalar, or do not. */
function keptEnd(text: string, end: number): number | undefined {
  return end < text.length && /^ +$/.test(text.slice(end, end + 100)) ? undefined : end;
}

/** The end of the last line that is no blank one, which one that is indented further than the text is not. */
function lastWords(text: string, start: number, end: number, indent: number): number | undefined {
  let to = end;
  for (;;) {
    if (to > start && text.charCodeAt(to - 1) === LINE_FEED) to--;
    if (to > start && text.charCodeAt(to - 1) === RETURN) to--;
    let at = to;
    while (at > start && text.charCodeAt(at - 1) === SPACE) at--;
    if (text.charCodeAt(at - 1) === TAB) return undefined;
    if (at <= start || text.charCodeAt(at - 1) !== LINE_FEED || to - at > indent) return to;
    to = at;
  }
}
