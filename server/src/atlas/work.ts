/** What rules and previews need of an entry of the bibliography. */
export interface Work {
  readonly key: string;
  /** The entry type: `article`, `book`, `misc` … (CSL types as they are). */
  readonly type: string;
  readonly title?: string;
  /** Family names as shown, in order; organizations as a whole. */
  readonly families: readonly string[];
  /** Given names, index by index with `families`; empty for organizations. */
  readonly given: readonly string[];
  /** True for `and others`. */
  readonly more: boolean;
  readonly year?: number;
  /** Journal, book, institution or publisher. */
  readonly container?: string;
  readonly doi?: string;
  readonly arxiv?: string;
  readonly isbn?: string;
  readonly url?: string;
}

/** A family name as names are compared: accents, case, particles' spacing, apostrophes and hyphens aside (`Kydlíček` = `kydlicek`, `O'Neil` = `oneil`). */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .replace(/ß/g, 'ss')
    .replace(/æ/gi, 'ae')
    .replace(/œ/gi, 'oe')
    .replace(/đ/gi, 'd')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
