import { offsetAt, type Position, rangeOf } from '../syntax/position';
import type { Atlas } from '../workspace/atlas';
import type { Hover } from './hover';
import { codeSpan, markdownText } from './markdownText';

/** What the rule says whose code stands under the cursor in a comment that silences it, and what keeps silent there now. */
export function hoverRule(atlas: Atlas, uri: string, position: Position): Hover | undefined {
  const facts = atlas.tables.documents.get(uri);
  if (!facts || facts.directives.length === 0 || position.line >= facts.lineStarts.length) return undefined;
  const offset = offsetAt(facts.lineStarts, position);
  for (const { codes, reason, target } of facts.directives) {
    const found = codes.find(({ span }) => span.from <= offset && offset <= span.to);
    const rule = found && atlas.rules.find(({ code }) => code === found.code);
    if (!found || !rule) continue;
    const where =
      target === 'document'
        ? 'Silenced in this whole file'
        : target
          ? 'Silenced in what stands below this comment'
          : 'Silences nothing here';
    return {
      markdown: [
        `**${codeSpan(rule.code)}**: ${rule.summary}`,
        `${where}${reason ? `: *${markdownText(reason)}*` : '. A reason behind a colon is missing, without which it holds for nothing'}.`,
      ].join('\n\n'),
      range: rangeOf(facts.lineStarts, found.span),
    };
  }
  return undefined;
}
