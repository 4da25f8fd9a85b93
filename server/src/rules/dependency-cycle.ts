import { closings } from '../atlas/cycle';
import type { DocumentFacts } from '../atlas/facts';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Report } from './rule';
import { inWords } from './standing';

export const dependencyCycle = defineRule({
  code: 'dependency-cycle',
  severity: 'error',
  summary: 'slots or groups that wait for each other',
  check: (document, atlas, report) => {
    if (document.stale) return;
    judgeGroups(document, report);
    judgeSlots(document, atlas, report);
  },
});

function judgeSlots(document: DocumentFacts, atlas: AtlasReader, report: Report): void {
  for (const slot of document.slots) {
    if (slot.dependsOn.length === 0) continue;
    for (const { uri, to, path } of atlas.closings(slot.key)) {
      const entry = slot.dependsOn.find(({ key }) => key === to);
      if (uri !== document.uri || !entry) continue;
      const members = path.slice(0, -1);
      report({
        span: entry.span,
        message: `${who('Slot', members)}: ${path.join(' → ')}, so that none can come first. Take this entry out, or another one of that path.`,
        related: members
          .filter((key) => key !== slot.key && key !== '…')
          .map((key, index) => ({
            message: `${key} waits for ${path[index + 1]}`,
            thing: { kind: 'slot', key },
          })),
      });
    }
  }
}

/** A group waits for those that block it. */
function judgeGroups(document: DocumentFacts, report: Report): void {
  const { blocks } = document;
  if (!blocks) return;
  const groups = document.declarations.flatMap(({ kind, key }) => (kind === 'group' ? [key] : []));
  const blockedBy = (group: string): string[] =>
    blocks.flatMap((other) => (other.group === group ? [other.key] : []));
  for (const { from, to, path } of closings([...new Set(groups)], blockedBy)) {
    const entry = blocks.find(({ group, key }) => group === from && key === to);
    if (!entry) continue;
    const members = path.slice(0, -1);
    report({
      span: entry.span,
      message: `${who('Group', members)}: ${path.join(' blocks ')}, so that none can come first. Take this entry out, or another one of that path.`,
      related: members
        .filter((key) => key !== from && key !== '…')
        .map((key, index) => ({
          message: `${key} blocks ${path[index + 1]}`,
          thing: { kind: 'group', key },
        })),
    });
  }
}

function who(kind: string, members: readonly string[]): string {
  return members.length === 1
    ? `${kind} ${members[0]} waits for itself`
    : `${kind}s ${inWords(members)} wait for each other`;
}
