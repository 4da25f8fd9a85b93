import { describe, expect, it } from 'vitest';
import { findings, fixed, pageFacts, reader } from '../atlas/referenceAtlas';

describe('unknown-topic', () => {
  it('offers the nearest topic', () => {
    expect(fixed('Read [merging](atlas:topic/model-merge).')).toBe(
      'Read [merging](atlas:topic/model-merging).',
    );
    expect(findings(pageFacts('<Topic id="nothing-alike" />'), reader())[0]?.message).toContain(
      'the topics are model-merging, open-weights and synthetic-data',
    );
  });

  it('speaks where there are no topics at all', () => {
    const none = reader([], { exists: () => false, keys: () => [] });
    expect(findings(pageFacts('<Topic id="x" />'), none)[0]?.message).toContain('no file declares a topic');
  });
});
