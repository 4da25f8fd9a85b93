export interface FixtureCase {
  readonly name: string;
  /** Files and markers, as `checkFixture` takes them. */
  readonly fixture: string;
  /** The codes whose findings count. */
  readonly judges: readonly string[];
}

/**
 * The cases of a fixture file. `=== what it holds` begins one; a line `judges: code, code` below that names the codes whose findings count there, in place of
 * the fixture's own.
 */
export function casesOf(text: string, code: string): readonly FixtureCase[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      const judges = /^judges: (.*)$/.exec(lines[0] ?? '')?.[1];
      return {
        name: name.trim(),
        fixture: (judges ? lines.slice(1) : lines).join('\n').replace(/\n+$/, ''),
        judges: judges?.split(/,\s*/) ?? [code],
      };
    });
}
