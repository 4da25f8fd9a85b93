import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect, EMPTY_LEXICON, unreadable } from '../../server/src/atlas/collect';
import { decodeFacts, encodeFacts } from '../../server/src/atlas/encoding';
import { lexiconOf } from '../../server/src/config/manifest';
import { filesBelow } from '../filesBelow';

const EXAMPLE = filesBelow(resolve(__dirname, '../../examples/llm-atlas'));
const manifest = collect(
  { uri: 'a:/atlas.yaml', text: EXAMPLE['atlas.yaml']!, role: 'manifest' },
  EMPTY_LEXICON,
);
const lexicon = lexiconOf(manifest.manifest!);

/** Every document of the example, whole and broken off at some places, so that each kind of fact and of fault is there. */
const documents = Object.entries(EXAMPLE).flatMap(([path, text]) =>
  [1, 0.6].map((share) => ({
    uri: `a:/${path}`,
    text: text.slice(0, Math.floor(text.length * share)),
    ...(path === 'atlas.yaml' && { role: 'manifest' as const }),
    ...(path.endsWith('.bib') && { role: 'bibliography' as const }),
  })),
);

describe('encoded facts', () => {
  it('are the facts again, of whole and of broken documents', () => {
    for (const source of documents) {
      const facts = collect(source, lexicon);
      expect(decodeFacts(source.uri, encodeFacts(facts))).toEqual(facts);
    }
    const folder = unreadable('a:/x.yaml', 'folder');
    expect(decodeFacts('a:/x.yaml', encodeFacts(folder))).toEqual(folder);
  });

  it('keep what few documents have', () => {
    const span = { from: 3, to: 5 };
    const facts = {
      ...collect({ uri: 'a:/a1.yaml', text: 'slot: A1\ntitle: Data\nendpoints: [One]\n' }, lexicon),
      declarations: [
        {
          kind: 'endpoint',
          key: 'B1.2',
          keySpan: span,
          fullSpan: span,
          title: '',
          written: true,
          parent: 'A7',
        },
        { kind: 'chapter', key: '3', keySpan: span, fullSpan: span, title: 'T', written: false, lead: 'L.' },
      ] as const,
      mentions: [
        {
          kind: 'level',
          key: 'gap',
          span,
          keySpan: { from: 1, to: 2 },
          form: 'component',
          sure: false,
          company: ['A1'],
          labelled: false,
          doubtful: false,
          within: true,
        },
        {
          kind: 'slot',
          key: 'A1',
          span,
          keySpan: span,
          form: 'text',
          sure: true,
          labelled: true,
          doubtful: true,
        },
      ] as const,
      scalars: [
        { span, style: 'folded', flow: false, indent: 0 },
        { span: { from: 0, to: 1 }, style: 'double', flow: true, alias: true },
      ] as const,
      stale: true,
    };
    expect(decodeFacts('a:/a1.yaml', encodeFacts(facts))).toEqual(facts);
  });

  it('know nothing of where the document lies, and are a fraction of its facts', () => {
    for (const [path, text] of Object.entries(EXAMPLE).filter(([name]) => /\.ya?ml$/.test(name))) {
      const here = collect({ uri: `file:///here/${path}`, text }, lexicon);
      const encoded = encodeFacts(here);
      expect(encodeFacts(collect({ uri: `file:///there/${path}`, text }, lexicon))).toBe(encoded);
      expect(encoded.length).toBeLessThan(JSON.stringify(here).length / 2);
    }
  });
});
