import type { Atlas } from '../workspace/atlas';
import type { Rerun } from '../workspace/rerun';
import { type Diagnostic, diagnostics } from './diagnostics';

/** Everything found in one document, as an earlier run found it where that still stands; what is found anew is kept for the next run. */
export function diagnosticsAgain(atlas: Atlas, rerun: Rerun, uri: string): readonly Diagnostic[] {
  if (rerun.standing.has(uri)) {
    const found = rerun.recollection.found(uri);
    if (found !== undefined) return JSON.parse(found) as Diagnostic[];
  }
  const { answer, bases } = atlas.noting(() => diagnostics(atlas, uri));
  rerun.made.set(uri, { bases, found: JSON.stringify(answer) });
  return answer;
}
