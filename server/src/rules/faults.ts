import type { DocumentFacts } from '../atlas/facts';
import type { Fault } from '../atlas/fault';
import type { Report } from './rule';

/** Passes on what reading the document found, as one rule's findings. */
export function reportFaults(document: DocumentFacts, code: Fault['code'], report: Report): void {
  for (const fault of document.faults) {
    if (fault.code !== code) continue;
    report({
      span: fault.span,
      message: fault.message,
      ...(fault.fixes && {
        fixes: fault.fixes.map((fix) => ({ ...fix, safe: fix.safe === true, raw: true })),
      }),
    });
  }
}
