import { mapSpan } from './sourceMap';
import type { Span } from './span';
import type { YamlError, YamlTree } from './yaml';
import { explain, isLocal } from './yamlMessages';
import { type ParsedYaml, parseYaml, type RawError } from './yamlParse';
import { type Repair, repairsFor } from './yamlRepairs';
import { buildTree } from './yamlTree';
import { editedText, editView, MASK, treeInSource, wholeView, type YamlView } from './yamlView';

/** At most this many faults are mended in one text, and this many characters parsed to that end (but always a few times). */
const MAX_ROUNDS = 16;
const PARSE_BUDGET = 1_000_000;
const MIN_PARSES = 6;
/** Errors further below than this (in characters) are another fault's. */
const CLEAN_BEHIND = 200;
/** A change that loses words has to leave this many errors fewer: without its key, a list joins the text above it. */
const LOSS = 4;

/**
 * Reads a text, and where it does not parse looks for the smallest change that lets it: of those that its first error suggests, the one that
 * leaves the fewest errors. Each such change is one error for the author; what it hid is there again.
 */
export function readRepaired(source: string): YamlTree {
  // A lone CR is a line break for YAML 1.2 and for editors, but not for the library.
  const text = source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source;
  const parsed = parseYaml(text);
  if (parsed.tooDeepAt !== undefined) return tooDeep(parsed, parsed.tooDeepAt);
  const broken = structural(parsed);
  if (broken.length === 0) return finished(parsed, wholeView(text), source, [], true, false);
  return mended(parsed, text, source);
}

function mended(first: ParsedYaml, text: string, source: string): YamlTree {
  const budget = { left: Math.max(PARSE_BUDGET, MIN_PARSES * text.length) };
  const errors: YamlError[] = [];
  let view = wholeView(text);
  let parsed = first;
  let whole = true;
  let guessed = false;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [error] = structural(parsed);
    if (!error) break;
    const chosen = choose(view.text, parsed, error, budget);
    if (!chosen) {
      errors.push(...inSource([explain(error, view.text, parsed)], view));
      whole = false;
      break;
    }
    // What is wrong besides on a line is most often the same fault: a quote that is open hides the bracket that is.
    const told = errors.map(({ span }) => lineOf(source, span.from));
    errors.push(
      ...inSource(chosen.repair.errors, view).filter(({ span }) => !told.includes(lineOf(source, span.from))),
    );
    whole &&= chosen.repair.whole;
    guessed ||= chosen.repair.guess === true;
    view = editView(view, chosen.repair.edits);
    parsed = chosen.parsed;
  }
  const tree = finished(parsed, view, source, errors, whole && structural(parsed).length === 0, true);
  return guessed || !tree.whole ? { ...tree, guessed: true } : tree;
}

function choose(
  text: string,
  parsed: ParsedYaml,
  error: RawError,
  budget: { left: number },
): { readonly repair: Repair; readonly parsed: ParsedYaml } | undefined {
  const before = structural(parsed).length;
  let best: { readonly repair: Repair; readonly parsed: ParsedYaml } | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const repair of repairsFor(text, parsed, error)) {
    if (budget.left < text.length) break;
    budget.left -= text.length;
    const after = parseYaml(editedText(text, repair.edits));
    if (after.tooDeepAt !== undefined) continue;
    const left = structural(after);
    // It need not leave fewer errors, since a fault can hide others; but then the first one has to be further down.
    const next = left[0]?.span.from ?? Number.POSITIVE_INFINITY;
    const edited = endOfLine(text, Math.max(...repair.edits.map((edit) => edit.from)));
    const clean = next > edited + shiftOf(repair) + CLEAN_BEHIND;
    const moved = left.length < before || clean || next > endOfLine(text, error.span.from) + shiftOf(repair);
    if (!moved) continue;
    const score =
      (left.length < before ? 0 : 1_000_000) + left.length + (repair.whole || repair.certain ? 0 : LOSS);
    if (score < bestScore) {
      best = { repair, parsed: after };
      bestScore = score;
    }
    // Candidates come the likeliest first: one that leaves its surroundings clean ends the search.
    if (clean && (repair.whole || repair.certain)) break;
  }
  return best;
}

function lineOf(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function shiftOf(repair: Repair): number {
  return repair.edits.reduce((sum, edit) => sum + edit.text.length - (edit.to - edit.from), 0);
}

function structural(parsed: ParsedYaml): RawError[] {
  return parsed.errors.filter((error) => !isLocal(error)).sort((a, b) => a.span.from - b.span.from);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function inSource(errors: readonly YamlError[], view: YamlView): YamlError[] {
  const span = (at: Span): Span => mapSpan(view.pieces, at);
  return errors.map(({ span: at, message, fix }) => {
    // Words taken from the view may hold what stands for others there.
    const isSound = fix?.edits.every((edit) => !edit.newText.includes(MASK));
    const edits = isSound
      ? fix?.edits.map((edit) => ({ span: span(edit.span), newText: edit.newText }))
      : undefined;
    return {
      span: span(at),
      message: message.replaceAll(MASK, '…'),
      ...(fix && edits && { fix: { title: fix.title, edits } }),
    };
  });
}

function finished(
  parsed: ParsedYaml,
  view: YamlView,
  source: string,
  mendedErrors: readonly YamlError[],
  whole: boolean,
  isMended: boolean,
): YamlTree {
  const { text } = view;
  const built = buildTree(parsed.contents, text);
  const local = parsed.errors.filter(isLocal).map((error) => explain(error, text, parsed));
  const own: YamlError[] = [...built.errors, ...local];
  if (parsed.moreAt !== undefined) own.push(furtherDocument(parsed.moreAt, text));
  const errors = [...mendedErrors, ...(isMended ? inSource(own, view) : own)].sort(
    (a, b) => a.span.from - b.span.from,
  );
  const comments = isMended
    ? parsed.comments.map((comment) => ({ span: mapSpan(view.pieces, comment.span), text: comment.text }))
    : parsed.comments;
  const root = built.root && isMended ? treeInSource(built.root, view, source) : built.root;
  return { ...(root && { root }), errors, comments, whole: whole && parsed.moreAt === undefined };
}

function furtherDocument(at: number, text: string): YamlError {
  const marker = text.startsWith('---', at);
  return {
    span: { from: at, to: marker ? at + 3 : endOfLine(text, at) },
    message: 'A file holds one YAML document. What follows is not read: move it to a file of its own.',
  };
}

function tooDeep(parsed: ParsedYaml, at: number): YamlTree {
  const message = 'This file is nested too deeply to be read.';
  return { errors: [{ span: { from: at, to: at + 1 }, message }], comments: parsed.comments, whole: false };
}
