import type { ArticleFact } from './article';
import { articlesIn } from './article';
import { isAlias, walkPassages } from './languagePassage';
import { type Lapse, scanLanguage } from './languageScan';
import type { Lexicon } from './lexicon';
import { type NameFact, nameIndex, namesIn } from './name';
import { type RepeatedParagraph, repeatedParagraphs } from './repeatedParagraph';
import { type RepeatedWord, repeatedWordsIn } from './repeatedWord';
import type { AtlasText } from './text';

/** How a document's texts are worded, as far as rules judge that. Spans are source offsets. */
export interface LanguageFacts {
  /** Names that the manifest's `generalize` keeps out. */
  readonly names: readonly NameFact[];
  readonly articles: readonly ArticleFact[];
  readonly words: readonly RepeatedWord[];
  readonly paragraphs: readonly RepeatedParagraph[];
}

/** Reads the texts of one document, `source` being its text. Titles are searched for names only (format, section 3). */
export function collectLanguage(
  texts: readonly AtlasText[],
  lexicon: Lexicon,
  source: string,
): LanguageFacts {
  const names: NameFact[] = [];
  const articles: ArticleFact[] = [];
  const words: RepeatedWord[] = [];
  const index = nameIndex(lexicon);
  const lapses: Lapse[] = [];
  const read = texts.filter((text) => !isAlias(text, source));
  for (const text of read) {
    walkPassages(text, (passage) => {
      lapses.length = 0;
      scanLanguage(passage.prose.text, index.keys, lapses);
      if (lapses.length === 0) return;
      namesIn(passage, lapses, index, names);
      if (passage.place === 'title') return;
      articlesIn(passage, lapses, articles);
      repeatedWordsIn(passage, lapses, words);
    });
  }
  return { names, articles, words, paragraphs: repeatedParagraphs(read, source) };
}
