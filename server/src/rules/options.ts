import type { Manifest, RuleSetting } from '../atlas/manifest';

/** What an author can set for a rule, beside its severity, under the rule's code in the manifest's `rules`. */
export type OptionSpec =
  | { readonly kind: 'words'; readonly description: string; readonly default: readonly string[] }
  | { readonly kind: 'whole'; readonly description: string; readonly default: number }
  | {
      readonly kind: 'choice';
      readonly description: string;
      readonly values: readonly string[];
      readonly default: string;
    };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue = RuleSetting['options'][string];

export type OptionsOf<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends { readonly kind: 'words' }
    ? readonly string[]
    : Specs[Name] extends { readonly kind: 'whole' }
      ? number
      : Specs[Name] extends { readonly values: readonly (infer Value)[] }
        ? Value
        : never;
};

/** Reads one rule's options from a manifest, defaults filled in. A value of the wrong kind counts as not set: the schema speaks of it. */
export function optionsReader<Specs extends OptionSpecs>(
  code: string,
  specs: Specs,
): (manifest: Manifest) => OptionsOf<Specs> {
  const read = new WeakMap<Manifest, OptionsOf<Specs>>();
  return (manifest) => {
    let options = read.get(manifest);
    if (!options) {
      const set = Object.hasOwn(manifest.rules, code) ? manifest.rules[code]?.options : undefined;
      const values = Object.entries(specs).map(([name, spec]) => {
        const value = set && Object.hasOwn(set, name) ? set[name] : undefined;
        return [name, value !== undefined && fits(spec, value) ? value : spec.default];
      });
      // Each value fits its spec, which the types cannot follow.
      options = Object.fromEntries(values) as OptionsOf<Specs>;
      read.set(manifest, options);
    }
    return options;
  };
}

function fits(spec: OptionSpec, value: OptionValue): boolean {
  if (spec.kind === 'words') return Array.isArray(value);
  if (spec.kind === 'whole') return typeof value === 'number' && value >= 0;
  return typeof value === 'string' && spec.values.includes(value);
}
