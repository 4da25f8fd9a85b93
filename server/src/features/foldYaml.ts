import type { YamlNode, YamlTree } from '../syntax/yaml';
import type { Folds } from './folding';

/** Entries and items of several lines, runs of comments, and what stands between `# region` and `# endregion`. */
export function foldYaml({ root, comments }: YamlTree, folds: Folds): void {
  if (root) foldNode(root, folds);
  const regions: number[] = [];
  let run: { from: number; to: number; line: number } | undefined;
  for (const { span, text } of comments) {
    if (!folds.startsLine(span.from)) continue;
    const line = folds.lineOf(span.from);
    if (/^#?region\b/i.test(text)) regions.push(span.from);
    else if (/^#?endregion\b/i.test(text)) {
      const begin = regions.pop();
      if (begin !== undefined) folds.add(begin, span.to, 'region');
    }
    run = run?.line === line - 1 ? { ...run, to: span.to, line } : { from: span.from, to: span.to, line };
    folds.add(run.from, run.to, 'comment');
  }
}

function foldNode(node: YamlNode, folds: Folds): void {
  if (node.kind === 'map') {
    for (const { span, value } of node.entries) {
      if (!value) continue;
      if (value.kind !== 'scalar' && value.flow) folds.addOpen(span.from, value.span.to);
      else folds.add(span.from, value.span.to);
      foldNode(value, folds);
    }
  } else if (node.kind === 'list') {
    for (const { node: item } of node.items) {
      if (!item) continue;
      if (item.kind !== 'scalar' && item.flow) folds.addOpen(item.span.from, item.span.to);
      else folds.add(item.span.from, item.span.to);
      foldNode(item, folds);
    }
  }
}
