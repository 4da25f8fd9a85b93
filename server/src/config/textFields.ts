/** Text fields of slots that are Markdown (format, section 3), lists of them included. */
export const MARKDOWN_FIELDS: ReadonlySet<string> = new Set([
  'summary',
  'definition',
  'state_of_the_art',
  'decisions',
  'trade_offs',
  'numbers',
  'text',
  'open_questions',
  'analyst_view',
  'examples',
  'note',
]);

/** Lists of sentences. */
export const SENTENCE_LISTS: ReadonlySet<string> = new Set([
  'decisions',
  'trade_offs',
  'open_questions',
  'examples',
]);

/** Fields in which people write words for people, of slots, manifests, front matter and bibliographies. */
export const WORD_FIELDS: ReadonlySet<string> = new Set([
  ...MARKDOWN_FIELDS,
  'title',
  'criteria',
  'write',
  'endpoints',
  'abstract',
  'container-title',
  'publisher',
]);
