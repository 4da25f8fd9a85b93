import type { Identifier } from '../atlas/identifier';
import { defineRule } from './rule';

export const badIdentifier = defineRule({
  code: 'bad-identifier',
  severity: 'warning',
  summary: 'an arXiv id, DOI, ISBN or URL that cannot be one',
  check: (document, _atlas, report) => {
    for (const { kind, value, span, problem } of [
      ...document.works.flatMap((work) => work.identifiers),
      ...document.citations.identifiers,
    ]) {
      if (problem !== undefined) report({ span, message: `"${value}" is no ${NAMES[kind]}: ${problem}.` });
    }
  },
});

const NAMES: Readonly<Record<Identifier['kind'], string>> = {
  arxiv: 'arXiv id',
  doi: 'DOI',
  isbn: 'ISBN',
  url: 'web address',
};
