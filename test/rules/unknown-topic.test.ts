import { expect, it } from 'vitest';
import { fixed } from '../atlas/referenceAtlas';

it('offers the nearest topic', () => {
  expect(fixed('Read [merging](atlas:topic/model-merge).')).toBe(
    'Read [merging](atlas:topic/model-merging).',
  );
  expect(fixed('<Topic id="Open-Weights" />')).toBe('<Topic id="open-weights" />');
});
