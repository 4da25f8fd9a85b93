import { citationAt } from './citations';
import { writeLines, writeObject, writePlain } from './draft';
import { indexBetween, type Reading } from './reading';
import { noteSuspects } from './suspects';

/** Writes a stretch of text without markup: bare citations in it become objects, and what MDX would stumble over is noted. */
export function writeText(reading: Reading, from: number, to: number): void {
  writeLines(reading.draft, from, to, (_, start, end) => writeRun(reading, start, end));
}

function writeRun(reading: Reading, from: number, to: number): void {
  const { draft, source } = reading;
  let pos = from;
  if (!reading.inLink) {
    for (let at = indexBetween(source, '@', from, to); at >= 0; at = indexBetween(source, '@', at + 1, to)) {
      const item = citationAt(source, at, to);
      if (!item) continue;
      writePlain(draft, pos, at);
      writeObject(draft, { kind: 'citation', span: item.span, narrative: true, items: [item] });
      pos = item.span.to;
    }
  }
  writePlain(draft, pos, to);
  if (reading.mdx) noteSuspects(reading, from, to);
}
