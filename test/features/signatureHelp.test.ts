import { describe, expect, it } from 'vitest';
import { ROOT } from '../memoryFiles';
import { pathOf, pointed, typed } from './grove';

describe('signature help', () => {
  const shown = async (marked: string): Promise<string | undefined> => {
    const { service, uri, position } = await typed('notes.mdx', marked);
    const found = service.signatureHelp(uri, position);
    if (!found) return undefined;
    const parameter = found.active === undefined ? undefined : found.parameters[found.active];
    return `${found.label} ${parameter ? found.label.slice(...parameter.label) : '–'}`;
  };

  it.each([
    ['The atlas has <Count ‸', '<Count of="…" level="…" group="…"> of="…"'],
    ['<Count of="slots" ‸/>', '<Count of="…" level="…" group="…"> level="…"'],
    ['<Count of="slots" gr‸', '<Count of="…" level="…" group="…"> group="…"'],
    ['<Count group="A" of="s‸', '<Count of="…" level="…" group="…"> of="…"'],
    ['<Count\n  level="strong"\n  ‸', '<Count of="…" level="…" group="…"> of="…"'],
    ['See <Slot id="‸A1" />', '<Slot id="…" /> id="…"'],
    ['See <Slot id="A1" ‸', '<Slot id="…" /> –'],
  ])('in %s', async (marked, expected) => {
    expect(await shown(marked)).toBe(expected);
  });

  it.each(['See <Slot id="A1" /> ‸', 'See <Chart ‸', 'Two < three ‸', '<Slot‸', 'plain ‸'])(
    'none in %s',
    async (marked) => {
      expect(await shown(marked)).toBeUndefined();
    },
  );

  it('tells what the ids of an atlas are', async () => {
    const { service, uri, position } = await typed('notes.mdx', '<Count of="slots" ‸');
    const found = service.signatureHelp(uri, position);
    expect(found?.parameters[2]?.documentation).toContain('A, B');
  });
});

describe('type definition', () => {
  const above = async (path: string, marked: string): Promise<readonly string[]> => {
    const { service, uri, position } = await typed(path, marked);
    return service
      .typeDefinition(uri, position)
      .map((place) => `${pathOf(place.uri)}:${place.range.start.line}`);
  };

  it('of a slot is its group, of an endpoint its slot', async () => {
    const group = await above('notes.mdx', 'See slot A‸1.');
    expect(group).toHaveLength(1);
    expect(group[0]).toMatch(/^atlas\.yaml:\d+$/);
    expect(await above('notes.mdx', 'See A1‸.1.')).toEqual(['slots/a1.yaml:0']);
  });

  it('of words is nothing', async () => {
    expect(await above('notes.mdx', 'See wo‸rds.')).toEqual([]);
    expect(await above('notes.mdx', 'See slot Z‸9.')).toEqual([]);
  });
});

describe('implementation', () => {
  it('of a slot are the texts that are of it or say that they are relevant to it', async () => {
    const { service, uri, position } = await pointed('slots/b1.mdx', 'slot: B‸1');
    expect(service.implementation(uri, position).map((place) => pathOf(place.uri))).toContain('slots/b1.mdx');
    const { position: a1 } = await pointed('slots/a1.yaml', 'slot: A‸1');
    const treating = service.implementation(`${ROOT}slots/a1.yaml`, a1).map((place) => pathOf(place.uri));
    expect(treating).toContain('topics/rain.mdx');
  });
});

describe('the hover', () => {
  const at = async (path: string, marked: string): Promise<string | undefined> => {
    const { service, uri, position } = await typed(path, marked);
    return service.hover(uri, position)?.markdown;
  };

  it('on a total says what is claimed where that is not what there is', async () => {
    expect(await at('notes.mdx', 'The atlas has 7‸ slots.')).toMatch(
      /\*\*Slots: (\d+)\*\*\n\nThis claims 7; the atlas has \1\./,
    );
  });

  it('on a rule in a comment says what is silenced and why', async () => {
    const text =
      '{/* atlas-ignore prose-co‸unt: counted in the print edition */}\n\nThe atlas has 7 slots.\n';
    const found = await at('notes.mdx', text);
    expect(found).toContain('**`prose-count`**');
    expect(found).toContain('counted in the print edition');
  });
});
