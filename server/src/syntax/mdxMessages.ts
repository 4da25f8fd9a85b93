import { scanTag } from './markdown/jsxTag';
import type { MdxFault, TagFault, TokenFault } from './mdxParser';
import type { Span } from './span';

/** One fault of an MDX document in words. */
export interface MdxError {
  readonly span: Span;
  readonly message: string;
  readonly fixes?: readonly MdxFix[];
}

export interface MdxFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

/** What is wrong at `place` (where unknown: near the fault's offset), why, what to do, and the edit that does it. */
export function describeMdxFault(text: string, fault: MdxFault, place: Span | undefined): MdxError {
  if (fault.kind !== 'token')
    return fault.kind === 'unclosed' ? unclosed(text, fault) : unopened(text, fault);
  const at = place?.from ?? fault.offset;
  if (place) {
    if (text.startsWith('<!--', at)) return htmlComment(text, at);
    if (text[at] === '<') return tagStart(text, place);
    if (text[at] === '{') return place.to === at + 1 ? openBrace(at) : script(text, fault, place);
    if (/^(?:import|export)\b/.test(text.slice(at, at + 7)) && place.to === at + 6)
      return esmWord(text, place);
    return script(text, fault, place);
  }
  const from = Math.max(0, Math.min(at, text.length - 1));
  return {
    span: { from, to: Math.min(text.length, from + 1) },
    message: `MDX cannot read this: ${firstWords(fault.reason)}. The rest of the page is checked as plain text.`,
  };
}

function htmlComment(text: string, from: number): MdxError {
  const close = text.indexOf('-->', from + 4);
  const message =
    'MDX has no HTML comments, so the page does not compile. Write {/* … */} instead of <!-- … -->.';
  const span = { from, to: from + 4 };
  if (close < 0 || text.slice(from, close).includes('*/')) return { span, message };
  const edits = [
    { span, newText: '{/*' },
    { span: { from: close, to: close + 3 }, newText: '*/}' },
  ];
  return { span, message, fixes: [{ title: 'Make it an MDX comment', edits }] };
}

function tagStart(text: string, place: Span): MdxError {
  const { from } = place;
  const rest = text.slice(from, from + 2000);
  const link = AUTOLINK.exec(rest);
  if (link) {
    const [whole, address = ''] = link;
    const span = { from, to: from + whole.length };
    const target = address.includes(':') ? address : `mailto:${address}`;
    return {
      span,
      message: `MDX reads ${whole} as a component, so the page does not compile. Write the link as [${address}](${target}).`,
      fixes: [
        { title: 'Write it as a Markdown link', edits: [{ span, newText: `[${address}](${target})` }] },
      ],
    };
  }
  const written = text.slice(place.from, place.to).replace(/\s+/g, ' ');
  const literal = escapeFix(from, '<');
  if (place.to === from + 1) {
    const next = String.fromCodePoint(text.codePointAt(from + 1) ?? 32).trim();
    const before = next === '' ? '' : ` before "${next}"`;
    return {
      span: place,
      message: `"<"${before} starts a component in MDX, and this is none, so the page does not compile. Write \\< for a less-than sign.`,
      fixes: [literal],
    };
  }
  return {
    span: place,
    message: `${written} starts a component that is never finished, so the page does not compile. Finish it with ">" or "/>", or write \\< for a less-than sign.`,
    fixes: [literal],
  };
}

function openBrace(from: number): MdxError {
  return {
    span: { from, to: from + 1 },
    message:
      '"{" starts an expression in MDX that is never closed, so the page does not compile. Close it with "}", or write \\{ for a brace.',
    fixes: [escapeFix(from, '{')],
  };
}

function esmWord(text: string, span: Span): MdxError {
  const word = text.slice(span.from, span.to);
  return {
    span,
    message: `A block that begins with "${word}" is JavaScript to MDX, and this is none, so the page does not compile. Let it begin with another word or with a space.`,
    fixes: [
      {
        title: `Put a space before "${word}"`,
        edits: [{ span: { from: span.from, to: span.from }, newText: ' ' }],
      },
    ],
  };
}

