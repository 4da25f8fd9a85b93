import { reportFaults } from './faults';
import { defineRule } from './rule';

export const yamlText = defineRule({
  code: 'yaml-text',
  severity: 'warning',
  summary:
    'YAML that says less than its author thinks: a plain scalar cut off at ` #`, a flow entry split at a comma in a sentence, a list or table folded away by `>`, an id or number that loses digits unquoted',
  check: (document, _atlas, report) => reportFaults(document, 'yaml-text', report),
});
