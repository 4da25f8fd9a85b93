/** An arrow that leads back to where its path began: `path` is `[to, …, from, to]`, its middle left out (`…`) where it is long. */
export interface Closing {
  readonly from: string;
  readonly to: string;
  readonly path: readonly string[];
}

/**
 * The arrows that close the circles of a graph: without them it has none. `nodes` are in the order in which they are looked at, arrows of one node too, so
 * that of the arrows of a circle it is the one that leads back to its first node. Arrows to what is no node are passed over. Linear in nodes and arrows.
 */
export function closings(nodes: readonly string[], arrows: (node: string) => readonly string[]): Closing[] {
  const places = new Map(nodes.map((node, place) => [node, place]));
  const next = (node: string): string[] =>
    [...new Set(arrows(node))]
      .filter((other) => places.has(other))
      .sort((a, b) => places.get(a)! - places.get(b)!);
  const found: Closing[] = [];
  const done = new Set<string>();
  const depths = new Map<string, number>();
  for (const root of nodes) {
    if (done.has(root)) continue;
    // An explicit stack: a chain of slots may be longer than the call stack bears.
    const way = [{ node: root, next: next(root), at: 0 }];
    depths.set(root, 0);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const to = top.next[top.at++];
      if (to === undefined) {
        way.pop();
        depths.delete(top.node);
        done.add(top.node);
        continue;
      }
      const depth = depths.get(to);
      if (depth !== undefined) {
        const nodesFrom = (from: number, end?: number) => way.slice(from, end).map(({ node }) => node);
        const middle =
          way.length - depth > MOST
            ? [...nodesFrom(depth, depth + MOST - 3), '…', ...nodesFrom(-2)]
            : nodesFrom(depth);
        found.push({ from: top.node, to, path: [...middle, to] });
      } else if (!done.has(to)) {
        depths.set(to, way.length);
        way.push({ node: to, next: next(to), at: 0 });
      }
    }
  }
  return found;
}

/** Of a path that is shown, so many nodes at most. */
const MOST = 8;
