import type { Span } from '../syntax/span';

/**
 * What has to go from `source` when a comment at `span` goes, so that neat text is left: its lines, if it stands alone on them, and the blank ones below
 * when there are blank ones above as well; otherwise the comment and the space beside it.
 */
export function removalOf(source: string, span: Span): Span {
  const start = lineStart(source, span.from);
  const end = lineEnd(source, span.to);
  const before = source.slice(start, span.from);
  const after = source.slice(span.to, end);
  if (after.trim() !== '') {
    const space = /^[ \t]*/.exec(after)![0].length;
    return { from: span.from, to: span.to + (before === '' || /\s$/.test(before) ? space : 0) };
  }
  // The mark of a quote goes with the line it opens.
  if (before.replaceAll('>', '').trim() !== '') {
    // On the line of its list item's or quote's mark: what stands below moves up to it.
    if (/^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+$/.test(before)) {
      const next = /^\r?\n[ \t]*(?=\S)/.exec(source.slice(end));
      if (next) return { from: span.from, to: end + next[0].length };
    }
    return { from: start + before.trimEnd().length, to: end };
  }
  let to = pastBreak(source, end);
  // The last line of a file that ends in none takes the line break before it along.
  if (to === end) return { from: start > 0 ? beforeBreak(source, start) : start, to };
  if (start === 0 || source.slice(lineStart(source, beforeBreak(source, start)), start).trim() === '') {
    for (let next = to; next < source.length; ) {
      const stop = lineEnd(source, next);
      if (source.slice(next, stop).trim() !== '') break;
      next = pastBreak(source, stop);
      to = next;
    }
  }
  return { from: start, to };
}

function lineStart(source: string, at: number): number {
  if (at === 0) return 0;
  return Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;
}

function lineEnd(source: string, at: number): number {
  const rest = /[\r\n]/g;
  rest.lastIndex = at;
  return rest.exec(source)?.index ?? source.length;
}

function pastBreak(source: string, at: number): number {
  return source.startsWith('\r\n', at) ? at + 2 : Math.min(source.length, at + 1);
}

function beforeBreak(source: string, at: number): number {
  return source.startsWith('\r\n', at - 2) ? at - 2 : at - 1;
}
