/** What is known of an identifier from its characters alone. */
export interface Identifier {
  readonly kind: 'arxiv' | 'doi' | 'isbn' | 'url';
  /** As identifiers of its kind are compared: no version, prefix or hyphens, DOIs in lower case, an ISBN by its thirteen digits. */
  readonly normalized: string;
  /** Why it cannot be one; absent when it can. */
  readonly problem?: string;
}

export function checkIdentifier(kind: Identifier['kind'], text: string): Identifier {
  return { arxiv: checkArxiv, doi: checkDoi, isbn: checkIsbn, url: checkUrl }[kind](text);
}

/** The archives of the scheme before April 2007 (https://info.arxiv.org/help/arxiv_identifier.html). */
const ARCHIVES = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga funct-an gr-qc hep-ex ' +
    'hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con'
  ).split(' '),
);

/**
 * An arXiv id: `YYMM.NNNN` from April 2007, `YYMM.NNNNN` from January 2015, `archive.SC/YYMMNNN` before, each with `v1` …
 * `text` may begin with `arXiv:`.
 */
function checkArxiv(text: string): Identifier {
  const id = text
    .trim()
    .replace(/^(?:ar\s?xiv\s*:\s*)+/i, '')
    .replace(/^(?:abs|pdf)\//, '')
    .replace(/\.pdf$/i, '')
    .replace(/\s*\[[\w.-]+\]$/, '');
  const normalized = id.replace(/v\d+$/, '').toLowerCase();
  const no = (problem: string): Identifier => ({ kind: 'arxiv', normalized, problem });
  const version = /v(\d+)$/.exec(id)?.[1];
  if (version && Number(version) === 0) return no('versions are counted from v1');
  const old = /^([a-z-]+)(?:\.[a-z-]{2,})?\/(\d{2})(\d{2})(\d{3})$/.exec(normalized);
  if (old) {
    const [, archive, year, month] = old as unknown as [string, string, string, string];
    if (!ARCHIVES.has(archive)) return no(`there is no archive "${archive}"`);
    if (!isMonth(month)) return no(`${month} is no month`);
    if (Number(year) > 7 && Number(year) < 91) return no('this scheme ran from 1991 to March 2007');
    return { kind: 'arxiv', normalized: normalized.replace(/\.[a-z-]+\//, '/') };
  }
  const now = /^(\d{2})(\d{2})\.(\d+)$/.exec(normalized);
  if (!now) return no('an arXiv id reads YYMM.NNNNN');
  const [, year, month, number] = now as unknown as [string, string, string, string];
  const from = Number(year) * 100 + Number(month);
  if (!isMonth(month)) return no(`${month} is no month`);
  if (from < 704) return no('ids of this form began in April 2007');
  const digits = from < 1501 ? 4 : 5;
  if (number.length !== digits) return no(`ids of 20${year} have ${digits} digits after the point`);
  if (Number(number) === 0) return no('numbers are counted from 1');
  return { kind: 'arxiv', normalized };
}

/** The year and month an arXiv id carries: when its first version was submitted. */
export function arxivDate(normalized: string): { readonly year: number; readonly month: number } | undefined {
  const match = /^(?:[a-z-]+\/)?(\d{2})(\d{2})/.exec(normalized);
  if (!match) return undefined;
  const year = Number(match[1]);
  return { year: year >= 91 ? 1900 + year : 2000 + year, month: Number(match[2]) };
}

/** A DOI: `10.` and a registrant (which may be divided by points), a slash, any printable suffix (DOI handbook, 2.2; SICIs hold `<`, `>` and `;`). */
function checkDoi(text: string): Identifier {
  const id = text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i, '')
    .replace(/^doi\s*:?\s*/i, '')
    .replace(/%2F/i, '/');
  const normalized = id.toLowerCase();
  const no = (problem: string): Identifier => ({ kind: 'doi', normalized, problem });
  if (!id.startsWith('10.')) return no('a DOI begins with "10."');
  const slash = id.indexOf('/');
  if (slash < 0 || slash === id.length - 1) return no('a DOI has a slash and a name behind its prefix');
  if (!/^10\.\d{4,9}(?:\.\d+)*$/.test(id.slice(0, slash)))
    return no(`"${id.slice(0, slash)}" is no DOI prefix: four to nine digits follow "10."`);
  if (/\s/.test(id)) return no('a DOI has no spaces');
  return { kind: 'doi', normalized };
}

/** The arXiv id inside a DOI that arXiv itself gives out (`10.48550/arXiv.2203.15556`). */
export function arxivOfDoi(normalized: string): string | undefined {
  return /^10\.48550\/arxiv\.(.+)$/.exec(normalized)?.[1];
}

function checkIsbn(text: string): Identifier {
  const id = text
    .trim()
    .replace(/^ISBN(?:-1[03])?\s*:?\s*/i, '')
    .replace(/[\s\u00ad\u2010-\u2015-]/g, '')
    .toUpperCase();
  const no = (problem: string): Identifier => ({ kind: 'isbn', normalized: id, problem });
  if (/^\d{9}[\dX]$/.test(id)) {
    const sum = [...id].reduce(
      (total, digit, index) => total + (10 - index) * (digit === 'X' ? 10 : Number(digit)),
      0,
    );
    if (sum % 11 !== 0) return no('its check digit does not fit the others');
    const body = `978${id.slice(0, 9)}`;
    return { kind: 'isbn', normalized: body + checkDigit13(body) };
  }
  if (!/^\d{13}$/.test(id)) return no('an ISBN has ten or thirteen digits');
  if (!/^97[89]/.test(id)) return no('an ISBN of thirteen digits begins with 978 or 979');
  if (checkDigit13(id.slice(0, 12)) !== id[12]) return no('its check digit does not fit the others');
  return { kind: 'isbn', normalized: id };
}

function checkDigit13(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

/** A web address as RFC 3986 has it, in so far as a slip of the pen breaks it: its scheme, its slashes, its host, no spaces. */
function checkUrl(text: string): Identifier {
  const url = text.trim();
  const no = (problem: string): Identifier => ({ kind: 'url', normalized: url, problem });
  if (/\s/.test(url)) return no('an address has no spaces');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (!scheme || /^[^/]*\.[^/]*:\d+(?:\/|$)/.test(url)) {
    return no(/^https?\b/i.test(url) ? 'a colon and two slashes follow "https"' : 'it has no "https://"');
  }
  if (scheme !== 'http' && scheme !== 'https' && scheme !== 'ftp') {
    return /^h?t{1,3}p{1,2}s{0,2}$|^h(?:tp|ttp|tt|http)s?$|^https?[a-z]$/.test(scheme)
      ? no(`there is no scheme "${scheme}"`)
      : { kind: 'url', normalized: url };
  }
  const rest = url.slice(scheme.length + 1);
  if (!rest.startsWith('//') || rest.startsWith('///')) return no('two slashes and a host follow the colon');
  const host = /^[^/?#]*/.exec(rest.slice(2))![0].replace(/^[^@]*@/, '');
  if (/^(?:https?|ftp)$/i.test(host.replace(/:$/, '')) || /^https?:\/\/https?:/i.test(url))
    return no('its scheme stands twice');
  if (/^\[[\da-f:.]+\](?::\d*)?$/i.test(host)) return { kind: 'url', normalized: url };
  const name = host.replace(/:\d{0,5}$/, '').replace(/\.$/, '');
  if (name === '') return no('it has no host');
  if (
    !name
      .split('.')
      .every((label) => /^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?$/u.test(label))
  )
    return no(`"${host}" is no host`);
  return { kind: 'url', normalized: url };
}

function isMonth(two: string): boolean {
  return Number(two) >= 1 && Number(two) <= 12;
}
