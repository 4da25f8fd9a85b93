import { type Directive, type DirectiveCode, silences } from '../atlas/directive';
import type { DocumentFacts } from '../atlas/facts';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Finding, type Fix, type Silencing } from './rule';
import { inWords, nearest } from './standing';

const CODE = 'unused-ignore';

export const unusedIgnore = defineRule({
  code: CODE,
  severity: 'warning',
  summary: 'a comment that should silence a rule and silences nothing',
  // It looks when the other rules have spoken.
  check: () => undefined,
  review: (document, atlas, silencing, report) => {
    if (!isKnown(document, atlas)) return;
    for (const finding of judgeAll(document, atlas, silencing)) report(finding);
  },
});

/** While something does not parse, rules say less than they would, and a comment may only seem to be of no use. */
function isKnown(document: DocumentFacts, atlas: AtlasReader): boolean {
  return (
    atlas.settled() &&
    (atlas.manifest.bibliography.length === 0 || atlas.has('reference')) &&
    !document.faults.some(({ code }) => /^(?:yaml|mdx|bib)-syntax$/.test(code))
  );
}

/**
 * A comment may silence this rule too, about other comments: those below it, or all of the file. From the last comment to the first, those for the whole
 * file behind, each is judged when all that it can silence is known, so that none is asked about itself.
 */
function judgeAll(
  { directives }: DocumentFacts,
  atlas: AtlasReader,
  silencing: Silencing,
): readonly Finding[] {
  const order = directives
    .map((directive, index) => ({ directive, index }))
    .sort(
      (a, b) =>
        Number(a.directive.target === 'document') - Number(b.directive.target === 'document') ||
        b.directive.span.from - a.directive.span.from,
    );
  let open: Finding[] = [];
  for (const { directive, index } of order) {
    const left = open.filter(({ span }) => !silences(directive, CODE, span.from));
    const own = left.length < open.length;
    open = left;
    const used = (code: string): boolean => (code === CODE ? own : silencing.used(index, code));
    open.push(...judge(directive, used, atlas, silencing.codes));
  }
  return open;
}

function judge(
  directive: Directive,
  used: (code: string) => boolean,
  atlas: AtlasReader,
  codes: readonly string[],
): readonly Finding[] {
  const { name, words, reason, target, loose } = directive;
  const named = { from: words.from, to: words.from + name.length };
  if (name !== 'atlas-ignore' && name !== 'atlas-ignore-file')
    return [
      {
        span: named,
        message: `${name} silences nothing: there is only atlas-ignore, above the words it is about, and atlas-ignore-file, in a file's first comment.`,
      },
    ];
  const unknown = directive.codes.filter(({ code }) => !codes.includes(code));
  // Words about such comments rather than one of them.
  if (reason === '' && unknown.length === directive.codes.length && loose) return [];
  if (directive.codes.length === 0)
    return [
      {
        span: named,
        message: `This comment names no rule, so it silences nothing. Write “${name} code: reason”.`,
        fixes: [removal(directive, false)],
      },
    ];
  if (unknown.length > 0)
    return [
      ...unknown.map((code) => unknownCode(code, directive, codes)),
      ...(reason && target ? unusedCodes(directive, used, atlas, codes) : []),
    ];
  if (directive.codes.every(({ code }) => isOff(code, atlas))) return [];
  if (reason === '') return [noReason(directive)];
  if (!target)
    return [
      {
        span: words,
        message:
          name === 'atlas-ignore-file'
            ? "atlas-ignore-file silences nothing here: it has to be the file's first comment."
            : 'This comment silences nothing where it stands: put it on a line of its own, right above the words it is about.',
        fixes: [removal(directive, false)],
      },
    ];
  return unusedCodes(directive, used, atlas, codes);
}

function unusedCodes(
  directive: Directive,
  used: (code: string) => boolean,
  atlas: AtlasReader,
  codes: readonly string[],
): readonly Finding[] {
  const unused = directive.codes.filter(
    ({ code }) => codes.includes(code) && !isOff(code, atlas) && !used(code),
  );
  const where = directive.target === 'document' ? 'in this file' : 'below it';
  if (unused.length > 0 && unused.length === directive.codes.length) {
    const names = inWords(unused.map(({ code }) => code));
    return [
      {
        span: directive.words,
        message: `This comment silences nothing: ${names} ${unused.length === 1 ? 'has' : 'have'} nothing to say ${where}. Remove it.`,
        fixes: [removal(directive, true)],
      },
    ];
  }
  return unused.map((code) => ({
    span: code.span,
    message: `This comment need not name ${code.code}, which has nothing to say ${where}. Remove the code.`,
    fixes: [codeRemoval(code, directive, true)],
  }));
}

function unknownCode(code: DirectiveCode, directive: Directive, codes: readonly string[]): Finding {
  const meant = nearest(code.code, codes);
  const advice = meant
    ? `Did you mean ${meant}?`
    : /\s/.test(code.code)
      ? 'Separate codes by commas.'
      : 'The codes are listed in the documentation of the rules.';
  return {
    span: code.span,
    message: `There is no rule ${code.code}, so nothing is silenced by it. ${advice}`,
    fixes: [
      meant
        ? { title: `Write ${meant}`, safe: false, edits: [{ span: code.span, newText: meant }] }
        : directive.codes.length > 1
          ? codeRemoval(code, directive, false)
          : removal(directive, false),
    ],
  };
}

function noReason(directive: Directive): Finding {
  const { words, loose, codes } = directive;
  const example = `${directive.name} ${codes.map(({ code }) => code).join(', ')}: …`;
  const end = { from: words.to, to: words.to };
  return {
    span: words,
    message: loose
      ? 'This comment silences nothing: there is no colon before its reason. Write one behind the codes.'
      : `This comment gives no reason, so it silences nothing. Write “${example}”, with the reason behind the colon.`,
    fixes: [
      ...(loose
        ? [{ title: 'Write a colon', safe: false, raw: true, edits: [{ span: end, newText: ':' }] } as const]
        : []),
      removal(directive, false),
    ],
  };
}

function isOff(code: string, { manifest }: AtlasReader): boolean {
  return Object.hasOwn(manifest.rules, code) && manifest.rules[code]?.severity === 'off';
}

/** Safe for a comment that has no work to do; one that was written wrongly is still wanted. */
function removal({ removal: span }: Directive, safe: boolean): Fix {
  return { title: 'Remove the comment', safe, raw: true, edits: [{ span, newText: '' }] };
}

/** A code and the comma beside it. */
function codeRemoval(code: DirectiveCode, { codes }: Directive, safe: boolean): Fix {
  const at = codes.indexOf(code);
  const [before, after] = [codes[at - 1], codes[at + 1]];
  const span = after
    ? { from: code.span.from, to: after.span.from }
    : { from: before?.span.to ?? code.span.from, to: code.span.to };
  return { title: `Remove ${code.code}`, safe, raw: true, edits: [{ span, newText: '' }] };
}
