import type { DocumentFacts } from '../atlas/facts';
import type { ThingKind } from '../atlas/thing';
import type { Fix, Related, Severity } from '../rules/rule';
import { type Range, rangeOf } from '../syntax/position';
import { encodeForScalar } from '../syntax/sourceMap';
import type { Span } from '../syntax/span';
import type { Atlas } from '../workspace/atlas';

/** A finding as people and editors are told of it. */
export interface Diagnostic {
  readonly uri: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly DiagnosticFix[];
}

export interface DiagnosticFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly uri: string; readonly range: Range; readonly newText: string }[];
}

/** Everything found in one document, in reading order: severities as the manifest sets them, silenced findings left out. */
export function diagnostics(atlas: Atlas, uri: string): readonly Diagnostic[] {
  const facts = atlas.tables.documents.get(uri);
  const manifest = atlas.manifest;
  if (!facts || !manifest) return [];
  const shown: { readonly at: Span; readonly diagnostic: Diagnostic }[] = [];
  for (const { rule, finding } of atlas.findings(uri)) {
    const set = Object.hasOwn(manifest.rules, rule.code) ? manifest.rules[rule.code]?.severity : undefined;
    const severity = set ?? rule.severity;
    if (severity === 'off' || silenced(facts, rule.code, finding.span)) continue;
    shown.push({
      at: finding.span,
      diagnostic: {
        uri,
        range: rangeOf(facts.lineStarts, finding.span),
        severity,
        code: rule.code,
        message: finding.message,
        related: (finding.related ?? []).flatMap((related) => locate(atlas, related) ?? []),
        fixes: (finding.fixes ?? []).flatMap((fix) => placed(atlas, facts, fix) ?? []),
      },
    });
  }
  return shown.sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to).map(({ diagnostic }) => diagnostic);
}

function silenced(facts: DocumentFacts, code: string, span: Span): boolean {
  return facts.directives.some(
    ({ codes, target }) =>
      codes.includes(code) &&
      (target === 'document' ||
        (target.from <= span.from && span.from < Math.max(target.to, target.from + 1))),
  );
}

function locate(atlas: Atlas, related: Related): Diagnostic['related'][number] | undefined {
  const place =
    'thing' in related
      ? placeOf(atlas, related.thing.kind as ThingKind, related.thing.key)
      : { uri: related.uri, span: related.span };
  const lineStarts = place && atlas.tables.documents.get(place.uri)?.lineStarts;
  return (
    place &&
    lineStarts && { uri: place.uri, range: rangeOf(lineStarts, place.span), message: related.message }
  );
}

function placeOf(
  atlas: Atlas,
  kind: ThingKind,
  key: string,
): { readonly uri: string; readonly span: Span } | undefined {
  const held = atlas.tables.held(kind, key)[0];
  return held && { uri: held.uri, span: held.declaration.keySpan };
}

/** A fix in ranges, its words escaped for the YAML scalars they land in; `undefined` where they cannot be. */
function placed(atlas: Atlas, facts: DocumentFacts, fix: Fix): DiagnosticFix | undefined {
  const edits: DiagnosticFix['edits'][number][] = [];
  for (const edit of fix.edits) {
    const uri = edit.uri ?? facts.uri;
    const there = atlas.tables.documents.get(uri);
    if (!there) return undefined;
    const scalar = there.scalars.find(({ span }) => span.from <= edit.span.from && edit.span.to <= span.to);
    const newText = scalar ? encodeForScalar(scalar.style, edit.newText, scalar) : edit.newText;
    if (newText === undefined) return undefined;
    edits.push({ uri, range: rangeOf(there.lineStarts, edit.span), newText });
  }
  return { title: fix.title, safe: fix.safe, edits };
}
