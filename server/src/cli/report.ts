import type { Severity } from '../rules/rule';

/** What `atlas check` found: the object that `--format json` prints, as section 6 of docs/format.md says, and the input of every reporter. */
export interface CheckReport {
  readonly version: 1;
  readonly atlases: readonly AtlasReport[];
  /** In the order in which they are shown: by file, then by place. */
  readonly diagnostics: readonly DiagnosticReport[];
  readonly summary: ReportSummary;
}

/** One atlas that was checked. `root` is relative to the working directory, `.` for itself. */
export interface AtlasReport {
  readonly root: string;
  readonly title: string;
  readonly counts: AtlasCounts;
}

/** The totals of what is there, named as in the manifest's `counts`. */
export interface AtlasCounts {
  readonly groups: number;
  readonly slots: number;
  readonly endpoints: number;
  readonly items: number;
  readonly topics: number;
  readonly chapters: number;
  readonly references: number;
  readonly slots_by_group: Readonly<Record<string, number>>;
  readonly slots_by_level: Readonly<Record<string, number>>;
}

export interface DiagnosticReport {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly range: ReportRange;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly related: readonly RelatedReport[];
  readonly fixes: readonly FixReport[];
}

export interface RelatedReport {
  readonly file: string;
  readonly range: ReportRange;
  readonly message: string;
}

export interface FixReport {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly range: ReportRange; readonly newText: string }[];
}

/** Zero-based lines and UTF-16 characters, as in LSP; `end` is not part of it. */
export interface ReportRange {
  readonly start: ReportPosition;
  readonly end: ReportPosition;
}

export interface ReportPosition {
  readonly line: number;
  readonly character: number;
}

export interface ReportSummary {
  /** Files that were checked, with and without findings. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** By file, then by place. */
export function reportOrder(a: DiagnosticReport, b: DiagnosticReport): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
