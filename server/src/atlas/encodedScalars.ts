import type { ScalarStyle } from '../syntax/yaml';
import type { ScalarPlace } from '../syntax/yamlWalk';

const STYLES: readonly ScalarStyle[] = ['plain', 'single', 'double', 'literal', 'folded'];

const FLOW = 1;
const INDENT = 2;
const ALIAS = 4;
/** Styles stand above the flags. */
const STYLE_SHIFT = 3;

/** Every member has to be told here, or it would be lost. */
const told = { span: true, style: true, flow: true, indent: true, alias: true } satisfies Record<
  keyof Required<ScalarPlace>,
  true
>;
void told;

/** Numbers of scalars, in order; each place is told from the one before. */
export function scalarColumns(scalars: readonly ScalarPlace[]): readonly number[] {
  const numbers: number[] = [];
  let before = 0;
  for (const { span, style, flow, indent, alias } of scalars) {
    numbers.push(
      (STYLES.indexOf(style) << STYLE_SHIFT) +
        (flow ? FLOW : 0) +
        (indent === undefined ? 0 : INDENT) +
        (alias ? ALIAS : 0),
      span.from - before,
      span.to - span.from,
    );
    if (indent !== undefined) numbers.push(indent);
    before = span.from;
  }
  return numbers;
}

export function readScalars(numbers: readonly number[]): ScalarPlace[] {
  const scalars: ScalarPlace[] = [];
  let from = 0;
  for (let at = 0; at < numbers.length; ) {
    const flags = numbers[at]!;
    from += numbers[at + 1]!;
    const scalar: { -readonly [Name in keyof ScalarPlace]: ScalarPlace[Name] } = {
      span: { from, to: from + numbers[at + 2]! },
      style: STYLES[flags >> STYLE_SHIFT]!,
      flow: (flags & FLOW) !== 0,
    };
    at += 3;
    if (flags & INDENT) scalar.indent = numbers[at++]!;
    if (flags & ALIAS) scalar.alias = true;
    scalars.push(scalar);
  }
  return scalars;
}
