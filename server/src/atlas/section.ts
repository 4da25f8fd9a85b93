/**
 * A section's name as names are compared: case, dashes, accents, a number in front and an article aside, so that `trade_offs`, *Trade–offs* and
 * *4. The trade-offs* are one.
 */
export function foldSection(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(NUMBER, '')
    .replace(/^(?:the|an?)\s+/, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const NUMBER =
  /^\s*(?:§\s*)?(?:(?:section|part)\s+)?(?:\d+(?:\.\d+)*[.):]?\s+|(?:[ivxl]+|[a-z])[.)]\s+)(?:[-–—:]\s+)?/;

/** Tells which of the sections asked for a title names: its place among them, -1 for none. *Design: how it works* names *Design*. */
export function sectionPlaces(asked: readonly string[]): (title: string) => number {
  const folded = asked.map(foldSection);
  return (title) => {
    const exact = folded.indexOf(foldSection(title));
    if (exact >= 0) return exact;
    const lead = /^(.*?)(?::\s|\s[-–—]\s|\s\()/.exec(title)?.[1];
    return lead ? folded.indexOf(foldSection(lead)) : -1;
  };
}
