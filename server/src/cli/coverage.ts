import picocolors from 'picocolors';
import type { Service } from '../service';
import { columnsOf, printable } from './cells';

type CoverageEntry = ReturnType<Service['coverage']>[number];

/** What `atlas coverage --format json` prints. Files are relative to the working directory, positions zero-based UTF-16. */
export interface CoverageReport {
  readonly version: 1;
  readonly entries: readonly (CoverageEntry & { readonly file: string })[];
  /** Of every kind, how many there are and how many of them some rule guards. */
  readonly summary: Readonly<
    Record<CoverageEntry['kind'], { readonly total: number; readonly guarded: number }>
  >;
}

/** Every number, level name and reference in the texts below some paths. `textOf` gives a document's text; one that cannot be had is left out. */
export function coverageReport(
  service: Service,
  inside: (uri: string) => boolean,
  relative: (uri: string) => string,
  textOf: (uri: string) => string | undefined,
): CoverageReport {
  const entries = service.roots().flatMap((root) =>
    (service.atlas(root)?.documents ?? []).filter(inside).flatMap((uri) => {
      const text = textOf(uri);
      return text === undefined
        ? []
        : service.coverage(uri, text).map((entry) => ({ file: relative(uri), ...entry }));
    }),
  );
  const summaryOf = (kind: CoverageEntry['kind']): { total: number; guarded: number } => {
    const all = entries.filter((entry) => entry.kind === kind);
    return { total: all.length, guarded: all.filter((entry) => entry.rule !== undefined).length };
  };
  return {
    version: 1,
    entries,
    summary: { number: summaryOf('number'), level: summaryOf('level'), reference: summaryOf('reference') },
  };
}

/** The report for people: file by file what stands where and which rule guards it, and then what nothing does. */
export function formatCoverage(
  report: CoverageReport,
  options: { readonly colors: boolean; readonly unguarded: boolean },
): string {
  const colors = picocolors.createColors(options.colors);
  const lines: string[] = [];
  const shown = options.unguarded ? report.entries.filter(isOpen) : report.entries;
  const width = Math.min(28, Math.max(0, ...shown.map(({ text }) => text.length)));
  let file: string | undefined;
  for (const entry of shown) {
    if (entry.file !== file) {
      if (file !== undefined) lines.push('');
      file = entry.file;
      lines.push(colors.bold(printable(file)));
    }
    const { line, character } = entry.range.start;
    const place = `${line + 1}:${character + 1}`.padStart(8);
    const said = printable(entry.text);
    const text = said + ' '.repeat(Math.max(0, width - columnsOf(said)));
    lines.push(
      entry.rule === undefined
        ? `${place}  ${text}  ${colors.dim(`– ${printable(entry.context)}`)}`
        : `${place}  ${text}  ${entry.rule}`,
    );
  }
  if (lines.length > 0) lines.push('');
  const { number, level, reference } = report.summary;
  lines.push(
    `Guarded by a rule: ${part(number, 'number')}, ${part(level, 'level name')}, ${part(reference, 'reference')}.`,
  );
  const open = report.entries.filter(isOpen).length;
  if (open > 0)
    lines.push(
      `No rule guards ${open === 1 ? 'one number' : `${open} numbers`}: only their author knows whether they are right.`,
    );
  return `${lines.join('\n')}\n`;
}

function isOpen(entry: CoverageEntry): boolean {
  return entry.kind === 'number' && entry.rule === undefined;
}

function part({ total, guarded }: { total: number; guarded: number }, noun: string): string {
  return `${guarded} of ${total} ${noun}${total === 1 ? '' : 's'}`;
}