function script(text: string, fault: TokenFault, place: Span): MdxError {
  const short = place.to - place.from <= 60 && !text.slice(place.from, place.to).includes('\n');
  const offset = Math.max(place.from, Math.min(fault.offset, place.to - 1));
  const span = short
    ? place
    : { from: offset, to: offset + Math.max(1, /^\w*/.exec(text.slice(offset, place.to))?.[0].length ?? 1) };
  if (text[place.from] !== '{') {
    const what = short ? `${text.slice(place.from, place.to)} is` : 'This is';
    return {
      span,
      message: `${what} not valid JavaScript, so the page does not compile. Correct it, or take it out.`,
    };
  }
  const what = short ? text.slice(place.from, place.to) : 'What stands in these braces';
  return {
    span,
    message: `${what} is not valid JavaScript, as MDX wants it in braces, so the page does not compile. Correct it, or write \\{ for a brace.`,
    fixes: [escapeFix(place.from, '{')],
  };
}

function unclosed(text: string, fault: TagFault): MdxError {
  const { name, flow } = fault;
  const literal = escapeFix(fault.span.from, '<');
  const where = flow ? 'in the block it stands in' : 'before its paragraph, item or emphasis ends';
  if (name === '') {
    return {
      span: fault.span,
      message: `<> is not closed ${where}, so the page does not compile. Add </>, or write \\< for a less-than sign.`,
      fixes: [literal],
    };
  }
  const tag = scanTag(text, fault.span.from, text.length);
  const span = { from: fault.span.from, to: tag.form === 'none' ? fault.span.to : tag.nameTo };
  const end = { from: fault.span.to - 1, to: fault.span.to - 1 };
  const newText = /\s/.test(text[end.from - 1] ?? '') ? '/' : ' /';
  const selfClose = { title: `Make it <${name} />`, edits: [{ span: end, newText }] };
  if (VOID.test(name))
    return {
      span,
      message: `MDX wants <${name}> closed, so the page does not compile. Write <${name} />.`,
      fixes: [selfClose],
    };
  const message = `<${name}> is not closed ${where}, so the page does not compile. Add </${name}>, make it <${name} />, or write \\< for a less-than sign.`;
  // Its closing tag stands further down where it cannot close it, and would be left over.
  const further = text
    .slice(fault.span.to)
    .search(new RegExp(`</?${name.replace(/[.$]/g, '\\$&')}(?![\\w.:$-])`));
  if (further >= 0 && text[fault.span.to + further + 1] === '/') return { span, message };
  return { span, message, fixes: /^[a-z]/.test(name) ? [literal, selfClose] : [selfClose, literal] };
}

function unopened(text: string, fault: TagFault): MdxError {
  const { name, span, expected } = fault;
  const closing = text.slice(span.from, span.to);
  if (!expected) {
    return {
      span,
      message: `${closing} closes a component that is not open here, so the page does not compile. Remove it, or add <${name}> in the same block.`,
      fixes: [{ title: `Remove ${closing}`, edits: [{ span, newText: '' }] }],
    };
  }
  const wanted = `</${expected.name}>`;
  return {
    span,
    message: `${closing} stands where ${wanted} has to, so the page does not compile. Write ${wanted}, or remove it.`,
    fixes: [{ title: `Change to ${wanted}`, edits: [{ span, newText: wanted }] }],
  };
}

function escapeFix(from: number, character: string): MdxFix {
  return { title: `Write \\${character}`, edits: [{ span: { from, to: from }, newText: '\\' }] };
}

function firstWords(reason: string): string {
  return reason.replace(/\s*\(note:.*$/s, '').replace(/^Unexpected/, 'unexpected');
}

const AUTOLINK = /^<((?:[a-z][a-z\d+.-]*:[^\s<>]+)|(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+))>/i;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
