import { describe, expect, it } from 'vitest';
import { judged } from './referenceAtlas';
import {
  CHAPTERS,
  GROUPS,
  IDS,
  INNOCENT_IDS,
  LEVELS,
  LINKS,
  RANGES,
  RESIDUES,
  type Sentence,
  TITLES,
} from './referenceSentences';

const TABLES: Readonly<Record<string, readonly Sentence[]>> = {
  'ids in text': IDS,
  'words that are no ids': INNOCENT_IDS,
  ranges: RANGES,
  groups: GROUPS,
  'chapters and sections': CHAPTERS,
  links: LINKS,
  'titles shown with ids': TITLES,
  'levels shown with ids': LEVELS,
  'residues of references': RESIDUES,
};

describe.each(Object.entries(TABLES))('%s', (_name, sentences) => {
  it.each(sentences)('%s', (text, ...found) => {
    expect(judged(`${text}\n`)).toEqual(found);
  });
});
