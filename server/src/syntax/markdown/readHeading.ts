import type { TreeCursor } from '@lezer/common';
import type { Block } from '../markdown';
import type { Prose } from '../prose';
import type { Span } from '../span';
import type { Reading } from './reading';
import { readProse } from './readProse';

/** An ATX or setext heading. */
export function readHeading(reading: Reading, cursor: TreeCursor): Block {
  const { source } = reading;
  const span = { from: cursor.from, to: cursor.to };
  const level = Number(cursor.name.at(-1));
  const content = contentOf(reading.view, cursor);
  const written = writtenId(source.slice(content.from, content.to));
  if (!written) {
    const prose = readProse(reading, cursor, content.from, content.to);
    return { kind: 'heading', span, level, slug: reading.slugger.slug(slugText(source, prose)), prose };
  }
  const id = written[2] ?? '';
  const idFrom = content.from + written.index + (written[1] ?? '').length;
  const prose = readProse(reading, cursor, content.from, content.from + written.index);
  return {
    kind: 'heading',
    span,
    level,
    slug: id,
    slugSpan: { from: idFrom, to: idFrom + id.length },
    prose,
  };
}

/** Between the marks: the `#`s before and behind it, or the line under it. */
function contentOf(view: string, cursor: TreeCursor): Span {
  const setext = cursor.name.startsWith('Setext');
  let { from, to } = cursor;
  if (cursor.firstChild()) {
    let first = !setext;
    do {
      if (cursor.name !== 'HeaderMark') continue;
      if (first) from = cursor.to;
      // Before the line under it, whose quote mark lezer leaves out.
      else to = setext ? view.lastIndexOf('\n', cursor.from) : cursor.from;
      first = false;
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return { from, to };
}

/** What github-slugger is given on GitHub: the heading's words, inline code among them, as `mdast-util-to-string` and rehype-slug read them. */
export function slugText(source: string, prose: Prose): string {
  let text = '';
  let pos = 0;
  for (const inline of prose.inlines) {
    if (inline.from < pos || inline.to === inline.from) continue;
    const written = source.slice(inline.span.from, inline.span.to);
    let words: string | undefined;
    if (inline.kind === 'code') words = written.replace(/^(`+)([\s\S]*)\1$/, '$2').trim();
    else if (inline.kind === 'autolink') words = source.slice(inline.hrefSpan.from, inline.hrefSpan.to);
    else if (inline.kind === 'citation') words = written;
    else if (inline.kind === 'footnote' || inline.kind === 'expression') words = '';
    else if (
      inline.kind === 'component' &&
      inline.to === inline.from + 1 &&
      prose.text[inline.from] === '\uFFFC'
    )
      words = '';
    else if (inline.kind === 'image') words = '';
    if (words === undefined) continue;
    text += prose.text.slice(pos, inline.from) + words;
    pos = inline.to;
  }
  return text + prose.text.slice(pos);
}

// `{#id}`, or `{/*id*/}` as some sites write it, where MDX would take the braces for an expression; a comment has white space around its words.
function writtenId(heading: string): RegExpExecArray | null {
  return (
    /([ \t]*\\?\{#)([^\s{}]+)\}\s*$/.exec(heading) ??
    (heading.trimEnd().endsWith('*/}')
      ? /([ \t]*\{\/\*)([\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]*)*)\*\/\}\s*$/u.exec(heading)
      : null)
  );
}
