import type { CheckReport, DiagnosticReport, ReportRange } from './report';

/**
 * One JSON object and a line break, as section 6 of docs/format.md says.
 *
 * Members are named one by one: what else the objects carry at run time is no part of the contract and stays out.
 * Characters that a terminal or a log viewer would act on are written as escapes, which any JSON reader turns back.
 */
export function formatJson(report: CheckReport): string {
  const { summary } = report;
  const object = {
    version: report.version,
    atlases: report.atlases.map(({ root, title, counts }) => ({
      root,
      title,
      counts: {
        groups: counts.groups,
        slots: counts.slots,
        endpoints: counts.endpoints,
        items: counts.items,
        topics: counts.topics,
        chapters: counts.chapters,
        references: counts.references,
        slots_by_group: counts.slots_by_group,
        slots_by_level: counts.slots_by_level,
      },
    })),
    diagnostics: report.diagnostics.map(diagnosticObject),
    summary: {
      files: summary.files,
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      hints: summary.hints,
    },
  };
  return `${JSON.stringify(object, null, 2).replace(active, escaped)}\n`;
}

function diagnosticObject(diagnostic: DiagnosticReport) {
  const { file, severity, code, message } = diagnostic;
  return {
    file,
    range: rangeObject(diagnostic.range),
    severity,
    code,
    message,
    related: diagnostic.related.map((place) => ({
      file: place.file,
      range: rangeObject(place.range),
      message: place.message,
    })),
    fixes: diagnostic.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({
        file: edit.file,
        range: rangeObject(edit.range),
        newText: edit.newText,
      })),
    })),
  };
}

function rangeObject({ start, end }: ReportRange): ReportRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** DEL, C1, bidirectional controls and Unicode's line separators; `JSON.stringify` itself escapes C0 and lone surrogates only. */
const active = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
