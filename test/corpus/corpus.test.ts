import { expect, test } from 'vitest';
import { tell } from '../tell';
import { formatScore, percentOf, scoreCorpus } from './score';

// Labelled sentences and files, written from the format alone. ATLAS_LIST=1 prints the cases that are not wholly right.
test('the labelled corpus is judged as its labels say', async () => {
  const score = await scoreCorpus(__dirname);
  tell(formatScore(score));
  if (process.env.ATLAS_LIST) tell(score.failures.join('\n'));
  expect(score.cases).toBeGreaterThanOrEqual(400);
  expect(score.innocent).toBeGreaterThanOrEqual(score.cases / 2);
  expect(percentOf(score, 'miss'), score.failures.join('\n')).toBeGreaterThanOrEqual(97);
  expect(percentOf(score, 'extra'), score.failures.join('\n')).toBeGreaterThanOrEqual(99);
}, 120_000);
