import { expect, it } from 'vitest';
import { fixed } from '../atlas/referenceAtlas';

it('offers the nearest heading', () => {
  expect(fixed('[a](../chapters/35-landscape.mdx#desing)')).toBe('[a](../chapters/35-landscape.mdx#design)');
});
