import type { DocumentFacts } from '../atlas/facts';
import { isRegionName, REGION_NAMES, type RegionFact, type RegionFault } from '../atlas/region';
import { type RegionCell, type RegionLine, readRegionLines } from '../atlas/regionLines';
import type { Span } from '../syntax/span';
import type { AtlasReader } from '../workspace/reader';
import { regionContent } from './regionContent';
import { defineRule, type Finding, type Fix } from './rule';
import { inWords, nearest } from './standing';

export const staleRegion = defineRule({
  code: 'stale-region',
  severity: 'warning',
  summary:
    'a region between `atlas:begin` and `atlas:end` that is not what the data says, or that is marked wrongly',
  check: (document, atlas, report) => {
    const { regions } = document;
    // While a document does not parse, the region may be right: it was written from what cannot be read now.
    if (!regions || document.faults.some(({ code }) => /-syntax$/.test(code)) || !atlas.settled()) return;
    for (const fault of regions.faults) report({ span: fault.span, message: FAULTS[fault.kind](fault) });
    for (const region of regions.regions) {
      const finding = judge(region, document, atlas);
      if (finding) report(finding);
    }
  },
});

const FAULTS: Readonly<Record<RegionFault['kind'], (fault: RegionFault) => string>> = {
  unended: ({ name }) =>
    `The region ${called(name)} has no end. Write atlas:end below it, in a comment of its own.`,
  unbegun: () => 'A region ends here that nowhere begins. Remove the marker, or begin the region above.',
  nested: ({ name }) => `The region ${called(name)} begins inside another one. End that one first.`,
  shared: () =>
    'The marker of a region has to stand alone on its line. Put the other words above or below it.',
};

function called(name: string): string {
  return name === '' ? 'without a name' : `“${name}”`;
}

function judge(region: RegionFact, document: DocumentFacts, atlas: AtlasReader): Finding | undefined {
  const { name, nameSpan } = region;
  if (!isRegionName(name)) return unknownName(name, nameSpan);
  const content = regionContent(
    name,
    { dialect: region.mdx ? 'mdx' : 'markdown', works: worksOf(document) },
    atlas,
  );
  if (!content) return undefined;
  const difference = differenceOf(region.lines, readRegionLines(content.join('\n'), 0));
  if (!difference) return undefined;
  return {
    span: difference.span ?? nameSpan,
    message: `The region “${name}” is not what the data says: ${difference.says} Write it anew.`,
    fixes: [rewrite(region, content)],
  };
}

function unknownName(name: string, span: Span): Finding {
  const names = `They are ${inWords(REGION_NAMES)}.`;
  if (name === '')
    return { span, message: `The region has no name, so nobody knows what to write in it. ${names}` };
  const meant = nearest(name, REGION_NAMES);
  return {
    span,
    message: `There is no region “${name}”. ${meant ? `Did you mean ${meant}?` : names}`,
    ...(meant && { fixes: [{ title: `Write ${meant}`, safe: false, edits: [{ span, newText: meant }] }] }),
  };
}

/** What the document itself rests on: what its front matter lists, otherwise what it cites. A page is about all of the atlas. */
function worksOf({ subject, listed, mentions }: DocumentFacts): readonly string[] | undefined {
  if (listed && listed.length > 0) return listed.map(({ key }) => key);
  if (!subject) return undefined;
  return mentions.filter(({ kind }) => kind === 'reference').map(({ key }) => key);
}

interface Difference {
  /** Absent where nothing in the region is at fault but what is not there. */
  readonly span?: Span;
  readonly says: string;
}

/** The first thing that a region says otherwise than the data. */
function differenceOf(written: readonly RegionLine[], right: readonly RegionLine[]): Difference | undefined {
  const at = right.findIndex((line, index) => !same(written[index], line));
  if (at < 0) {
    const extra = written[right.length];
    return extra && { ...placed(extra), says: `${nameOf(extra)} is too much.` };
  }
  const line = written[at];
  const now = right[at]!;
  if (written.length === 0) return { says: 'it is empty.' };
  const later = (lines: readonly RegionLine[], wanted: RegionLine): boolean =>
    lines.slice(at).some((other) => other.kind === wanted.kind && headOf(other) === headOf(wanted));
  if (line && at === 0 && now.kind === 'row' && line.kind === 'row')
    return { ...placed(line), says: `the header of its table is ${inWords(now.cells.map(quoted))}.` };
  if (line && line.kind !== 'rule' && !later(right, line))
    return { ...placed(line), says: `${nameOf(line)} is not there.` };
  if (!line || (now.kind !== 'rule' && !later(written, now))) return { says: `it lacks ${nameOf(now)}.` };
  if (line.kind === 'rule' || now.kind === 'rule') return { ...placed(line), says: 'its table is broken.' };
  if (headOf(line) !== headOf(now))
    return { ...placed(line), says: `${nameOf(now)} comes before ${nameOf(line)}.` };
  return cellDifference(line, now);
}

function cellDifference(line: RegionLine, now: RegionLine): Difference {
  const at = now.cells.findIndex((cell, index) => cell.text !== line.cells[index]?.text);
  const [cell, right] = [line.cells[at], now.cells[at]];
  if (line.cells.length !== now.cells.length || !cell || !right)
    return { ...placed(line), says: `the row of ${nameOf(line)} has other columns.` };
  const span = cell.text === '' ? line.cells[0]!.span : cell.span;
  return { span, says: `for ${nameOf(line)} it says ${quoted(cell)}, and the data ${quoted(right)}.` };
}

function same(a: RegionLine | undefined, b: RegionLine): boolean {
  return (
    a?.kind === b.kind &&
    a.cells.length === b.cells.length &&
    a.cells.every(({ text }, index) => text === b.cells[index]?.text)
  );
}

function headOf({ cells }: RegionLine): string {
  return cells[0]?.text ?? '';
}

function placed({ cells }: RegionLine): { readonly span?: Span } {
  return cells[0] ? { span: cells[0].span } : {};
}

function nameOf({ cells }: RegionLine): string {
  return cells[0] ? quoted(cells[0]) : 'the line below the header';
}

const LONGEST = 60;

function quoted({ text }: RegionCell): string {
  if (text === '') return 'nothing';
  const letters = [...text];
  return letters.length > LONGEST ? `“${letters.slice(0, LONGEST).join('')}…”` : `“${text}”`;
}

function rewrite({ inner, prefix, newline }: RegionFact, content: readonly string[]): Fix {
  const lines = ['', '', ...content, '', ''].map((line, index, all) =>
    index === 0 ? '' : index === all.length - 1 ? prefix : `${prefix}${line}`.trimEnd(),
  );
  return {
    title: 'Write the region anew',
    safe: true,
    raw: true,
    edits: [{ span: inner, newText: lines.join(newline) }],
  };
}
