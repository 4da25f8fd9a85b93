import type { DocumentFacts } from '../atlas/facts';
import type { Span } from '../syntax/span';
import type { AtlasReader } from '../workspace/reader';
import { type OptionSpecs, type OptionsOf, optionsReader } from './options';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One rule: it judges the facts of one document against the atlas. It never sees text or trees, and may not import another rule. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** One line for lists, as in the format's table: Markdown. */
  readonly summary: string;
  readonly options?: OptionSpecs;
  readonly check: (document: DocumentFacts, atlas: AtlasReader, report: Report) => void;
  /** A second look, at documents with comments that silence rules, once all rules have spoken. What it reports is shown whatever those comments say. */
  readonly review?: (
    document: DocumentFacts,
    atlas: AtlasReader,
    silencing: Silencing,
    report: Report,
  ) => void;
}

/** What the comments of one document that silence rules came to. */
export interface Silencing {
  /** The codes of all rules. */
  readonly codes: readonly string[];
  /** Whether the directive (its place in the document's `directives`) kept a finding of this code from being shown. */
  readonly used: (directive: number, code: string) => boolean;
}

/** A rule as its file defines it: `options` reach `check` with their types. */
export interface RuleDefinition<Specs extends OptionSpecs> extends Omit<Rule, 'check' | 'options'> {
  readonly options?: Specs;
  readonly check: (
    document: DocumentFacts,
    atlas: AtlasReader,
    report: Report,
    options: OptionsOf<Specs>,
  ) => void;
}

export type Report = (finding: Finding) => void;

export interface Finding {
  /** In the judged document, no wider than the words at fault. */
  readonly span: Span;
  /** What is wrong with the values, why, and what to do; one or two sentences of plain text. */
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** Another place that has to do with it, or the first declaration of a thing (found when the diagnostic is shown, so that it never goes stale). */
export type Related =
  | { readonly message: string; readonly uri: string; readonly span: Span }
  | { readonly message: string; readonly thing: { readonly kind: string; readonly key: string } };

/** Edits are in the judged document where `uri` is left out. `newText` is plain text: it is escaped for the YAML scalar it lands in. */
export interface Fix {
  readonly title: string;
  /** True when it can be applied without a look (`fix all`). */
  readonly safe: boolean;
  /** `newText` is what is to stand in the file, marks of YAML and all. */
  readonly raw?: true;
  readonly edits: readonly { readonly uri?: string; readonly span: Span; readonly newText: string }[];
}

export function defineRule<const Specs extends OptionSpecs = Record<never, never>>(
  rule: RuleDefinition<Specs>,
): Rule {
  const { check } = rule;
  const options = rule.options ? optionsReader(rule.code, rule.options) : () => ({}) as OptionsOf<Specs>;
  return Object.freeze({
    ...rule,
    check: (document: DocumentFacts, atlas: AtlasReader, report: Report) =>
      check(document, atlas, report, options(atlas.manifest)),
  });
}
