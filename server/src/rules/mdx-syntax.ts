import { reportFaults } from './faults';
import { defineRule } from './rule';

export const mdxSyntax = defineRule({
  code: 'mdx-syntax',
  severity: 'error',
  summary: 'the file does not parse; the rest of it is still checked',
  check: (document, _atlas, report) => reportFaults(document, 'mdx-syntax', report),
});
