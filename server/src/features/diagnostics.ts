import { silences } from '../atlas/directive';
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
  const silenced = new Set<string>();
  const show = ({ rule, finding }: ReturnType<Atlas['findings']>[number], mute: boolean): void => {
    const set = Object.hasOwn(manifest.rules, rule.code) ? manifest.rules[rule.code]?.severity : undefined;
    const severity = set ?? rule.severity;
    if (severity === 'off' || (mute && isSilenced(facts, rule.code, finding.span, silenced))) return;
    if (isGone(facts, finding.span)) return;
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
  };
  for (const found of atlas.findings(uri)) show(found, true);
  if (facts.directives.length > 0) {
    const codes = atlas.rules.map(({ code }) => code);
    const used = (directive: number, code: string): boolean => silenced.has(`${directive} ${code}`);
    for (const found of atlas.reviews(uri, { codes, used })) show(found, false);
  }
  return shown.sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to).map(({ diagnostic }) => diagnostic);
}

/** Whether a comment keeps a finding from being shown; every one that does is noted in `used`, as `directive code`. */
function isSilenced(facts: DocumentFacts, code: string, span: Span, used: Set<string>): boolean {
  let silent = false;
  facts.directives.forEach((directive, index) => {
    if (!silences(directive, code, span.from)) return;
    silent = true;
    used.add(`${index} ${code}`);
  });
  return silent;
}

function locate(atlas: Atlas, related: Related): Diagnostic['related'][number] | undefined {
  const place =
    'thing' in related
      ? atlas.placeOf(related.thing.kind as ThingKind, related.thing.key)
      : { uri: related.uri, span: related.span };
  const there = place && atlas.placesOf(place.uri);
  return place && there && !isGone(there, place.span)
    ? { uri: place.uri, range: rangeOf(there.lineStarts, place.span), message: related.message }
    : undefined;
}

/** Whether something declared stood in words that are not there any more, while its document does not parse. */
function isGone(facts: DocumentFacts, span: Span): boolean {
  return facts.stale === true && span.from === span.to && !facts.faults.some((fault) => fault.span === span);
}

/** Whether it is a fix of what a document is read wrong for, and so of its text as it stands. */
function mends(fix: Fix, facts: DocumentFacts): boolean {
  return facts.faults.some((fault) => fault.fixes?.some(({ edits }) => edits === fix.edits));
}

/** A fix in ranges, its words escaped for the YAML scalars they land in; `undefined` where they cannot be. */
function placed(atlas: Atlas, facts: DocumentFacts, fix: Fix): DiagnosticFix | undefined {
  const edits: DiagnosticFix['edits'][number][] = [];
  for (const edit of fix.edits) {
    const uri = edit.uri ?? facts.uri;
    const there = atlas.placesOf(uri);
    if (!there || (isGone(there, edit.span) && !mends(fix, there))) return undefined;
    const scalar = fix.raw
      ? undefined
      : there.scalars.find(({ span }) => span.from <= edit.span.from && edit.span.to <= span.to);
    const newText = scalar ? encodeForScalar(scalar.style, edit.newText, scalar) : edit.newText;
    if (newText === undefined) return undefined;
    edits.push({ uri, range: rangeOf(there.lineStarts, edit.span), newText });
  }
  return { title: fix.title, safe: fix.safe, edits };
}
