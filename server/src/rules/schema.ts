import { reportFaults } from './faults';
import { defineRule } from './rule';

export const schema = defineRule({
  code: 'schema',
  severity: 'error',
  summary: 'a key, type or value the format does not have',
  check: (document, _atlas, report) => reportFaults(document, 'schema', report),
});
