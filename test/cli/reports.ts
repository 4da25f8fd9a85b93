import type { CheckReport, DiagnosticReport, ReportRange } from '../../server/src/cli/report';

/** A report of these findings in `files` files, its summary counted from them. */
export function reportOf(diagnostics: readonly DiagnosticReport[], files = 31): CheckReport {
  const count = (severity: DiagnosticReport['severity']) =>
    diagnostics.filter((one) => one.severity === severity).length;
  return {
    version: 1,
    atlases: [],
    diagnostics,
    summary: {
      files,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      hints: count('hint'),
    },
  };
}

export function diagnosticOf(parts: Partial<DiagnosticReport> = {}): DiagnosticReport {
  return {
    file: 'topics/merging.mdx',
    range: rangeOf(3, 14, 16),
    severity: 'error',
    code: 'unknown-slot',
    message: 'There is no slot A9.',
    related: [],
    fixes: [],
    ...parts,
  };
}

export function rangeOf(line: number, from: number, to: number, endLine = line): ReportRange {
  return { start: { line, character: from }, end: { line: endLine, character: to } };
}
