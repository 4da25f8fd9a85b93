import type { WorkFacts } from '../atlas/bibliography';
import type { AtlasReader } from '../workspace/reader';
import { defineRule, type Finding } from './rule';

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

/** Of entries with one key the later ones are at fault: the first may be cited already. */
function sameKey({ work, keySpan }: WorkFacts, uri: string, atlas: AtlasReader): Finding | undefined {
  const places = atlas.declared('reference', work.key);
  const own = places.findIndex((place) => place.uri === uri && place.span.from === keySpan.from);
  const first = places[0];
  if (own < 1 || !first) return undefined;
  return {
    span: keySpan,
    message: `The key "${work.key}" is taken by an entry before this one, so that a citation may mean either. Remove or rename one of them.`,
    related: [{ message: `"${work.key}" is here first.`, ...first }],
  };
}

/** Two keys for one work, told at the later entry. The first identifier that tells is enough. */
function sameIdentifier(
  { work, identifiers }: WorkFacts,
  uri: string,
  atlas: AtlasReader,
): Finding | undefined {
  for (const { kind, normalized, value, span, problem } of identifiers) {
    if (problem !== undefined || (kind !== 'doi' && kind !== 'arxiv')) continue;
    const places = atlas.identified(`${kind}:${normalized}`);
    const own = places.findIndex((place) => place.uri === uri && place.span.from === span.from);
    const first = places.slice(0, Math.max(0, own)).find((place) => place.key !== work.key);
    if (!first) continue;
    return {
      span,
      message: `"${first.key}" and "${work.key}" have the same ${kind === 'doi' ? 'DOI' : 'arXiv id'}, ${value}: one work under two keys, or a slip in one of them.`,
      related: [{ message: `"${first.key}" has it first.`, uri: first.uri, span: first.span }],
    };
  }
  return undefined;
}
