import type { Fault } from '../atlas/fault';
import { type Schemas, type Site, schemaAt, wantsText } from './textSite';

/**
 * An id or text of digits that YAML takes for a number with other digits: `2401.00010`, `2026.10`, `0262033844`, `1e5`, and whole numbers past 2^53.
 * This reader keeps what is written, no other does.
 */
export function numberFault({ site, schemas }: { site: Site; schemas: Schemas }): Fault | undefined {
  const { node, key } = site;
  if (node?.kind !== 'scalar' || typeof node.value !== 'number' || node.style !== 'plain' || node.alias)
    return undefined;
  const { source, value, span } = node;
  if (!losesDigits(source, value)) return undefined;
  const schema = schemaAt(schemas, site);
  if (schema ? !wantsText(schema) : !NAMES_ID.test(key)) return undefined;
  return {
    code: 'yaml-text',
    span,
    message: `Without quotes ${source} is a number, which other readers of YAML turn into ${value}. Put it in quotes to keep its digits.`,
    fixes: [{ title: 'Put it in quotes', safe: true, edits: [{ span, newText: `"${source}"` }] }],
  };
}

/** Keys that no schema knows, the author's own among them, by whose last word an id or a version is meant. */
const NAMES_ID = /(?:^|[_-])(?:ids?|keys?|arxiv|doi|isbn|issn|pmid|eprint|version|edition)$/i;

function losesDigits(source: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  const written = source.startsWith('.') ? `0${source}` : source;
  return digits(written) !== digits(String(value));
}

function digits(text: string): string {
  return text.replace(/[^\da-fxo]/gi, '');
}
