import type { Span } from './span';
import type { ScalarStyle, YamlNode } from './yaml';

/** A scalar's place and all that words put into it have to be escaped for. */
export interface ScalarPlace {
  readonly span: Span;
  readonly style: ScalarStyle;
  /** Inside `[…]` or `{…}`. */
  readonly flow: boolean;
  /** Of a block scalar: the columns its lines are indented by. */
  readonly indent?: number;
  /** What stands here is an alias: no words can be put into it. */
  readonly alias?: true;
}

/** The scalar values of a tree, in no order to rely on. */
export function scalarPlaces(root: YamlNode | undefined): ScalarPlace[] {
  const found: ScalarPlace[] = [];
  if (root) gather(root, root.kind !== 'scalar' && root.flow, found);
  return found;
}

function gather(node: YamlNode, flow: boolean, found: ScalarPlace[]): void {
  if (node.kind === 'map') {
    for (let i = node.entries.length - 1; i >= 0; i--) take(node.entries[i]!.value, flow, found);
  } else if (node.kind === 'list') {
    for (let i = node.items.length - 1; i >= 0; i--) take(node.items[i]!.node, flow, found);
  }
}

function take(node: YamlNode | undefined, flow: boolean, found: ScalarPlace[]): void {
  if (node?.kind === 'scalar') {
    const { span, style, indent, alias } = node;
    if (indent === undefined && !alias) found.push({ span, style, flow });
    else found.push({ span, style, flow, ...(indent !== undefined && { indent }), ...(alias && { alias }) });
  } else if (node) gather(node, flow || node.flow, found);
}

/** The widest entry, item or node that begins at an offset. */
export function startingAt(root: YamlNode | undefined, offset: number): Span | undefined {
  let widest: Span | undefined;
  visit(root, (_node, _flow, span) => {
    if (span.from === offset && span.to > (widest?.to ?? -1)) widest = span;
  });
  return widest;
}

function visit(root: YamlNode | undefined, see: (node: YamlNode, flow: boolean, span: Span) => void): void {
  const pending: { node: YamlNode; flow: boolean; span: Span }[] = root
    ? [{ node: root, flow: false, span: root.span }]
    : [];
  while (pending.length > 0) {
    const { node, flow, span } = pending.pop()!;
    // The root's own span says nothing about a line: its first entry does.
    if (node !== root) see(node, flow, span);
    if (node.kind === 'map') {
      for (const entry of node.entries)
        if (entry.value) pending.push({ node: entry.value, flow: flow || node.flow, span: entry.span });
    } else if (node.kind === 'list') {
      for (const item of node.items)
        if (item.node) pending.push({ node: item.node, flow: flow || node.flow, span: item.span });
    }
  }
}
