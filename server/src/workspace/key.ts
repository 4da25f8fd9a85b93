/** The letters of an id: `AB12.3` → `AB`. */
export function groupOf(key: string): string {
  return /^[A-Z]+/.exec(key)?.[0] ?? '';
}

/** A title as titles are compared: case, punctuation, articles and the kind of dash aside. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^(?:the|a|an) /, '')
    .trim();
}

export function compareIds(a: string, b: string, groups: ReadonlyMap<string, number>): number {
  const [ga, gb] = [groupOf(a), groupOf(b)];
  const byGroup = (groups.get(ga) ?? 1e6) - (groups.get(gb) ?? 1e6) || compare(ga, gb);
  if (byGroup) return byGroup;
  const na = a.slice(ga.length).split('.').map(Number);
  const nb = b.slice(gb.length).split('.').map(Number);
  for (let i = 0; i < Math.max(na.length, nb.length); i++) {
    const step = (na[i] ?? -1) - (nb[i] ?? -1);
    if (step) return step;
  }
  return compare(a, b);
}

export function compareNumbered(a: string, b: string): number {
  return Number(a) - Number(b) || compare(a, b);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
