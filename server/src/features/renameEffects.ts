import type { DocumentFacts } from '../atlas/facts';
import type { Finding } from '../rules/rule';
import type { Atlas } from '../workspace/atlas';
import { groupOf } from '../workspace/key';
import { type Edit, placeName, type Refusal } from './edits';
import { isMove, type Renaming, renamedKey } from './renameKey';
import { renamedReader } from './renameReader';

/**
 * What a renaming makes false elsewhere, mended: regions that show the old name or another order, and, when a slot goes into another group, the totals of
 * both. Edits are those of the rules' own fixes, made for the atlas as it will be.
 */
export function effectEdits(atlas: Atlas, renaming: Renaming): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  const after = renamedReader(atlas.reader(), renaming);
  for (const facts of affected(atlas, renaming)) {
    const known = codesFor(facts, renaming);
    for (const rule of atlas.rules.filter(({ code }) => known.includes(code))) {
      const before = new Set(
        rule.code === 'stale-region' ? [] : judged(rule, facts, atlas.reader()).map(placeOf),
      );
      for (const finding of judged(rule, renamedClaims(facts, renaming), after)) {
        if (before.has(placeOf(finding))) continue;
        const fix = finding.fixes?.[0];
        if (!fix)
          return {
            refused: `What is said ${placeName(atlas, facts, finding.span)} would not be true any more. ${finding.message}`,
          };
        for (const { uri, span, newText } of fix.edits)
          edits.push({
            uri: uri ?? facts.uri,
            span,
            newText,
            ...(fix.raw && { raw: true as const }),
            ...(!fix.safe && { confirm: 'rewritten' as const }),
          });
      }
    }
  }
  return edits;
}

function judged(
  rule: Atlas['rules'][number],
  facts: DocumentFacts,
  reader: Parameters<Atlas['rules'][number]['check']>[1],
): readonly Finding[] {
  const found: Finding[] = [];
  rule.check(facts, reader, (finding) => found.push(finding));
  return found;
}

function placeOf({ span }: Finding): number {
  return span.from;
}

/** Documents with regions and, for a move, those that claim totals of either group. */
function affected(atlas: Atlas, renaming: Renaming): readonly DocumentFacts[] {
  const { documents, uses } = atlas.tables;
  const found = new Set<DocumentFacts>();
  for (const facts of documents.values()) if (facts.regions) found.add(facts);
  if (isMove(renaming)) {
    for (const group of [groupOf(renaming.from), groupOf(renaming.to)])
      for (const uri of [atlas.manifestUri, ...uses.claiming(`group:${group}`)]) {
        const facts = documents.get(uri);
        if (facts) found.add(facts);
      }
    for (const uri of atlas.tables.mentioning('slot', renaming.from)) {
      const facts = documents.get(uri);
      if (facts?.counts.cells.length) found.add(facts);
    }
  }
  return [...found];
}

function codesFor({ regions }: DocumentFacts, renaming: Renaming): readonly string[] {
  return [
    ...(regions ? ['stale-region'] : []),
    ...(isMove(renaming) ? ['declared-count', 'prose-count', 'table-drift'] : []),
  ];
}

/** The ids that stand in tables will be the new ones, and so will those in whose scope something is counted. */
function renamedClaims(facts: DocumentFacts, renaming: Renaming): DocumentFacts {
  const { counts } = facts;
  if (!isMove(renaming)) return facts;
  const cells = counts.cells.map((cell) =>
    'key' in cell ? { ...cell, key: renamedKey(renaming, 'slot', cell.key) ?? cell.key } : cell,
  );
  return { ...facts, counts: { ...counts, cells } };
}
