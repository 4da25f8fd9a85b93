import { defineRule } from './rule';

export const repeatedText = defineRule({
  code: 'repeated-text',
  severity: 'warning',
  summary: 'a paragraph or a word said twice',
  options: {
    allow: {
      kind: 'words',
      description: 'Words that may stand twice in a row.',
      default: [],
    },
  },
  check: (document, _atlas, report, { allow }) => {
    const allowed = new Set(allow.map((word) => word.toLowerCase()));
    for (const { span, word, text, cut, sure } of document.language.words) {
      if (allowed.has(word)) continue;
      report({
        span,
        message: `"${text}" says "${word}" more than once in a row. Take one out.`,
        ...(cut && {
          fixes: [{ title: `Say "${word}" once`, safe: sure, edits: [{ span: cut, newText: '' }] }],
        }),
      });
    }
    for (const { span, text, first, led, cut } of document.language.paragraphs) {
      report({
        span,
        message: led
          ? `But for a lead-in, this paragraph ("${text} …") is one that stands before it. Keep one of them.`
          : `This paragraph ("${text} …") stands in this file before. Keep one of them.`,
        related: [{ message: 'It stands here first.', uri: document.uri, span: first }],
        ...(cut && {
          fixes: [{ title: 'Take this paragraph out', safe: false, edits: [{ span: cut, newText: '' }] }],
        }),
      });
    }
  },
});
