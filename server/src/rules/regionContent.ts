import { formatWork, workAddress } from '../atlas/formatWork';
import { COUNTED } from '../atlas/lexicon';
import type { RegionName } from '../atlas/region';
import { foldName } from '../atlas/work';
import type { AtlasReader } from '../workspace/reader';
import { cellText, type Dialect, markdownCell, plainText } from './regionMarkdown';
import { knownTotal } from './totals';

/** Of the document a region stands in: the works it lists or cites, for one that is about something. */
export interface RegionPlace {
  readonly dialect: Dialect;
  readonly works: readonly string[] | undefined;
}

/** The lines of a region as the data has it; `undefined` where there is nothing to say, or it cannot be known just now. */
export function regionContent(
  name: RegionName,
  place: RegionPlace,
  atlas: AtlasReader,
): readonly string[] | undefined {
  const { dialect } = place;
  switch (name) {
    case 'positions':
      return table(['Slot', 'Title', 'Position', 'Summary'], positions(atlas, dialect));
    case 'groups':
      return table(['Group', 'Title', 'Slots'], groups(atlas, dialect));
    case 'counts':
      return table(['What', 'Total'], totals(atlas));
    case 'references':
      return references(place, atlas);
  }
}

type Row = readonly string[];

/** Slots in the order of the atlas. */
function positions(atlas: AtlasReader, dialect: Dialect): readonly Row[] {
  return atlas.keys('slot').map((key) => {
    const level = atlas.level(key);
    const shown = level === undefined ? '' : (atlas.title('level', level) ?? level);
    return [
      key,
      cellText(atlas.title('slot', key) ?? '', dialect),
      cellText(shown, dialect),
      markdownCell(atlas.summary(key) ?? '', dialect),
    ];
  });
}

function groups(atlas: AtlasReader, dialect: Dialect): readonly Row[] {
  return atlas
    .keys('group')
    .map((key) => [
      key,
      cellText(atlas.title('group', key) ?? '', dialect),
      String(atlas.count({ of: 'slots', group: key }) ?? 0),
    ]);
}

/** What the atlas has none of is left out. */
function totals(atlas: AtlasReader): readonly Row[] {
  return COUNTED.flatMap((of) => {
    const total = knownTotal({ of }, atlas);
    return total ? [[of.charAt(0).toUpperCase() + of.slice(1), String(total)]] : [];
  });
}

/** By author, year and title. */
function references({ dialect, works: own }: RegionPlace, atlas: AtlasReader): readonly string[] | undefined {
  if (!atlas.has('reference')) return undefined;
  const works = [...new Set(own ?? atlas.keys('reference'))].flatMap((key) => atlas.work(key) ?? []);
  const entries = works.map((work) => {
    const order = [...work.families.map(foldName), work.year ?? '', foldName(work.title ?? ''), work.key];
    return { order: order.join('\u0000'), line: workLine(formatWork(work), workAddress(work), dialect) };
  });
  if (entries.length === 0) return undefined;
  return entries.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ line }) => `- ${line}`);
}

/** An address is left as it is, so that it is a link. */
function workLine(text: string, address: string | undefined, dialect: Dialect): string {
  if (address === undefined || !text.endsWith(address)) return plainText(text, dialect);
  const safe = address.replace(/[\s<>{}|\\^`]/g, encodeURIComponent);
  return `${plainText(text.slice(0, -address.length).trimEnd(), dialect)} ${safe}`;
}

/** A table without the columns that have nothing in them. */
function table(header: Row, rows: readonly Row[]): readonly string[] | undefined {
  if (rows.length === 0) return undefined;
  const columns = header.map((_, index) => index).filter((at) => rows.some((row) => row[at] !== ''));
  const line = (row: Row): string => `| ${columns.map((at) => row[at]).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}
