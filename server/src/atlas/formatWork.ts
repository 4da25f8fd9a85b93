import type { Work } from './work';

/**
 * A work as one author–year line of plain text: `Hoffmann, J., Borgeaud, S. et al. (2022). Title. Container. https://doi.org/…`. What an entry does not
 * say is left out. Escaping for Markdown or a terminal is the caller's.
 */
export function formatWork(work: Work): string {
  const parts = [`${formatNames(work)} (${work.year ?? 'n.d.'})`.trim(), work.title, work.container];
  const line = parts
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
  const address = workAddress(work);
  return address ? `${line} ${address}` : work.isbn ? `${line} ISBN ${work.isbn}` : line;
}

/** Where a work is on the web: by its DOI, its arXiv id or its URL, in that order. */
export function workAddress(work: Work): string | undefined {
  if (work.doi !== undefined) return `https://doi.org/${work.doi}`;
  if (work.arxiv !== undefined) return `https://arxiv.org/abs/${work.arxiv}`;
  return work.url;
}

/** Beyond this many authors the rest are *et al.* */
const SHOWN = 5;

function formatNames(work: Work): string {
  const names = work.families.slice(0, SHOWN).map((family, index) => {
    const given = initials(work.given[index] ?? '');
    return given ? `${family}, ${given}` : family;
  });
  if (names.length === 0) return '';
  if (work.more || work.families.length > SHOWN) return `${names.join(', ')}, et al.`;
  if (names.length === 1) return names[0]!;
  return `${names.slice(0, -1).join(', ')}, & ${names[names.length - 1]}`;
}

function initials(given: string): string {
  return given
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split('-')
        .flatMap((part) => [...part].slice(0, 1))
        .map((letter) => `${letter}.`)
        .join('-'),
    )
    .join(' ');
}
