import picocolors from 'picocolors';
import type { Severity } from '../rules/rule';
import { columnsOf, printable } from './cells';
import { excerpt } from './excerpt';
import type { CheckReport, DiagnosticReport, ReportPosition } from './report';

export interface PrettyOptions {
  /** The text of a file named in the report, as it was checked; `undefined` when it cannot be had. */
  readonly source: (file: string) => string | undefined;
  readonly colors: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The report for people: each finding with its source, then a summary. Ends with a line break. */
export function formatPretty(report: CheckReport, options: PrettyOptions): string {
  const colors = picocolors.createColors(options.colors);
  const lines: string[] = [];
  for (const [file, diagnostics] of byFile(report.diagnostics)) {
    const source = options.source(file)?.split(/\r\n|\r|\n/);
    for (const diagnostic of diagnostics)
      lines.push(...finding(diagnostic, source, options.width, colors), '');
  }
  lines.push(summary(report, colors));
  return `${lines.join('\n')}\n`;
}

type Colors = ReturnType<typeof picocolors.createColors>;

function byFile(diagnostics: readonly DiagnosticReport[]): Map<string, DiagnosticReport[]> {
  const files = new Map<string, DiagnosticReport[]>();
  for (const diagnostic of diagnostics) {
    const others = files.get(diagnostic.file);
    if (others) others.push(diagnostic);
    else files.set(diagnostic.file, [diagnostic]);
  }
  return files;
}

function finding(
  diagnostic: DiagnosticReport,
  source: readonly string[] | undefined,
  width: number,
  colors: Colors,
): string[] {
  const paint = paintOf(diagnostic.severity, colors);
  const head = `${colors.bold(place(diagnostic.file, diagnostic.range.start))} ${paint(diagnostic.severity)} ${colors.cyan(printable(diagnostic.code))}`;
  const shown = source ? excerpt(source, diagnostic.range, width - gutterWidth(diagnostic) - 3) : [];
  const gutter = ' '.repeat(gutterWidth(diagnostic));
  const bar = colors.dim('|');
  const code = shown.flatMap(({ number, text, carets }) =>
    number === undefined
      ? [colors.dim('...'.padStart(gutter.length))]
      : [
          `${colors.dim(String(number).padStart(gutter.length))} ${bar} ${text}`.trimEnd(),
          `${gutter} ${bar} ${paint(carets)}`,
        ],
  );
  const notes = [
    ...diagnostic.related.map(
      (related) => `${place(related.file, related.range.start)}: ${printable(related.message)}`,
    ),
    ...diagnostic.fixes.map((fix) => `fix: ${printable(fix.title)}`),
  ];
  return [
    head,
    ...wrap(printable(diagnostic.message), width - 2).map((line) => `  ${line}`),
    ...code,
    ...notes.flatMap((note) =>
      wrap(note, width - gutter.length - 3).map(
        (line, index) => `${gutter} ${index === 0 ? colors.dim('=') : ' '} ${line}`,
      ),
    ),
  ];
}

/** Room for the longest line number of the finding, two columns at least so that most findings line up. */
function gutterWidth({ range }: DiagnosticReport): number {
  return Math.max(2, String(range.end.line + 1).length);
}

function place(file: string, { line, character }: ReportPosition): string {
  return `${printable(file)}:${line + 1}:${character + 1}`;
}

function paintOf(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return colors.red;
    case 'warning':
      return colors.yellow;
    case 'info':
      return colors.blue;
    case 'hint':
      return colors.gray;
  }
}

function summary(report: CheckReport, colors: Colors): string {
  const { diagnostics } = report;
  const { files, errors, warnings, infos, hints } = report.summary;
  const found = errors + warnings + infos + hints;
  if (found === 0) return colors.green(`No problems in ${plural(files, 'file')}.`);
  // `--quiet` leaves findings out of the list, and a summary that did not say so would be taken for the whole.
  const hidden = found - diagnostics.length;
  const more = hidden > 0 ? `; ${plural(hidden, 'finding')} not shown` : '';
  if (diagnostics.length === 0) return colors.green(`No errors in ${plural(files, 'file')}${more}`);
  const touched = new Set(diagnostics.map((diagnostic) => diagnostic.file)).size;
  const worst =
    severities.find((severity) => diagnostics.some((diagnostic) => diagnostic.severity === severity)) ??
    'hint';
  return paintOf(
    worst,
    colors,
  )(`${totals(diagnostics).join(', ')} in ${touched} of ${plural(files, 'file')}${more}`);
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function totals(diagnostics: readonly DiagnosticReport[]): string[] {
  return severities.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count > 0 ? [plural(count, severity)] : [];
  });
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Words on lines of at most `width` columns; a longer word has a line of its own. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const columns = columnsOf(word);
    if (line !== '' && used + 1 + columns > Math.max(width, 20)) {
      lines.push(line);
      line = word;
      used = columns;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += (used === 0 ? 0 : 1) + columns;
    }
  }
  return line === '' ? lines : [...lines, line];
}
