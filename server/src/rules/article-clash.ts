import type { ArticleBefore, ArticlePair } from '../atlas/article';
import { defineRule, type Fix, type Report } from './rule';

export const articleClash = defineRule({
  code: 'article-clash',
  severity: 'warning',
  summary: 'articles that collide: two in a row, *a* before a vowel, *an* before a consonant',
  options: {
    a: {
      kind: 'words',
      description: 'Words that take *a* however they are spelled.',
      default: [],
    },
    an: {
      kind: 'words',
      description: 'Words that take *an* however they are spelled.',
      default: [],
    },
  },
  check: (document, _atlas, report, options) => {
    for (const fact of document.language.articles) {
      if (fact.kind === 'pair') reportPair(fact, report);
      else reportBefore(fact, options, report);
    }
  },
});

function reportPair({ span, text, choices }: ArticlePair, report: Report): void {
  report({
    span,
    message: `"${text}" is two articles in a row. Keep the one that is meant.`,
    fixes: choices.map(
      (choice): Fix => ({
        title: `Write "${choice}"`,
        safe: choices.length === 1,
        edits: [{ span, newText: choice }],
      }),
    ),
  });
}

function reportBefore(
  fact: ArticleBefore,
  options: { readonly a: readonly string[]; readonly an: readonly string[] },
  report: Report,
): void {
  const { span, article, articleSpan, written, word, sound, heading } = fact;
  const said = sound === 'either' ? undefined : sound === 'vowel' ? 'an' : 'a';
  const set = isAmong(word, options.a) ? 'a' : isAmong(word, options.an) ? 'an' : undefined;
  const right = set ?? said;
  if (right === undefined || right === article) return;
  const why = set
    ? 'as the manifest says'
    : `which begins with the sound of a ${sound === 'vowel' ? 'vowel' : 'consonant'}`;
  const newText = /^A/.test(written) ? right.replace('a', 'A') : right;
  report({
    span,
    message: `"${written}" stands before "${word}", ${why}. Write "${newText} ${word}".`,
    fixes: [{ title: `Write "${newText}"`, safe: !heading, edits: [{ span: articleSpan, newText }] }],
  });
}

/** The whole word, or the first part of a compound. */
function isAmong(word: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const whole = word.toLowerCase();
  const first = /^[^-–‑/]+/.exec(whole)?.[0];
  return words.some((one) => one.toLowerCase() === whole || one.toLowerCase() === first);
}
