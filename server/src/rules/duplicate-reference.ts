import type { WorkFacts } from '../atlas/bibliography';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Finding } from './rule';
import { inWords } from './standing';

export const duplicateReference = defineRule({
  code: 'duplicate-reference',
  severity: 'error',
  summary: 'an entry, DOI or arXiv id twice',
  check: (document, atlas, report) => {
    if (document.works.length === 0) return;
    const twice = new Set(
      atlas.duplicated(document.uri).flatMap(({ kind, key }) => (kind === 'reference' ? [key] : [])),
    );
    for (const work of document.works) {
      const finding = twice.has(work.work.key)
        ? sameKey(work, document.uri, atlas)
        : sameIdentifier(work, document.uri, atlas);
      if (finding) report(finding);
    }
  },
});

function sameKey({ work, keySpan }: WorkFacts, uri: string, atlas: AtlasReader): Finding | undefined {
  const others = atlas
    .declared('reference', work.key)
    .filter((place) => place.uri !== uri || place.span.from !== keySpan.from);
  if (others.length === 0) return undefined;
  return {
    span: keySpan,
    message: `The key "${work.key}" is used by ${others.length + 1} entries, so that a citation may mean any of them. Remove or rename all but one.`,
    related: others.map((place) => ({ message: `"${work.key}" is here too.`, ...place })),
  };
}

/** Two keys for one work. The first identifier that tells is enough. */
function sameIdentifier(
  { work, identifiers }: WorkFacts,
  uri: string,
  atlas: AtlasReader,
): Finding | undefined {
  for (const { kind, normalized, value, span, problem } of identifiers) {
    if (problem !== undefined || (kind !== 'doi' && kind !== 'arxiv')) continue;
    const others = atlas
      .identified(`${kind}:${normalized}`)
      .filter((place) => (place.uri !== uri || place.span.from !== span.from) && place.key !== work.key);
    if (others.length === 0) continue;
    const keys = [...new Set(others.map((place) => place.key))].sort();
    return {
      span,
      message: `${inWords([work.key, ...keys].map((key) => `"${key}"`))} have the same ${kind === 'doi' ? 'DOI' : 'arXiv id'}, ${value}: one work under two keys, or a slip in one of them.`,
      related: others.map(({ key, uri: where, span: at }) => ({
        message: `It is the one of "${key}" too.`,
        uri: where,
        span: at,
      })),
    };
  }
  return undefined;
}
