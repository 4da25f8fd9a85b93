/**
 * Two texts as a unified diff of their lines, three lines around each change: `@@ -1,4 +1,5 @@` and so on, without the names of files. Line breaks of either
 * kind are the same.
 */
export function unifiedDiff(before: string, after: string): readonly string[] {
  const old = linesOf(before);
  const now = linesOf(after);
  const changes = changesOf(old, now);
  const lines: string[] = [];
  for (let first = 0; first < changes.length; ) {
    let last = first;
    while (changes[last + 1] && changes[last + 1]!.from - changes[last]!.to <= 2 * AROUND) last++;
    lines.push(...hunk(old, now, changes.slice(first, last + 1)));
    first = last + 1;
  }
  return lines;
}

const AROUND = 3;

/** Lines `from`–`to` of the old text are lines `nowFrom`–`nowTo` of the new one. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly nowFrom: number;
  readonly nowTo: number;
}

function hunk(old: readonly string[], now: readonly string[], changes: readonly Change[]): string[] {
  const [first, last] = [changes[0]!, changes.at(-1)!];
  const from = Math.max(0, first.from - AROUND);
  const to = Math.min(old.length, last.to + AROUND);
  const nowFrom = first.nowFrom - (first.from - from);
  const nowTo = last.nowTo + (to - last.to);
  const lines = [`@@ -${place(from, to)} +${place(nowFrom, nowTo)} @@`];
  let at = from;
  for (const change of changes) {
    for (; at < change.from; at++) lines.push(` ${old[at]}`);
    for (; at < change.to; at++) lines.push(`-${old[at]}`);
    for (let line = change.nowFrom; line < change.nowTo; line++) lines.push(`+${now[line]}`);
  }
  for (; at < to; at++) lines.push(` ${old[at]}`);
  return lines;
}

function place(from: number, to: number): string {
  return to === from ? `${from},0` : to - from === 1 ? `${from + 1}` : `${from + 1},${to - from}`;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What differs: the shortest way from the one to the other, as far as it is found in bounded time, and otherwise all between the first and the last difference. */
function changesOf(old: readonly string[], now: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  if (start === oldEnd && start === nowEnd) return [];
  const kept = commonLines(old.slice(start, oldEnd), now.slice(start, nowEnd));
  const changes: Change[] = [];
  let [at, nowAt] = [start, start];
  for (const [oldLine, nowLine] of [...kept, [oldEnd - start, nowEnd - start] as const]) {
    const change = { from: at, to: start + oldLine, nowFrom: nowAt, nowTo: start + nowLine };
    if (change.from < change.to || change.nowFrom < change.nowTo) changes.push(change);
    at = change.to + 1;
    nowAt = change.nowTo + 1;
  }
  return changes;
}

const MOST_STEPS = 1000;

/** Pairs of lines that stay, after Myers: the furthest way along each diagonal, step by step. */
function commonLines(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  const furthest = new Map([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let steps = 0; steps <= Math.min(MOST_STEPS, old.length + now.length); steps++) {
    trace.push(new Map(furthest));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = cameDown(furthest, diagonal, steps)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return wayBack(trace, old.length, now.length);
    }
  }
  return [];
}

function cameDown(furthest: ReadonlyMap<number, number>, diagonal: number, steps: number): boolean {
  return (
    diagonal === -steps ||
    (diagonal !== steps && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1))
  );
}

function wayBack(
  trace: readonly ReadonlyMap<number, number>[],
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  let [x, y] = [width, height];
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const furthest = trace[steps]!;
    const diagonal = x - y;
    const before = cameDown(furthest, diagonal, steps) ? diagonal + 1 : diagonal - 1;
    const [fromX, fromY] =
      steps === 0 ? [0, 0] : [furthest.get(before) ?? 0, (furthest.get(before) ?? 0) - before];
    while (x > fromX && y > fromY) kept.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return kept.reverse();
}
