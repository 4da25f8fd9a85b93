import type { Span } from '../syntax/span';
import type { YamlMap } from '../syntax/yaml';
import type { RangeFact } from './referenceFact';
import { parseReferenceList } from './referenceList';
import { dataMention, entry, keysOf, type ReviewDate, reviewOf, scalarOf } from './slot';
import type { Declaration, Mention } from './thing';

export interface FrontMatterReading {
  readonly subject?: {
    readonly kind: 'slot' | 'topic' | 'chapter';
    readonly key: string;
    readonly span: Span;
  };
  readonly declarations: readonly Declaration[];
  readonly mentions: readonly Mention[];
  readonly ranges: readonly RangeFact[];
  /** Works listed in `references:`; `undefined` without that key. */
  readonly references?: readonly { readonly key: string; readonly span: Span }[];
  readonly reviewBy?: ReviewDate;
}

/** Reads the front matter of a text (format, section 4). `whole` is the document, which a topic or chapter is declared by. */
export function collectFrontMatter(map: YamlMap, whole: Span): FrontMatterReading {
  const mentions: Mention[] = [];
  const declarations: Declaration[] = [];
  const ranges: RangeFact[] = [];
  const title = scalarOf(entry(map, 'title')?.value);
  const kind = (['slot', 'topic', 'chapter'] as const).find((key) => entry(map, key));
  const id = kind && scalarOf(entry(map, kind)?.value);
  const subject = kind && id?.source.trim() ? { kind, key: id.source.trim(), span: id.span } : undefined;
  if (subject?.kind === 'slot') {
    mentions.push(dataMention('slot', subject));
  } else if (subject) {
    declarations.push({
      kind: subject.kind,
      key: subject.key,
      keySpan: subject.span,
      fullSpan: whole,
      title: title?.source ?? '',
      ...(title && { titleSpan: title.span }),
      written: true,
    });
  }
  for (const item of keysOf(entry(map, 'relevant_to')?.value)) {
    const read = parseReferenceList(item.key);
    const quotes = item.span.to - item.span.from === item.key.length + 2 ? 1 : 0;
    const at = item.span.from + quotes;
    for (const id of read.ids) {
      mentions.push(
        dataMention(id.key.includes('.') ? 'endpoint' : /\d/.test(id.key) ? 'slot' : 'group', {
          key: id.key,
          span: { from: at + id.from, to: at + id.to },
        }),
      );
    }
    for (const range of read.ranges) {
      const span = { from: at + range.from, to: at + range.to };
      const [from, to] = [range.first, range.last];
      ranges.push({
        from,
        to,
        span,
        sure: true,
        labelled: true,
        fromSpan: { from: span.from, to: span.from + from.length },
        // `A1–3` has no place for the whole of its end.
        ...(item.key.slice(0, range.to).endsWith(to) && {
          toSpan: { from: span.to - to.length, to: span.to },
        }),
      });
    }
  }
  const references = entry(map, 'references') && keysOf(entry(map, 'references')?.value);
  for (const reference of references ?? []) mentions.push(dataMention('reference', reference));
  const review = scalarOf(entry(map, 'review_by')?.value);
  return {
    ...(subject && { subject }),
    declarations,
    mentions,
    ranges,
    ...(references && { references }),
    ...(review && { reviewBy: reviewOf(review) }),
  };
}
