import type { Residue } from '../atlas/referenceResidue';
import { defineRule } from './rule';

const SAID: Readonly<Record<Residue['kind'], (words: string) => string>> = {
  see: (words) => `Nothing stands behind "${words}". Name what it points to, or remove it.`,
  joint: (words) =>
    `Nothing stands behind "${words}": a reference has gone missing. Name it, or remove these words.`,
  label: (words) => `"${words}" has lost its number. Write it, or remove these words.`,
  number: (words) =>
    `"${words}" has lost its label. Say of what it is the number, as in "Chapters 19 and 20".`,
  link: () => 'This link has no words, so that nobody can see it. Give it some, or remove it.',
};

export const danglingReference = defineRule({
  code: 'dangling-reference',
  severity: 'warning',
  summary: '*See* with nothing behind it, *Chapter 19 and .*, a number that lost its label',
  check: (document, _atlas, report) => {
    for (const { kind, span, words } of document.references.residues)
      report({ span, message: SAID[kind](words.replace(/\s+/g, ' ').replace(/ ?[.,;:)\]]+$/, '')) });
  },
});
