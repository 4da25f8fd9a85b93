import { findChains } from './referenceChain';

/** Ids and ranges of a string that lists them, by their offsets in it. */
export interface ReferenceList {
  readonly ids: readonly { readonly key: string; readonly from: number; readonly to: number }[];
  /** `first` and `last` are the keys of the ends, which are in `ids` too. */
  readonly ranges: readonly {
    readonly first: string;
    readonly last: string;
    readonly from: number;
    readonly to: number;
  }[];
}

/** Reads `A3, B1` or `A1-E4` as front matter writes it (format, section 4). Letters alone are groups, as are `B-group` and `group B`; what is no id stands as a key too. */
export function parseReferenceList(text: string): ReferenceList {
  const chains = findChains(text);
  const ids = chains.flatMap((chain) => chain.ids);
  const ranges = chains.flatMap((chain) =>
    chain.ranges.map((range) => {
      const [first, last] = [chain.ids[range.first]!, chain.ids[range.last]!];
      return { first: first.key, last: last.key, from: first.from, to: last.to };
    }),
  );
  const rest = [...text.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu)].flatMap((match) => {
    const key = match[0].replace(/-groups?$/i, '');
    const [from, to] = [match.index, match.index + key.length];
    return chains.some((chain) => from < chain.to && to > chain.from) ||
      /^(?:and|or|to|through|the|groups?|slots?)$/i.test(key)
      ? []
      : [{ key, from, to }];
  });
  return { ids: [...ids, ...rest].sort((a, b) => a.from - b.from), ranges };
}
