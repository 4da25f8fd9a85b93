import type { Service } from '../service';
import {
  type AtlasReport,
  type CheckReport,
  type DiagnosticReport,
  type FixReport,
  reportOrder,
} from './report';

/** Everything found below some paths, in the shape of section 6 of docs/format.md. `relative` turns a URI into a path relative to the working directory. */
export function checkReport(
  service: Service,
  roots: readonly string[],
  inside: (uri: string) => boolean,
  relative: (uri: string) => string,
): CheckReport {
  const atlases: AtlasReport[] = [];
  const diagnostics: DiagnosticReport[] = [];
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  let files = 0;
  for (const root of roots) {
    const atlas = service.atlas(root);
    if (!atlas) continue;
    atlases.push({ root: relative(root) || '.', title: atlas.title, counts: atlas.counts });
    for (const uri of atlas.documents.filter(inside)) {
      files++;
      for (const found of service.diagnostics(uri)) {
        counts[found.severity]++;
        diagnostics.push({
          file: relative(uri),
          range: found.range,
          severity: found.severity,
          code: found.code,
          message: found.message,
          related: found.related.map((other) => ({
            file: relative(other.uri),
            range: other.range,
            message: other.message,
          })),
          fixes: found.fixes.map(
            (fix): FixReport => ({
              title: fix.title,
              edits: fix.edits.map((edit) => ({
                file: relative(edit.uri),
                range: edit.range,
                newText: edit.newText,
              })),
            }),
          ),
        });
      }
    }
  }
  return {
    version: 1,
    atlases,
    diagnostics: diagnostics.sort(reportOrder),
    summary: {
      files,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      hints: counts.hint,
    },
  };
}
