import type { Span } from '../syntax/span';
import { defineRule } from './rule';

export const missingReferences = defineRule({
  code: 'missing-references',
  severity: 'warning',
  summary: 'a slot or chapter that lists no works',
  check: (document, atlas, report) => {
    // What does not parse may list works that cannot be seen just now.
    if (
      !atlas.has('reference') ||
      !document.whole ||
      document.faults.some((fault) => fault.code === 'yaml-syntax')
    )
      return;
    const tell = (span: Span, who: string, how: string): void =>
      report({ span, message: `${who} lists no works. ${how}` });
    for (const slot of document.slots) {
      if (slot.references.length > 0 || atlas.listsWorks(slot.key)) continue;
      tell(slot.keySpan, `Slot ${slot.key}`, 'Name the keys of those it rests on under "references:".');
    }
    const { subject } = document;
    if (subject?.kind !== 'chapter' || (document.listed?.length ?? 0) > 0 || document.citations.listed)
      return;
    tell(
      subject.span,
      `Chapter ${subject.key}`,
      'Name them under "references:" in the front matter, or in a section "Further reading".',
    );
  },
});
