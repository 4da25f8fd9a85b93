import type { CellFact } from '../atlas/countTables';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Finding } from './rule';
import { totalFinding, wrongTotal } from './totals';

export const tableDrift = defineRule({
  code: 'table-drift',
  severity: 'error',
  summary: "a table of slots or totals whose cells are not the data's",
  check: (document, atlas, report) => {
    for (const cell of document.counts.cells) {
      const finding = judge(cell, atlas);
      if (finding) report(finding);
    }
  },
});

function judge(cell: CellFact, atlas: AtlasReader): Finding | undefined {
  if (cell.kind === 'total') {
    const wrong = wrongTotal(cell.claim, atlas);
    return wrong && totalFinding(cell.claim, wrong, atlas);
  }
  const kind = cell.kind === 'title' ? cell.of : 'slot';
  // An id that names nothing is `unknown-slot`.
  if (!atlas.exists(kind, cell.key)) return undefined;
  switch (cell.kind) {
    case 'title':
      return titleFinding(cell, atlas);
    case 'level': {
      const level = atlas.has('level') ? atlas.level(cell.key) : undefined;
      if (level === undefined || level === cell.level || !atlas.exists('level', level)) return undefined;
      return drift(
        cell,
        kind,
        `Slot ${cell.key} is at ${levelTitle(level, atlas)}, not ${cell.text}.`,
        levelTitle(level, atlas),
      );
    }
    case 'group': {
      const group = /^[A-Z]+/.exec(cell.key)?.[0];
      if (group === undefined || group === cell.group) return undefined;
      return drift(
        cell,
        kind,
        `Slot ${cell.key} is in group ${group}, not ${cell.group}.`,
        cell.text.length <= 3 ? group : (atlas.title('group', group) ?? group),
      );
    }
  }
}

function titleFinding(cell: Extract<CellFact, { kind: 'title' }>, atlas: AtlasReader): Finding | undefined {
  const title = atlas.title(cell.of, cell.key);
  if (!title || same(title, cell.text)) return undefined;
  // In the id's own cell all kinds of words may stand: only another slot's title is wrong there.
  if (cell.loose && !atlas.titled(cell.text).some((key) => key !== cell.key)) return undefined;
  return drift(
    cell,
    cell.of,
    `The title of ${cell.of} ${cell.key} is “${title}”, not “${cell.text}”.`,
    title,
  );
}

function drift(
  cell: Exclude<CellFact, { kind: 'total' }>,
  kind: 'slot' | 'group',
  message: string,
  text: string,
): Finding {
  return {
    span: cell.span,
    message: `${message} Correct the cell.`,
    related: [{ message: `Here is ${kind} ${cell.key}.`, thing: { kind, key: cell.key } }],
    // Markup in the cell may be cut by the words: the author has to look.
    fixes: [
      {
        title: `Write “${text}”`,
        safe: cell.plain,
        edits: [{ span: cell.span, newText: text.replace(/\|/g, String.raw`\|`) }],
      },
    ],
  };
}

/** A title, and a note in parentheses or behind a mark, is that title. */
function same(title: string, text: string): boolean {
  const shown = fold(text);
  const own = fold(title);
  return shown === own || fold(text.replace(/\s*(?:\(|[:;—–]\s|\s-\s).*$/s, '')) === own;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\b(?:the|a|an)\s+/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function levelTitle(level: string, atlas: AtlasReader): string {
  return atlas.lexicon.levels.find((other) => other.id === level)?.title ?? level;
}
