import type { Fault } from '../atlas/fault';
import type { Span } from '../syntax/span';
import type { YamlComment } from '../syntax/yaml';
import { quoted } from '../syntax/yamlQuote';
import { WORD_FIELDS } from './textFields';
import { type Schemas, type Site, schemaAt, wantsText } from './textSite';

/** Comments that one space parts from the words before them, by the offset at which these end. */
export type Cuts = ReadonlyMap<number, YamlComment>;

export function cutsOf(text: string, comments: readonly YamlComment[]): Cuts {
  const cuts = new Map<number, YamlComment>();
  for (const comment of comments) {
    const { from } = comment.span;
    if (from > 1 && text[from - 1] === ' ' && /\S/.test(text[from - 2]!)) cuts.set(from - 1, comment);
  }
  return cuts;
}

/**
 * A sentence that goes on behind ` #`, which YAML takes for a comment: `The C #3 release`. Comments behind values are common, so that the words on either
 * side have to tell: a number behind the sign that a noun or more words belong to, words before it that cannot end a text, or a bracket or quote
 * that only the comment closes.
 */
export function cutFault({
  site,
  schemas,
  text,
  cuts,
}: {
  site: Site;
  schemas: Schemas;
  text: string;
  cuts: Cuts;
}): { readonly fault: Fault; readonly over: Span } | undefined {
  const { node, key, span } = site;
  if (!WORD_FIELDS.has(key) || site.flow) return undefined;
  if (node && (node.kind !== 'scalar' || node.style !== 'plain' || node.alias)) return undefined;
  const said = node?.kind === 'scalar' ? node.source : '';
  // Where nothing is written, an entry ends with its colon, and an item begins with the comment.
  const comment = cuts.get(node ? node.span.to : site.isItem ? span.from - 1 : span.to);
  if (!comment) return undefined;
  const from = comment.span.from;
  const rest = text.slice(from, comment.span.to).trimEnd();
  if (!(said === '' ? opensText(rest) : goesOn(said, rest)) || !wantsText(schemaAt(schemas, site)))
    return undefined;
  const whole = { from: node ? node.span.from : from, to: from + rest.length };
  const shown = rest.length > 40 ? `${rest.slice(0, 39)}…` : rest;
  return {
    fault: {
      code: 'yaml-text',
      span: { from, to: whole.to },
      message:
        said === ''
          ? `A "#" behind a space begins a comment, so that "${shown}" is no text and nothing is written here. Put it in quotes.`
          : `A "#" behind a space begins a comment, so that this text ends before "${shown}". Put the whole text in quotes.`,
      fixes: [
        {
          title: 'Put the whole text in quotes',
          edits: [{ span: whole, newText: quoted(text.slice(whole.from, whole.to)) }],
        },
      ],
    },
    over: { from: Math.min(span.from, whole.from), to: whole.to },
  };
}

/** `#1 on the board`: all of the text is taken for a comment. */
function opensText(rest: string): boolean {
  return !DATE.test(rest) && /^#\d+\s+\p{Ll}/u.test(rest);
}

function goesOn(said: string, rest: string): boolean {
  if (/atlas-ignore/.test(rest)) return false;
  if (closesWhatIsOpen(said, rest)) return true;
  if (/[.?!;]$/.test(said)) return false;
  if (/^#\d/.test(rest))
    return (
      !DATE.test(rest) &&
      (NUMBERED.test(said) || OPEN.test(said) || /^#(?:\d\d?$|\d+(?:\s+\p{L}|[,.;:)]))/u.test(rest))
    );
  if (/^#\p{L}/u.test(rest)) return !TAG.test(rest) && OPEN.test(said);
  return /^# (?:of\s+)?\p{Ll}/u.test(rest) && OPEN_TO_NOUN.test(said);
}

/** `#2026-04`, `#2026` */
const DATE = /^#(?:1[89]|20)\d\d(?!\d)/;
/** Notes that authors leave for themselves. */
const TAG =
  /^#(?:todo|to-do|fixme|xxx|hack|note|nb|noqa|wip|tbd|tbc|draft|review(?:ed)?|check(?:ed)?|verif(?:y|ied)|done|old|new|was|were|cf|see|source|src|ok|ask|update[sd]?|added|removed|moved|changed|fixed|nosec|pragma|type|region|endregion)\b/i;
/** Nouns that a number follows. */
const NUMBERED =
  /\b(?:issues?|prs?|pull requests?|merge requests?|tickets?|bugs?|items?|numbers?|no\.|ranks?|ranked|place[ds]?|positions?|options?|steps?|phases?|tips?|rules?|lessons?|problems?|questions?|cases?|versions?|releases?|parts?|episodes?|volumes?|vol\.|chapters?|sections?|figures?|tables?|appendix|pages?|lines?|rows?|slots?|reasons?|priority|priorities|teams?|rooms?|gates?|tracks?|rounds?|runs?|tests?|experiments?|attempts?|days?|weeks?|drafts?|discussions?|commits?)$/i;
/** Words that no text ends with. */
const OPEN_TO_NOUN = /\b(?:the|an?|of|and|or|total|average|same)$/;
const OPEN =
  /(?:^The|^An?|\b(?:the|an?|of|and|or|nor|but|with|for|from|to|in|on|at|by|under|via|per|see|than|as|is|are|was|were|its|their|our|your|called|named|tagged|hashtags?|channels?)|,)$/;

/** A bracket, quote or code span that is open before the sign and closed behind it. */
function closesWhatIsOpen(said: string, rest: string): boolean {
  return (
    isOpenAcross(said, rest, '(', ')') ||
    isOpenAcross(said, rest, '[', ']') ||
    isOddAcross(said, rest, '"') ||
    isOddAcross(said, rest, '`')
  );
}

function isOpenAcross(said: string, rest: string, open: string, close: string): boolean {
  return (
    count(said, open) > count(said, close) && rest.includes(close) && count(rest, close) > count(rest, open)
  );
}

function isOddAcross(said: string, rest: string, quote: string): boolean {
  return count(said, quote) % 2 === 1 && count(rest, quote) % 2 === 1;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
